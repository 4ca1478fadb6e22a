import {
  accountCommands,
  type AccountCommand,
  type Bilingual,
  type DataOf,
  type Role,
  type RoleScope,
} from '@app/contracts';
import type { Decider } from '@app/eventsourcing';
import { event } from '../shared/event-spec.js';
import { LifecycleError } from '../shared/machine.js';
import { because, type Check, conclude, type Ruling } from '../shared/refusing.js';
import type { AccountEvent } from './events.js';
import type { InternalAccountCommand, SignInState } from './sign-in.js';
import { evolveSignIn, internalTitles, isSignInEvent, noSignIns, ruleSignIn } from './sign-in.js';
import type { SingleSignOnState } from './single-sign-on.js';
import * as sso from './single-sign-on.js';

export interface Grant {
  readonly grant: string;
  readonly role: Role;
  readonly scope: RoleScope;
}

/** What is given over HTTP, and what the parts of signing in give. */
export type AnyAccountCommand = AccountCommand | InternalAccountCommand;

export interface AccountState extends SignInState, SingleSignOnState {
  /** null before the first entry. */
  readonly person: string | null;
  readonly disabled: boolean;
  /** Roles held now. */
  readonly grants: readonly Grant[];
  /** Ids of every grant ever made: an id names one grant for ever. */
  readonly used: readonly string[];
}

const sameRole = (one: Grant, other: Grant): boolean =>
  one.role === other.role &&
  one.scope.region === other.scope.region &&
  one.scope.cluster === other.scope.cluster &&
  one.scope.agreement === other.scope.agreement;

function checkGrant(held: readonly Grant[], used: readonly string[], grant: Grant, at: string): Check[] {
  return [
    used.includes(grant.grant) &&
      because(
        'duplicate-id',
        'pemberian ini sudah dicatat',
        'this grant is on record already',
        `${at}/grant`,
      ),
    held.some((each) => sameRole(each, grant)) &&
      because(
        'role-held',
        'peran ini sudah dipegang dengan cakupan yang sama',
        'this role is held already with the same scope',
        `${at}/role`,
      ),
  ];
}

type OpenData = DataOf<typeof accountCommands, 'open-account'>;

/** The password, if it came this far, stays here: no event ever holds it. */
function open(state: AccountState, data: Omit<OpenData, 'password'>): Ruling<AccountEvent> {
  const { person, login, roles } = data;
  return {
    checks: [
      state.person !== null &&
        because('already-open', 'akun ini sudah dibuka', 'this account is open already'),
      ...roles.flatMap((grant, index) => {
        const before = roles.slice(0, index);
        return checkGrant(
          before,
          before.map((each) => each.grant),
          grant,
          `/roles/${index}`,
        );
      }),
    ],
    events: () => [
      event('AccountOpened', { person, login: { subject: person, value: login } }),
      ...roles.map((grant) => event('RoleGranted', grant)),
    ],
  };
}

function rule(state: AccountState, command: AnyAccountCommand, at: string): Ruling<AccountEvent> {
  if (command.type === 'open-account') return open(state, command.data);
  if (state.person === null) {
    const absent = because('not-open', 'akun ini belum dibuka', 'this account is not open');
    return { checks: [absent], events: () => [] };
  }
  if (sso.isSingleSignOnCommand(command)) return sso.ruleSingleSignOn(state, command);
  const disabled = because('account-disabled', 'akun ini dinonaktifkan', 'this account is disabled');
  switch (command.type) {
    case 'grant-role':
      return {
        checks: [state.disabled && disabled, ...checkGrant(state.grants, state.used, command.data, '')],
        events: () => [event('RoleGranted', command.data)],
      };
    case 'revoke-role':
      return {
        checks: [
          !state.grants.some(({ grant }) => grant === command.data.grant) &&
            because(
              'unknown-grant',
              'tidak ada peran yang dipegang dengan id ini',
              'no role is held by this id',
              '/grant',
            ),
        ],
        events: () => [event('RoleRevoked', command.data)],
      };
    case 'disable-account':
      return {
        checks: [state.disabled && disabled],
        events: () => [event('AccountDisabled', command.data)],
      };
    case 'enable-account':
      return {
        checks: [!state.disabled && because('account-enabled', 'akun ini aktif', 'this account is enabled')],
        events: () => [event('AccountEnabled', command.data)],
      };
    default:
      return ruleSignIn(state, command, at);
  }
}

function evolve(state: AccountState, event: AccountEvent): AccountState {
  const refused = () => new LifecycleError('account', state.disabled ? 'disabled' : 'enabled', event.type);
  if ((event.type === 'AccountOpened') !== (state.person === null)) throw refused();
  if (sso.isSingleSignOnEvent(event)) return { ...state, ...sso.evolveSingleSignOn(state, event) };
  if (isSignInEvent(event)) return { ...state, ...evolveSignIn(state, event) };
  switch (event.type) {
    case 'AccountOpened':
      return { ...state, person: event.data.person };
    case 'RoleGranted':
      return {
        ...state,
        grants: [...state.grants, event.data],
        used: [...state.used, event.data.grant],
      };
    case 'RoleRevoked':
      if (!state.grants.some(({ grant }) => grant === event.data.grant)) throw refused();
      return { ...state, grants: state.grants.filter(({ grant }) => grant !== event.data.grant) };
    case 'AccountDisabled':
    case 'AccountEnabled': {
      const disabled = event.type === 'AccountDisabled';
      if (state.disabled === disabled) throw refused();
      // Whoever returns makes new tokens: nobody remembers where the old ones went.
      return { ...state, disabled, ...(disabled ? { tokens: [] } : {}) };
    }
  }
}

const titles: ReadonlyMap<string, Bilingual> = new Map([
  ...accountCommands.map(({ name, title }) => [name, title] as const),
  ...Object.entries(internalTitles),
]);

/** Accounts: who may act, in which roles. Sign-in data stands in a table outside the log. */
export const accountDecider: Decider<AccountState, AnyAccountCommand, AccountEvent> = {
  category: 'account',
  initial: () => ({ person: null, disabled: false, grants: [], used: [], ...noSignIns, ...sso.noIdentities }),
  evolve,
  decide: (command, state, { at }) =>
    conclude(command.type, titles.get(command.type)!, rule(state, command, at)),
};
