import type { Bilingual } from '@app/contracts';
import { FIRST_YEAR, LAST_YEAR, text } from '@app/contracts';

/** A day that a calendar cannot answer for, said in both languages. */
export class CalendarRangeError extends RangeError {
  constructor(readonly text: Bilingual) {
    super(text.en);
    this.name = 'CalendarRangeError';
  }
}

/** @throws CalendarRangeError for a year outside 2000 to 2100 */
export function checkYear(year: number): number {
  if (Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR) return year;
  throw new CalendarRangeError(
    text(
      `kalender kerja hanya mencakup tahun ${FIRST_YEAR} sampai ${LAST_YEAR}, bukan ${year}`,
      `the working calendar covers the years ${FIRST_YEAR} to ${LAST_YEAR}, not ${year}`,
    ),
  );
}

/** Days that were found sound: the same few hundred are asked for again and again, and there are only so many. */
const sound = new Map<string, number>();

/**
 * @param day `YYYY-MM-DD`
 * @returns its year
 * @throws CalendarRangeError for a text that is no day of the calendar, and for a year outside 2000 to 2100
 */
export function yearOf(day: string): number {
  let year = sound.get(day);
  if (year === undefined) {
    year = soundYear(day);
    sound.set(day, year);
  }
  return year;
}

function soundYear(day: string): number {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : NaN;
  if (Number.isNaN(ms) || !new Date(ms).toISOString().startsWith(day)) {
    throw new CalendarRangeError(text(`"${day}" bukan hari kalender`, `"${day}" is no day of the calendar`));
  }
  return checkYear(Number(day.slice(0, 4)));
}

/** @param day `YYYY-MM-DD` @returns 0 for Sunday to 6 for Saturday */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();
