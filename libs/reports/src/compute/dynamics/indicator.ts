import type { InstrumentItem, ReportCell } from '@app/contracts';
import { cell, type Why } from '../core/cell.js';
import { countedOf, meanOf, type Counted } from '../core/counted.js';
import type { Line } from '../core/lines.js';
import { Ratio } from '@app/programme';
import { extremes, isScored } from '../core/tally.js';

/** The items that the family's reports are about: those with a mean. */
export const isIndicator = (item: InstrumentItem): boolean => item.scale === 'interval' && isScored(item);

/** One indicator in one row. */
export interface Reading extends Counted {
  readonly mean: Ratio | Why;
}

/** @returns the indicator in that row; undefined when no wave of the row asks it */
export function readingOf(line: Line, item: InstrumentItem): Reading | undefined {
  const counted = countedOf(line, item.id);
  return counted && { ...counted, mean: meanOf(counted) };
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
  return cell(kind, Ratio.of(value), 0, ground);
}
