import type { ActingAccount } from '@app/application';
import type { Role, RoleScope } from '@app/contracts';
import type { Director } from '../director.js';
import type { Player } from '../player.js';
import { DEMO_PASSWORD } from '../player.js';

/** Puts a person into the log. @returns the person's id */
export async function registerPerson(d: Director, as: ActingAccount, name: string): Promise<string> {
  const done = await d.gives({
    as,
    category: 'person',
    command: 'register-person',
    stream: null,
    body: { name },
  });
  return done.stream;
}

export interface AccountSpec {
  readonly login: string;
  readonly person: string;
  readonly role: Role;
  readonly scope: RoleScope;
  /** Where the role holds, in plain words. */
  readonly where: string;
}

/** Opens an account with one role, as an administrator or the operator does. */
export async function openAccount(d: Director, as: ActingAccount, spec: AccountSpec): Promise<Player> {
  const { login, person, role, scope, where } = spec;
  const grants = [{ grant: d.id('grant', login), role, scope }];
  const body = { person, login, password: DEMO_PASSWORD, roles: grants };
  const done = await d.gives({ as, category: 'account', command: 'open-account', stream: null, body });
  return { acting: { account: done.stream, person, grants }, login, role, where };
}

/** A person and an account for them, in one. */
export async function newPlayer(
  d: Director,
  as: ActingAccount,
  spec: Omit<AccountSpec, 'person'> & { readonly name: string },
): Promise<Player & { readonly person: string }> {
  const { name, ...account } = spec;
  const person = await registerPerson(d, as, name);
  return { ...(await openAccount(d, as, { ...account, person })), person };
}
