import type { Projection } from '@app/eventsourcing';
import { replay } from '../../../eventsourcing/src/testing/projection-memory.js';
import type { ProjectionLog } from './projection-log.js';

/** What the views of the sample projection must show: the fold of the whole log in memory. */
export async function expected(log: ProjectionLog, projection: Projection): Promise<unknown> {
  const tables = await replay(projection, await log.all());
  const history = tables.history('group_sum').map(({ row, from, to }) => ({
    ...row,
    from_position: from,
    to_position: to,
  }));
  return {
    sums: tables.rows('group_sum'),
    history: history.sort((a, b) => compare(a, b)),
    lasts: tables.rows('stream_last'),
  };
}

type Ranged = { readonly group_name?: unknown; readonly from_position: number };

function compare(a: Ranged, b: Ranged): number {
  const [left, right] = [String(a.group_name), String(b.group_name)];
  return left < right ? -1 : left > right ? 1 : a.from_position - b.from_position;
}
