import { text } from '@app/contracts';
import type { Zone } from '@app/programme';
import { CalendarRangeError } from './range.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const IANA: Readonly<Record<Zone, string>> = {
  WIB: 'Asia/Jakarta',
  WITA: 'Asia/Makassar',
  WIT: 'Asia/Jayapura',
};
const formats = new Map<string, Intl.DateTimeFormat>();

/** A zone by its Indonesian abbreviation or its IANA name, as in `Europe/Berlin`. */
export type ZoneName = Zone | (string & {});

/** @throws CalendarRangeError for a zone that does not exist */
function formatOf(zone: ZoneName): Intl.DateTimeFormat {
  const name = Object.hasOwn(IANA, zone) ? IANA[zone as Zone] : zone;
  let format = formats.get(name);
  if (format === undefined) {
    try {
      format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
    } catch {
      throw new CalendarRangeError(text(`zona waktu "${zone}" tidak ada`, `there is no time zone "${zone}"`));
    }
    formats.set(name, format);
  }
  return format;
}

/** Offsets by zone and minute: asking Intl costs more than everything else that is worked out of a moment. */
const known = new Map<string, number>();
const KEPT_OFFSETS = 10_000;
const MINUTE_MS = 60_000;

/** Milliseconds that a zone is ahead of UTC at an instant. */
function offsetAt(ms: number, zone: ZoneName): number {
  const key = `${zone}|${Math.floor(ms / MINUTE_MS)}`;
  let offset = known.get(key);
  if (offset === undefined) {
    if (known.size >= KEPT_OFFSETS) known.clear();
    known.set(key, (offset = askedOffset(ms, zone)));
  }
  return offset;
}

function askedOffset(ms: number, zone: ZoneName): number {
  const name = formatOf(zone)
    .formatToParts(ms)
    .find(({ type }) => type === 'timeZoneName')!.value;
  const [, sign, hours, minutes, seconds = '0'] = /^GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(name)!;
  if (sign === undefined) return 0;
  const ahead = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return (sign === '-' ? -1 : 1) * ahead * 1000;
}

/** What a clock on the wall shows. */
export interface WallTime {
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** `HH:MM` */
  readonly time: string;
}

/** @param ms since 1970 @returns what the clocks of a zone show */
export function wallTime(ms: number, zone: ZoneName): WallTime {
  const iso = new Date(ms + offsetAt(ms, zone)).toISOString();
  return { day: iso.slice(0, 10), time: iso.slice(11, 16) };
}

/**
 * The first instant, not before `least`, at which a zone's clocks show a time. A time that occurs twice in a night of
 * changing clocks is the earlier one that is still to come; one that is skipped is the instant of the change.
 *
 * @returns milliseconds since 1970
 */
export function firstInstantOf({ day, time }: WallTime, zone: ZoneName, least: number): number {
  const wall = Date.parse(`${day}T${time}:00Z`);
  const offsets = [offsetAt(wall - DAY_MS, zone), offsetAt(wall + DAY_MS, zone)];
  const candidates = offsets.map((offset) => wall - offset).sort((one, other) => one - other);
  const shown = candidates.filter((ms) => ms + offsetAt(ms, zone) === wall && ms >= least);
  return shown[0] ?? Math.max(changeBetween(candidates[0]!, candidates[1]!, zone), least);
}

/** @returns the instant between two others from which the zone has the offset of the later one */
function changeBetween(from: number, to: number, zone: ZoneName): number {
  const after = offsetAt(to, zone);
  let [low, high] = [from, to];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle, zone) === after) high = middle;
    else low = middle;
  }
  return high;
}
