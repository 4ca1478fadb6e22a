import type { Report } from '@app/contracts';
import { text } from '@app/contracts';
import type { ReportMoment, WaveCounts } from '../../input.js';
import { byInstrument } from '../core/lines.js';
import { reportOf } from '../core/report.js';
import { comparisonTable } from './table.js';

/** Fewest respondents that a published figure may rest on (E). */
export const SMALLEST_SHOWN = 5;

export interface ComparisonOptions {
  /** Figures that rest on fewer respondents are suppressed: at least 1, which suppresses nothing. */
  readonly smallest?: number;
}

/**
 * Compares clusters (E): per instrument one number per item (a mean, the share of yes, of active or proactive, of the
 * joint way) with n, small figures suppressed together with those from which they could be computed. How many
 * respondents a wave had is public; what they answered, and who left an item out, is not.
 * @param waves in the order of the rows, of any instruments
 * @throws RangeError for a threshold that is not a whole number of at least 1
 */
export function comparisonReport(
  waves: readonly WaveCounts[],
  moment: ReportMoment,
  { smallest = SMALLEST_SHOWN }: ComparisonOptions = {},
): Report {
  if (!Number.isSafeInteger(smallest) || smallest < 1) {
    throw new RangeError(`The smallest number shown must be a whole number of at least 1: ${smallest}`);
  }
  const tables = byInstrument(waves).map((group) => comparisonTable(group, smallest));
  return reportOf(
    'comparison',
    text('Perbandingan antarklaster', 'Comparison between clusters'),
    waves,
    moment,
    tables,
  );
}
