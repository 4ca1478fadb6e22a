import type { ClaimCell, ClaimReport, ClaimTable } from '@app/contracts';
import { text } from '@app/contracts';
import { checkClaims } from './check.js';
import { at, cooperation, dynamics, problems, reportOf, verdictAt } from './testing/published.js';

const verdict = (tables: readonly ClaimTable[], cell: ClaimCell, changes: Partial<ClaimReport> = {}) =>
  verdictAt(checkClaims(reportOf(tables, changes)), cell);
const outcomeOf = (...given: Parameters<typeof verdict>) => verdict(...given).outcome;

describe('a percentage of counts', () => {
  const of = (line: string, column = 'yes') =>
    verdict([cooperation('t', [line, 'Pati 1/50.0 1/50.0 2'])], at('t', 'Ceper', column, 'percent'));

  it.each([
    ['Ceper 1/33.3 2/66.7 3', 'exact', '33.3'],
    ['Ceper 1/33 2/67 3', 'exact', '33'],
    ['Ceper 1/33.33 2/66.67 3', 'exact', '33.33'],
    ['Ceper 1/33.4 2/66.6 3', 'contradicted', '33.3'],
    // Half away from zero: 1 ÷ 16 is 6.25.
    ['Ceper 1/6.3 15/93.8 16', 'exact', '6.3'],
    ['Ceper 1/6.2 15/93.7 16', 'contradicted', '6.3'],
  ])('%s: %s', (line, outcome, recomputed) => {
    expect(of(line)).toMatchObject({ outcome, recomputed });
  });

  it('stands on yes and no where no total is printed', () => {
    const table = cooperation('t', ['Ceper 1/25.0 3/75.0 -']);
    expect(verdict([table], at('t', 'Ceper', 'no', 'percent')).relations[0]!.tries[0]!.formula.en).toBe(
      '3 ÷ (1 + 3) = 75 %',
    );
  });

  it('of nothing cannot be checked', () => {
    expect(of('Ceper 0/0.0 0/0.0 0')).toMatchObject({
      outcome: 'not-checkable',
      recomputed: null,
      why: { id: 'dasarnya nol', en: 'its base is zero' },
    });
  });

  it('is read as nought where it is not printed beside a count of 0, and as missing beside another', () => {
    const labels = (line: string) =>
      checkClaims(reportOf([cooperation('t', [line, 'Pati 1/50.0 1/50.0 2'])])).verdicts.filter(
        ({ cell, printed }) => cell?.part === 'percent' && printed === null,
      );
    expect(labels('Ceper 3/100.0 0 3')).toEqual([]);
    expect(labels('Ceper 2/66.7 1 3')).toMatchObject([
      {
        outcome: 'not-checkable',
        recomputed: '33.3',
        why: { id: 'tidak tercetak; hitungan memberi 33,3 %', en: 'not printed; recomputing gives 33.3 %' },
      },
    ]);
  });

  it('without its count is open as long as some count gives it', () => {
    expect(of('Ceper -/33.3 -/66.7 12')).toMatchObject({
      outcome: 'not-checkable',
      why: { en: 'not printed: “t”, Ceper, yes' },
    });
    expect(of('Ceper -/33.4 -/66.6 12').outcome).toBe('contradicted');
    expect(of('Ceper -/133.3 - 12').outcome).toBe('contradicted');
  });

  it('without its base is open as long as some base gives it', () => {
    const split = (percent: string) =>
      verdict(
        [cooperation('t', [`Ceper - 8 2/${percent} 1 1 12`, 'Pati 4 2 2/50.0 1/25.0 1/25.0 6'])],
        at('t', 'Ceper', 'passive', 'percent'),
      ).outcome;
    expect(split('50.0')).toBe('not-checkable');
    expect(split('66.7')).toBe('not-checkable');
    // 2 of 3 is 66.7 and 2 of 4 is 50.0: nothing lies between.
    expect(split('58.0')).toBe('contradicted');
  });
});

