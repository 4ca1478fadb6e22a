import type { Bilingual, Report, ReportWave } from '@app/contracts';
import { text } from '@app/contracts';
import type { ReportMoment, WaveCounts } from '../../input.js';
import { locationLabel } from '../core/lines.js';
import { reportOf } from '../core/report.js';
import { inBoth } from '../core/texts.js';
import { boundsTable } from './bounds-table.js';
import { countsTable } from './counts-table.js';

/** `Klaten, Kerja sama` */
function placeOf({ wave, instrument }: WaveCounts, among: readonly ReportWave[]): Bilingual {
  const place = locationLabel(wave, among);
  return inBoth((language) => `${place[language]}, ${instrument.title[language]}`);
}

/**
 * How far each item was answered, and what the missing answers could change: per wave, of any instrument (E).
 * Items that ask for names are not counted by code and are left out.
 * @param waves in the order of the tables
 * @throws RangeError when a wave counts more than its respondents
 */
export function nonResponseReport(waves: readonly WaveCounts[], moment: ReportMoment): Report {
  const among = waves.map(({ wave }) => wave);
  const tables = waves.flatMap((counts) => {
    const place = placeOf(counts, among);
    const bounds = boundsTable(counts, place);
    return bounds.rows.length === 0 ? [countsTable(counts, place)] : [countsTable(counts, place), bounds];
  });
  return reportOf('non-response', text('Tidak menjawab', 'Non-response'), waves, moment, tables);
}
