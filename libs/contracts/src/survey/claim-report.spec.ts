import { claimCommands } from '../commands/claim.js';
import { ownMessage } from '../messages.js';
import { locationKeys, claimReport } from './claim-report.js';
import { claimTable } from './claim-table.js';

const head = { source: null, year: null, notes: [], number: null } as const;
const part = (count: string | null, percent: string | null = null) => ({ count, percent });

const cooperation = (changes: object = {}) => ({
  ...head,
  shape: 'cooperation',
  key: 'cooperation',
  title: 'Kerja sama',
  linkage: 'peer',
  modes: [{ key: 'passive', label: { id: 'pasif', en: 'passive' } }],
  rows: [
    {
      kind: 'location',
      label: 'Ceper',
      yes: part('4', '33.3'),
      no: part('8'),
      modes: [part('4')],
      total: '12',
    },
    { kind: 'total', label: 'Semua', yes: part('4'), no: part('8'), modes: [part(null)], total: null },
  ],
  ...changes,
});
const dynamics = (changes: object = {}) => ({
  ...head,
  shape: 'dynamics',
  key: 'dynamics',
  title: 'Dinamika',
  scale: { min: '1', max: '5' },
  indicators: [{ key: 'product', label: { id: 'Produk', en: 'Product' } }],
  totals: 'sum',
  rows: [{ kind: 'location', label: 'Klaten', cells: [{ mean: '3.25', min: '1', max: null }], total: '3' }],
  ...changes,
});
const problems = (changes: object = {}) => ({
  ...head,
  shape: 'problem-handling',
  key: 'problems',
  title: 'Masalah',
  scale: null,
  problems: [{ key: 'production', label: { id: 'Produksi', en: 'Production' } }],
  rows: [{ kind: 'location', label: 'Ceper', cells: ['-0.5'] }],
  ...changes,
});
const report = (changes: object = {}) => ({
  title: 'Laporan',
  source: 'Dinas',
  aliases: [{ location: 'Klaten', names: ['Ceper'] }],
  interviewed: 'cooperation',
  tables: [cooperation(), dynamics(), problems()],
  statements: [],
  ...changes,
});

/** Where and why a value is refused; our own messages are known in both languages. */
function refused(
  schema: { safeParse(value: unknown): ReturnType<typeof claimReport.safeParse> },
  value: unknown,
) {
  const parsed = schema.safeParse(value);
  const issues = parsed.success ? [] : parsed.error.issues;
  return issues.map(({ path, message }) => `${path.join('/')}: ${ownMessage(message)?.en ?? '-'}`);
}
const refusedTable = (value: unknown) => refused(claimTable as never, value);
const refusedReport = (value: unknown) => refused(claimReport, value);

