import type { Projection } from '@app/eventsourcing';
import { checkProjections, schemaName } from './ddl.js';

const projection = (name: string, table: string, special: Partial<Projection> = {}): Projection => ({
  name,
  version: 1,
  tables: [{ name: table, key: { id: 'int' }, columns: { n: 'int' }, ranged: true }],
  start: () => ({ apply: async () => undefined, reset: () => undefined }),
  ...special,
});
const tables = (columns: Record<string, string>, key: Record<string, string> = { id: 'int' }) => ({
  tables: [{ name: 't', key, columns, ranged: true }],
});

test('projections with tables of their own live together', () => {
  expect(() =>
    checkProjections([
      projection('step-board', 'a'),
      projection('due_dates', 'b'),
      projection('due_dates', 'b', { version: 2 }),
    ]),
  ).not.toThrow();
  expect(schemaName('step-board', 3)).toBe('p_step_board_3');
});

test.each<[string, Projection[], string]>([
  ['one table wanted twice', [projection('a', 't'), projection('b', 't')], 'both want "t"'],
  [
    'a table named like a history',
    [projection('a', 't'), projection('b', 't_history')],
    'both want "t_history"',
  ],
  ['one schema for two', [projection('a-b', 't'), projection('a_b', 'u')], 'both want'],
  ['a version given twice', [projection('a', 't'), projection('a', 't')], 'given twice'],
  ['a name with a quote', [projection('a"b', 't')], 'cannot name a projection'],
  ['a table name with a quote', [projection('a', 't"')], 'not a table name'],
  ['a column with a quote', [projection('a', 't', tables({ 'n"': 'int' }))], 'column name'],
  [
    'a type with more in it',
    [projection('a', 't', tables({ n: 'int default now()' }))],
    'not one that projections',
  ],
  ['a reserved column', [projection('a', 't', tables({ to_position: 'bigint' }))], 'column name'],
  ['a table without a key', [projection('a', 't', tables({ n: 'int' }, {}))], 'needs a key'],
  ['a key of jsonb', [projection('a', 't', tables({}, { id: 'jsonb' }))], 'a key cannot be'],
  [
    'an index on nothing',
    [projection('a', 't', { tables: [{ ...projection('a', 't').tables[0]!, indexes: [['x']] }] })],
    'no column "x"',
  ],
])('%s is refused', (_what, projections, problem) => {
  expect(() => checkProjections(projections)).toThrow(problem);
});
