import type { ClaimReport, ClaimTable } from '@app/contracts';
import { checkClaims } from './check.js';
import { at, cooperation, dynamics, problems, reportOf } from './testing/published.js';

const found = (tables: readonly ClaimTable[], changes: Partial<ClaimReport> = {}) =>
  checkClaims(reportOf(tables, changes)).findings;
const codes = (...given: Parameters<typeof found>) => found(...given).map(({ code }) => code);
const HONEST = cooperation('a', [
  'Ceper 4/33.3 8/66.7 2/50.0 2/50.0 0 12',
  'Pati 13/76.5 4/23.5 5/38.5 5/38.5 3/23.1 17',
]);

describe('findings', () => {
  it('are none in a table that holds together', () => {
    expect(found([HONEST], { interviewed: 'a' })).toEqual([]);
  });

  it('name more who answered than were interviewed, in a place and in all', () => {
    const asked = cooperation('asked', ['Ceper 4 8 12', 'Total 4 8 12']);
    const other = cooperation('other', ['Klaten 5 9 14', 'Total 5 9 14']);
    const aliases = [{ location: 'Klaten', names: ['Ceper'] }];
    const findings = found([asked, other], { aliases, interviewed: 'asked' });
    expect(findings.map(({ code }) => code)).toEqual(['more-than-interviewed', 'more-than-interviewed']);
    expect(findings[0]).toMatchObject({
      severity: 'contradiction',
      cells: [at('other', 'Klaten', 'total', 'count'), at('asked', 'Ceper', 'total', 'count')],
      tables: ['other', 'asked'],
      text: {
        id: '“other”, Klaten: 14 menjawab, lebih banyak daripada 12 yang diwawancarai menurut “asked”',
      },
    });
    expect(codes([asked, other], { aliases })).toEqual([]);
    expect(codes([asked, cooperation('other', ['Ceper 4 7 11'])], { interviewed: 'asked' })).toEqual([]);
  });

  it('name what is outside its minimum, maximum or scale', () => {
    expect(codes([dynamics('t', ['Klaten 4:1:3 -'])])).toEqual(['mean-outside-bounds']);
    expect(codes([dynamics('t', ['Klaten 3:1:6 -'])])).toEqual(['outside-scale']);
    expect(codes([dynamics('t', ['Klaten 2:3:1 -'])])).toEqual([
      'mean-outside-bounds',
      'minimum-above-maximum',
    ]);
    expect(codes([problems('t', ['Ceper 5'], { scale: { min: '1', max: '4' } })])).toEqual([
      'mean-outside-bounds',
    ]);
  });

  it('name parts that do not sum, with the cells concerned', () => {
    const [finding, ...others] = found([cooperation('t', ['Ceper 4 8 13'])]);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      code: 'parts-do-not-sum',
      cells: ['total', 'yes', 'no'].map((column) => at('t', 'Ceper', column, 'count')),
      text: { en: '“t”, Ceper, total: its parts do not add up to it (13; 4 + 8 = 12)' },
    });
    expect(codes([dynamics('t', ['Klaten 3:1:5 3:1:5 9'])])).toEqual(['parts-do-not-sum']);
  });

  it('name percentages off their counts, and such as cannot come to 100', () => {
    expect(codes([cooperation('t', ['Ceper 4/33.4 8/66.7 12'])])).toEqual(['percent-off-count']);
    expect(codes([cooperation('t', ['Ceper 4/33.9 8/66.7 12'])])).toEqual([
      'percent-off-count',
      'percentages-do-not-sum',
    ]);
    // Three thirds are 99.9 as printed, and 100 before rounding.
    expect(codes([cooperation('t', ['Ceper 3 0 1/33.3 1/33.3 1/33.3 3'])])).toEqual([]);
    expect(codes([cooperation('t', ['Ceper - - -/33.3 -/33.3 -/32.3 -'])])).toContain(
      'percentages-do-not-sum',
    );
  });

  it('name an average off its values, and the same values with different averages', () => {
    expect(codes([problems('t', ['A 2 2', 'B 3 3', 'Rata-rata 2.6 2.7'])])).toEqual([
      'same-cells-different-averages',
    ]);
    expect(codes([problems('t', ['A 2 3', 'B 3 2', 'Rata-rata 2.6 2.7'])])).toEqual([]);
    expect(codes([problems('t', ['A 2', 'B 3', 'Rata-rata 3.1'])])).toEqual(['average-off-values']);
  });

  it('name counts that several tables print alike, whatever the order of their rows', () => {
    const one = cooperation('a', ['Ceper 4 8 12', 'Pati 13 4 17']);
    const other = cooperation('b', ['Pati 13 2 15', 'Ceper 4 2 6']);
    expect(found([one, other])).toMatchObject([
      {
        code: 'identical-counts',
        tables: ['a', 'b'],
        text: { en: 'yes has the same counts (4, 13) in “a”, “b”' },
      },
    ]);
    expect(codes([one, cooperation('b', ['Pati 4 2 6', 'Ceper 13 2 15'])])).toEqual([]);
    expect(
      codes([cooperation('a', ['A 0 1 1', 'B 0 2 2']), cooperation('b', ['A 0 3 3', 'B 0 5 5'])]),
    ).toEqual([]);
  });

  it('name one title for different linkages, not for tables of one kind', () => {
    const titled = (key: string, linkage: 'forward' | 'supporting', line: string) =>
      cooperation(key, [line], { title: ' Kerja  SAMA', linkage });
    expect(codes([titled('a', 'forward', 'A 1 2 3'), titled('b', 'supporting', 'A 2 2 4')])).toEqual([
      'repeated-title',
    ]);
    expect(codes([titled('a', 'forward', 'A 1 2 3'), titled('b', 'forward', 'A 2 2 4')])).toEqual([]);
  });

  it('name cells that were not printed, once a row, and no column that is not there', () => {
    const table = cooperation('t', ['Ceper 4 - 2/50.0 2 - 12', 'Pati 13 4 5/38.5 5/38.5 3/23.1 17']);
    const findings = found([table]).filter(({ code }) => code === 'missing-cells');
    expect(findings).toMatchObject([
      {
        severity: 'note',
        cells: [
          at('t', 'Ceper', 'no', 'count'),
          at('t', 'Ceper', 'active', 'percent'),
          at('t', 'Ceper', 'proactive', 'count'),
          at('t', 'Ceper', 'proactive', 'percent'),
        ],
      },
    ]);
  });
});
