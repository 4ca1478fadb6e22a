import { type Interval, roundsTo, weightedSum, wholesIn } from './interval.js';
import type { Bounds } from './printed-cells.js';
import { Ratio } from '../shared/ratio.js';

/**
 * Means of whole answers. `n` respondents who each answered a whole number give only means of the form S ÷ n, so
 * that many a printed mean cannot be (the GRIM test: Brown and Heathers 2017). A printed minimum and maximum say
 * in addition that somebody gave the least and somebody the greatest answer.
 */
export interface Sums {
  readonly n: bigint;
  readonly least: bigint;
  readonly greatest: bigint;
}

/** The lower end of the sums, or with `-1` the upper one; null for no end, undefined when there is none at all. */
function extreme(n: bigint, { min, max, scale }: Bounds, side: 1 | -1): bigint | null {
  const [own, far] = side === 1 ? [min, max] : [max, min];
  const end = scale && (side === 1 ? scale.min.ceil() : scale.max.floor());
  // Everybody but the one at the far end may be at the near end.
  const near = own === null ? end : own.floor();
  if (near === null) return null;
  return far === null ? near * n : near * (n - 1n) + far.floor();
}

/** @returns sums that n whole answers within bounds can have; null when there are no such answers */
function possible(n: bigint, bounds: Bounds): Interval | null {
  const { min, max } = bounds;
  if (n < 1n || (min !== null && !min.whole) || (max !== null && !max.whole)) return null;
  if (min !== null && max !== null && (min.compare(max) > 0 || (n === 1n && !min.equals(max)))) return null;
  const [low, high] = [extreme(n, bounds, 1), extreme(n, bounds, -1)];
  if (low !== null && high !== null && low > high) return null;
  return {
    low: low === null ? null : Ratio.of(low),
    lowClosed: low !== null,
    high: high === null ? null : Ratio.of(high),
    highClosed: high !== null,
  };
}

/**
 * @param n how many answered
 * @param bounds of the answers
 * @param printed their mean as printed
 * @returns which sums of n whole answers give that mean when it is rounded; null when none does
 */
export function sumsFor(n: number, bounds: Bounds, printed: string): Sums | null {
  const count = BigInt(n);
  const range = possible(count, bounds);
  if (range === null) return null;
  const printedSums = wholesIn(weightedSum([[roundsTo(printed), Ratio.of(count)]]));
  if (printedSums === null) return null;
  const inside = wholesIn({
    low: clip(range.low, printedSums.least!, 1),
    lowClosed: true,
    high: clip(range.high, printedSums.greatest!, -1),
    highClosed: true,
  });
  return inside && { n: count, least: inside.least!, greatest: inside.greatest! };
}

function clip(end: Ratio | null, whole: bigint, side: 1 | -1): Ratio {
  const other = Ratio.of(whole);
  return end !== null && end.compare(other) * side > 0 ? end : other;
}

/** @returns whether some sum of the summed answers, divided by `divisor`, falls into the range */
export function pooledIn(terms: readonly Sums[], divisor: bigint, range: Interval): boolean {
  const least = terms.reduce((sum, each) => sum + each.least, 0n);
  const greatest = terms.reduce((sum, each) => sum + each.greatest, 0n);
  const wanted = wholesIn(weightedSum([[range, Ratio.of(divisor)]]));
  return (
    wanted !== null &&
    (wanted.least === null || wanted.least <= greatest) &&
    (wanted.greatest === null || wanted.greatest >= least)
  );
}

const BUDGET = 20_000;

/**
 * Whether means of whole answers can add up to something in a range, each place counting alike.
 *
 * @returns null when there are too many combinations to try
 */
export function meansAddUpIn(terms: readonly Sums[], range: Interval): boolean | null {
  const common = terms.reduce((multiple, { n }) => leastCommon(multiple, n), 1n);
  const wanted = wholesIn(weightedSum([[range, Ratio.of(common)]]));
  if (wanted === null) return false;
  const steps = terms
    .map(({ n, least, greatest }) => ({ step: common / n, least, greatest }))
    // The last one is decided without trying: it had better be the one with the most choices.
    .sort((a, b) => Number(a.greatest - a.least - (b.greatest - b.least)));
  return new Search(steps, wanted.least!, wanted.greatest!).found();
}

interface Step {
  readonly step: bigint;
  readonly least: bigint;
  readonly greatest: bigint;
}

/** Depth first over the sums of each place but the last, leaving out what cannot reach the range any more. */
class Search {
  private left = BUDGET;
  /** What the steps from each index on come to at least and at most. */
  private readonly rest: { readonly least: bigint; readonly greatest: bigint }[] = [];

  constructor(
    private readonly steps: readonly Step[],
    private readonly from: bigint,
    private readonly until: bigint,
  ) {
    let [least, greatest] = [0n, 0n];
    this.rest.unshift({ least, greatest });
    for (const each of [...steps].reverse()) {
      least += each.least * each.step;
      greatest += each.greatest * each.step;
      this.rest.unshift({ least, greatest });
    }
  }

  found(index = 0, sum = 0n): boolean | null {
    const { step, least, greatest } = this.steps[index]!;
    const rest = this.rest[index + 1]!;
    const first = larger(least, divideUp(this.from - sum - rest.greatest, step));
    const last = smaller(greatest, divideDown(this.until - sum - rest.least, step));
    if (index === this.steps.length - 1) return first <= last;
    for (let each = first; each <= last; each += 1n) {
      if (--this.left < 0) return null;
      const found = this.found(index + 1, sum + each * step);
      if (found !== false) return found;
    }
    return false;
  }
}

const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);
const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const divideUp = (a: bigint, b: bigint): bigint => Ratio.of(a, b).ceil();
const divideDown = (a: bigint, b: bigint): bigint => Ratio.of(a, b).floor();

function leastCommon(a: bigint, b: bigint): bigint {
  let [one, other] = [a, b];
  while (other !== 0n) [one, other] = [other, one % other];
  return (a / one) * b;
}
