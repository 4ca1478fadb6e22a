import type { Projection, ProjectionHandler } from '../projection.js';
import type { SealedEntry } from '../event.js';
import { MemoryTables, replay, replayTwice } from './projection-memory.js';
import { writerContract } from './writer-contract.js';

describe('a writer in memory', () => {
  writerContract(async (specs) => {
    const tables = new MemoryTables(specs);
    return {
      entry: (position, work) => work(tables.at(position)),
      commit: async () => undefined,
      history: async (table) =>
        tables.history(table).sort((a, b) => Number(a.row.id) - Number(b.row.id) || a.from - b.from),
      close: async () => undefined,
    };
  });
});

describe('replay', () => {
  const entry = (position: number, category = 'note'): SealedEntry => ({
    stream: `stream-${position % 2}`,
    category,
    version: 1,
    commandId: `command-${position}`,
    actor: { account: 'operator', person: null },
    at: '2026-03-31T09:00:00.000Z',
    effectiveAt: '2026-03-31T09:00:00.000Z',
    definition: null,
    id: position,
    events: [],
    position,
    sealedAt: '2026-03-31T09:00:00.000Z',
  });
  const projection = (start: () => ProjectionHandler): Projection => ({
    name: 'seen',
    version: 1,
    categories: ['note'],
    tables: [{ name: 'seen', key: { id: 'int' }, columns: { n: 'int' }, ranged: true }],
    start,
  });
  const entries = [0, 1, 2, 3, 4, 5].map((position) => entry(position, position === 4 ? 'other' : 'note'));

  test('feeds the entries of the projection’s categories and the streams as they stood', async () => {
    const tables = await replay(
      projection(() => ({
        apply: async ({ stream, position }, write, read) =>
          write.put('seen', { id: position, n: (await read.stream(stream)).length }),
        reset: () => undefined,
      })),
      entries,
      { log: entries },
    );
    expect(tables.rows('seen').map(({ id, n }) => [id, n])).toEqual([
      [0, 1],
      [1, 1],
      [2, 2],
      [3, 2],
      [5, 3],
    ]);
  });

  test('finds a projection out whose rows depend on what it kept in memory', async () => {
    const forgetful = projection(() => {
      let n = 0;
      return {
        apply: async ({ position }, write) => write.put('seen', { id: position, n: n++ }),
        reset: () => {
          n = 0;
        },
      };
    });
    await expect(replayTwice(forgetful, entries)).rejects.toThrow('table seen differs');
  });
});
