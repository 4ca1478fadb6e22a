import type { EventStore } from '@app/eventsourcing';
import { fold } from '@app/eventsourcing';
import type { AccountState } from '@app/programme';
import { accountDecider } from '@app/programme';
import type { ActingAccount } from './acting.js';

interface Known {
  readonly version: number;
  readonly state: AccountState;
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
    const before = this.known.get(account) ?? { version: 0, state: accountDecider.initial() };
    const entries = await this.store.readStream(account, { from: before.version + 1 });
    if (before.version === 0 && entries[0]?.category !== accountDecider.category) return null;
    const state = fold(accountDecider, entries, before.state);
    this.keep(account, { version: entries.at(-1)?.version ?? before.version, state });
    const { person, disabled, grants } = state;
    return disabled ? null : { account, person, grants };
  }

  private keep(account: string, known: Known): void {
    // Deleted first, so that the map's order is that of use.
    this.known.delete(account);
    this.known.set(account, known);
    if (this.known.size > this.kept) this.known.delete(this.known.keys().next().value!);
  }
}
