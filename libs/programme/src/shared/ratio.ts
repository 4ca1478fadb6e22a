/**
 * Exact fractions. Thirds of half-open intervals meet printed decimals at their very ends here, where any number
 * of decimal places would decide by its own rounding.
 */
export class Ratio {
  private constructor(
    private readonly numerator: bigint,
    /** Positive. */
    private readonly denominator: bigint,
  ) {}

  /** @throws RangeError when the denominator is 0 */
  static of(numerator: bigint | number, denominator: bigint | number = 1): Ratio {
    const [n, d] = [BigInt(numerator), BigInt(denominator)];
    if (d === 0n) throw new RangeError('a fraction over nothing');
    const divisor = greatestCommon(n, d) * (d < 0n ? -1n : 1n);
    return new Ratio(n / divisor, d / divisor);
  }

  /** @param text a decimal such as `-3.25` @throws SyntaxError when it is none */
  static parse(text: string): Ratio {
    const [whole, fraction = ''] = text.split('.') as [string, string?];
    return Ratio.of(BigInt(whole + fraction), 10n ** BigInt(fraction.length));
  }

  plus(other: Ratio): Ratio {
    return Ratio.of(
      this.numerator * other.denominator + other.numerator * this.denominator,
      this.denominator * other.denominator,
    );
  }

  minus(other: Ratio): Ratio {
    return this.plus(Ratio.of(-other.numerator, other.denominator));
  }

  times(other: Ratio): Ratio {
    return Ratio.of(this.numerator * other.numerator, this.denominator * other.denominator);
  }

  /** @throws RangeError when `other` is 0 */
  over(other: Ratio): Ratio {
    return Ratio.of(this.numerator * other.denominator, this.denominator * other.numerator);
  }

  /** @returns negative, 0 or positive, as this is less than, equal to or more than `other` */
  compare(other: Ratio): number {
    const difference = this.numerator * other.denominator - other.numerator * this.denominator;
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }

  equals(other: Ratio): boolean {
    return this.compare(other) === 0;
  }

  get sign(): number {
    return this.numerator < 0n ? -1 : this.numerator > 0n ? 1 : 0;
  }

  get whole(): boolean {
    return this.denominator === 1n;
  }

  /** @returns the greatest whole number not above this */
  floor(): bigint {
    const quotient = this.numerator / this.denominator;
    return this.numerator < 0n && !this.whole ? quotient - 1n : quotient;
  }

  /** @returns the least whole number not below this */
  ceil(): bigint {
    return this.whole ? this.numerator : this.floor() + 1n;
  }

  /** @returns rounded half away from zero, with exactly `decimals` places */
  toFixed(decimals: number): string {
    const scaled = absolute(this.numerator) * 10n ** BigInt(decimals);
    return this.write((2n * scaled + this.denominator) / (2n * this.denominator), decimals);
  }

  /** @returns cut off after `decimals` places, without closing zeros, and whether anything was cut off */
  toCut(decimals: number): { text: string; cut: boolean } {
    const scaled = absolute(this.numerator) * 10n ** BigInt(decimals);
    const cut = scaled % this.denominator !== 0n;
    const text = this.write(scaled / this.denominator, decimals);
    return { text: cut ? text : trimZeros(text), cut };
  }

  private write(digits: bigint, decimals: number): string {
    const padded = digits.toString().padStart(decimals + 1, '0');
    const sign = this.numerator < 0n && digits !== 0n ? '-' : '';
    if (decimals === 0) return sign + padded;
    return `${sign}${padded.slice(0, -decimals)}.${padded.slice(-decimals)}`;
  }
}

export const ZERO = Ratio.of(0);
export const ONE = Ratio.of(1);
export const HUNDRED = Ratio.of(100);

export const lesser = (one: Ratio, other: Ratio): Ratio => (one.compare(other) <= 0 ? one : other);
export const greater = (one: Ratio, other: Ratio): Ratio => (one.compare(other) >= 0 ? one : other);

/** @returns the same decimal without zeros that say nothing: `2.50` is `2.5` */
export const trimZeros = (text: string): string =>
  text.includes('.') ? text.replace(/0+$/, '').replace(/\.$/, '') : text;

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/** At least 1. */
function greatestCommon(one: bigint, other: bigint): bigint {
  let [a, b] = [absolute(one), absolute(other)];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? 1n : a;
}
