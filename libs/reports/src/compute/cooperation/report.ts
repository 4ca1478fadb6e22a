import type { Report } from '@app/contracts';
import { linkages, text } from '@app/contracts';
import type { ReportMoment, WaveCounts } from '../../input.js';
import { byInstrument } from '../core/lines.js';
import { reportOf } from '../core/report.js';
import { linkagesOf, linkageTable } from './table.js';

/**
 * Tables 4 to 7 of the chapter (IV, A.2): cooperation with peers, before and after in the chain, and with supporting
 * institutions. Yes and no are shares of those who answered; the mode is a share of those who said yes and named it.
 * @param waves in the order of the rows; those of other families are left out
 */
export function cooperationReport(waves: readonly WaveCounts[], moment: ReportMoment): Report {
  const used = waves.filter(({ instrument }) => instrument.family === 'cooperation');
  const tables = byInstrument(used).flatMap((group) =>
    linkagesOf(group, linkages.codes).map((items) => linkageTable(group, items)),
  );
  return reportOf('cooperation', text('Kerja sama', 'Cooperation'), used, moment, tables);
}
