import type { AccountCommand, Bilingual, TokenTerms } from '@app/contracts';
import { text, TOKEN_DAYS_MOST } from '@app/contracts';
import type { Reason } from '@app/eventsourcing';
import { event } from '../shared/event-spec.js';
import { because, type Ruling } from '../shared/refusing.js';
import type { AccountEvent } from './events.js';

/** A one-time link to a new password. */
export interface ResetLink {
  readonly link: string;
  readonly tokenHash: string;
  readonly expiresAt: string;
  readonly used: boolean;
}

/** An API token that was not revoked. */
export interface ApiToken extends TokenTerms {
  readonly token: string;
  readonly expiresAt: string;
}

/** What the log knows of an account's ways in; hashes of passwords and tokens stand outside it. */
export interface SignInState {
  /** Oldest first; only the last one may still work. */
  readonly resetLinks: readonly ResetLink[];
  /** Not revoked; those that have run out are still here. */
  readonly tokens: readonly ApiToken[];
}

export const noSignIns: SignInState = { resetLinks: [], tokens: [] };

/** Given by whoever checked the old password. */
export interface RecordPasswordChange {
  readonly type: 'record-password-change';
  readonly data: Readonly<Record<string, never>>;
}
/** Given by whoever showed a link's secret. */
export interface ResetPassword {
  readonly type: 'reset-password';
  readonly data: { readonly tokenHash: string };
}
export interface IssueToken {
  readonly type: 'issue-token';
  readonly data: TokenTerms & { readonly token: string; readonly days: number };
}
export type InternalAccountCommand = RecordPasswordChange | ResetPassword | IssueToken;

export const internalTitles: Readonly<Record<InternalAccountCommand['type'], Bilingual>> = {
  'record-password-change': text('Ganti kata sandi', 'Change the password'),
  'reset-password': text('Pasang kata sandi baru', 'Set a new password'),
  'issue-token': text('Buat token API', 'Make an API token'),
};

/** How long a reset link works. */
export const RESET_MINUTES = 30;
/** More than one person's programs need. */
export const MOST_TOKENS = 20;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

type SignInCommand =
  | Extract<AccountCommand, { type: 'issue-reset-link' | 'end-sessions' | 'revoke-token' }>
  | InternalAccountCommand;

interface Account extends SignInState {
  readonly disabled: boolean;
  readonly grants: readonly { readonly grant: string }[];
}

const later = (at: string, ms: number): string => new Date(Date.parse(at) + ms).toISOString();
const disabledNow = because('account-disabled', 'akun ini dinonaktifkan', 'this account is disabled');

/** Rules what concerns the ways into an account that is open. @param at ISO 8601 UTC */
export function ruleSignIn(state: Account, command: SignInCommand, at: string): Ruling<AccountEvent> {
  switch (command.type) {
    case 'record-password-change':
      return { checks: [state.disabled && disabledNow], events: () => [event('PasswordChanged', {})] };
    case 'issue-reset-link':
      return issueLink(state, command.data, at);
    case 'reset-password':
      return {
        checks: [state.disabled && disabledNow, resetLinkProblem(state, command.data.tokenHash, at)],
        events: () => [event('PasswordReset', { link: linkOf(state, command.data.tokenHash)!.link })],
      };
    case 'end-sessions':
      return { checks: [], events: () => [event('SessionsEnded', command.data)] };
    case 'issue-token':
      return issueToken(state, command.data, at);
    case 'revoke-token':
      return {
        checks: [
          !state.tokens.some(({ token }) => token === command.data.token) &&
            because(
              'unknown-token',
              'tidak ada token yang berlaku dengan id ini',
              'no token is in force by this id',
              '/token',
            ),
        ],
        events: () => [event('ApiTokenRevoked', command.data)],
      };
  }
}

const linkOf = (state: SignInState, tokenHash: string): ResetLink | undefined =>
  state.resetLinks.find((each) => each.tokenHash === tokenHash);

/**
 * Why a link does not work.
 *
 * @param tokenHash SHA-256 of its secret in hex
 * @param at ISO 8601 UTC
 * @returns null for one that works: the newest of the account, not used and not past its time
 */
