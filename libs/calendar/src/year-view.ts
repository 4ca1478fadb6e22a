import type { CalendarView } from '@app/contracts';
import type { RegionChain } from '@app/programme';
import { feastOf } from './holiday-rules.js';
import { unknownHolidays } from './known-holidays.js';
import { regionCalendar } from './region-calendar.js';

/**
 * @param chain the country and the regions down to the one that is meant, which is the last
 * @param year from 2000 to 2100
 * @param asOf the position in the log at which the chain was read; null for the newest
 * @returns the days that are not as the week has them, and what else reminders go by
 * @throws CalendarRangeError for another year
 */
export function calendarYear(chain: RegionChain, year: number, asOf: number | null = null): CalendarView {
  const { calendar, cadence, quiet } = regionCalendar(chain);
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  const holidays = calendar.holidaysOf(year);
  const recorded = holidays.filter(({ source }) => source === 'recorded').map(({ name }) => name.en);
  return {
    region: calendar.region,
    zone: calendar.zone,
    year,
    asOf,
    workWeek: cadence['work-week'],
    workingDays: calendar.workingDaysBetween(first, last) + (calendar.isWorkingDay(first) ? 1 : 0),
    holidays: [...holidays],
    unknown: unknownHolidays(year).filter(({ en }) => !recorded.some((name) => isNamed(name, en))),
    cadence,
    quiet,
  };
}

/** A decree adds the year to a name: `Vesak Day 2572 BE`, `Nyepi (Saka New Year 1950)`. */
const isNamed = (decreed: string, ours: string): boolean =>
  decreed.toLowerCase().startsWith(feastOf(ours).toLowerCase());
