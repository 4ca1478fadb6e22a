import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { Ratio } from './ratio.js';

describe('an exact fraction', () => {
  it.each([
    ['0.05', 1, '0.1'],
    ['-0.05', 1, '-0.1'],
    ['2.5', 0, '3'],
    ['-2.5', 0, '-3'],
    ['0.04', 1, '0.0'],
    ['-0.04', 1, '0.0'],
    ['17', 1, '17.0'],
    ['99.95', 1, '100.0'],
  ])('%s rounds half away from zero to %i decimals as %s', (text, decimals, rounded) => {
    expect(Ratio.parse(text).toFixed(decimals)).toBe(rounded);
  });

  it('rounds as decimals of a thousand digits do', () => {
    const Wide = Decimal.clone({ precision: 1000, rounding: Decimal.ROUND_HALF_UP, defaults: true });
    const whole = fc.integer({ min: -1_000_000, max: 1_000_000 });
    const above = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(whole, above, whole, above, fc.integer({ min: 0, max: 6 }), (a, b, c, d, decimals) => {
        const want = new Wide(a).div(b).minus(new Wide(c).div(d)).toDecimalPlaces(decimals).plus(0);
        const got = Ratio.of(a, b).minus(Ratio.of(c, d)).toFixed(decimals);
        expect(new Wide(got).equals(want)).toBe(true);
      }),
    );
  });

  it('is cut off without rounding, and says whether it was', () => {
    expect(Ratio.of(3400, 48).toCut(3)).toEqual({ text: '70.833', cut: true });
    expect(Ratio.of(200, 3).toCut(3)).toEqual({ text: '66.666', cut: true });
    expect(Ratio.of(200, 4).toCut(3)).toEqual({ text: '50', cut: false });
    expect(Ratio.of(-1, 8).toCut(3)).toEqual({ text: '-0.125', cut: false });
  });

  it('has whole numbers around it', () => {
    expect([Ratio.of(7, 2), Ratio.of(-7, 2), Ratio.of(4)].map((each) => [each.floor(), each.ceil()])).toEqual(
      [
        [3n, 4n],
        [-4n, -3n],
        [4n, 4n],
      ],
    );
  });

  it('is refused over nothing', () => {
    expect(() => Ratio.of(1, 0)).toThrow(RangeError);
    expect(() => Ratio.of(1).over(Ratio.of(0))).toThrow(RangeError);
  });

  it('follows the laws of arithmetic, exactly', () => {
    const ratio = fc
      .tuple(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 1, max: 1000 }))
      .map(([n, d]) => Ratio.of(n, d));
    fc.assert(
      fc.property(ratio, ratio, ratio, (a, b, c) => {
        expect(
          a
            .plus(b)
            .times(c)
            .equals(a.times(c).plus(b.times(c))),
        ).toBe(true);
        expect(a.plus(b).minus(b).equals(a)).toBe(true);
        expect(b.sign === 0 || a.times(b).over(b).equals(a)).toBe(true);
        expect(Math.sign(a.compare(b))).toBe(-Math.sign(b.compare(a)) + 0);
      }),
    );
  });
});
