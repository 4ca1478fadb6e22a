import type { CalendarView } from '@app/contracts';
import type { RegionChain } from '@app/programme';
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
  const recorded = new Set(
    holidays.filter(({ source }) => source === 'recorded').map(({ name }) => name.en.toLowerCase()),
  );
  return {
    region: calendar.region,
    zone: calendar.zone,
    year,
    asOf,
    workWeek: cadence['work-week'],
    workingDays: calendar.workingDaysBetween(first, last) + (calendar.isWorkingDay(first) ? 1 : 0),
    holidays: [...holidays],
    unknown: unknownHolidays(year).filter(({ en }) => !recorded.has(en.toLowerCase())),
    cadence,
    quiet,
  };
}
