import fc from 'fast-check';
import type { ProjectionWriter, Row, TableSpec } from '../projection.js';
import type { HeldRow } from './projection-memory.js';

/** A writer under test with its tables. */
export interface WriterHarness {
  /** Applies one entry. `late` when later entries may have been applied before it. */
  entry<T>(position: number, work: (write: ProjectionWriter) => Promise<T>, late?: boolean): Promise<T>;
  /** Ends a transaction: everything so far is committed. */
  commit(): Promise<void>;
  /** Every row that a table ever held, of a plain table the current ones; by key, oldest first. */
  history(table: string): Promise<HeldRow[]>;
  close(): Promise<void>;
}

/** Printed with the tests' names: the same rows in every run. */
const SEED = 20_260_331;

const specs: readonly TableSpec[] = [
  {
    name: 'held',
    key: { id: 'int' },
    columns: { amount: 'numeric(12,2)', label: 'text', flag: 'boolean not null' },
    ranged: true,
    indexes: [['label']],
  },
  { name: 'plain', key: { a: 'text', b: 'int' }, columns: { n: 'bigint not null' }, ranged: false },
  {
    name: 'all_types',
    key: { id: 'uuid' },
    columns: {
      small: 'smallint',
      big: 'bigint',
      exact: 'numeric',
      ratio: 'double precision',
      day: 'date',
      moment: 'timestamptz',
      tree: 'jsonb',
      tags: 'text[]',
      moments: 'timestamptz[]',
      prices: 'numeric(8,1)[]',
    },
    ranged: false,
  },
  { name: 'keys_only', key: { id: 'int' }, columns: {}, ranged: false },
];

/** What the held table is told in one entry, for one of few keys. */
type Step = {
  readonly id: number;
  readonly label: string | null;
  readonly remove: boolean;
  readonly commit: boolean;
};

const held = (id: number, label: string | null): Row => ({ id, amount: `${id}.5`, label, flag: true });

