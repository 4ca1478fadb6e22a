import type { Queryable } from '../read/queries.js';

/** What the sealer knows when it begins: the last tick, the last era, and the snapshot of its transaction. */
export interface SealState {
  /** `pg_current_snapshot()` as text, and its upper end. */
  readonly snapshot: string;
  readonly xmax: string;
  readonly standby: boolean;
  readonly systemIdentifier: string;
  /** The transaction counter stands before the last tick's: the log was restored into another cluster. */
  readonly behind: boolean;
  readonly last: LastTick | null;
  readonly era: { readonly era: number; readonly systemIdentifier: string; readonly minId: number } | null;
}

export interface LastTick {
  readonly tick: number;
  readonly base: number;
  readonly n: number;
  readonly xmax: string;
  /** Transactions that were in progress then. */
  readonly xip: readonly string[];
  readonly sealedAt: Date;
  readonly frontier: readonly Buffer[];
}

const STATE_SQL = `
select pg_current_snapshot()::text as snapshot, pg_snapshot_xmax(pg_current_snapshot())::text as xmax,
       pg_is_in_recovery() as standby, c.system_identifier::text as system_identifier,
       coalesce(pg_snapshot_xmax(pg_current_snapshot()) < pg_snapshot_xmax(t.snapshot), false) as behind,
       t.tick, t.base, t.n, pg_snapshot_xmax(t.snapshot)::text as last_xmax,
       array(select x::text from pg_snapshot_xip(t.snapshot) x) as last_xip, t.sealed_at, t.frontier,
       r.era, r.system_identifier::text as era_system_identifier, r.min_id
from pg_control_system() c
left join lateral (select * from log.tick order by tick desc limit 1) t on true
left join lateral (select * from log.era order by era desc limit 1) r on true`;

interface StateRow {
  readonly snapshot: string;
  readonly xmax: string;
  readonly standby: boolean;
  readonly system_identifier: string;
  readonly behind: boolean;
  readonly tick: number | null;
  readonly base: number;
  readonly n: number;
  readonly last_xmax: string;
  readonly last_xip: readonly string[];
  readonly sealed_at: Date;
  readonly frontier: readonly Buffer[];
  readonly era: number | null;
  readonly era_system_identifier: string;
  readonly min_id: number;
}

/**
 * The first statement of a sealing: with REPEATABLE READ, everything after it sees the snapshot that it answers.
 */
export async function readSealState(database: Queryable): Promise<SealState> {
  const { rows } = await database.query<StateRow>({ name: 'rumpun-seal-state', text: STATE_SQL });
  const row = rows[0]!;
  return {
    snapshot: row.snapshot,
    xmax: row.xmax,
    standby: row.standby,
    systemIdentifier: row.system_identifier,
    behind: row.behind,
    last:
      row.tick === null
        ? null
        : {
            tick: row.tick,
            base: row.base,
            n: row.n,
            xmax: row.last_xmax,
            xip: row.last_xip,
            sealedAt: row.sealed_at,
            frontier: row.frontier,
          },
    era:
      row.era === null
        ? null
        : { era: row.era, systemIdentifier: row.era_system_identifier, minId: row.min_id },
  };
}

/** @returns why the log enters a new era, or null when transaction ids can be compared with the last tick's */
export function reasonForNewEra(state: SealState): string | null {
  if (state.last === null || state.era === null) return 'first sealing of this log';
  if (state.era.systemIdentifier !== state.systemIdentifier)
    return 'the log stands in another database cluster';
  return state.behind ? 'the transaction counter stands before that of the last sealing' : null;
}
