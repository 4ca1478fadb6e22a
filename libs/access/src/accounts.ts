import type { Entry, EventStore } from '@app/eventsourcing';
import type { AccountEvent } from '@app/programme';
import type { ActingAccount, RoleGrant } from './acting.js';

/** What an account's stream says that signing in and acting need. */
interface AccountFold {
  readonly version: number;
  readonly person: string | null;
  readonly disabled: boolean;
  readonly grants: readonly RoleGrant[];
}

const NOTHING: AccountFold = { version: 0, person: null, disabled: false, grants: [] };
const KEPT = 1_000;

/**
 * Loads who acts from the account's own stream. What was folded is kept by version and only what came since is
 * read, so that a role revoked or an account disabled counts with the next request, on every server.
 */
export class Accounts {
  private readonly folds = new Map<string, AccountFold>();

  constructor(
    private readonly store: Pick<EventStore, 'readStream'>,
    private readonly kept = KEPT,
  ) {}

  /** @returns null for an account that is unknown or disabled */
  async load(account: string): Promise<ActingAccount | null> {
    const known = this.folds.get(account) ?? NOTHING;
    const entries = await this.store.readStream(account, { from: known.version + 1 });
    if (known.version === 0 && entries[0]?.category !== 'account') return null;
    const { person, disabled, grants } = this.keep(account, entries.reduce(foldEntry, known));
    return disabled ? null : { account, person, grants };
  }

  private keep(account: string, fold: AccountFold): AccountFold {
    // Deleted first, so that the map's order is that of use.
    this.folds.delete(account);
    this.folds.set(account, fold);
    if (this.folds.size > this.kept) this.folds.delete(this.folds.keys().next().value!);
    return fold;
  }
}

function foldEntry(fold: AccountFold, entry: Entry): AccountFold {
  const events = entry.events as readonly AccountEvent[];
  return { ...events.reduce(foldEvent, fold), version: entry.version };
}

function foldEvent(fold: AccountFold, event: AccountEvent): AccountFold {
  switch (event.type) {
    case 'AccountOpened':
      return { ...fold, person: event.data.person };
    case 'RoleGranted':
      return {
        ...fold,
        grants: [...fold.grants.filter(({ grant }) => grant !== event.data.grant), event.data],
      };
    case 'RoleRevoked':
      return { ...fold, grants: fold.grants.filter(({ grant }) => grant !== event.data.grant) };
    case 'AccountDisabled':
      return { ...fold, disabled: true };
    case 'AccountEnabled':
      return { ...fold, disabled: false };
  }
}