export function resetLinkProblem(state: SignInState, tokenHash: string, at: string): Reason | null {
  const found = linkOf(state, tokenHash);
  if (found === undefined) return unknownLink;
  if (found.used) {
    return because('link-used', 'tautan ini sudah dipakai', 'this link was used already', '/code');
  }
  if (state.resetLinks.at(-1) !== found) {
    return because(
      'link-replaced',
      'tautan ini sudah diganti tautan yang lebih baru',
      'this link was replaced by a newer one',
      '/code',
    );
  }
  if (Date.parse(found.expiresAt) > Date.parse(at)) return null;
  return because(
    'link-expired',
    `tautan ini hanya berlaku ${RESET_MINUTES} menit, dan sudah lewat`,
    `this link worked for ${RESET_MINUTES} minutes, which are over`,
    '/code',
    { expiresAt: found.expiresAt },
  );
}

/** The answer to a secret that stands for no link, of whatever account. */
export const unknownLink: Reason = because(
  'link-unknown',
  'tautan ini tidak dikenal; salin seluruhnya',
  'this link is not known; copy all of it',
  '/code',
);

function issueLink(
  state: Account,
  data: { link: string; tokenHash: string },
  at: string,
): Ruling<AccountEvent> {
  const taken = state.resetLinks.some(
    ({ link, tokenHash }) => link === data.link || tokenHash === data.tokenHash,
  );
  return {
    checks: [
      state.disabled && disabledNow,
      taken && because('duplicate-id', 'tautan ini sudah dicatat', 'this link is on record already', '/link'),
    ],
    events: () => [event('ResetLinkIssued', { ...data, expiresAt: later(at, RESET_MINUTES * MINUTE_MS) })],
  };
}

function issueToken(state: Account, data: IssueToken['data'], at: string): Ruling<AccountEvent> {
  const { days, ...token } = data;
  const held = new Set(state.grants.map(({ grant }) => grant));
  const living = state.tokens.filter(({ expiresAt }) => Date.parse(expiresAt) > Date.parse(at));
  return {
    checks: [
      state.disabled && disabledNow,
      ...(token.grants ?? []).map(
        (grant, index) =>
          !held.has(grant) &&
          because(
            'unknown-grant',
            'akun ini tidak memegang peran dengan id ini',
            'the account holds no role by this id',
            `/grants/${index}`,
          ),
      ),
      !(days >= 1 && days <= TOKEN_DAYS_MOST) &&
        because(
          'token-days',
          `harus 1 sampai ${TOKEN_DAYS_MOST} hari`,
          `must be 1 to ${TOKEN_DAYS_MOST} days`,
          '/days',
        ),
      living.some(({ name }) => name === token.name) &&
        because(
          'token-name-taken',
          'token lain yang berlaku sudah bernama ini',
          'another token in force has this name',
          '/name',
        ),
      living.length >= MOST_TOKENS &&
        because(
          'too-many-tokens',
          `paling banyak ${MOST_TOKENS} token; cabut salah satunya dahulu`,
          `at most ${MOST_TOKENS} tokens; revoke one of them first`,
          undefined,
          { most: MOST_TOKENS },
        ),
    ],
    events: () => [event('ApiTokenIssued', { ...token, expiresAt: later(at, days * DAY_MS) })],
  };
}

const SIGN_IN_EVENTS = [
  'PasswordChanged',
  'ResetLinkIssued',
  'PasswordReset',
  'SessionsEnded',
  'ApiTokenIssued',
  'ApiTokenRevoked',
] as const;
export type SignInEvent = Extract<AccountEvent, { type: (typeof SIGN_IN_EVENTS)[number] }>;

export const isSignInEvent = (event: AccountEvent): event is SignInEvent =>
  (SIGN_IN_EVENTS as readonly string[]).includes(event.type);

/** Folds one event of the ways in. */
export function evolveSignIn({ resetLinks, tokens }: SignInState, event: SignInEvent): SignInState {
  switch (event.type) {
    case 'PasswordChanged':
      // Whoever knows the password needs no link that still lies about.
      return { tokens, resetLinks: resetLinks.map((each) => ({ ...each, used: true })) };
    case 'SessionsEnded':
      return { resetLinks, tokens };
    case 'ResetLinkIssued':
      return { tokens, resetLinks: [...resetLinks, { ...event.data, used: false }] };
    case 'PasswordReset':
      return {
        tokens,
        resetLinks: resetLinks.map((each) =>
          each.link === event.data.link ? { ...each, used: true } : each,
        ),
      };
    case 'ApiTokenIssued':
      return { resetLinks, tokens: [...tokens, event.data] };
    case 'ApiTokenRevoked':
      return { resetLinks, tokens: tokens.filter(({ token }) => token !== event.data.token) };
  }
}
