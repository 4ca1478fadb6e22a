import type { BilingualView, ReportCell } from '@app/contracts';
import { text } from '@app/contracts';
import { cell, countCell, mean, percentCell, type Ground } from './cell.js';
import type { Line } from './lines.js';
import { chose, tallyOf, valueSum, type Tally } from './tally.js';

/** A base in words; its n comes with each cell. */
export interface Base {
  readonly code: string;
  readonly text: BilingualView;
}

export const ANSWERED: Base = {
  code: 'answered',
  text: text('yang menjawab butir ini', 'those who answered this item'),
};

/** One item in one row. */
export interface Counted {
  readonly ground: Ground;
  /** undefined when versions of the instrument measure the item differently. */
  readonly tally: Tally | undefined;
}

/** @returns the item as counted in that row; undefined when no wave of the row asks it */
export function countedOf(line: Line, item: string, base: Base = ANSWERED): Counted | undefined {
  const tally = tallyOf(line.waves, item);
  if (tally === undefined) return undefined;
  const { weighting } = line;
  if (tally === 'not-comparable') {
    const waves = line.waves.map(({ wave }) => wave);
    return {
      ground: { waves, item, n: 0, base, weighting, notes: ['not-comparable'] },
      tally: undefined,
    };
  }
  return { ground: { waves: tally.waves, item, n: tally.n, base, weighting }, tally };
}

/** @returns the same with a note at each of its cells */
export function noted(counted: Counted, code: string): Counted {
  const { ground } = counted;
  return { ...counted, ground: { ...ground, notes: [...(ground.notes ?? []), code] } };
}

/** @returns how many chose one of the codes */
export function countOf(counted: Counted | undefined, codes: readonly string[]): ReportCell | undefined {
  if (counted === undefined) return undefined;
  const ground = { ...counted.ground, codes, weighting: 'none' as const };
  return counted.tally === undefined
    ? cell('count', 'not-comparable', 0, ground)
    : countCell(chose(counted.tally, codes), ground);
}

/** @returns the share of those who chose one of the codes among all who answered the item, with one decimal */
export function percentOf(counted: Counted | undefined, codes: readonly string[]): ReportCell | undefined {
  if (counted === undefined) return undefined;
  const ground = { ...counted.ground, codes };
  return counted.tally === undefined
    ? cell('percent', 'not-comparable', 1, ground)
    : percentCell(chose(counted.tally, codes), ground);
}

/** @returns how many answered the item */
export function answeredOf(counted: Counted | undefined): ReportCell | undefined {
  if (counted === undefined) return undefined;
  const ground = { ...counted.ground, weighting: 'none' as const };
  return counted.tally === undefined
    ? cell('count', 'not-comparable', 0, ground)
    : countCell(counted.tally.n, ground);
}

/** @returns the mean of the values chosen, or why there is none */
export const meanOf = ({ tally }: Counted): ReturnType<typeof mean> | 'not-comparable' =>
  tally === undefined ? 'not-comparable' : mean(valueSum(tally), tally.n);