/** The suite that every ProjectionWriter passes. @param open fresh tables of the given specs */
export function writerContract(open: (tables: readonly TableSpec[]) => Promise<WriterHarness>): void {
  let harness: WriterHarness;
  beforeEach(async () => {
    harness = await open(specs);
  });
  afterEach(() => harness.close());

  test('a row is read as it was put, before and after a commit', async () => {
    const id = '00000000-0000-4000-8000-000000000001';
    const row = {
      id,
      small: -3,
      big: 9_007_199_254_740_991,
      exact: '12345678901234567890.10',
      ratio: 0.1,
      day: '2026-02-28',
      moment: '2026-02-28T10:00:00.250Z',
      tree: { b: [1, { c: 'é\n"\\u0000"' }], a: null },
      tags: ['x', null, 'a,"b"\\'],
      moments: ['2026-02-28T10:00:00.000Z'],
      prices: ['7.5', '8.0'],
    };
    const given = {
      ...row,
      id: id.toUpperCase(),
      moment: '2026-02-28T17:00:00.250+07:00',
      prices: ['7.5', '8'],
    };
    await harness.entry(0, (write) => write.put('all_types', given));
    expect(await harness.entry(1, (write) => write.get('all_types', { id }))).toEqual(row);
    await harness.commit();
    expect(await harness.entry(2, (write) => write.get('all_types', { id }))).toEqual(row);
    expect((await harness.history('all_types')).map((each) => each.row)).toEqual([row]);
  });

  test('columns left out are null and a put replaces the whole row', async () => {
    await harness.entry(0, (write) => write.put('held', held(1, 'a')));
    await harness.entry(1, (write) => write.put('held', { id: 1, flag: false }));
    expect(await harness.entry(2, (write) => write.get('held', { id: 1 }))).toEqual({
      id: 1,
      amount: null,
      label: null,
      flag: false,
    });
  });

  test('a replaced and an ended row keep the positions in which they held', async () => {
    await harness.entry(3, (write) => write.put('held', held(1, 'a')));
    await harness.entry(5, (write) => write.put('held', held(1, 'b')));
    await harness.commit();
    await harness.entry(8, (write) => write.remove('held', { id: 1 }));
    await harness.entry(9, (write) => write.put('held', held(1, 'c')));
    const ranges = (await harness.history('held')).map(({ row, from, to }) => [row.label, from, to]);
    expect(ranges).toEqual([
      ['a', 3, 5],
      ['b', 5, 8],
      ['c', 9, null],
    ]);
  });

  test('what was put and ended within one entry never held', async () => {
    await harness.entry(3, async (write) => {
      await write.put('held', held(1, 'a'));
      await write.put('held', held(1, 'b'));
      await write.put('held', held(2, 'c'));
      await write.remove('held', { id: 2 });
    });
    const ranges = (await harness.history('held')).map(({ row, from, to }) => [row.label, from, to]);
    expect(ranges).toEqual([['b', 3, null]]);
  });

  test('ending a row that is not there does nothing', async () => {
    await harness.entry(0, (write) => write.remove('held', { id: 1 }));
    await harness.entry(0, (write) => write.remove('plain', { a: 'x', b: 1 }));
    expect([...(await harness.history('held')), ...(await harness.history('plain'))]).toEqual([]);
  });

  test('find answers current rows by all given columns, in the order of keys', async () => {
    await harness.entry(0, async (write) => {
      for (const id of [3, 1, 2]) await write.put('held', held(id, 'a'));
      await write.put('held', held(4, null));
    });
    await harness.commit();
    const found = await harness.entry(1, async (write) => {
      await write.put('held', held(2, 'b'));
      await write.remove('held', { id: 3 });
      await write.put('held', held(5, 'a'));
      const ids = async (where: Row): Promise<unknown[]> =>
        (await write.find('held', where)).map(({ id }) => id);
      return [
        await ids({ label: 'a' }),
        await ids({ label: 'a', id: 5 }),
        await ids({ label: null }),
        await ids({}),
      ];
    });
    expect(found).toEqual([[1, 5], [5], [4], [1, 2, 4, 5]]);
  });

  test('a plain table keeps only the current row', async () => {
    await harness.entry(0, (write) => write.put('plain', { a: 'x', b: 1, n: 1 }));
    await harness.entry(0, (write) => write.put('plain', { a: 'x', b: 2, n: 2 }));
    await harness.commit();
    await harness.entry(1, (write) => write.put('plain', { a: 'x', b: 1, n: 3 }));
    await harness.entry(2, (write) => write.remove('plain', { a: 'x', b: 2 }));
    await harness.entry(2, (write) => write.put('keys_only', { id: 1 }));
    await harness.commit();
    await harness.entry(3, (write) => write.put('keys_only', { id: 1 }));
    const rows = [...(await harness.history('plain')), ...(await harness.history('keys_only'))];
    expect(rows.map(({ row }) => row)).toEqual([{ a: 'x', b: 1, n: 3 }, { id: 1 }]);
  });

  test.each<[string, (write: ProjectionWriter) => Promise<unknown>]>([
    ['an unknown table', (write) => write.get('nothing', { id: 1 })],
    ['an unknown column', (write) => write.put('held', { ...held(1, 'a'), other: 1 })],
    ['a column that is no key', (write) => write.get('held', { label: 'a' })],
    ['half a key', (write) => write.get('plain', { a: 'x' })],
    ['a null in a key', (write) => write.put('plain', { a: null, b: 1, n: 1 })],
    ['a null in a column that is not null', (write) => write.put('held', { id: 1, flag: null })],
    ['a value of another type', (write) => write.put('held', { ...held(1, 'a'), id: '1' })],
    ['a number beyond 2^53', (write) => write.put('plain', { a: 'x', b: 1, n: 2 ** 53 })],
    ['more decimals than the column has', (write) => write.put('held', { ...held(1, 'a'), amount: '0.001' })],
    ['NUL in a text', (write) => write.put('held', held(1, 'a\0'))],
    ['a lone surrogate', (write) => write.put('held', held(1, '\ud800'))],
    ['a search by jsonb', (write) => write.find('all_types', { tree: {} })],
  ])('%s is refused without naming the value', async (_what, work) => {
    await expect(harness.entry(0, work)).rejects.toMatchObject({ name: 'ColumnError', safe: true });
  });

  test('rows cannot be changed in place', async () => {
    const id = '00000000-0000-4000-8000-000000000001';
    await harness.entry(0, (write) => write.put('all_types', { id, tree: { list: [1] }, tags: ['a'] }));
    const row = (await harness.entry(1, (write) => write.get('all_types', { id })))!;
    const { list } = row.tree as { list: number[] };
    expect([row, row.tags, row.tree, list].every(Object.isFrozen)).toBe(true);
  });

  test('a late entry changes a row from its last boundary on and leaves its past alone', async () => {
    await harness.entry(1, (write) => write.put('held', held(1, 'a')));
    await harness.entry(6, (write) => write.put('held', held(1, 'b')));
    await harness.entry(6, (write) => write.put('held', held(2, 'b')));
    await harness.entry(7, (write) => write.remove('held', { id: 2 }));
    await harness.entry(8, (write) => write.put('held', held(3, 'b')));
    await harness.commit();
    await harness.entry(4, (write) => write.put('held', held(1, 'late')), true);
    await harness.entry(5, (write) => write.put('held', held(2, 'late')), true);
    await harness.entry(5, (write) => write.remove('held', { id: 3 }), true);
    await harness.entry(5, (write) => write.put('held', held(4, 'late')), true);
    const ranges = (await harness.history('held')).map(({ row, from, to }) => [row.id, row.label, from, to]);
    expect(ranges).toEqual([
      [1, 'a', 1, 6],
      [1, 'late', 6, null],
      [2, 'b', 6, 7],
      [2, 'late', 7, null],
      [4, 'late', 5, null],
    ]);
  });

  test(`rows as of every position are the fold of the entries up to it (seed ${SEED})`, async () => {
    const step = fc.record<Step>({
      id: fc.integer({ min: 0, max: 4 }),
      label: fc.option(fc.constantFrom('a', 'b', 'c')),
      remove: fc.boolean(),
      commit: fc.boolean(),
    });
    const property = fc.asyncProperty(
      fc.array(fc.array(step, { maxLength: 3 }), { maxLength: 40 }),
      async (entries) => {
        await harness.close();
        harness = await open(specs);
        await applySteps(harness, entries);
        const history = await harness.history('held');
        for (let position = 0; position < entries.length; position++) {
          const rows = history.filter(({ from, to }) => from <= position && (to === null || to > position));
          const labels = rows.map(({ row }): [unknown, unknown] => [row.id, row.label]);
          expect(labels).toEqual(folded(entries.slice(0, position + 1)));
        }
      },
    );
    await fc.assert(property, { seed: SEED, numRuns: 15 });
  }, 60_000);
}

async function applySteps(harness: WriterHarness, entries: readonly (readonly Step[])[]): Promise<void> {
  for (const [position, steps] of entries.entries()) {
    await harness.entry(position, async (write) => {
      for (const { id, label, remove } of steps) {
        if (remove) await write.remove('held', { id });
        else await write.put('held', held(id, label));
      }
    });
    if (steps.some(({ commit }) => commit)) await harness.commit();
  }
}

function folded(entries: readonly (readonly Step[])[]): [number, string | null][] {
  const rows = new Map<number, string | null>();
  for (const { id, label, remove } of entries.flat()) {
    if (remove) rows.delete(id);
    else rows.set(id, label);
  }
  return [...rows].sort(([a], [b]) => a - b);
}
