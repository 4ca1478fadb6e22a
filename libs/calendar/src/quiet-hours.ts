import { text } from '@app/contracts';
import { addDays } from '@app/programme';
import { CalendarRangeError } from './range.js';
import { firstInstantOf, wallTime, type ZoneName } from './wall-clock.js';
import type { WorkingCalendar } from './working-calendar.js';

/** Hours in which only what is urgent goes out, as clocks show them: `20:00` to `07:00` crosses midnight. */
export interface QuietHours {
  /** The first quiet minute, `HH:MM`. */
  readonly from: string;
  /** The first minute that is quiet no longer, `HH:MM`; the same as `from` where none is quiet. */
  readonly until: string;
}

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

function isQuiet(time: string, { from, until }: QuietHours): boolean {
  return from <= until ? time >= from && time < until : time >= from || time < until;
}

function check(instant: string, { from, until }: QuietHours): number {
  const ms = Date.parse(instant);
  if (Number.isNaN(ms))
    throw new CalendarRangeError(text('saat tidak terbaca', 'the instant is not readable'));
  for (const time of [from, until]) {
    if (CLOCK.test(time)) continue;
    throw new CalendarRangeError(text(`"${time}" bukan jam HH:MM`, `"${time}" is no time of day HH:MM`));
  }
  return ms;
}

/**
 * When a notice that is not urgent may go out: at once, or when the quiet hours are over, and with a calendar on a
 * working day only.
 *
 * @param instant ISO 8601: not before this
 * @param zone where its reader lives; zones with daylight saving too
 * @returns ISO 8601 UTC
 * @throws CalendarRangeError for an unreadable instant or hour, a zone that does not exist, and a day that the
 *   calendar cannot answer for
 */
export function nextMoment(
  instant: string,
  zone: ZoneName,
  quiet: QuietHours,
  calendar?: Pick<WorkingCalendar, 'isWorkingDay'>,
): string {
  let ms = check(instant, quiet);
  // Each pass ends the quiet hours or goes on to a later day; a calendar has no year without a working day.
  for (;;) {
    const { day, time } = wallTime(ms, zone);
    if (calendar !== undefined && !calendar.isWorkingDay(day)) {
      ms = firstInstantOf({ day: addDays(day, 1), time: '00:00' }, zone, ms);
    } else if (isQuiet(time, quiet)) {
      const ends = time < quiet.until ? day : addDays(day, 1);
      ms = firstInstantOf({ day: ends, time: quiet.until }, zone, ms);
    } else {
      return new Date(ms).toISOString();
    }
  }
}