describe('counts', () => {
  it('are whole: a sum that is off by one is contradicted, not within rounding', () => {
    const tables = [cooperation('t', ['Ceper 4 8 2 1 0 12', 'Pati 2 2 1 1 0 5', 'Total 6 10 3 2 0 17'])];
    expect(outcomeOf(tables, at('t', 'Ceper', 'yes', 'count'))).toBe('contradicted');
    expect(outcomeOf(tables, at('t', 'Pati', 'yes', 'count'))).toBe('exact');
    expect(outcomeOf(tables, at('t', 'Pati', 'total', 'count'))).toBe('contradicted');
    expect(outcomeOf(tables, at('t', 'Total', 'no', 'count'))).toBe('exact');
  });

  it('of a last row need both its column and its row to agree', () => {
    const tables = [cooperation('t', ['Ceper 4 8 12', 'Pati 2 2 4', 'Total 6 10 15'])];
    const total = verdict(tables, at('t', 'Total', 'total', 'count'));
    expect(total.relations.map(({ kind, outcome }) => `${kind} ${outcome}`)).toEqual([
      'column-sum contradicted',
      'sum contradicted',
    ]);
    expect(total.why.en).toContain('12 + 4 = 16, not 15');
  });

  it('that are missing leave a sum open, unless what is printed is too much already', () => {
    const total = (sum: string) =>
      outcomeOf(
        [cooperation('t', ['Ceper - 8 12', 'Pati 2 2 4', `Total - ${sum} -`])],
        at('t', 'Ceper', 'total', 'count'),
      );
    expect(total('10')).toBe('not-checkable');
    const tooMuch = [cooperation('t', ['Ceper - 8 5', 'Pati 2 2 4'])];
    expect(outcomeOf(tooMuch, at('t', 'Ceper', 'total', 'count'))).toBe('contradicted');
  });
});

describe('a mean with its minimum and maximum', () => {
  const mean = (cell: string, changes = {}) =>
    verdict([dynamics('t', [`Klaten ${cell} -`], changes)], at('t', 'Klaten', 'i1', 'mean'));

  it.each([
    ['3:3:3', 'exact'],
    ['3.0:3:3', 'exact'],
    ['3:1:5', 'not-checkable'],
    ['3:-:-', 'not-checkable'],
    ['4:1:3', 'contradicted'],
    ['0:1:3', 'contradicted'],
    // 3.4 would round to 3, and 3.5 to 4.
    ['3:3.4:5', 'not-checkable'],
    ['3:3.5:5', 'contradicted'],
    // Rounded up it may still stand on the maximum.
    ['4:1:3.5', 'not-checkable'],
    ['6:-:-', 'contradicted'],
    ['3:5:1', 'contradicted'],
  ])('%s: %s', (cell, outcome) => {
    expect(mean(cell).outcome).toBe(outcome);
  });

  it('has no limit where neither scale nor bounds are printed', () => {
    expect(mean('900:-:-', { scale: null })).toMatchObject({
      outcome: 'not-checkable',
      why: { en: "the respondents' answers were not printed" },
    });
  });

  it('says what whole answers of another table’s respondents can give, apart from its verdict', () => {
    const counts = cooperation('n', ['CEPER 1 2 3']);
    const aliases = [{ location: 'Klaten', names: ['Ceper'] }];
    const found = verdict([counts, dynamics('t', ['Klaten 2.5:1:4 -'])], at('t', 'Klaten', 'i1', 'mean'), {
      aliases,
    });
    expect(found.outcome).toBe('not-checkable');
    // Three answers with a 1 and a 4 among them: 6 to 9, which are 2, 2.3, 2.7 and 3.
    expect(found.relations[0]!.assumptions).toMatchObject([
      {
        table: 'n',
        outcome: 'impossible',
        text: { en: 'whole respondents as n of “n” (3)' },
        result: {
          id: 'tidak ada 3 jawaban bulat yang berata-rata 2,5',
          en: 'no 3 whole answers have the mean 2.5',
        },
      },
    ]);
  });
});

