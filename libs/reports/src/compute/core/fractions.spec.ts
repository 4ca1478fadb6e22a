import { Ratio } from '@app/programme';
import { exactText, fromFloat, rounded, sumOf } from './fractions.js';

it.each([
  [1, 3, '0.333333333333'],
  [100, 2, '50'],
  [-100, 1, '-100'],
  [0, 5, '0'],
  [2, 3, '0.666666666667'],
])('%d/%d is written exactly as %s', (numerator, denominator, written) => {
  expect(exactText(Ratio.of(numerator, denominator))).toBe(written);
});

it('a sum is rounded once: three thirds are one, and their roundings are not', () => {
  const thirds = [1, 2, 3].map(() => Ratio.of(1, 3));
  expect(exactText(sumOf(thirds))).toBe('1');
  expect(exactText(sumOf(thirds.map((third) => rounded(third, 1))))).toBe('0.9');
});

it('takes away what floating point added', () => {
  expect(exactText(fromFloat(0.1 + 0.2))).toBe('0.3');
});
