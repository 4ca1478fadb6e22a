const DAY_MS = 86_400_000;

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const moment = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(text);
}

/**
 * @param day `YYYY-MM-DD`
 * @param zone IANA name, e.g. `Asia/Jakarta`
 * @returns the instant at which the day begins there, ISO 8601 UTC
 * @throws RangeError for an unknown zone
 */
export function startOfDay(day: string, zone: string): string {
  return new Date(midnight(Date.parse(`${day}T00:00:00Z`), zone)).toISOString();
}

/** The last millisecond of a day in a zone. @throws RangeError for an unknown zone */
export function endOfDay(day: string, zone: string): string {
  return new Date(midnight(Date.parse(`${day}T00:00:00Z`) + DAY_MS, zone) - 1).toISOString();
}

/** @param local midnight as if the zone were UTC */
function midnight(local: number, zone: string): number {
  const guess = local - offset(local, zone);
  // Near a change of offset the first guess may lie on its other side.
  return local - offset(guess, zone);
}

/** Milliseconds that a zone is ahead of UTC at an instant. */
function offset(instant: number, zone: string): number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')!.value;
  const match = /^GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(name)!;
  if (match[1] === undefined) return 0;
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4] ?? 0);
  return (match[1] === '-' ? -1 : 1) * seconds * 1000;
}