describe('a total of means', () => {
  const total = (line: string, changes = {}) =>
    verdict([dynamics('t', [line], changes)], at('t', 'Klaten', 'total', 'total'));

  it.each([
    ['Klaten 3:1:5 3:1:5 6', 'exact', '[5, 7)'],
    ['Klaten 3:1:5 3:1:5 5', 'within-rounding', '[5, 7)'],
    ['Klaten 3:1:5 3:1:5 7', 'within-rounding', '[5, 7)'],
    ['Klaten 3:1:5 3:1:5 8', 'contradicted', '[5, 7)'],
    ['Klaten 3:1:5 3:1:5 7.0', 'within-rounding', '[5, 7)'],
    ['Klaten 3:1:5 3:1:5 7.1', 'contradicted', '[5, 7)'],
    // The bounds leave less: a mean of 3 with a minimum of 3 is at least 3.
    ['Klaten 3:3:5 3:1:3 5', 'contradicted', '[5.5, 6.5)'],
    ['Klaten 3:3:3 3:3:3 7', 'contradicted', '{6}'],
  ])('%s: %s of %s', (line, outcome, interval) => {
    const found = total(line);
    expect(found.outcome).toBe(outcome);
    expect(found.relations[0]!.tries[0]!.interval!.text.en).toBe(interval);
  });

  it('may be their mean instead', () => {
    expect(total('Klaten 3:1:5 4:1:5 3.5', { totals: 'mean' })).toMatchObject({
      outcome: 'exact',
      recomputed: '3.5',
    });
  });

  it('with a mean missing is open between what the bounds allow', () => {
    expect(total('Klaten 3:1:5 -:2:4 9').outcome).toBe('contradicted');
    expect(total('Klaten 3:1:5 -:2:4 7')).toMatchObject({ outcome: 'not-checkable', recomputed: null });
  });

  it('is judged on its own, even beside a mean that is outside its bounds', () => {
    expect(total('Klaten 4:1:3 3:1:5 7').outcome).toBe('exact');
    expect(total('Klaten 4:1:3 3:1:5 8').outcome).toBe('within-rounding');
  });
});

describe('an average over places', () => {
  const average = at('t', 'Rata-rata', 'p1', 'mean');

  it('is exact by its own formula only, and within rounding by any that was tried', () => {
    const scores = (printed: string) => problems('t', ['A 2.0', 'B 4.0', `Rata-rata ${printed}`]);
    const counts = cooperation('n', ['A 1 0 1', 'B 3 0 3']);
    expect(outcomeOf([counts, scores('3.0')], average)).toBe('exact');
    expect(outcomeOf([counts, scores('3.5')], average)).toBe('within-rounding');
    expect(outcomeOf([scores('3.5')], average)).toBe('contradicted');
    expect(outcomeOf([counts, scores('3.7')], average)).toBe('contradicted');
  });

  it('is not weighted by a table that lacks one of its places', () => {
    const counts = [cooperation('n', ['A 1 0 1']), cooperation('m', ['A 1 0 1', 'B - 1 -'])];
    const found = verdict([...counts, problems('t', ['A 2', 'B 4', 'Rata-rata 3'])], average);
    expect(found.relations[0]!.tries).toHaveLength(1);
  });

  it('is weighted by respondents known from elsewhere, under their name', () => {
    const report = reportOf([problems('t', ['A 2.0', 'B 4.0', 'Rata-rata 3.5'])]);
    const name = text('n gelombang 2026', 'n of the wave of 2026');
    const found = verdictAt(checkClaims(report, { respondents: [{ name, n: { a: 1, b: 3 } }] }), average);
    expect(found.outcome).toBe('within-rounding');
    expect(found.relations[0]!.tries[1]!.weighting).toMatchObject({
      table: null,
      n: [1, 3],
      text: { id: 'bobot n gelombang 2026', en: 'weighted by n of the wave of 2026' },
    });
  });

  it('tells which weights were tried when none gives it', () => {
    const tables = [cooperation('n', ['A 1 0 1', 'B 3 0 3']), problems('t', ['A 2', 'B 4', 'Rata-rata 5.0'])];
    const { why } = verdict(tables, average);
    expect(why.en).toBe(
      '(2 + 4) ÷ 2 = 3, not 5.0; unrounded values only reach unweighted [2.5, 3.5); weighted by n of “n” [3, 4), not [4.95, 5.05); weights that were not printed were not tried',
    );
  });

  it('stands in tables of indicators too', () => {
    const table = dynamics('t', ['A 2:1:3 -', 'B 4:3:5 -', 'Rata-rata 3.6:1:5 -']);
    expect(verdict([table], at('t', 'Rata-rata', 'i1', 'mean'))).toMatchObject({
      outcome: 'contradicted',
      recomputed: '3.0',
    });
  });

  it('of negative scores rounds away from zero', () => {
    const table = problems('t', ['A -1', 'B -2', 'Rata-rata -2'], { scale: { min: '-2', max: '2' } });
    expect(verdict([table], average)).toMatchObject({ outcome: 'exact', recomputed: '-2' });
  });
});

