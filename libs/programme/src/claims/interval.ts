import { Ratio, ZERO } from '../shared/ratio.js';

/** Numbers between two ends, of which each may belong to it or not; null is no end. Never empty. */
export interface Interval {
  readonly low: Ratio | null;
  readonly lowClosed: boolean;
  readonly high: Ratio | null;
  readonly highClosed: boolean;
}

export const EVERYTHING: Interval = { low: null, lowClosed: false, high: null, highClosed: false };

/** @returns the one number */
export const only = (value: Ratio): Interval => between(value, value);

/** @returns from `low` to `high`, both included; null is no end */
export const between = (low: Ratio | null, high: Ratio | null): Interval => ({
  low,
  lowClosed: low !== null,
  high,
  highClosed: high !== null,
});

/** @returns how many decimals a printed number has */
export const decimalsOf = (printed: string): number => printed.split('.')[1]?.length ?? 0;

/**
 * What may stand behind a printed number: everything that rounds to it, half away from zero.
 *
 * @param printed `3`, `50.0`, `-0.5`
 */
export function roundsTo(printed: string): Interval {
  const value = Ratio.parse(printed);
  const half = Ratio.of(1n, 2n * 10n ** BigInt(decimalsOf(printed)));
  return {
    low: value.minus(half),
    lowClosed: value.sign > 0,
    high: value.plus(half),
    highClosed: value.sign < 0,
  };
}

/** @returns what belongs to both; null when nothing does */
export function meet(one: Interval, other: Interval): Interval | null {
  const [low, lowClosed] = inner(one.low, one.lowClosed, other.low, other.lowClosed, 1);
  const [high, highClosed] = inner(one.high, one.highClosed, other.high, other.highClosed, -1);
  if (low !== null && high !== null) {
    const order = low.compare(high);
    if (order > 0 || (order === 0 && !(lowClosed && highClosed))) return null;
  }
  return { low, lowClosed, high, highClosed };
}

/** The end that lies further in; of two equal ones that which is left out. */
function inner(
  one: Ratio | null,
  oneClosed: boolean,
  other: Ratio | null,
  otherClosed: boolean,
  inward: 1 | -1,
): [Ratio | null, boolean] {
  if (one === null) return [other, otherClosed];
  if (other === null) return [one, oneClosed];
  const order = one.compare(other) * inward;
  if (order === 0) return [one, oneClosed && otherClosed];
  return order > 0 ? [one, oneClosed] : [other, otherClosed];
}

/**
 * Everything that a weighted sum can be when each term ranges over its interval on its own.
 *
 * @param terms intervals with weights of 0 or more; a term of weight 0 does not count
 */
export function weightedSum(terms: readonly (readonly [range: Interval, weight: Ratio])[]): Interval {
  let sum: Interval = only(ZERO);
  for (const [range, weight] of terms) {
    if (weight.sign === 0) continue;
    sum = {
      low: sum.low && range.low && sum.low.plus(range.low.times(weight)),
      lowClosed: sum.lowClosed && range.lowClosed,
      high: sum.high && range.high && sum.high.plus(range.high.times(weight)),
      highClosed: sum.highClosed && range.highClosed,
    };
  }
  return sum;
}

/** @returns whether a number belongs to it */
export const holds = (range: Interval, value: Ratio): boolean => meet(range, only(value)) !== null;

/** @returns the least and the greatest whole number in it, null for no end; null when there is none */
export function wholesIn(range: Interval): { least: bigint | null; greatest: bigint | null } | null {
  const least = range.low && (range.lowClosed ? range.low.ceil() : range.low.floor() + 1n);
  const greatest = range.high && (range.highClosed ? range.high.floor() : range.high.ceil() - 1n);
  return least !== null && greatest !== null && least > greatest ? null : { least, greatest };
}
