import fc from 'fast-check';
import { checkClaims } from './check.js';
import { Ratio } from '../shared/ratio.js';
import { at, cooperation, problems, reportOf, verdictAt } from './testing/published.js';
import { rounded } from './testing/surveys.js';

/**
 * The verdicts on averages against trying: every combination of unrounded values on a fine grid. Plain whole
 * numbers, in units of a 240th, so that the grid meets every end of an interval.
 */
const UNITS = 240;

interface Case {
  readonly cells: readonly number[];
  readonly weights: readonly number[] | null;
  /** In tenths. */
  readonly average: number;
}

/** Values of the grid that round to a whole number: from a half below, included, to a half above. */
const behind = (cell: number): number[] =>
  Array.from({ length: UNITS }, (_, index) => cell * UNITS - UNITS / 2 + index);

/** @returns whether some values of the grid round to the cells and their mean to the average */
function tried({ cells, weights, average }: Case): boolean {
  const w = weights ?? cells.map(() => 1);
  const total = w.reduce((sum, each) => sum + each, 0);
  // Sums that can be reached, from one place to the next.
  let sums = new Set([0]);
  cells.forEach((cell, index) => {
    const next = new Set<number>();
    for (const sum of sums) for (const value of behind(cell)) next.add(sum + value * w[index]!);
    sums = next;
  });
  const printed = rounded(BigInt(average), 10n, 1);
  return [...sums].some((sum) => sum >= 0 && rounded(BigInt(sum), BigInt(total * UNITS), 1) === printed);
}

function judged({ cells, weights, average }: Case) {
  const rows = [
    ...cells.map((cell, index) => `L${index} ${cell}`),
    `Rata-rata ${rounded(BigInt(average), 10n, 1)}`,
  ];
  const counts = weights?.map((n, index) => `L${index} ${n} 0 ${n}`) ?? [];
  const tables = weights === null ? [problems('t', rows)] : [cooperation('n', counts), problems('t', rows)];
  return verdictAt(checkClaims(reportOf(tables)), at('t', 'Rata-rata', 'p1', 'mean'));
}

describe('an average within rounding', () => {
  const cells = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 3 });

  it('is what trying finds, unweighted', () => {
    fc.assert(
      fc.property(cells, fc.integer({ min: -9, max: 9 }), (values, off) => {
        const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
        const given: Case = {
          cells: values,
          weights: null,
          average: Math.max(1, Math.round(mean * 10) + off),
        };
        const possible = ['exact', 'within-rounding'].includes(judged(given).outcome);
        expect({ ...given, possible }).toEqual({ ...given, possible: tried(given) });
      }),
      { numRuns: 60 },
    );
  });

  it('is what trying finds, by n', () => {
    const weighted = fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 4 })), {
      minLength: 2,
      maxLength: 2,
    });
    fc.assert(
      fc.property(weighted, fc.integer({ min: -9, max: 9 }), (pairs, off) => {
        const values = pairs.map(([value]) => value);
        const weights = pairs.map(([, n]) => n);
        const mean =
          pairs.reduce((sum, [value, n]) => sum + value * n, 0) /
          weights.reduce((sum, each) => sum + each, 0);
        const given: Case = { cells: values, weights, average: Math.max(1, Math.round(mean * 10) + off) };
        const byN = judged(given).relations[0]!.tries[1]!;
        const possible = ['exact', 'within-rounding'].includes(byN.outcome);
        expect({ ...given, possible }).toEqual({ ...given, possible: tried(given) });
      }),
      { numRuns: 60 },
    );
  });

  it('has a witness for every verdict, and none outside of its interval', () => {
    const printed = fc.tuple(fc.integer({ min: 10, max: 50 }), fc.constantFrom(0, 1));
    fc.assert(
      fc.property(
        fc.array(printed, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: -12, max: 12 }),
        (list, off) => {
          const texts = list.map(([tenths, decimals]) => rounded(BigInt(tenths), 10n, decimals));
          const mean = texts
            .reduce((sum, each) => sum.plus(Ratio.parse(each)), Ratio.of(0))
            .over(Ratio.of(texts.length));
          const average = mean.plus(Ratio.of(off, 20));
          const rows = [
            ...texts.map((each, index) => `L${index} ${each}`),
            `Rata-rata ${average.toFixed(1)}`,
          ];
          const { outcome } = verdictAt(
            checkClaims(reportOf([problems('t', rows)])),
            at('t', 'Rata-rata', 'p1', 'mean'),
          );
          expect(outcome).toBe(expected(texts, mean, average.toFixed(1)));
        },
      ),
    );
  });
});

/** Moves every cell by the same share of its own leeway, which reaches every mean that can be reached. */
function expected(texts: readonly string[], mean: Ratio, printed: string): string {
  if (mean.toFixed(1) === printed) return 'exact';
  const leeway = texts
    .reduce((sum, each) => sum.plus(Ratio.of(1, each.includes('.') ? 20 : 2)), Ratio.of(0))
    .over(Ratio.of(texts.length));
  const [low, high] = [mean.minus(leeway), mean.plus(leeway)];
  const wanted = Ratio.parse(printed);
  const [from, until] = [wanted.minus(Ratio.of(1, 20)), wanted.plus(Ratio.of(1, 20))];
  // Both are closed below and open above.
  return low.compare(until) < 0 && from.compare(high) < 0 ? 'within-rounding' : 'contradicted';
}
