import fc from 'fast-check';
import { isSensitive, NOTHING_HIDDEN, suppress, type Figure, type Hidden } from './suppression.js';

const share = (sum: number, n: number): Figure => ({ n, sum, highest: 1 });
const rules = { smallest: 5, withTotal: true, forced: NOTHING_HIDDEN };
const shown = ({ rows, total }: Hidden) => ({ rows: [...rows].sort((a, b) => a - b), total });

describe('what is sensitive', () => {
  it.each([
    ['a small n', share(0, 4), true],
    ['a small count of yes', share(4, 20), true],
    ['a small complement', share(16, 20), true],
    ['nobody', share(0, 20), false],
    ['everybody', share(20, 20), false],
    ['nobody who answered', share(0, 0), false],
    ['the threshold itself', share(5, 10), false],
    ['a mean of few', { n: 4, sum: 9, highest: 4 }, true],
    ['a low mean of many', { n: 20, sum: 1, highest: 4 }, false],
    ['a rating that a group agreed on', { n: 1, sum: 1, highest: 4, open: true }, false],
  ])('%s', (_what, figure, sensitive) => {
    expect(isSensitive(figure, 5)).toBe(sensitive);
  });
});

describe('what is hidden', () => {
  it('is nothing when nothing is small', () => {
    expect(shown(suppress([share(6, 12), share(9, 20)], rules))).toEqual({ rows: [], total: false });
  });

  it('beside one small figure is the cluster with the smallest n, for the total would give the one away', () => {
    const figures = [share(2, 20), share(15, 30), share(10, 25)];
    expect(shown(suppress(figures, rules))).toEqual({ rows: [0, 2], total: false });
  });

  it('without a total is the small figure alone', () => {
    expect(shown(suppress([share(2, 20), share(15, 30)], { ...rules, withTotal: false }))).toEqual({
      rows: [0],
      total: false,
    });
  });

  it('is further clusters where two small ones together are still small', () => {
    const figures = [share(1, 10), share(2, 10), share(15, 30)];
    expect(shown(suppress(figures, rules))).toEqual({ rows: [0, 1, 2], total: false });
  });

  it('is the total where all clusters together would not protect the small one', () => {
    expect(shown(suppress([share(3, 3), share(20, 20)], rules))).toEqual({ rows: [0], total: true });
  });

  it('is the total where it is small itself', () => {
    expect(shown(suppress([share(2, 20), share(0, 30)], rules))).toEqual({ rows: [0], total: true });
  });

  it('is nothing of a low mean of many beside a cluster that was not asked', () => {
    const [notAsked, low] = [
      { n: 0, sum: 0, highest: 1 },
      { n: 10, sum: 1, highest: 4 },
    ];
    expect(shown(suppress([notAsked, low, low], rules))).toEqual({ rows: [], total: false });
  });

  it('keeps to what another measure hides', () => {
    const forced = { rows: new Set([1]), total: true };
    expect(shown(suppress([share(6, 12), share(9, 20)], { ...rules, forced }))).toEqual({
      rows: [1],
      total: true,
    });
  });
});

describe('a reader who tries every possibility', () => {
  const smallest = 3;
  const clusters = (highest: number) =>
    fc.array(
      fc
        .integer({ min: 0, max: 7 })
        .chain((n) => fc.integer({ min: 0, max: n * highest }).map((sum): Figure => ({ n, sum, highest }))),
      { minLength: 2, maxLength: 4 },
    );

  /** Every way to spread the sum that is left over the hidden clusters, though the reader knows each n. */
  function possibilities(figures: readonly Figure[], left: number): number[][] {
    const [first, ...others] = figures;
    if (first === undefined) return left === 0 ? [[]] : [];
    const found: number[][] = [];
    for (let sum = 0; sum <= Math.min(first.n * first.highest, left); sum++) {
      for (const rest of possibilities(others, left - sum)) found.push([sum, ...rest]);
    }
    return found;
  }

  it.each([
    ['of yes', 1],
    ['of values', 4],
  ])('finds no hidden count %s, and no small figure by subtraction', (_what, highest) => {
    fc.assert(
      fc.property(clusters(highest), (figures) => {
        const { rows, total } = suppress(figures, { ...rules, smallest });
        // What is shown is not small.
        figures.forEach((figure, index) =>
          expect(rows.has(index) || !isSensitive(figure, smallest)).toBe(true),
        );
        if (total || rows.size === 0) return;
        const hidden = [...rows].map((index) => figures[index]!);
        const left = hidden.reduce((all, { sum }) => all + sum, 0);
        const n = hidden.reduce((all, figure) => all + figure.n, 0);
        expect(isSensitive({ n, sum: left, highest }, smallest)).toBe(false);
        expect(n).toBeGreaterThan(hidden.length);
        const ways = possibilities(hidden, left);
        hidden.forEach((figure, index) => {
          const values = new Set(ways.map((way) => way[index]));
          const all = figure.n * highest + 1;
          expect(values.size).toBeGreaterThanOrEqual(
            Math.min(all, isSensitive(figure, smallest) ? smallest : 2),
          );
        });
      }),
      { numRuns: 500 },
    );
  });
});
