import type { Report } from '@app/contracts';
import { text } from '@app/contracts';
import type { ReportMoment, WaveCounts } from '../../input.js';
import { byInstrument } from '../core/lines.js';
import { reportOf } from '../core/report.js';
import { anchorsTable } from './anchors.js';
import { differenceTable } from './difference.js';
import { chapterTable, decimalTable } from './tables.js';

/**
 * Table 3 of the chapter (IV, A.1) for any instrument of the family: per location and indicator mean, minimum,
 * maximum, spread and n, the chapter's way and with one decimal; level and difference between locations apart; the
 * anchors of the scale.
 * @param waves in the order of the rows; those of other families are left out
 */
export function dynamicsReport(waves: readonly WaveCounts[], moment: ReportMoment): Report {
  const used = waves.filter(({ instrument }) => instrument.family === 'dynamics');
  const tables = byInstrument(used).flatMap((group) => [
    chapterTable(group),
    decimalTable(group),
    differenceTable(group),
    anchorsTable(group),
  ]);
  return reportOf('dynamics', text('Dinamika klaster', 'Cluster dynamics'), used, moment, tables);
}
