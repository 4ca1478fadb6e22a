import type { Queryable } from '../read/queries.js';
import { readSealState, reasonForNewEra } from './seal-state.js';
import { everythingUnsealed, snapshotDifference } from './strategy.js';

export interface SealingLag {
  /** Committed entries without a position, counted up to `COUNT_LIMIT`. */
  readonly entries: number;
  /** Milliseconds since the oldest of them was decided; 0 when there is none. */
  readonly age: number;
}

/** Beyond this many the exact number says nothing more. */
export const COUNT_LIMIT = 10_000;

/**
 * How far sealing is behind, for readiness checks; as any role that may read the log. Cheap: it looks at what came
 * after the last tick only.
 *
 * @param now the present moment, ISO 8601: the clock that commands are decided by
 */
export async function sealingLag(
  database: Queryable,
  now: string = new Date().toISOString(),
): Promise<SealingLag> {
  const state = await readSealState(database);
  const query = (reasonForNewEra(state) === null ? snapshotDifference : everythingUnsealed)(state);
  const { rows } = await database.query<{ entries: number; oldest: string | null }>(
    `with unsealed as materialized (select id, head from (${query.text}) d order by id limit ${COUNT_LIMIT})
     select (select count(*) from unsealed) as entries,
            (select convert_from(head, 'UTF8')::jsonb ->> 'at' from unsealed order by id limit 1) as oldest`,
    [...query.values],
  );
  const { entries, oldest } = rows[0]!;
  return { entries, age: oldest === null ? 0 : Math.max(0, Date.parse(now) - Date.parse(oldest)) };
}
