import { chapterReport, compareWithReport, dynamicsJicaV1, problemHandlingV1 } from '@app/programme';
import { cooperationReport, dynamicsReport, problemHandlingReport } from './index.js';
import { chapterWaves } from './testing/chapter.js';
import { moment, surveyId, waveWith } from './testing/waves.js';

const PLACES = ['Ceper', 'Pati', 'Tegal'];
const mapping = PLACES.map((location, index) => ({ location, survey: surveyId(index + 1) }));
const addressed = ({ cell }: ReturnType<typeof compareWithReport>[number]) =>
  `${cell.table} ${cell.row} ${cell.column} ${cell.part}`;

describe("the chapter's figures beside reports of ours", () => {
  it('stand beside every figure of Tables 4 to 7, and differ in the misprint alone', () => {
    const waves = chapterWaves().map((one) => ({ ...one, wave: { ...one.wave, synthetic: true } }));
    const found = compareWithReport(chapterReport, cooperationReport(waves, moment), mapping);
    const printed = chapterReport.tables.flatMap((table) =>
      table.shape !== 'cooperation'
        ? []
        : table.rows.flatMap(({ yes, no, modes, total }) => [
            ...[yes, no, ...modes].flatMap(({ count, percent }) => [count, percent]),
            total,
          ]),
    );
    expect(found).toHaveLength(printed.filter((each) => each !== null).length);
    const off = found.filter(({ difference }) => Number(difference) !== 0);
    expect(off.map((each) => `${addressed(each)}: ${each.printed} ${each.ours} ${each.difference}`)).toEqual([
      'table-5 Ceper passive percent: 50.2 50.0 -0.2',
    ]);
    expect(found.every(({ synthetic }) => synthetic)).toBe(true);
  });

  it('stand beside means, minima, maxima and totals of Table 3', () => {
    const codes = Object.fromEntries(
      ['product', 'technology', 'market', 'skills', 'trust', 'information'].map((item) => [
        item,
        { 1: 3, 4: 8 },
      ]),
    );
    const waves = [waveWith(dynamicsJicaV1, 2, codes, { location: 'Pati' })];
    const found = compareWithReport(chapterReport, dynamicsReport(waves, moment), mapping);
    expect(found).toHaveLength(19);
    expect(new Set(found.map(({ cell }) => cell.row))).toEqual(new Set(['PATI']));
    // 35 ÷ 11 is 3.18: 3 as the chapter prints means, and a total of six of those.
    expect(found[0]).toMatchObject({ printed: '4', ours: '3', difference: '-1', synthetic: false });
    expect(found.at(-1)).toMatchObject({
      cell: { part: 'total' },
      printed: '16',
      ours: '18',
      difference: '2',
    });
  });

  it('stand beside scores of Table 8, and beside their average under both weightings', () => {
    const waves = PLACES.map((location, index) =>
      waveWith(problemHandlingV1, index + 1, { production: { 2: 1, 3: index + 1 } }, { location }),
    );
    const found = compareWithReport(chapterReport, problemHandlingReport(waves, moment), mapping);
    expect(found.map((each) => `${addressed(each)}: ${each.printed} ${each.ours} ${each.weighting}`)).toEqual(
      [
        'table-8 Ceper production mean: 3 3 none',
        'table-8 Pati production mean: 4 3 none',
        'table-8 Tegal production mean: 3 3 none',
        // 2.5, 2.667 and 2.75; and 24 ÷ 9.
        'table-8 Rata-rata production mean: 2.8 2.6 none',
        'table-8 Rata-rata production mean: 2.8 2.7 by-n',
      ],
    );
  });
});
