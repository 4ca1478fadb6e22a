import { chapterReport } from './chapter.js';
import { checkClaims } from './check.js';
import { at, reprinted, verdictAt } from './testing/published.js';

const checked = checkClaims(chapterReport);
const inTable = (table: string) => checked.verdicts.filter(({ cell }) => cell?.table === table);
const average = (column: string) => verdictAt(checked, at('table-8', 'Rata-rata', column, 'mean'));
const told = (about: string) =>
  checked.verdicts.filter(
    ({ statement }) => statement !== null && about === chapterReport.statements[statement]!.quote,
  );

describe("the chapter's figures", () => {
  it('are numbered in the order of the tables, each followed by its sentences', () => {
    const numbers = checked.verdicts.map(({ number }) => number);
    expect(numbers[0]).toBe('K-001');
    expect(numbers.at(-1)).toBe(`K-${numbers.length}`);
    const order = checked.verdicts.map(
      ({ cell, statement }) => cell?.table ?? chapterReport.statements[statement!]!.after,
    );
    expect([...new Set(order)]).toEqual(['table-3', 'table-4', 'table-5', 'table-6', 'table-7', 'table-8']);
    expect([...order].sort()).toEqual(order);
    expect(checkClaims(chapterReport)).toEqual(checked);
  });

  it('are all exact in Tables 4, 6 and 7', () => {
    for (const table of ['table-4', 'table-6', 'table-7']) {
      expect(new Set(inTable(table).map(({ outcome }) => outcome))).toEqual(new Set(['exact']));
    }
    expect(inTable('table-4')).toHaveLength(30);
  });

  it('have one contradiction, the 50.2 of Table 5', () => {
    const contradicted = checked.verdicts.filter(({ outcome }) => outcome === 'contradicted');
    expect(contradicted).toHaveLength(1);
    expect(contradicted[0]).toMatchObject({
      cell: at('table-5', 'Ceper', 'passive', 'percent'),
      label: { id: 'Tabel 5, Ceper, pasif', en: 'Table 5, Ceper, passive' },
      printed: '50.2',
      recomputed: '50.0',
      why: {
        id: '2 ÷ 4 = 50 %, bukan 50,2 %; tidak ada hitungan lain',
        en: '2 ÷ 4 = 50 %, not 50.2 %; there is no other way to compute it',
      },
    });
    expect(inTable('table-5').filter(({ outcome }) => outcome !== 'exact')).toHaveLength(1);
  });

  it('show the formula with its numbers in both languages', () => {
    const total = verdictAt(checked, at('table-4', 'Total', 'yes', 'percent'));
    expect(total.relations[0]!.tries[0]!.formula).toEqual({
      id: '34 ÷ 48 = 70,833… %',
      en: '34 ÷ 48 = 70.833… %',
    });
  });

  it('keep totals of Table 3 exact, and let an unprinted maximum be', () => {
    for (const [row, printed] of [
      ['KLATEN', '17'],
      ['PATI', '16'],
      ['TEGAL', '17'],
    ] as const) {
      const total = verdictAt(checked, at('table-3', row, 'total', 'total'));
      expect(total).toMatchObject({ printed, outcome: 'exact' });
    }
    const missing = verdictAt(checked, at('table-3', 'KLATEN', 'information', 'maximum'));
    expect(missing).toMatchObject({ printed: null, recomputed: null, outcome: 'not-checkable' });
    expect(missing.why.en).toContain('17 values for 18 cells');
  });

  it('say of a mean in Table 3 what its minimum and maximum allow', () => {
    const mean = (column: string) => verdictAt(checked, at('table-3', 'KLATEN', column, 'mean'));
    expect(mean('product')).toMatchObject({ outcome: 'exact', recomputed: '3' });
    expect(mean('skills')).toMatchObject({ outcome: 'not-checkable', recomputed: null });
    expect(mean('skills').relations[0]!.tries[0]!.interval!.text.en).toBe('[1, 3]');
    // Klaten's n are those of Ceper: 12 answers from 1 to 3 of which one is 1 and one is 3.
    expect(mean('skills').relations[0]!.assumptions[0]).toMatchObject({
      table: 'table-4',
      outcome: 'possible',
      result: { en: '12 whole answers that add up to 18 to 29' },
    });
  });
});

