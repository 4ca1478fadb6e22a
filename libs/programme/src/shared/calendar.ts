/** Indonesia's three zones have no daylight saving: a fixed offset each. */
export type Zone = 'WIB' | 'WITA' | 'WIT';

const OFFSET_HOURS: Readonly<Record<Zone, number>> = { WIB: 7, WITA: 8, WIT: 9 };
const WITA_PROVINCES = new Set(['51', '52', '53', '63', '64', '65', '71', '72', '73', '74', '75', '76']);
const WIT_PROVINCES = new Set(['81', '82', '91', '92', '93', '94', '95', '96', '97']);
const DAY_MS = 86_400_000;

/** Days by their number since 1970: judging asks for the same few thousand again and again. */
const dayTexts = new Map<number, string>();

/** @throws RangeError when `ms` is not an instant */
function dayAt(ms: number): string {
  const number = Math.floor(ms / DAY_MS);
  let text = dayTexts.get(number);
  if (text === undefined) {
    text = new Date(number * DAY_MS).toISOString().slice(0, 10);
    dayTexts.set(number, text);
  }
  return text;
}

/** @param region Kemendagri code; its first two digits are the province @returns the zone (Keppres 41/1987) */
export function zoneOf(region: string): Zone {
  const province = region.slice(0, 2);
  if (WITA_PROVINCES.has(province)) return 'WITA';
  return WIT_PROVINCES.has(province) ? 'WIT' : 'WIB';
}

/** @returns hours that the zone's clock is ahead of UTC */
export const offsetHours = (zone: Zone): number => OFFSET_HOURS[zone];

/** @param instant ISO 8601 @returns the calendar day there, `YYYY-MM-DD` */
export function dayIn(zone: Zone, instant: string): string {
  return dayAt(Date.parse(instant) + OFFSET_HOURS[zone] * 3_600_000);
}

/** @param day `YYYY-MM-DD` @returns the instant at which that day begins there, ISO 8601 UTC */
export function startOfDay(zone: Zone, day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - OFFSET_HOURS[zone] * 3_600_000).toISOString();
}

/** @param days may be negative @returns `YYYY-MM-DD` */
export function addDays(day: string, days: number): string {
  return dayAt(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS);
}

/** Adds calendar months; a day that the month lacks becomes its last (31 January + 1 month = 28 February). */
export function addMonths(day: string, months: number): string {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7)) - 1 + months;
  const date = Number(day.slice(8, 10));
  const moved = Date.UTC(year, month, date);
  // Beyond the month's end: day 0 of the next month is the last of this one.
  return dayAt(new Date(moved).getUTCDate() === date ? moved : Date.UTC(year, month + 1, 0));
}

/** @returns days from `from` to `to`, negative when `to` is earlier */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** @param quarter `2026-Q3` @returns its first and last day */
export function quarterDays(quarter: string): { from: string; until: string } {
  const year = quarter.slice(0, 4);
  const first = (Number(quarter.slice(6)) - 1) * 3;
  const from = `${year}-${String(first + 1).padStart(2, '0')}-01`;
  return { from, until: addDays(addMonths(from, 3), -1) };
}
