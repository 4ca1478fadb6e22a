import type { Projection, ProjectionHandler, SealedEntry, TableSpec } from '@app/eventsourcing';
import fc from 'fast-check';
import { counted } from './projection-log.js';
import type { Counted, ProjectionLog } from './projection-log.js';

const sums: TableSpec = {
  name: 'group_sum',
  key: { group_name: 'text' },
  columns: { total: 'bigint not null', streams: 'int not null' },
  ranged: true,
  indexes: [['total']],
};
const lasts: TableSpec = {
  name: 'stream_last',
  key: { stream: 'uuid' },
  columns: { group_name: 'text not null', version: 'int not null', seen: 'jsonb not null' },
  ranged: false,
  indexes: [['group_name']],
};

export interface SampleOptions {
  readonly name?: string;
  readonly version?: number;
  /** Called before each entry is applied; throws what the test wants. */
  before?(entry: SealedEntry): Promise<void> | void;
}

/**
 * A projection whose rows depend on every entry, on their order, and on each being applied once: sums per group that
 * are ended and begun anew, a count by `find`, and the entries seen per stream.
 */
export function sampleProjection(options: SampleOptions = {}): Projection {
  return {
    name: options.name ?? 'samples',
    version: options.version ?? 1,
    categories: ['counter'],
    tables: [sums, lasts],
    start: () => handler(options),
  };
}

function handler(options: SampleOptions): ProjectionHandler {
  return {
    apply: async (entry, write) => {
      await options.before?.(entry);
      const { group, n } = counted(entry);
      const last = await write.get('stream_last', { stream: entry.stream });
      const seen = [...((last?.seen as number[] | undefined) ?? []), n];
      await write.put('stream_last', {
        stream: entry.stream,
        group_name: group,
        version: entry.version,
        seen,
      });
      const streams = (await write.find('stream_last', { group_name: group })).length;
      const sum = await write.get('group_sum', { group_name: group });
      const total = Number(sum?.total ?? 0) + n;
      if (total % 5 === 0) await write.remove('group_sum', { group_name: group });
      else await write.put('group_sum', { group_name: group, total, streams });
    },
    reset: () => undefined,
  };
}

/** Printed in the names of tests: the same entries in every run. */
export const SEED = 20_260_331;

/** Entries of a few streams and groups, some of another category. */
export function randomEntries(
  count: number,
): (Counted & { readonly stream: number; readonly category: string })[] {
  const entry = fc.record({
    stream: fc.integer({ min: 0, max: 11 }),
    group: fc.constantFrom('a', 'b', 'c', 'd'),
    n: fc.integer({ min: 1, max: 9 }),
    category: fc.constantFrom('counter', 'counter', 'counter', 'other'),
  });
  return fc.sample(fc.array(entry, { minLength: count, maxLength: count }), { seed: SEED, numRuns: 1 })[0]!;
}

/** Appends entries, of one stream in order, and seals them. */
export async function appendAll(
  log: ProjectionLog,
  entries: ReturnType<typeof randomEntries>,
): Promise<void> {
  // A stream of another category would be another stream.
  for (const { stream, category, ...data } of entries) {
    await log.append(category === 'other' ? stream + 100 : stream, data, category);
  }
  await log.seal();
}

/** What a projection's views show, in the form of `MemoryTables`. */
export async function shown(
  log: ProjectionLog,
): Promise<{ sums: unknown[]; history: unknown[]; lasts: unknown[] }> {
  const rows = async (text: string): Promise<unknown[]> => (await log.owner.query(text)).rows;
  return {
    sums: await rows('select * from read.group_sum order by group_name'),
    history: await rows('select * from read.group_sum_history order by group_name, from_position'),
    lasts: await rows('select * from read.stream_last order by stream'),
  };
}