describe('a published table', () => {
  it.each([cooperation(), dynamics(), problems()])('is taken as printed, gaps included: $shape', (table) => {
    expect(claimTable.parse(table)).toEqual(table);
  });

  it.each(['-1', '1.5', '007', '', 'dua', '12345678', '1e3'])('refuses the count %j at its cell', (count) => {
    const rows = [{ ...cooperation().rows[0]!, no: part(count) }];
    const at = 'rows/0/no/count: ';
    expect(refusedTable(cooperation({ rows }))[0]).toMatch(new RegExp(`^${at}`));
  });

  it.each(['50,2', '-3', '1000', '1.23456', '.5', 'n/a'])('refuses the percentage %j', (percent) => {
    const rows = [{ ...cooperation().rows[0]!, yes: part('4', percent) }];
    expect(refusedTable(cooperation({ rows }))).toEqual([
      'rows/0/yes/percent: must be a percentage as printed, with a decimal point: "70.8"',
    ]);
  });

  it.each(['123456', '3,3', '-0', '-0.0', '03', 'tiga', '1.00001'])('refuses the minimum %j', (min) => {
    const rows = [{ ...dynamics().rows[0]!, cells: [{ mean: '3', min, max: '5' }] }];
    expect(refusedTable(dynamics({ rows }))).toEqual([
      'rows/0/cells/0/min: must be a number as printed, with a decimal point: "3" or "3.25"',
    ]);
  });

  it('refuses a row with other cells than the columns', () => {
    const rows = [{ ...problems().rows[0]!, cells: ['3', '4'] }];
    expect(refusedTable(problems({ rows }))).toEqual([
      'rows/0/cells: must have as many cells as the table has columns',
    ]);
  });

  it('refuses rows and columns twice, whatever their case, and reserved columns', () => {
    const [row] = problems().rows;
    expect(refusedTable(problems({ rows: [row, { ...row, label: ' CEPER ' }] }))).toEqual([
      'rows/1/label: this row is in the table already',
    ]);
    const label = { id: 'x', en: 'x' };
    const modes = [
      { key: 'passive', label },
      { key: 'passive', label },
      { key: 'total', label },
    ];
    const rows = [{ ...cooperation().rows[0]!, modes: [part('1'), part('1'), part('2')] }];
    expect(refusedTable(cooperation({ modes, rows }))).toEqual([
      'modes/1/key: this column is in the table already',
      'modes/2/key: "yes", "no" and "total" name columns that are always there',
    ]);
  });

  it('refuses two rows of totals, and a table of nothing else', () => {
    const [location, total] = cooperation().rows;
    const second = { ...total, label: 'Jumlah' };
    expect(refusedTable(cooperation({ rows: [location, total, second] }))).toEqual([
      'rows/2/kind: a table may have only one row of totals or averages',
    ]);
    expect(refusedTable(cooperation({ rows: [total] }))).toEqual([
      'rows: a table must have at least one row of a location',
    ]);
  });

  it('refuses a falling scale and a total where none is said to be', () => {
    expect(refusedTable(dynamics({ scale: { min: '10', max: '9' } }))).toEqual([
      'scale: the scale must rise',
    ]);
    expect(refusedTable(dynamics({ totals: null }))).toEqual([
      'rows/0/total: this table is said to have no column of totals',
    ]);
  });

  it('has at most 200 rows and 30 columns', () => {
    const [row] = problems().rows;
    const rows = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ ...row, label: `L${index}` }));
    expect(refusedTable(problems({ rows: rows(200) }))).toEqual([]);
    expect(refusedTable(problems({ rows: rows(201) }))).toHaveLength(1);
    const label = { id: 'x', en: 'x' };
    const columns = Array.from({ length: 31 }, (_, index) => ({ key: `c${index}`, label }));
    const wide = { problems: columns, rows: [{ ...row, cells: columns.map(() => '3') }] };
    expect(refusedTable(problems(wide))).not.toEqual([]);
  });
});

