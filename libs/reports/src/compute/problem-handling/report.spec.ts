import { reportView } from '@app/contracts';
import { problemHandlingV1, problemHandlingV2 } from '@app/programme';
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { codesOf, placesOf, wavesFrom } from '../testing/respondents.js';
import { cellIn, moment, surveyId, tableIn, valuesOf, waveFrom, waveWith } from '../testing/waves.js';
import { problemHandlingReport } from './report.js';

const PROBLEMS = ['raw-material', 'auxiliary-material', 'production', 'marketing'];
const ceper = waveWith(
  problemHandlingV1,
  1,
  {
    'raw-material': { 1: 2, 3: 6, 4: 4 },
    'auxiliary-material': { 2: 9, 3: 3 },
    production: { 2: 3, 3: 9 },
    marketing: { 2: 8, 3: 4 },
  },
  { location: 'Ceper' },
);
const pati = waveWith(
  problemHandlingV1,
  2,
  {
    'raw-material': { 3: 5, 4: 12 },
    'auxiliary-material': { 2: 2, 3: 14, 4: 1 },
    production: { 3: 3, 4: 14 },
    marketing: { 3: 17 },
  },
  { location: 'Pati' },
);
const report = problemHandlingReport([ceper, pati], moment);

describe('the distribution', () => {
  it('comes before any mean, one table per problem', () => {
    expect(report.tables.map(({ key }) => key)).toEqual([
      ...PROBLEMS.map((problem) => `problem-${problem}`),
      'problem-ways',
      'problem-means',
      'problem-means-decimal',
    ]);
    expect(reportView.parse(report)).toEqual(report);
  });

  it('names each code with its label and way, and leaves unnamed ones unnamed', () => {
    const headings = tableIn(report, 'problem-raw-material').columns.map(({ group }) => group?.id);
    expect([...new Set(headings)]).toEqual([
      '1 · Membeli bersama melalui koperasi (bersama)',
      '2 · kode tanpa label (tidak diketahui)',
      '3 · Mengganti dengan bahan lain (sendiri)',
      '4 · kode tanpa label (tidak diketahui)',
      undefined,
    ]);
  });

  it('counts every option, with its share of those who answered', () => {
    expect(valuesOf(tableIn(report, 'problem-raw-material'), surveyId(1))).toEqual([
      '2',
      '16.7',
      '0',
      '0.0',
      '6',
      '50.0',
      '4',
      '33.3',
      '12',
    ]);
  });
});

describe('jointly or alone', () => {
  it('is a share by the way of each option', () => {
    const table = tableIn(report, 'problem-ways');
    const shares = ['joint', 'alone', 'unknown'].map(
      (way) => cellIn(table, surveyId(1), `raw-material.${way}`).value,
    );
    expect(shares).toEqual(['16.7', '50.0', '33.3']);
  });

  it('goes by the version that each wave was asked with', () => {
    const later = waveWith(problemHandlingV2, 3, { 'raw-material': { 2: 4 } });
    const earlier = waveWith(problemHandlingV1, 4, { 'raw-material': { 2: 4 } });
    const table = tableIn(problemHandlingReport([earlier, later], moment), 'problem-ways');
    expect(cellIn(table, surveyId(4), 'raw-material.unknown').value).toBe('100.0');
    expect(cellIn(table, surveyId(3), 'raw-material.joint').value).toBe('100.0');
    expect(cellIn(table, 'total', 'raw-material.joint')).toMatchObject({ value: '50.0', source: null });
  });

  it('marks answers to a code that had no meaning when they were given', () => {
    const later = waveWith(problemHandlingV2, 3, { 'raw-material': { 2: 4 } });
    const table = tableIn(problemHandlingReport([ceper, later], moment), 'problem-raw-material');
    expect(cellIn(table, surveyId(1), '4.count').notes).toEqual(['without-label']);
    expect(cellIn(table, surveyId(1), '3.count').notes).toEqual([]);
    expect(cellIn(table, surveyId(3), '4.count').notes).toEqual([]);
  });
});

describe('Table 8', () => {
  it('has whole scores per location, and both averages of unrounded ones', () => {
    const table = tableIn(report, 'problem-means');
    expect(table.number).toBe('8');
    expect(valuesOf(table, surveyId(1))).toEqual(['3', '2', '3', '2']);
    // Raw material: (3 + 63/17) / 2 = 3.35… and (36 + 63) / 29 = 3.41…
    expect(cellIn(table, 'average', 'raw-material.mean')).toMatchObject({
      value: '3.4',
      exact: '3.352941176471',
      weighting: 'none',
      base: { code: 'locations', n: 2 },
    });
    expect(cellIn(table, 'average-by-n', 'raw-material.mean')).toMatchObject({
      value: '3.4',
      exact: '3.413793103448',
      weighting: 'by-n',
      n: 29,
    });
  });

  it.each(['problem-means', 'problem-means-decimal'])('never comes without its caveat: %s', (key) => {
    expect(tableIn(report, key).notes[0]?.code).toBe('score-caveat');
  });

  it('averages no columns together', () => {
    const columns = tableIn(report, 'problem-means').columns.map(({ key }) => key);
    expect(columns).toEqual(PROBLEMS.map((problem) => `${problem}.mean`));
  });

  it('averages only locations that have answers', () => {
    const nobody = waveFrom(problemHandlingV1, 3, []);
    const table = tableIn(problemHandlingReport([ceper, nobody], moment), 'problem-means');
    expect(cellIn(table, 'average', 'raw-material.mean')).toMatchObject({ value: '3.0', base: { n: 1 } });
  });
});

it('any respondents have the means, averages and ways that adding up one by one has', () => {
  const Wide = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP, defaults: true });
  const mean = (values: readonly Decimal.Value[]) => Wide.sum(0, ...values).div(values.length);
  const shown = (values: readonly Decimal.Value[]) => (values.length === 0 ? null : mean(values).toFixed(1));
  fc.assert(
    fc.property(placesOf(problemHandlingV2), (places) => {
      const made = problemHandlingReport(wavesFrom(problemHandlingV2, places), moment);
      const [means, ways] = [tableIn(made, 'problem-means-decimal'), tableIn(made, 'problem-ways')];
      for (const { id, options } of problemHandlingV2.items) {
        const scores = places.map((respondents) => codesOf(respondents, id).map(Number));
        scores.forEach((own, index) => {
          expect(cellIn(means, surveyId(index + 1), `${id}.mean`).value).toBe(shown(own));
          const joint = own.filter((score) => options[score - 1]!.way === 'joint').length;
          const share = own.length === 0 ? null : new Wide(joint * 100).div(own.length).toFixed(1);
          expect(cellIn(ways, surveyId(index + 1), `${id}.joint`).value).toBe(share);
        });
        if (places.length < 2) continue;
        const placed = scores.filter((own) => own.length > 0);
        expect(cellIn(means, 'average', `${id}.mean`).value).toBe(shown(placed.map((own) => mean(own))));
        expect(cellIn(means, 'average-by-n', `${id}.mean`).value).toBe(shown(scores.flat()));
      }
    }),
    { numRuns: 60 },
  );
});