describe('the averages of Table 8', () => {
  const tries = (column: string) =>
    Object.fromEntries(
      average(column).relations[0]!.tries.map(({ weighting, interval, outcome }) => [
        weighting.table ?? weighting.kind,
        `${interval!.text.en} ${outcome}`,
      ]),
    );

  it('raw material is exact', () => {
    expect(average('raw-material')).toMatchObject({ outcome: 'exact', printed: '3.3', recomputed: '3.3' });
  });

  it('auxiliary material is within rounding', () => {
    expect(average('auxiliary-material')).toMatchObject({ outcome: 'within-rounding', recomputed: '2.7' });
    const [own] = average('auxiliary-material').relations[0]!.tries;
    expect(own!.interval).toMatchObject({
      low: '2.166667',
      lowClosed: true,
      high: '3.166667',
      highClosed: false,
    });
    expect(own!.formula.id).toBe('(2 + 3 + 3) ÷ 3 = 2,666…');
  });

  it('production is within rounding at the lower bound only, and not under the n of Table 4', () => {
    expect(average('production')).toMatchObject({
      outcome: 'within-rounding',
      printed: '2.8',
      recomputed: '3.3',
    });
    const [own] = average('production').relations[0]!.tries;
    expect(own!.overlap).toMatchObject({ low: '2.833333', lowClosed: true, high: '2.85', highClosed: false });
    expect(average('production').target!.text.id).toBe('[2,75; 2,85)');
    expect(tries('production')).toEqual({
      none: '[2.833, 3.833) within-rounding',
      'table-4': '[2.854, 3.854) contradicted',
      'table-5': '[2.817, 3.817) within-rounding',
      'table-6': '[2.875, 3.875) contradicted',
      'table-7': '[2.9, 3.9) contradicted',
    });
    const byN = average('production').relations[0]!.tries[1]!.weighting;
    expect(byN).toMatchObject({
      kind: 'by-n',
      n: [12, 17, 19],
      text: { id: 'bobot n Tabel 4', en: 'weighted by n of Table 4' },
    });
  });

  it('production is not what 12, 17 and 19 whole respondents can give, which leaves the verdict as it is', () => {
    const found = average('production').relations[0]!.assumptions.map(
      ({ table, weighting, outcome }) => `${table} ${weighting} ${outcome}`,
    );
    expect(found).toEqual([
      'table-4 none impossible',
      'table-4 by-n impossible',
      'table-5 none possible',
      'table-5 by-n possible',
      'table-6 none impossible',
      'table-6 by-n impossible',
      'table-7 none possible',
      'table-7 by-n impossible',
    ]);
  });

  it('marketing is within rounding: exact under a weighting is still not the row’s own formula', () => {
    expect(average('marketing')).toMatchObject({ outcome: 'within-rounding', recomputed: '2.7' });
    expect(tries('marketing')['table-5']).toContain('exact');
  });

  it('are out of reach once they are printed further off', () => {
    const report = reprinted(chapterReport, at('table-8', 'Rata-rata', 'production', 'mean'), '2.7');
    expect(verdictAt(checkClaims(report), at('table-8', 'Rata-rata', 'production', 'mean')).outcome).toBe(
      'contradicted',
    );
  });
});

describe("the chapter's sentences", () => {
  it.each([
    ['secara aktif dan pro-aktif yakni sebanyak 58,8 persen', '(17 + 3) ÷ 34 = 58,823… %'],
    ['hanya 35,3 persen', '(11 + 1) ÷ 34 = 35,294… %'],
    ['hanya sebagian kecil (17 persen)', '7 ÷ 41 = 17,073… %'],
    ['sebagian besar atau 82,9 persen IKM', '34 ÷ 41 = 82,926… %'],
    ['wawancara terhadap 48 IKM', 'Tabel 4, Total, jumlah = 48'],
  ])('%s: exact', (quote, formula) => {
    expect(told(quote)).toMatchObject([{ outcome: 'exact', why: { id: formula }, cell: null }]);
  });

  it('of words cannot be checked, and say why', () => {
    const quote = 'untuk aspek ketrampilan dan kepercayaan terlihat tidak ada dinamika kluster IKM';
    expect(told(quote)).toMatchObject([
      {
        outcome: 'not-checkable',
        printed: null,
        unit: null,
        label: { id: 'Alinea setelah Tabel 3, keterampilan dan kepercayaan tanpa dinamika' },
        why: { en: 'one wave is a level, not a dynamic; it takes a second wave' },
      },
    ]);
  });
});

describe('what the chapter’s tables show together', () => {
  const found = checked.findings.map(
    ({ code, severity, tables }) => `${severity} ${code} ${tables.join(' ')}`,
  );

  it('is found, and nothing else', () => {
    expect(found).toEqual([
      'contradiction percent-off-count table-5',
      'contradiction percentages-do-not-sum table-5',
      'contradiction more-than-interviewed table-5 table-4',
      'doubt same-cells-different-averages table-8',
      'doubt same-cells-different-averages table-8',
      'doubt identical-counts table-4 table-5 table-6',
      'doubt repeated-title table-6 table-7',
      'note identical-counts table-5 table-6',
      'note missing-cells table-3',
    ]);
  });

  it('is told with its figures', () => {
    const texts = checked.findings.map(({ text }) => text.en);
    expect(texts).toContain('Table 5, Tegal: 22 answered, more than the 19 interviewed according to Table 4');
    expect(texts).toContain(
      'Table 8: the same cells (3, 4, 3) with different averages: Raw material 3.3, Production 2.8',
    );
    expect(texts).toContain('cooperation has the same counts (4, 13, 17) in Table 4, Table 5, Table 6');
  });
});
