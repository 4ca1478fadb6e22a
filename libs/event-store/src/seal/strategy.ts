import type { SealState } from './seal-state.js';

/** A query that answers the columns `id` and `head` of the entries to seal, in any order. */
export interface UnsealedQuery {
  /** Of a prepared statement; a query that is rarely needed has none. */
  readonly name?: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** How the sealer finds what became visible since the last tick. Tests put a wrong one in its place. */
export type SealStrategy = (state: SealState) => UnsealedQuery;

// Ids below the era's first may have been sealed in an earlier one, whose transaction ids mean nothing here.
const NOT_SEALED_BEFORE = `case when e.id >= $5 then true
          else (select s.id from log.sealed s where s.id = e.id) is null end`;

/**
 * The difference of two snapshots (after PgQ, Skype 2007): transactions that began after the last tick's snapshot,
 * and those that were in progress in it, as far as the new snapshot sees them committed. Whatever is still in
 * progress is in the new tick's snapshot and is found by a later one; nothing ever waits for it.
 */
export const snapshotDifference: SealStrategy = ({ last, era, xmax, snapshot }) => ({
  name: 'rumpun-snapshot-difference',
  text: `
  select e.id, e.head from log.entry e
  where e.xid >= $1::xid8 and e.xid < $2::xid8 and pg_visible_in_snapshot(e.xid, $3::pg_snapshot)
    and ${NOT_SEALED_BEFORE}
  union all
  select e.id, e.head from log.entry e
  where e.xid = any($4::xid8[]) and pg_visible_in_snapshot(e.xid, $3::pg_snapshot) and ${NOT_SEALED_BEFORE}`,
  values: [last!.xmax, xmax, snapshot, last!.xip, era!.minId],
});

/** All that is visible and has no position: what a new era begins with. */
export const everythingUnsealed: SealStrategy = () => ({
  text: `select e.id, e.head from log.entry e where not exists (select 1 from log.sealed s where s.id = e.id)`,
  values: [],
});