describe('a report of published tables', () => {
  const cell = (row: string, column: string, part: string) => ({ table: 'cooperation', row, column, part });
  const figure = (changes: object) => ({
    kind: 'figure',
    after: 'cooperation',
    quote: '33,3 persen',
    about: { id: 'ada', en: 'yes' },
    unit: 'percent',
    printed: '33.3',
    formula: {
      kind: 'share',
      of: [cell('Ceper', 'yes', 'count')],
      base: [cell('Ceper', 'total', 'count')],
    },
    ...changes,
  });

  it('is taken whole', () => {
    const statements = [
      figure({}),
      { kind: 'words', after: null, quote: 'kurang dinamis', about: { id: 'x', en: 'x' }, why: 'one-wave' },
    ];
    expect(refusedReport(report({ statements }))).toEqual([]);
  });

  it('refuses a table twice, and one place twice in a table under its two names', () => {
    expect(refusedReport(report({ tables: [cooperation(), cooperation()] }))).toEqual([
      'tables/1/key: this table is in the report already',
    ]);
    const [row] = problems().rows;
    const rows = [row, { ...row, label: 'klaten' }];
    expect(refusedReport(report({ tables: [cooperation(), problems({ rows })] }))).toEqual([
      'tables/1/rows/1/label: this location is in the table already under another name',
    ]);
  });

  it('has at most 10,000 cells', () => {
    const [row] = problems().rows;
    const rows = Array.from({ length: 200 }, (_, index) => ({
      ...row,
      label: `L${index}`,
      cells: Array(26).fill('3'),
    }));
    const label = { id: 'x', en: 'x' };
    const columns = Array.from({ length: 26 }, (_, index) => ({ key: `c${index}`, label }));
    const wide = (key: string) => problems({ key, rows, problems: columns });
    expect(refusedReport(report({ interviewed: null, tables: [wide('a')] }))).toEqual([]);
    expect(refusedReport(report({ interviewed: null, tables: [wide('a'), wide('b')] }))).toEqual([
      'tables: a report may hold 10,000 cells only; divide it into several',
    ]);
  });

  it('refuses a name for two places', () => {
    const aliases = [
      { location: 'Klaten', names: ['Ceper'] },
      { location: 'Pati', names: ['Juwana', 'CEPER'] },
    ];
    expect(refusedReport(report({ aliases }))).toEqual([
      'aliases/1/names/1: this name means another location already',
    ]);
  });

  it('refuses an interviewed table that is not there or counts nobody', () => {
    expect(refusedReport(report({ interviewed: 'table-9' }))).toEqual([
      'interviewed: there is no table with this key',
    ]);
    expect(refusedReport(report({ interviewed: 'problems' }))).toEqual([
      'interviewed: must be a table of cooperation: only those print how many answered',
    ]);
  });

  it.each([
    [
      'a table that is not there',
      [{ ...cell('Ceper', 'yes', 'count'), table: 'nope' }],
      'there is no table with this key',
      '/table',
    ],
    ['a row that is not there', [cell('Tegal', 'yes', 'count')], 'the table has no such cell', ''],
    ['a column that is not there', [cell('Ceper', 'active', 'count')], 'the table has no such cell', ''],
    ['a part that the cell lacks', [cell('Ceper', 'total', 'percent')], 'the table has no such cell', ''],
    [
      'a percentage as a part',
      [cell('Ceper', 'yes', 'percent')],
      'a part and its base must be counts, not percentages or scores',
      '/part',
    ],
  ])('refuses a sentence on %s', (_, of, message, path) => {
    const formula = { kind: 'share', of, base: [cell('Ceper', 'total', 'count')] };
    expect(refusedReport(report({ statements: [figure({ formula })] }))).toEqual([
      `statements/0/formula/of/0${path}: ${message}`,
    ]);
  });

  it('refuses a sum of other units than the figure, and a figure that is none of its unit', () => {
    const formula = { kind: 'sum', of: [cell('Ceper', 'yes', 'count')] };
    expect(refusedReport(report({ statements: [figure({ formula })] }))).toEqual([
      'statements/0/formula/of/0/part: the unit of this cell differs from that of the figure',
    ]);
    expect(
      refusedReport(report({ statements: [figure({ formula, unit: 'count', printed: '4.5' })] })),
    ).toEqual(['statements/0/printed: must be a count as printed, a whole number without a sign: "17"']);
  });
});

describe('names of one place', () => {
  it('come to one key, whatever their case and spacing', () => {
    const keyOf = locationKeys([{ location: 'Klaten', names: ['Ceper'] }]);
    expect(['KLATEN', ' ceper', 'Ceper'].map(keyOf)).toEqual(['klaten', 'klaten', 'klaten']);
    expect(keyOf('Tegal')).toBe('tegal');
  });
});

describe('commands on claims', () => {
  it.each(claimCommands.map((each) => [each.name, each] as const))(
    '%s has an example that it takes',
    (_, spec) => {
      expect(spec.schema.safeParse(spec.example).success).toBe(true);
    },
  );

  it('make a stream only by entering', () => {
    expect(claimCommands.filter(({ creates }) => creates).map(({ name }) => name)).toEqual(['enter-claim']);
  });
});
