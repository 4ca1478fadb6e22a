/** A mean as a table prints it, with the ends of the scale that its answers reach. */
export interface ScoreTarget {
  /** Sum of all answers: the mean is `sum ÷ n`. */
  readonly sum: number;
  readonly n: number;
  readonly min: number;
  readonly max: number;
}

/**
 * Made-up answers on a scale of whole numbers.
 *
 * @returns `n` scores with exactly this sum, none outside `min` and `max`, each end reached by one at least; as
 *   even as that allows, in falling order
 * @throws RangeError when no answers can do that
 */
export function scoresWith({ sum, n, min, max }: ScoreTarget): readonly number[] {
  const ends = min === max ? [] : [max, min];
  const others = n - ends.length;
  const rest = sum - ends.reduce((total, end) => total + end, 0);
  if (!fits(others, rest, min, max)) {
    throw new RangeError(`no ${n} scores from ${min} to ${max} sum to ${sum}`);
  }
  const level = others === 0 ? 0 : Math.floor(rest / others);
  const above = rest - level * others;
  const even = Array.from({ length: others }, (_, index) => (index < above ? level + 1 : level));
  return [...even, ...ends].sort((a, b) => b - a);
}

const fits = (n: number, sum: number, min: number, max: number): boolean =>
  n >= 0 && sum >= n * min && sum <= n * max;

/**
 * @param mean as printed, a whole number
 * @returns the sum nearest to `mean × n` that such answers can have; its mean rounds to the printed one
 * @throws RangeError when no answers do: the printed row contradicts itself
 */
export function sumFor(mean: number, { n, min, max }: Omit<ScoreTarget, 'sum'>): number {
  const ends = min === max ? 0 : 2;
  const least = (ends / 2) * (min + max) + (n - ends) * min;
  const most = (ends / 2) * (min + max) + (n - ends) * max;
  const sum = Math.min(Math.max(mean * n, least), most);
  // Half away from zero: 2.5 is printed as 3.
  if (Math.floor(sum / n + 0.5) !== mean) {
    throw new RangeError(`${n} scores from ${min} to ${max} cannot have a mean that rounds to ${mean}`);
  }
  return sum;
}

/**
 * @returns the widest stretch of the scale that `n` scores with this sum can span, the lower ends first
 * @throws RangeError when not even equal scores have that sum
 */
export function widestSpan(
  sum: number,
  n: number,
  scale: { readonly min: number; readonly max: number },
): Pick<ScoreTarget, 'min' | 'max'> {
  for (let width = scale.max - scale.min; width >= 0; width--) {
    for (let min = scale.min; min + width <= scale.max; min++) {
      const max = min + width;
      const ends = width === 0 ? 0 : 2;
      if (fits(n - ends, sum - (ends / 2) * (min + max), min, max)) return { min, max };
    }
  }
  throw new RangeError(`no ${n} scores from ${scale.min} to ${scale.max} sum to ${sum}`);
}

/**
 * Deals scores out so that high ones do not all fall to the first respondents.
 *
 * @param turn another deal for each item
 */
export function dealt<T>(scores: readonly T[], turn: number): readonly T[] {
  const n = scores.length;
  // A step without a common divisor reaches every place once.
  const step = [7, 5, 3, 11, 1].find((each) => gcd(each, n) === 1)!;
  return scores.map((_, index) => scores[(index * step + turn) % n]!);
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
