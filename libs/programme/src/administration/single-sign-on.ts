import type { AccountCommand } from '@app/contracts';
import { event } from '../shared/event-spec.js';
import { because, type Ruling } from '../shared/refusing.js';
import type { AccountEvent } from './events.js';

/** A person of an identity provider by whom the account may be signed in to; the subject stays in its event. */
export interface LinkedIdentity {
  readonly identity: string;
  readonly issuer: string;
}

export interface SingleSignOnState {
  readonly identities: readonly LinkedIdentity[];
  /** Ids of every identity ever linked: an id names one link for ever. */
  readonly usedIdentities: readonly string[];
}

export const noIdentities: SingleSignOnState = { identities: [], usedIdentities: [] };

const NAMES = ['link-sign-in', 'unlink-sign-in'] as const;
type SingleSignOnCommand = Extract<AccountCommand, { type: (typeof NAMES)[number] }>;

export const isSingleSignOnCommand = (command: { readonly type: string }): command is SingleSignOnCommand =>
  (NAMES as readonly string[]).includes(command.type);

interface Account extends SingleSignOnState {
  readonly person: string | null;
  readonly disabled: boolean;
}

/** Rules what concerns single sign-on to an account that is open. */
export function ruleSingleSignOn(state: Account, { type, data }: SingleSignOnCommand): Ruling<AccountEvent> {
  if (type === 'unlink-sign-in') {
    return {
      checks: [
        !state.identities.some(({ identity }) => identity === data.identity) &&
          because(
            'unknown-identity',
            'akun ini tidak terhubung dengan id ini',
            'the account is not linked by this id',
            '/identity',
          ),
      ],
      events: () => [event('SignInUnlinked', data)],
    };
  }
  return {
    checks: [
      state.disabled && because('account-disabled', 'akun ini dinonaktifkan', 'this account is disabled'),
      state.usedIdentities.includes(data.identity) &&
        because('duplicate-id', 'id ini sudah dicatat', 'this id is on record already', '/identity'),
      state.identities.some(({ issuer }) => issuer === data.issuer) &&
        because(
          'already-linked',
          'akun ini sudah terhubung dengan penyedia itu; putuskan dahulu',
          'the account is linked with that provider already; unlink it first',
          '/issuer',
        ),
    ],
    events: () => [
      event('SignInLinked', { ...data, subject: { subject: state.person!, value: data.subject } }),
    ],
  };
}

export type SingleSignOnEvent = Extract<AccountEvent, { type: 'SignInLinked' | 'SignInUnlinked' }>;

export const isSingleSignOnEvent = (event: AccountEvent): event is SingleSignOnEvent =>
  event.type === 'SignInLinked' || event.type === 'SignInUnlinked';

/** Folds one event of single sign-on. */
export function evolveSingleSignOn(state: SingleSignOnState, event: SingleSignOnEvent): SingleSignOnState {
  const { identity } = event.data;
  if (event.type === 'SignInUnlinked') {
    return { ...state, identities: state.identities.filter((each) => each.identity !== identity) };
  }
  return {
    identities: [...state.identities, { identity, issuer: event.data.issuer }],
    usedIdentities: [...state.usedIdentities, identity],
  };
}
