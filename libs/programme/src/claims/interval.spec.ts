import fc from 'fast-check';
import {
  between,
  decimalsOf,
  EVERYTHING,
  holds,
  type Interval,
  meet,
  only,
  roundsTo,
  weightedSum,
  wholesIn,
} from './interval.js';
import { Ratio } from '../shared/ratio.js';

const at = (text: string) => Ratio.parse(text);
const ends = (range: Interval | null) =>
  range &&
  [
    range.lowClosed ? '[' : '(',
    range.low?.toFixed(3) ?? '−∞',
    range.high?.toFixed(3) ?? '∞',
    range.highClosed ? ']' : ')',
  ].join(' ');

describe('what rounds to a printed number', () => {
  it.each([
    ['3', '[ 2.500 3.500 )'],
    ['2.8', '[ 2.750 2.850 )'],
    ['50.0', '[ 49.950 50.050 )'],
    ['-2', '( -2.500 -1.500 ]'],
    ['0', '( -0.500 0.500 )'],
    ['0.0', '( -0.050 0.050 )'],
  ])('%s: %s', (printed, range) => {
    expect(ends(roundsTo(printed))).toBe(range);
  });

  it('is what rounding itself says', () => {
    const exact = fc.tuple(fc.integer({ min: -3000, max: 3000 }), fc.integer({ min: 1, max: 60 }));
    fc.assert(
      fc.property(
        exact,
        fc.integer({ min: 0, max: 2 }),
        fc.integer({ min: -2, max: 2 }),
        ([n, d], decimals, off) => {
          const value = Ratio.of(n, d);
          const nearby = value.plus(Ratio.of(off, 10 ** decimals)).toFixed(decimals);
          expect(holds(roundsTo(nearby), value)).toBe(value.toFixed(decimals) === nearby);
          expect(decimalsOf(nearby)).toBe(decimals);
        },
      ),
    );
  });
});

describe('intervals', () => {
  it('meet where both are; touching ends only where both belong', () => {
    expect(ends(meet(roundsTo('3'), between(at('1'), at('3'))))).toBe('[ 2.500 3.000 ]');
    expect(meet(roundsTo('3'), only(at('3.5')))).toBeNull();
    expect(ends(meet(roundsTo('3'), only(at('2.5'))))).toBe('[ 2.500 2.500 ]');
    expect(ends(meet(EVERYTHING, roundsTo('3')))).toBe('[ 2.500 3.500 )');
    expect(meet(roundsTo('3'), roundsTo('5'))).toBeNull();
  });

  it('add up with weights; one without an end leaves the sum without it, unless its weight is nothing', () => {
    const third = Ratio.of(1, 3);
    const mean = weightedSum(['2', '3', '3'].map((each) => [roundsTo(each), third]));
    expect(ends(mean)).toBe('[ 2.167 3.167 )');
    const open = between(at('0'), null);
    expect(
      ends(
        weightedSum([
          [open, Ratio.of(1)],
          [only(at('8')), Ratio.of(1)],
        ]),
      ),
    ).toBe('[ 8.000 ∞ )');
    expect(
      ends(
        weightedSum([
          [EVERYTHING, Ratio.of(0)],
          [only(at('8')), Ratio.of(1)],
        ]),
      ),
    ).toBe('[ 8.000 8.000 ]');
  });

  it('hold whole numbers or none', () => {
    expect(wholesIn(roundsTo('3'))).toEqual({ least: 3n, greatest: 3n });
    expect(wholesIn({ ...between(at('3'), at('4')), highClosed: false })).toEqual({
      least: 3n,
      greatest: 3n,
    });
    expect(wholesIn({ ...between(at('3'), at('4')), lowClosed: false, highClosed: false })).toBeNull();
    expect(wholesIn(between(at('2.1'), at('2.9')))).toBeNull();
    expect(wholesIn(between(at('-0.5'), null))).toEqual({ least: 0n, greatest: null });
  });
});
