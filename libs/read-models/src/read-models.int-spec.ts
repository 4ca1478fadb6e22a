import { replay } from '../../eventsourcing/src/testing/projection-memory.js';
import type { MemoryTables } from '../../eventsourcing/src/testing/projection-memory.js';
import type { Projection } from '@app/eventsourcing';
import { boardProjection } from './board/board.projection.js';
import { directoryProjection } from './directory/directory.projection.js';
import { dueDatesProjection } from './due-dates/due-dates.projection.js';
import { findingsProjection } from './findings/findings.projection.js';
import { rowsOf } from './shared/sql.js';
import { largeProgramme } from './testing/large-programme.js';
import type { ReadModelDatabase } from './testing/read-model-database.js';
import { openReadModels } from './testing/read-model-database.js';
import { someMoves, played } from './testing/surveys/moves.js';

/**
 * Enough for meetings, agreements and duties that fall due, and then surveys; a batch of the runner ends in the middle
 * of things.
 */
const entries = played(someMoves(400), largeProgramme(4, 330, 12).log);
let database: ReadModelDatabase;

beforeAll(async () => {
  database = await openReadModels(23);
  await database.record(entries);
}, 120_000);
afterAll(() => database?.close());

const memory = (projection: Projection): Promise<MemoryTables> =>
  replay(projection, entries, { log: entries });

/** A table as PostgreSQL holds it, each row with its range, as JSON that can be compared. */
async function stored(table: string, ranged: boolean): Promise<unknown[]> {
  const view = ranged ? `read.${table}_history` : `read.${table}`;
  const rows = await rowsOf<{ row: Record<string, unknown> }>(
    database.source,
    `select to_jsonb(t) as row from ${view} t`,
  );
  return rows.map(({ row }) => row);
}

const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) {
    // to_jsonb writes instants with their offset.
    const instant = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T.*[+-]\d{2}:\d{2}$/.test(value);
    return instant ? new Date(value).toISOString() : value;
  }
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members.map(([name, member]) => [name, canonical(member)]));
};
const sorted = (rows: readonly unknown[]): string[] =>
  rows.map((row) => JSON.stringify(canonical(row))).sort();

const tables = [directoryProjection, boardProjection, dueDatesProjection, findingsProjection].flatMap(
  (projection) => projection.tables.map((table) => ({ projection, name: table.name, ranged: table.ranged })),
);

describe('read models on PostgreSQL', () => {
  it.each(tables)(
    '$name holds every row and range that a replay in memory gives',
    async ({ projection, name, ranged }) => {
      const replayed = (await memory(projection)).history(name);
      const expected = replayed.map(({ row, from, to }) =>
        ranged ? { ...row, from_position: from, to_position: to } : row,
      );
      expect(sorted(await stored(name, ranged))).toEqual(sorted(expected));
    },
  );
});
