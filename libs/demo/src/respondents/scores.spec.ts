import fc from 'fast-check';
import { dealt, scoresWith, sumFor, widestSpan } from './scores.js';

const total = (scores: readonly number[]): number => scores.reduce((sum, each) => sum + each, 0);

const targets = fc
  .record({ n: fc.integer({ min: 2, max: 40 }), min: fc.integer({ min: 1, max: 5 }), width: fc.nat(4) })
  .chain(({ n, min, width }) => {
    const max = min + width;
    const ends = width === 0 ? 0 : min + max;
    const others = width === 0 ? n : n - 2;
    return fc
      .integer({ min: ends + others * min, max: ends + others * max })
      .map((sum) => ({ n, min, max, sum }));
  });

test('scores have the sum, the number and both ends asked for', () => {
  fc.assert(
    fc.property(targets, (target) => {
      const scores = scoresWith(target);
      expect([total(scores), scores.length, Math.min(...scores), Math.max(...scores)]).toEqual([
        target.sum,
        target.n,
        target.min,
        target.max,
      ]);
    }),
  );
});

test('what no answers can do is refused', () => {
  expect(() => scoresWith({ sum: 57, n: 19, min: 1, max: 3 })).toThrow(RangeError);
  expect(() => sumFor(3, { n: 3, min: 1, max: 3 })).toThrow(RangeError);
});

test('a mean of 3 with a 1 among the answers and none above 3 is a little below 3', () => {
  expect(sumFor(3, { n: 19, min: 1, max: 3 })).toBe(55);
});

test('the widest span is one that answers of that sum can have, and no wider one is', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 30 }), fc.double({ min: 1, max: 4, noNaN: true }), (n, mean) => {
      const sum = Math.round(mean * n);
      const { min, max } = widestSpan(sum, n, { min: 1, max: 4 });
      expect(total(scoresWith({ sum, n, min, max }))).toBe(sum);
      for (let low = 1; low <= 4; low++) {
        for (let high = low + max - min + 1; high <= 4; high++) {
          expect(() => scoresWith({ sum, n, min: low, max: high })).toThrow(RangeError);
        }
      }
    }),
  );
});

test('a deal gives every score once', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(9), { minLength: 1, maxLength: 40 }), fc.nat(20), (scores, turn) => {
      expect([...dealt(scores, turn)].sort()).toEqual([...scores].sort());
    }),
  );
});
