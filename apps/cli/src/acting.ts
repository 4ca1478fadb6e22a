import { Accounts } from '@app/access';
import type { ActingAccount } from '@app/application';
import { uuid } from '@app/contracts';
import type { Engine } from '@app/composition';
import { failed } from './failure.js';

/** Whoever sits at the installation's own command line; recorded under this name. */
export const OPERATOR: ActingAccount = { account: 'operator', person: null, grants: [], operator: true };

/**
 * @param who an account's login or id; the operator without it
 * @throws CommandFailed for an account that is unknown or disabled
 */
export async function actingAs({ services }: Engine, who: string | undefined): Promise<ActingAccount> {
  if (who === undefined) return OPERATOR;
  const id = uuid.safeParse(who).success ? who : await services.credentials.accountOf(who);
  const account = id === null ? null : await new Accounts(services.store).load(id);
  if (account !== null) return account;
  throw failed(
    `Tidak ada akun yang dapat dipakai bernama "${who}"`,
    `There is no account "${who}" that can be used`,
  );
}
