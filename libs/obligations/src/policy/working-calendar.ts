/** A calendar day, `YYYY-MM-DD`. */
export type Day = string;

/**
 * The working days of one region: weekends, national and regional holidays and *cuti bersama* are none. What the
 * policy asks of a calendar, and no more.
 */
export interface WorkingCalendar {
  isWorkingDay(day: Day): boolean;
  /** @param n working days strictly after `day`, strictly before it when negative; not 0 */
  addWorkingDays(day: Day, n: number): Day;
  /** @param n from 1: the n-th working day strictly after `day` */
  nthWorkingDayAfter(day: Day, n: number): Day;
}

/** @returns the day itself when it is worked on, else the next one that is: what is to be done can wait so long */
export function onOrAfter(calendar: WorkingCalendar, day: Day): Day {
  return calendar.isWorkingDay(day) ? day : calendar.nthWorkingDayAfter(day, 1);
}

/** @returns the day itself when it is worked on, else the one before: what ends on a holiday must be done earlier */
export function onOrBefore(calendar: WorkingCalendar, day: Day): Day {
  return calendar.isWorkingDay(day) ? day : calendar.addWorkingDays(day, -1);
}

/** @param n any whole number; 0 answers the day itself */
export function moved(calendar: WorkingCalendar, day: Day, n: number): Day {
  return n === 0 ? day : calendar.addWorkingDays(day, n);
}
