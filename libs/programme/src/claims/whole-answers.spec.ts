import fc from 'fast-check';
import { only, roundsTo } from './interval.js';
import type { Bounds } from './printed-cells.js';
import { Ratio } from '../shared/ratio.js';
import { rounded } from './testing/surveys.js';
import { meansAddUpIn, pooledIn, type Sums, sumsFor } from './whole-answers.js';

const TOP = 4;

/** Every way in which n respondents can answer from 1 to 4, order aside. */
function answersOf(n: number, from = 1): number[][] {
  if (n === 0) return [[]];
  const first = Array.from({ length: TOP - from + 1 }, (_, index) => from + index);
  return first.flatMap((answer) => answersOf(n - 1, answer).map((rest) => [answer, ...rest]));
}

const sum = (answers: readonly number[]) => answers.reduce((total, each) => total + each, 0);
const ratio = (value: number | null) => (value === null ? null : Ratio.of(value));
const bounds = (min: number | null, max: number | null): Bounds => ({
  min: ratio(min),
  max: ratio(max),
  scale: { min: Ratio.of(1), max: Ratio.of(TOP) },
});
const fits = (answers: readonly number[], min: number | null, max: number | null) =>
  (min === null || Math.min(...answers) === min) && (max === null || Math.max(...answers) === max);

const end = fc.option(fc.integer({ min: 1, max: TOP }), { nil: null });
const people = fc.integer({ min: 1, max: 6 });
const printedMean = fc
  .tuple(fc.integer({ min: 8, max: 44 }), fc.constantFrom(0, 1))
  .map(([tenths, decimals]) => rounded(BigInt(tenths), 10n, decimals));

describe('sums of whole answers', () => {
  it('are those that trying every answer finds', () => {
    fc.assert(
      fc.property(people, end, end, printedMean, (n, min, max, printed) => {
        const decimals = printed.includes('.') ? 1 : 0;
        const found = answersOf(n)
          .filter((answers) => fits(answers, min, max))
          .map(sum)
          .filter((each) => rounded(BigInt(each), BigInt(n), decimals) === printed);
        const sums = sumsFor(n, bounds(min, max), printed);
        expect(sums && [Number(sums.least), Number(sums.greatest)]).toEqual(
          found.length === 0 ? null : [Math.min(...found), Math.max(...found)],
        );
      }),
      { numRuns: 400 },
    );
  });

  it('are none where a minimum is no whole number, or nobody answered', () => {
    expect(sumsFor(5, { min: Ratio.parse('1.5'), max: null, scale: null }, '3')).toBeNull();
    expect(sumsFor(0, bounds(null, null), '3')).toBeNull();
  });

  it('need no scale: a mean of 12 answers ends in twelfths', () => {
    const free: Bounds = { min: null, max: null, scale: null };
    expect(sumsFor(12, free, '3.25')).toEqual({ n: 12n, least: 39n, greatest: 39n });
    expect(sumsFor(12, free, '3.27')).toBeNull();
  });
});

describe('averages of whole answers over places', () => {
  const place = fc.tuple(
    fc.integer({ min: 1, max: 5 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 0, max: 4 }),
  );
  const places = fc.array(place, { minLength: 1, maxLength: 4 });
  const sumsOf = (list: readonly (readonly [number, number, number])[]): Sums[] =>
    list.map(([n, least, more]) => ({ n: BigInt(n), least: BigInt(least), greatest: BigInt(least + more) }));

  /** Every combination of one sum per place. */
  const combinations = (sums: readonly Sums[]): bigint[][] =>
    sums.reduce<bigint[][]>(
      (all, { least, greatest }) =>
        all.flatMap((before) =>
          Array.from({ length: Number(greatest - least) + 1 }, (_, index) => [
            ...before,
            least + BigInt(index),
          ]),
        ),
      [[]],
    );

  it('are found where trying every combination finds one, each place alike', () => {
    fc.assert(
      fc.property(places, fc.integer({ min: 0, max: 500 }), (list, hundredths) => {
        const sums = sumsOf(list);
        const printed = rounded(BigInt(hundredths), 100n, 2);
        const common = sums.reduce((product, { n }) => product * n, 1n);
        const hit = combinations(sums).some((each) => {
          const total = each.reduce((whole, own, index) => whole + (own * common) / sums[index]!.n, 0n);
          return rounded(total, common, 2) === printed;
        });
        expect(meansAddUpIn(sums, roundsTo(printed))).toBe(hit);
      }),
      { numRuns: 300 },
    );
  });

  it('are found where trying finds one, each respondent alike', () => {
    fc.assert(
      fc.property(places, fc.integer({ min: 0, max: 120 }), (list, tenths) => {
        const sums = sumsOf(list);
        const n = sums.reduce((whole, each) => whole + each.n, 0n);
        const printed = rounded(BigInt(tenths), 10n, 1);
        const hit = combinations(sums).some(
          (each) =>
            rounded(
              each.reduce((whole, own) => whole + own, 0n),
              n,
              1,
            ) === printed,
        );
        expect(pooledIn(sums, n, roundsTo(printed))).toBe(hit);
      }),
      { numRuns: 300 },
    );
  });

  it('are left undecided when there are too many to try, without hanging', () => {
    // One or no hundred-and-oneth, and so on: 2 ÷ 101 cannot be among them, but no bound says so.
    const primes = [
      101, 103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167, 173, 179, 181, 191, 193, 197, 199,
      211, 223, 227, 229, 233,
    ];
    const sums = primes.map((n) => ({ n: BigInt(n), least: 0n, greatest: 1n }));
    const others = primes.slice(1, 14).reduce((whole, n) => whole.plus(Ratio.of(1, n)), Ratio.of(0));
    expect(meansAddUpIn(sums, only(others.plus(Ratio.of(2, 101))))).toBeNull();
    expect(meansAddUpIn(sums, roundsTo('0.05'))).toBe(true);
  });
});
