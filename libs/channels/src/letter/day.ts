import type { Bilingual } from '@app/contracts';
import { text } from '@app/contracts';

export type Language = keyof Bilingual;

const DAY_MS = 86_400_000;
const FORMATS: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  id: new Intl.DateTimeFormat('id-ID', { dateStyle: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
};
const midnight = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** @param day YYYY-MM-DD @returns `10 Januari 2026`, `10 January 2026` */
export const dayText = (day: string): Bilingual =>
  text(FORMATS.id.format(midnight(day)), FORMATS.en.format(midnight(day)));

/** @returns calendar days from one day to another, negative where the second is earlier */
export const daysFrom = (day: string, to: string): number =>
  Math.round((midnight(to) - midnight(day)) / DAY_MS);

function distance(days: number): Bilingual {
  if (days === 0) return text('hari ini', 'today');
  if (days === 1) return text('besok', 'tomorrow');
  if (days === -1) return text('kemarin', 'yesterday');
  return days > 0
    ? text(`${days} hari lagi`, `in ${days} days`)
    : text(`${-days} hari lalu`, `${-days} days ago`);
}

/** @returns `Tenggat: 10 Januari 2026 (3 hari lagi)` in both languages, seen from the reader's day */
export function dueText(due: string, day: string): Bilingual {
  const [when, far] = [dayText(due), distance(daysFrom(day, due))];
  return text(`Tenggat: ${when.id} (${far.id})`, `Due: ${when.en} (${far.en})`);
}
