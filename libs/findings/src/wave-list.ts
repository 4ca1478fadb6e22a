import type { SurveyEntryView, SurveyPageView } from '@app/contracts';
import { Ratio } from '@app/programme';
import { inPlace } from './choose/order.js';
import type { ListedWave } from './source.js';

export interface WaveListAsk {
  /** `next` of the page before. */
  readonly cursor?: string;
  readonly limit: number;
}

/** @returns a wave with how many of its population answered */
export function surveyEntry(wave: ListedWave): SurveyEntryView {
  const { enrolled: opened, ...rest } = wave;
  const { respondents: n, population } = wave;
  const percent = population === 0 ? null : Ratio.of(n * 100, population).toFixed(1);
  const restated = wave.restated && { ...wave.restated };
  return { ...rest, restated, opened, responseRate: { n, population, percent } };
}

/**
 * A page of waves by region, place, instrument and time.
 *
 * @param waves all that the reader asked for and may see
 * @returns the page; null when the cursor is no wave among them
 */
export function wavePage(
  waves: readonly ListedWave[],
  { cursor, limit }: WaveListAsk,
  position: number,
): SurveyPageView | null {
  const all = [...waves].sort(inPlace);
  const last = cursor === undefined ? -1 : all.findIndex(({ survey }) => survey === cursor);
  if (cursor !== undefined && last === -1) return null;
  const rows = all.slice(last + 1, last + 1 + limit).map(surveyEntry);
  return { position, rows, next: last + 1 + limit < all.length ? rows.at(-1)!.survey : null };
}
