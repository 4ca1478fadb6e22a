import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { compare, exactText, minus, plus, rational, rounded, roundedText } from './rational.js';

describe('rounding', () => {
  it.each([
    [-5, 2, 0, '-3'],
    [5, 2, 0, '3'],
    [1, 4, 1, '0.3'],
    [-1, 4, 1, '-0.3'],
    [-1, 25, 1, '0.0'],
    [1, 3, 1, '0.3'],
    [13 * 100, 17, 1, '76.5'],
    [999, 1000, 1, '1.0'],
    [0, 7, 1, '0.0'],
  ])('%d/%d to %d decimals is %s', (numerator, denominator, decimals, written) => {
    expect(roundedText(rational(numerator, denominator), decimals)).toBe(written);
  });

  it.each([
    [1, 3, '0.333333333333'],
    [100, 2, '50'],
    [-100, 1, '-100'],
    [0, 5, '0'],
    [2, 3, '0.666666666667'],
  ])('%d/%d is written exactly as %s', (numerator, denominator, written) => {
    expect(exactText(rational(numerator, denominator))).toBe(written);
  });

  it('agrees with decimals of a thousand digits', () => {
    const Wide = Decimal.clone({ precision: 1000, rounding: Decimal.ROUND_HALF_UP, defaults: true });
    const whole = fc.integer({ min: -1_000_000, max: 1_000_000 });
    const above = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(whole, above, whole, above, fc.integer({ min: 0, max: 6 }), (a, b, c, d, decimals) => {
        const want = new Wide(a).div(b).minus(new Wide(c).div(d)).toDecimalPlaces(decimals).plus(0);
        const got = roundedText(minus(rational(a, b), rational(c, d)), decimals);
        expect(new Wide(got).equals(want)).toBe(true);
      }),
    );
  });

  it('of a sum is one rounding: three thirds are one, and no hundred roundings', () => {
    const third = rational(1, 3);
    expect(exactText(plus(plus(third, third), third))).toBe('1');
    expect(compare(rounded(third, 1), rational(3, 10))).toBe(0);
  });

  it('refuses a share of nothing', () => {
    expect(() => rational(1, 0)).toThrow(RangeError);
  });
});
