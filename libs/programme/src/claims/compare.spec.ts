import type { ClaimTable, Report, ReportCell, ReportRow, ReportTable, ReportWave } from '@app/contracts';
import { reportView, text } from '@app/contracts';
import { compareWithReport } from './compare.js';
import { cooperation, dynamics, problems, reportOf } from './testing/published.js';

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const [CEPER, PATI, OTHER] = [id(1), id(2), id(3)];

interface Of {
  readonly item: string | null;
  readonly codes?: readonly string[];
  readonly surveys: readonly string[];
  readonly decimals?: number;
  readonly weighting?: ReportCell['weighting'];
  readonly missing?: readonly 'refused'[];
}

function cell(kind: ReportCell['kind'], exact: string | null, of: Of): ReportCell {
  const decimals = of.decimals ?? 0;
  const source =
    of.item === null
      ? null
      : { surveys: [...of.surveys], item: of.item, codes: of.codes ? [...of.codes] : null };
  return {
    kind,
    value: exact === null ? null : Number(exact).toFixed(decimals),
    exact,
    n: 12,
    population: 40,
    base: null,
    weighting: of.weighting ?? 'none',
    rounding: { rule: 'half-away-from-zero', decimals },
    why: exact === null ? 'suppressed' : null,
    source: source && (of.missing ? { ...source, missing: [...of.missing] } : source),
    notes: [],
  };
}

const row = (
  kind: ReportRow['kind'],
  survey: string | null,
  cells: Record<string, ReportCell>,
): ReportRow => ({
  key: survey ?? kind,
  label: text('x'),
  kind,
  survey,
  cells,
});
const table = (key: string, rows: ReportRow[]): ReportTable => ({
  key,
  number: null,
  title: text(key),
  columns: [],
  rows,
  notes: [],
});
const wave = (survey: string, synthetic = false): ReportWave => ({
  survey,
  cluster: survey,
  location: 'x',
  instrument: { key: 'cooperation', version: 1, hash: '5f'.repeat(32) },
  method: 'interview',
  period: { from: '2026-10-28', until: '2026-11-20' },
  population: 40,
  respondents: 12,
  status: 'closed',
  closedOn: '2026-11-21',
  synthetic,
  restated: null,
});
const report = (tables: ReportTable[], waves: ReportWave[]): Report =>
  reportView.parse({
    kind: 'cooperation',
    title: text('x'),
    position: 1,
    recordedAt: null,
    waves,
    tables,
    notes: [],
    synthetic: waves.some(({ synthetic }) => synthetic),
  });

const MAPPING = [
  { location: 'Klaten', survey: CEPER },
  { location: 'Pati', survey: PATI },
];
const ALIASES = [{ location: 'Klaten', names: ['Ceper'] }];
const compared = (published: ClaimTable, ours: Report, mapping = MAPPING) =>
  compareWithReport(reportOf([published], { aliases: ALIASES }), ours, mapping);
const brief = (...given: Parameters<typeof compared>) =>
  compared(...given).map(
    (each) =>
      `${each.cell.row} ${each.cell.column} ${each.cell.part}: ${each.printed} ${each.ours} ${each.difference}`,
  );

