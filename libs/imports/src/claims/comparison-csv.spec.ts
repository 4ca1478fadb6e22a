import type { ClaimComparisonPage } from '@app/contracts';
import { claimComparisonPageView, text } from '@app/contracts';
import { parse } from 'csv-parse/sync';
import { comparisonCsv } from '../index.js';

const [CEPER, PATI] = [1, 2].map((number) => `00000000-0000-4000-8000-00000000000${number}`) as [
  string,
  string,
];

const page = (over: Partial<ClaimComparisonPage> = {}): ClaimComparisonPage =>
  claimComparisonPageView.parse({
    claim: CEPER,
    version: 1,
    position: 740,
    recordedAt: '2026-11-24T02:00:00.000Z',
    waves: [{ location: 'Ceper', survey: CEPER }],
    leftOut: [],
    rows: [
      {
        cell: { table: 'table-4', row: 'Ceper', column: 'yes', part: 'percent' },
        label: text('“Tabel 4”, Ceper, ada', '“Table 4”, Ceper, yes'),
        unit: 'percent',
        printed: '33.3',
        ours: '25.0',
        difference: '-8.3',
        n: 12,
        survey: CEPER,
        weighting: 'none',
        synthetic: true,
      },
    ],
    differing: 1,
    synthetic: true,
    ...over,
  });
const rowsOf = (csv: string, delimiter: string): string[][] =>
  parse(csv, { bom: true, delimiter, relax_column_count: true, skip_empty_lines: true });

describe('a comparison as a file', () => {
  it.each([
    ['id', ';', ['persen', '33,3', '25,0', '-8,3', '12', 'tanpa bobot', 'ya', 'Ceper', CEPER]],
    ['en', ',', ['percent', '33.3', '25.0', '-8.3', '12', 'none', 'yes', 'Ceper', CEPER]],
  ] as const)('has both figures and what ours rests on, in %s', (language, mark, cells) => {
    const [head, row] = rowsOf(comparisonCsv(page(), language), mark);
    expect(row).toEqual(['table-4', page().rows[0]!.label[language], ...cells]);
    expect(head).toHaveLength(row!.length);
  });

  it('says that respondents were made up, and of which position it is', () => {
    expect(rowsOf(comparisonCsv(page(), 'en'), ',').slice(2)).toEqual([
      [expect.stringContaining('SYNTHETIC')],
      ['Log position', '740'],
      ['Recorded', '2026-11-24T02:00:00.000Z'],
    ]);
  });

  it('names the waves that were left out, and why', () => {
    const left = { location: 'Pati', survey: PATI, why: 'withdrawn' as const, text: text('Dicabut', 'Gone') };
    expect(rowsOf(comparisonCsv(page({ leftOut: [left] }), 'id'), ';')).toContainEqual([
      'Pati',
      PATI,
      'Dicabut',
    ]);
  });

  it('runs no words of a report as a formula', () => {
    const label = text('=HYPERLINK("http://x")');
    const rows = [{ ...page().rows[0]!, label }];
    const waves = [{ location: '@SUM(A1)', survey: CEPER }];
    const cells = rowsOf(comparisonCsv(page({ rows, waves }), 'en'), ',').flat();
    expect(cells.filter((cell) => /HYPERLINK|SUM/.test(cell))).toHaveLength(2);
    expect(cells.filter((cell) => /^\s*[=+@]/.test(cell))).toEqual([]);
  });
});
