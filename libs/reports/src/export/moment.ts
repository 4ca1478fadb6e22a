import type { Language } from '@app/programme';
import { dayIn, formatDay } from '@app/programme';
import type { ReportMoment } from '../input.js';
import { WORDS } from './words.js';

/** A report names one moment for the whole country: western Indonesian time, as the log's own pages do. */
const ZONE = 'WIB';
const ZONE_MS = 7 * 3_600_000;

/** What files say of their making where the log is still empty: a constant, for the same report has the same bytes. */
const BEFORE_THE_FIRST_ENTRY = '2000-01-01T00:00:00Z';

/** @returns the instant that a file gives as its creation: the report's, never the clock's */
export function creationDate(recordedAt: string | null): Date {
  return new Date(recordedAt ?? BEFORE_THE_FIRST_ENTRY);
}

/** @param instant ISO 8601 @returns `24 November 2026 09.00 WIB`, in English `24 November 2026 09:00 WIB` */
export function formatInstant(instant: string, language: Language): string {
  const clock = new Date(Date.parse(instant) + ZONE_MS).toISOString().slice(-13, -8);
  const time = language === 'id' ? clock.replace(':', '.') : clock;
  return `${formatDay(dayIn(ZONE, instant), language)} ${time} ${ZONE}`;
}

/** @returns the day of the report in file names, `2026-11-24`; null before the first entry */
export const reportDay = (recordedAt: string | null): string | null =>
  recordedAt === null ? null : dayIn(ZONE, recordedAt);

/** @returns `Posisi log 1234 · dicatat 24 November 2026 09.00 WIB` */
export function momentLine({ position, recordedAt }: ReportMoment, language: Language): string {
  if (position < 0) return WORDS.emptyLog[language];
  const at = `${WORDS.position[language]} ${position}`;
  if (recordedAt === null) return at;
  return `${at} · ${WORDS.recorded[language]} ${formatInstant(recordedAt, language)}`;
}

/**
 * A span of days with an en dash, without what both ends share.
 *
 * @param from first day, `2026-11-03` @param until last day, inclusive
 * @returns `3–24 November 2026`, `28 Oktober – 24 November 2026`
 */
export function formatPeriod(from: string, until: string, language: Language): string {
  const [start, end] = [formatDay(from, language), formatDay(until, language)];
  if (from === until) return end;
  if (from.slice(0, 7) === until.slice(0, 7)) return `${start.split(' ')[0]}–${end}`;
  const sameYear = from.slice(0, 4) === until.slice(0, 4);
  return `${sameYear ? start.slice(0, -5) : start} – ${end}`;
}
