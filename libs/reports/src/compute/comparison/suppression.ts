/** One cluster's figure as suppression sees it: `sum` of the answers, each between 0 and `highest`, over `n` of them. */
export interface Figure {
  readonly n: number;
  /** Respondents who said yes, or the values given above the lowest point of the scale. */
  readonly sum: number;
  /** The most that one respondent can add to `sum`: 1 for a share. */
  readonly highest: number;
  /** The group agreed on the figure in public: it gives nobody's answer away. */
  readonly open?: boolean;
}

/** What is not shown of one measure. */
export interface Hidden {
  /** Positions of the clusters. */
  readonly rows: ReadonlySet<number>;
  readonly total: boolean;
}

export interface SuppressionRules {
  /** A count below it and above zero is not shown. */
  readonly smallest: number;
  /** Whether the table has a row of all clusters, from which one hidden row could be computed. */
  readonly withTotal: boolean;
  /** What must stay hidden because another measure would give it away. */
  readonly forced: Hidden;
}

export const NOTHING_HIDDEN: Hidden = { rows: new Set(), total: false };

const isSmall = (count: number, smallest: number): boolean => count > 0 && count < smallest;

/** Primary rule: a small n, a small count of yes or a small complement; of a mean only a small n. */
export function isSensitive({ n, sum, highest, open }: Figure, smallest: number): boolean {
  if (open === true) return false;
  if (isSmall(n, smallest)) return true;
  return highest === 1 && (isSmall(sum, smallest) || isSmall(n - sum, smallest));
}

const capOf = ({ n, highest }: Figure): number => n * highest;

function together(figures: readonly Figure[]): Figure {
  const n = figures.reduce((all, figure) => all + figure.n, 0);
  const sum = figures.reduce((all, figure) => all + figure.sum, 0);
  // A cluster that was not asked has nothing to tell of what one respondent can add.
  return { n, sum, highest: Math.max(1, ...figures.map(({ highest }) => highest)) };
}

/**
 * Whether a reader who subtracts the shown rows from the total learns nothing small. That difference is a figure of
 * the hidden clusters together, so it must not be a small one itself. And even who knows every n must be left with
 * enough possible values for each hidden sum: as many as the threshold, or all that its n allows, for a sensitive
 * one; at least two for one that is hidden beside it.
 */
function isProtected(figures: readonly Figure[], hidden: ReadonlySet<number>, smallest: number): boolean {
  const unknown = [...hidden].map((index) => figures[index]!).filter(({ n }) => n > 0);
  if (unknown.length === 0) return true;
  const rest = together(unknown);
  // With one respondent each, the number of hidden rows would tell every n.
  if (isSensitive(rest, smallest) || rest.n === unknown.length) return false;
  return unknown.every((figure) => {
    const cap = capOf(figure);
    const lowest = Math.max(0, rest.sum - (capOf(rest) - cap));
    const highest = Math.min(cap, rest.sum);
    const wanted = isSensitive(figure, smallest) ? smallest : 2;
    return highest - lowest + 1 >= Math.min(cap + 1, wanted);
  });
}

/** Those that lose least when hidden first: the smallest n. */
function candidates(figures: readonly Figure[], hidden: ReadonlySet<number>): number[] {
  return figures
    .map((figure, index) => ({ figure, index }))
    .filter(({ figure, index }) => capOf(figure) > 0 && figure.open !== true && !hidden.has(index))
    .sort((a, b) => a.figure.n - b.figure.n || a.index - b.index)
    .map(({ index }) => index);
}

/**
 * Decides which figures of a measure are not shown. Primary: small ones. Complementary: further clusters, smallest n
 * first, until no hidden one can be computed from the total and the clusters shown; where even hiding all of them
 * would not do, the total is hidden instead. After the threshold rule and complementary cell suppression of
 * statistical disclosure control (Hundepool et al., Statistical Disclosure Control, 2012, chapters 4 and 5); the
 * threshold itself is E.
 */
export function suppress(figures: readonly Figure[], rules: SuppressionRules): Hidden {
  const { smallest, withTotal, forced } = rules;
  const own = figures.flatMap((figure, index) => (isSensitive(figure, smallest) ? [index] : []));
  const primary = new Set([...forced.rows, ...own]);
  if (!withTotal) return { rows: primary, total: false };
  if (forced.total || isSensitive(together(figures), smallest)) return { rows: primary, total: true };
  const rows = new Set(primary);
  for (const next of candidates(figures, rows)) {
    if (isProtected(figures, rows, smallest)) break;
    rows.add(next);
  }
  return isProtected(figures, rows, smallest) ? { rows, total: false } : { rows: primary, total: true };
}
