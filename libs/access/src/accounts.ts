import type { EventStore } from '@app/eventsourcing';
import { fold } from '@app/eventsourcing';
import type { AccountState } from '@app/programme';
import { accountDecider } from '@app/programme';
import type { ActingAccount } from './acting.js';

interface Known {
  readonly version: number;
  readonly state: AccountState;
}

/** Who acts by an API token. */
export interface ActingByToken {
  readonly acting: ActingAccount;
  readonly readOnly: boolean;
  readonly expiresAt: string;
}

const KEPT = 1_000;

/**
 * Loads who acts from the account's own stream. What was folded is kept by version and only what came since is
 * read, so that a role revoked or an account disabled counts with the next request, on every server.
 */
export class Accounts {
  private readonly known = new Map<string, Known>();

  constructor(
    private readonly store: Pick<EventStore, 'readStream'>,
    private readonly kept = KEPT,
  ) {}

  /** @returns null for an account that is unknown or disabled */
  async load(account: string): Promise<ActingAccount | null> {
    const state = await this.state(account);
    if (state === null || state.disabled) return null;
    return { account, person: state.person, grants: state.grants };
  }

  /**
   * Loads who acts by an API token: the account, limited to what the token was given of what it still holds.
   *
   * @param now ISO 8601 UTC, of the clock that the log goes by
   * @returns null when the token is revoked or has run out, or its account is unknown or disabled
   */
  async loadByToken(account: string, token: string, now: string): Promise<ActingByToken | null> {
    const state = await this.state(account);
    const found = state?.tokens.find((each) => each.token === token);
    if (state === null || state.disabled || found === undefined) return null;
    if (Date.parse(found.expiresAt) <= Date.parse(now)) return null;
    const { grants: only, readOnly, expiresAt } = found;
    const acting: ActingAccount =
      only === undefined
        ? { account, person: state.person, grants: state.grants }
        : {
            ...{ account, person: state.person, limited: true },
            grants: state.grants.filter(({ grant }) => only.includes(grant)),
          };
    return { acting, readOnly, expiresAt };
  }

  /** @returns the account as its stream tells it; null for a stream that is no account */
  async state(account: string): Promise<AccountState | null> {
    const before = this.known.get(account) ?? { version: 0, state: accountDecider.initial() };
    const entries = await this.store.readStream(account, { from: before.version + 1 });
    if (before.version === 0 && entries[0]?.category !== accountDecider.category) return null;
    const state = fold(accountDecider, entries, before.state);
    this.keep(account, { version: entries.at(-1)?.version ?? before.version, state });
    return state;
  }

  private keep(account: string, known: Known): void {
    // Deleted first, so that the map's order is that of use.
    this.known.delete(account);
    this.known.set(account, known);
    if (this.known.size > this.kept) this.known.delete(this.known.keys().next().value!);
  }
}
