import type { BilingualView, NonResponse, ReportCell, ReportWave } from '@app/contracts';
import { Ratio } from '@app/programme';
import { exactText } from './fractions.js';

export type CellKind = ReportCell['kind'];
/** Why a cell has no number. */
export type Why = 'no-answers' | 'suppressed' | 'one-wave' | 'one-location' | 'not-comparable';

/** What a number rests on, and where its answers are. */
export interface Ground {
  readonly waves: readonly ReportWave[];
  /** null for a number over several items, which no single list of answers is behind. */
  readonly item: string | null;
  readonly codes?: readonly string[];
  /** Reasons for no answer that the cell counts; `codes` is then empty. */
  readonly missing?: readonly NonResponse[];
  readonly n: number;
  /** `n` where the base counts something else than the answers: locations, pairs. */
  readonly base: { readonly code: string; readonly text: BilingualView; readonly n?: number } | null;
  readonly weighting?: ReportCell['weighting'];
  readonly notes?: readonly string[];
}

/** @returns N of the waves together; null when one cluster is there twice, for then it is not one number */
export function populationOf(waves: readonly ReportWave[]): number | null {
  if (new Set(waves.map(({ cluster }) => cluster)).size !== waves.length) return null;
  return waves.reduce((sum, { population }) => sum + population, 0);
}

function sourceOf({ waves, item, codes, missing }: Ground): ReportCell['source'] {
  if (item === null) return null;
  const surveys = waves.map(({ survey }) => survey);
  const source = { surveys, item, codes: codes === undefined ? null : [...codes] };
  return missing === undefined ? source : { ...source, missing: [...missing] };
}

/** One rating that a group agreed on is no distribution: whoever reads a number of it is told so. */
const ownNotes = ({ waves, notes = [] }: Ground): string[] => [
  ...notes,
  ...(waves.some(({ method }) => method === 'consensus') ? ['consensus'] : []),
];

/**
 * Makes one cell with all that a reader must know of it.
 * @param number the exact number, or why there is none
 * @param decimals that the value is rounded to, 0 to 6
 */
export function cell(kind: CellKind, number: Ratio | Why, decimals: number, ground: Ground): ReportCell {
  const missing = typeof number === 'string';
  return {
    kind,
    value: missing ? null : number.toFixed(decimals),
    exact: missing ? null : exactText(number),
    n: ground.n,
    population: populationOf(ground.waves),
    base: ground.base && { code: ground.base.code, n: ground.base.n ?? ground.n, text: ground.base.text },
    weighting: ground.weighting ?? 'none',
    rounding: { rule: 'half-away-from-zero', decimals },
    why: missing ? number : null,
    source: sourceOf(ground),
    notes: ownNotes(ground),
  };
}

/** @param count respondents @returns a count as it is */
export const countCell = (count: number, ground: Ground): ReportCell =>
  cell('count', Ratio.of(count), 0, { ...ground, weighting: 'none' });

/** @param count of `ground.n` respondents @returns its share in percent; none of nobody */
export const percentCell = (count: number, ground: Ground, decimals = 1): ReportCell =>
  cell('percent', share(count, ground.n), decimals, ground);

/** @returns count / n in percent */
export const share = (count: number, n: number): Ratio | 'no-answers' =>
  n === 0 ? 'no-answers' : Ratio.of(count * 100, n);

/** @returns sum / n */
export const mean = (sum: number, n: number): Ratio | 'no-answers' =>
  n === 0 ? 'no-answers' : Ratio.of(sum, n);
