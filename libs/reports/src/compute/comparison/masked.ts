import type { WaveCounts } from '../../input.js';
import { figureOf, isComparable, type Measure } from './measures.js';
import { NOTHING_HIDDEN, suppress, type Figure, type Hidden } from './suppression.js';

/** A measure over the clusters of a table, and what of it is not shown. */
export interface Masked {
  readonly measure: Measure;
  /** Per wave; undefined where the wave does not ask the item. */
  readonly figures: readonly (Figure | undefined)[];
  readonly comparable: boolean;
  readonly hidden: Hidden;
}

/**
 * Masks every measure. What a skip rule leads to is masked with what it follows: whoever sees that 13 named a mode
 * knows that 13 said yes.
 * @param smallest the threshold, at least 1
 */
export function masked(
  waves: readonly WaveCounts[],
  measures: readonly Measure[],
  smallest: number,
): Masked[] {
  const byItem = new Map<string, Hidden>();
  return measures.map((measure) => {
    const figures = waves.map((wave) => figureOf(wave, measure));
    const comparable = isComparable(waves, measure);
    const before = measure.item.ask && byItem.get(measure.item.ask.item);
    const hidden = suppress(
      figures.map((figure) => figure ?? { n: 0, sum: 0, highest: 1 }),
      { smallest, withTotal: waves.length > 1 && comparable, forced: before ?? NOTHING_HIDDEN },
    );
    byItem.set(measure.item.id, hidden);
    return { measure, figures, comparable, hidden };
  });
}