describe('cooperation as published, beside our waves', () => {
  const published = cooperation(
    't',
    [
      'Ceper 4/33.3 8/66.7 2/50.2 1/50.0 0 12',
      'Pati 1/50.0 1/50.0 1/100.0 0 0 2',
      'Total 5/35.7 9/64.3 3/60.0 1/20.0 0 14',
    ],
    {
      linkage: 'peer',
    },
  );
  const at = (survey: string, counts: readonly [string, string, string]) => {
    const of = { item: 'peer', surveys: [survey] };
    const [yes, share, passive] = counts;
    return row('location', survey, {
      'a.count': cell('count', yes, { ...of, codes: ['yes'] }),
      'a.percent': cell('percent', share, { ...of, codes: ['yes'], decimals: 1 }),
      'a.refused': cell('count', '3', { ...of, codes: ['yes'], missing: ['refused'] }),
      'b.percent': cell('percent', passive, {
        item: 'peer-mode',
        surveys: [survey],
        codes: ['passive'],
        decimals: 1,
      }),
      total: cell('count', '12', of),
    });
  };
  const total = (surveys: string[]) =>
    row('total', null, { 'a.count': cell('count', '6', { item: 'peer', surveys, codes: ['yes'] }) });

  it('finds our figure by what it counts, under whichever name the place is printed', () => {
    const ours = report([table('t', [at(CEPER, ['5', '41.666666666667', '50'])])], [wave(CEPER)]);
    expect(brief(published, ours)).toEqual([
      'Ceper yes count: 4 5 1',
      'Ceper yes percent: 33.3 41.7 8.4',
      'Ceper passive percent: 50.2 50.0 -0.2',
      'Ceper total count: 12 12 0',
    ]);
  });

  it('says which wave, on how many answers, and whether they were made up', () => {
    const rows = [at(CEPER, ['4', '33.333333333333', '50']), at(PATI, ['1', '50', '100'])];
    const ours = report([table('t', rows)], [wave(CEPER, true), wave(PATI)]);
    const found = compared(published, ours);
    expect(found[0]).toMatchObject({
      survey: CEPER,
      n: 12,
      synthetic: true,
      weighting: 'none',
      unit: 'count',
      label: { en: '“t”, Ceper, cooperation' },
    });
    expect(found.find(({ cell: { row: place } }) => place === 'Pati')).toMatchObject({
      survey: PATI,
      synthetic: false,
    });
  });

  it('takes a last row only when it is over the same places', () => {
    const rows = (surveys: string[]) => [at(CEPER, ['5', '41', '50']), total(surveys)];
    const totals = (surveys: string[], mapping = MAPPING) =>
      brief(
        published,
        report(
          [table('t', rows(surveys))],
          surveys.map((each) => wave(each)),
        ),
        mapping,
      ).filter((each) => each.startsWith('Total'));
    expect(totals([CEPER, PATI])).toEqual(['Total yes count: 5 6 1']);
    expect(totals([CEPER])).toEqual([]);
    expect(totals([CEPER, PATI, OTHER])).toEqual([]);
    expect(totals([CEPER, OTHER])).toEqual([]);
  });

  it('marks a last row as made up when one of its waves is', () => {
    const ours = report([table('t', [total([CEPER, PATI])])], [wave(CEPER), wave(PATI, true)]);
    expect(compared(published, ours)).toMatchObject([{ survey: null, synthetic: true }]);
  });

  it('leaves out what was not printed, what we do not show, and tables of another linkage', () => {
    const suppressed = row('location', CEPER, {
      a: cell('count', null, { item: 'peer', surveys: [CEPER], codes: ['yes'] }),
    });
    expect(brief(published, report([table('t', [suppressed])], [wave(CEPER)]))).toEqual([]);
    const ours = report([table('t', [at(CEPER, ['5', '41', '50'])])], [wave(CEPER)]);
    expect(brief({ ...published, linkage: 'forward' }, ours)).toEqual([]);
    expect(brief({ ...published, linkage: null }, ours)).toEqual([]);
    expect(brief(published, ours, [])).toEqual([]);
  });

  it('stands beside each wave of a place that asked more than once', () => {
    const rows = [at(CEPER, ['4', '33', '50']), at(OTHER, ['6', '50', '50'])];
    const ours = report([table('t', rows)], [wave(CEPER), wave(OTHER)]);
    const mapping = [...MAPPING, { location: 'CEPER', survey: OTHER }];
    expect(brief(published, ours, mapping).slice(0, 2)).toEqual([
      'Ceper yes count: 4 4 0',
      'Ceper yes count: 4 6 2',
    ]);
  });
});

describe('means as published, beside our waves', () => {
  const of = (decimals: number): Of => ({ item: 'i1', surveys: [CEPER], decimals });

  it('takes ours as printed with as many decimals, from the exact number', () => {
    const rows = (decimals: number) => [
      row('location', CEPER, { m: cell('mean', '2.45', of(decimals)), lo: cell('minimum', '1', of(0)) }),
    ];
    const ours = report([table('one', rows(1)), table('whole', rows(0))], [wave(CEPER)]);
    expect(brief(dynamics('t', ['Ceper 3:2:- -']), ours)).toEqual([
      'Ceper i1 mean: 3 2 -1',
      'Ceper i1 minimum: 2 1 -1',
    ]);
    // Rounding 2.5, which is rounded itself, would give 3; no table has two decimals.
    expect(brief(dynamics('t', ['Ceper 3.00:-:- -']), ours)).toEqual(['Ceper i1 mean: 3.00 2.45 -0.55']);
  });

  it('compares totals of means', () => {
    const ours = report(
      [table('t', [row('location', CEPER, { total: cell('total', '16', { item: null, surveys: [] }) })])],
      [wave(CEPER)],
    );
    expect(brief(dynamics('t', ['Klaten 3:-:- 17']), ours)).toEqual(['Klaten total total: 17 16 -1']);
  });

  it('shows an average over places under both weightings of ours', () => {
    const surveys = [CEPER, PATI];
    const average = (exact: string, weighting: 'none' | 'by-n') =>
      row('total', null, { m: cell('mean', exact, { item: 'p1', surveys, decimals: 1, weighting }) });
    const ours = report(
      [table('t', [average('2.5', 'none'), average('2.75', 'by-n')])],
      surveys.map((each) => wave(each)),
    );
    const found = compared(problems('t', ['Ceper 2', 'Pati 3', 'Rata-rata 2.8']), ours);
    expect(found.map(({ weighting, ours: own }) => `${weighting} ${own}`)).toEqual(['none 2.5', 'by-n 2.8']);
  });
});