describe('a sentence', () => {
  const tables = [
    cooperation('t', ['A 1/33.3 2/66.7 3', 'B 5/62.5 3/37.5 8']),
    problems('s', ['A 2.5', 'B 3.5']),
  ];
  const said = (changes: object) => {
    const statement = { kind: 'figure', after: 't', quote: 'x', about: text('x', 'x'), ...changes };
    const { verdicts } = checkClaims(reportOf(tables, { statements: [statement] as never }));
    return verdicts.find(({ statement: index }) => index === 0)!;
  };
  const count = (row: string, column: string) => at('t', row, column, 'count');

  it('adds counts over a base of its own', () => {
    const formula = {
      kind: 'share',
      of: [count('A', 'yes'), count('B', 'yes')],
      base: [count('A', 'total'), count('B', 'total')],
    };
    expect(said({ unit: 'percent', printed: '54.5', formula })).toMatchObject({
      outcome: 'exact',
      why: { en: '(1 + 5) ÷ (3 + 8) = 54.545… %' },
    });
    expect(said({ unit: 'percent', printed: '55.0', formula }).outcome).toBe('contradicted');
  });

  it('adds percentages, behind which rounding hides something', () => {
    const formula = { kind: 'sum', of: [at('t', 'A', 'yes', 'percent'), at('t', 'B', 'yes', 'percent')] };
    expect(said({ unit: 'percent', printed: '95.8', formula }).outcome).toBe('exact');
    expect(said({ unit: 'percent', printed: '95.9', formula }).outcome).toBe('within-rounding');
    expect(said({ unit: 'percent', printed: '96.0', formula }).outcome).toBe('contradicted');
  });

  it('averages scores', () => {
    const formula = { kind: 'mean', of: [at('s', 'A', 'p1', 'mean'), at('s', 'B', 'p1', 'mean')] };
    expect(said({ unit: 'score', printed: '3', formula })).toMatchObject({
      outcome: 'exact',
      recomputed: '3',
    });
    expect(said({ unit: 'score', printed: '3.1', formula }).outcome).toBe('contradicted');
  });

  it('stands after its table, and loose ones at the end', () => {
    const words = (after: string | null) => ({
      kind: 'words' as const,
      after,
      quote: 'x',
      about: text('x', 'x'),
      why: 'judgement' as const,
    });
    const { verdicts } = checkClaims(reportOf(tables, { statements: [words(null), words('t')] }));
    expect(verdicts.at(-1)).toMatchObject({ statement: 0, label: { en: 'Text, x' } });
    const place = verdicts.findIndex(({ statement }) => statement === 1);
    expect([verdicts[place - 1]!.cell!.table, verdicts[place + 1]!.cell!.table]).toEqual(['t', 's']);
  });
});
