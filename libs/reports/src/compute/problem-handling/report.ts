import type { Report } from '@app/contracts';
import { text } from '@app/contracts';
import type { ReportMoment, WaveCounts } from '../../input.js';
import { byInstrument } from '../core/lines.js';
import { reportOf } from '../core/report.js';
import { itemsOf } from '../core/tally.js';
import { distributionTable } from './distribution.js';
import { chapterMeans, decimalMeans } from './means.js';
import { isProblem } from './options.js';
import { waysTable } from './ways.js';

/**
 * How firms handle problems (chapter IV, A.3): the distribution first, then jointly or alone, and only then Table 8's
 * means, always with their caveat.
 * @param waves in the order of the rows; those of other families are left out
 */
export function problemHandlingReport(waves: readonly WaveCounts[], moment: ReportMoment): Report {
  const used = waves.filter(({ instrument }) => instrument.family === 'problem-handling');
  const tables = byInstrument(used).flatMap((group) => [
    ...itemsOf(group.waves, isProblem).map((item) => distributionTable(group, item)),
    waysTable(group),
    chapterMeans(group),
    decimalMeans(group),
  ]);
  return reportOf(
    'problem-handling',
    text('Cara mengatasi masalah', 'Problem handling'),
    used,
    moment,
    tables,
  );
}
