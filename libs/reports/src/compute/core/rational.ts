/**
 * An exact fraction with a positive denominator. Counts and scale values are whole numbers, so every share, mean,
 * sum of means and difference of a report is one; nothing is rounded before it is shown.
 */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** How many decimals `exact` texts keep at most. */
const EXACT_DECIMALS = 12;

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

function reduced(numerator: bigint, denominator: bigint): Rational {
  const common = gcd(numerator, denominator);
  return common === 1n
    ? { numerator, denominator }
    : { numerator: numerator / common, denominator: denominator / common };
}

/**
 * @param numerator a whole number @param denominator a whole number above zero
 * @throws RangeError for a denominator that is not above zero, or a number that is not whole
 */
export function rational(numerator: number, denominator = 1): Rational {
  if (!(denominator > 0)) throw new RangeError(`A denominator must be above zero: ${denominator}`);
  return reduced(BigInt(numerator), BigInt(denominator));
}

/**
 * @param value a floating-point number between −1 and 1, such as a centrality
 * @returns it to 12 decimals, which takes away what floating point added behind them
 */
export const fromFloat = (value: number): Rational => rational(Math.round(value * 1e12), 1e12);

export const ZERO = rational(0);

export const plus = (a: Rational, b: Rational): Rational =>
  reduced(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);

export const minus = (a: Rational, b: Rational): Rational =>
  plus(a, { numerator: -b.numerator, denominator: b.denominator });

export const sumOf = (values: readonly Rational[]): Rational => values.reduce(plus, ZERO);

/** @param divisor a whole number above zero */
export const dividedBy = (value: Rational, divisor: number): Rational =>
  reduced(value.numerator, value.denominator * BigInt(divisor));

/** @returns below zero, zero or above zero, as sorting wants it */
export function compare(a: Rational, b: Rational): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The value in units of 10^-decimals, rounded half away from zero. */
function inUnits({ numerator, denominator }: Rational, decimals: number): bigint {
  const scaled = (numerator < 0n ? -numerator : numerator) * 10n ** BigInt(decimals);
  const whole = scaled / denominator;
  const magnitude = (scaled % denominator) * 2n >= denominator ? whole + 1n : whole;
  return numerator < 0n ? -magnitude : magnitude;
}

/** @returns the value rounded half away from zero: −2.5 to −3, 0.25 with one decimal to 0.3 */
export function rounded(value: Rational, decimals: number): Rational {
  return reduced(inUnits(value, decimals), 10n ** BigInt(decimals));
}

/**
 * Rounds once, half away from zero, and writes with a point: `33.3`, `-3`, never `-0.0`.
 * @param decimals 0 to 12, all of which are written
 */
export function roundedText(value: Rational, decimals: number): string {
  const units = inUnits(value, decimals);
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const sign = units < 0n ? '-' : '';
  return decimals === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-decimals)}`;
}

/** @returns up to 12 decimals, without zeros at the end: `33.333333333333`, `50` */
export function exactText(value: Rational): string {
  return roundedText(value, EXACT_DECIMALS).replace(/\.?0+$/, '');
}
