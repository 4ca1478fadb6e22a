import type { Bilingual, Report, ReportTable } from '@app/contracts';
import { text } from '@app/contracts';
import type { ReportMoment, WaveCounts, WavePair } from '../../input.js';
import { periodLabel } from '../core/lines.js';
import { reportOf } from '../core/report.js';
import { inBoth } from '../core/texts.js';
import { attritionTable } from './attrition.js';
import { assertPair } from './pair.js';
import { meansTable, movesTable, sharesTable } from './tables.js';

/** `Klaten, Kerja sama, 1 Juni 2026 – 30 Juni 2026 → 1 Juni 2027 – 30 Juni 2027` */
function placeOf({ before, after }: WavePair): Bilingual {
  const last = periodLabel(after.wave);
  const first = before && periodLabel(before.wave);
  return inBoth((language) => {
    const period = first === null ? last[language] : `${first[language]} → ${last[language]}`;
    return `${after.wave.location}, ${after.instrument.title[language]}, ${period}`;
  });
}

/** A wave that ends one pair and begins the next is one wave. */
function wavesOf(pairs: readonly WavePair[]): WaveCounts[] {
  const bySurvey = new Map<string, WaveCounts>();
  for (const { before, after } of pairs) {
    if (before !== null) bySurvey.set(before.wave.survey, before);
    bySurvey.set(after.wave.survey, after);
  }
  return [...bySurvey.values()];
}

/**
 * Change between two waves of a cluster (E): over all respondents and over the panel apart, who left and who joined, and
 * how the panel moved. The chapter has one wave, which is a level: a pair without its earlier wave says so (`one-wave`),
 * and an item that versions measure differently has no difference (`not-comparable`).
 * @throws RangeError for a pair of different clusters or instruments, or in the wrong order
 */
export function changeReport(pairs: readonly WavePair[], moment: ReportMoment): Report {
  pairs.forEach(assertPair);
  const placed = pairs.map((pair) => ({ pair, place: placeOf(pair) }));
  const tables = placed.flatMap(({ pair, place }): ReportTable[] => [
    sharesTable(pair, place),
    meansTable(pair, place),
    movesTable(pair, place),
  ]);
  return reportOf(
    'change',
    text('Perubahan antargelombang', 'Change between waves'),
    wavesOf(pairs),
    moment,
    [attritionTable(placed), ...tables.filter(({ rows }) => rows.length > 0)],
  );
}
