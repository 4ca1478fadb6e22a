import { offsetHours, type Zone } from '@app/programme';

const HOUR_MS = 3_600_000;

/** @param instant ISO 8601 @returns `2026-12-15 08:00 WIB` */
export function momentIn(zone: Zone, instant: string): string {
  const there = new Date(Date.parse(instant) + offsetHours(zone) * HOUR_MS).toISOString();
  return `${there.slice(0, 10)} ${there.slice(11, 16)} ${zone}`;
}
