import type { ActingAccount } from '@app/application';
import { uuid } from '@app/contracts';
import type { Engine } from '@app/composition';
import { Option } from 'commander';
import { failed } from './failure.js';
import { both } from './language.js';

/** `--as`: who gives what a command writes. */
export const asOption = (): Option =>
  new Option('--as <account>', both('nama masuk atau id akun', 'login or id of an account'));

/** Whoever sits at the installation's own command line; recorded under this name. */
export const OPERATOR: ActingAccount = { account: 'operator', person: null, grants: [], operator: true };

/**
 * @param who an account's login or id; the operator without it, and for `operator`
 * @throws CommandFailed for an account that is unknown or disabled
 */
export async function actingAs({ services }: Engine, who: string | undefined): Promise<ActingAccount> {
  if (who === undefined || who === OPERATOR.account) return OPERATOR;
  const id = await idOf(services, who);
  const account = id === null ? null : await services.accounts.load(id);
  if (account !== null) return account;
  throw failed(
    `Tidak ada akun yang dapat dipakai bernama "${who}"`,
    `There is no account "${who}" that can be used`,
  );
}

/**
 * @param who an account's login or id
 * @returns its id, also of one that is disabled
 * @throws CommandFailed when there is none
 */
export async function accountNamed({ services }: Engine, who: string): Promise<string> {
  const id = await idOf(services, who);
  if (id !== null && (await services.accounts.state(id)) !== null) return id;
  throw failed(`Tidak ada akun bernama "${who}"`, `There is no account "${who}"`);
}

const idOf = async ({ credentials }: Engine['services'], who: string): Promise<string | null> =>
  uuid.safeParse(who).success ? who.toLowerCase() : credentials.accountOf(who);
