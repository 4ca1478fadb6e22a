import type { InstrumentItem, ReportCell } from '@app/contracts';
import { text } from '@app/contracts';
import { cell, countCell, mean, type Ground, type Why } from '../core/cell.js';
import type { Line } from '../core/lines.js';
import { rational, type Rational } from '../core/rational.js';
import { extremes, tallyOf, valueSum, type Tally } from '../core/tally.js';

export const ANSWERED = {
  code: 'answered',
  text: text('yang menjawab butir ini', 'those who answered this item'),
};

/** One indicator in one row: what was counted, or why it cannot be. */
export interface Reading {
  readonly ground: Ground;
  readonly tally: Tally | undefined;
  readonly mean: Rational | Why;
}

/** @returns the indicator in that row; undefined when no wave of the row asks it */
export function readingOf(line: Line, item: InstrumentItem): Reading | undefined {
  const tally = tallyOf(line.waves, item.id);
  if (tally === undefined) return undefined;
  const { weighting } = line;
  if (tally === 'not-comparable') {
    const waves = line.waves.map(({ wave }) => wave);
    const notes = ['not-comparable'];
    const ground = { waves, item: item.id, n: 0, base: ANSWERED, weighting, notes };
    return { ground, tally: undefined, mean: 'not-comparable' };
  }
  const ground = { waves: tally.waves, item: item.id, n: tally.n, base: ANSWERED, weighting };
  return { ground, tally, mean: mean(valueSum(tally), tally.n) };
}

/** @returns the mean of the indicator in that row, rounded to so many decimals */
export function meanCell(reading: Reading | undefined, decimals: number): ReportCell | undefined {
  return reading && cell('mean', reading.mean, decimals, reading.ground);
}

/** @returns the lowest or highest value that anybody gave, or the distance between them */
export function rangeCell(
  reading: Reading | undefined,
  kind: 'minimum' | 'maximum' | 'spread',
): ReportCell | undefined {
  if (reading === undefined) return undefined;
  const { tally } = reading;
  const ground = { ...reading.ground, weighting: 'none' as const };
  if (tally === undefined) return cell(kind, 'not-comparable', 0, ground);
  const ends = extremes(tally);
  if (ends === undefined) return cell(kind, 'no-answers', 0, ground);
  const value = kind === 'spread' ? ends.maximum - ends.minimum : ends[kind];
  return cell(kind, rational(value), 0, ground);
}

/** @returns how many answered */
export const answeredCell = (reading: Reading | undefined): ReportCell | undefined =>
  reading?.tally && countCell(reading.tally.n, reading.ground);
