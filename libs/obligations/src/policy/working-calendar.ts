import type { WorkingCalendar as RegionCalendar } from '@app/calendar';

/** A calendar day, `YYYY-MM-DD`. */
export type Day = string;

/** What the policy asks of a region's calendar, and no more. */
export type WorkingCalendar = Pick<
  RegionCalendar,
  'isWorkingDay' | 'addWorkingDays' | 'nthWorkingDayAfter' | 'workingDaysBetween'
>;

/** @returns the day itself when it is worked on, else the next one that is: what is to be done can wait so long */
export const onOrAfter = (calendar: WorkingCalendar, day: Day): Day => calendar.addWorkingDays(day, 0);

/** @returns the day itself when it is worked on, else the one before: what ends on a holiday must be done earlier */
export function onOrBefore(calendar: WorkingCalendar, day: Day): Day {
  return calendar.isWorkingDay(day) ? day : calendar.addWorkingDays(day, -1);
}

/** @param n any whole number; 0 answers the day itself, worked on or not */
export function moved(calendar: WorkingCalendar, day: Day, n: number): Day {
  return n === 0 ? day : calendar.addWorkingDays(day, n);
}
