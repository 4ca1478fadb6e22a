export { isKnownHoliday, knownHolidays, type KnownHoliday, unknownHolidays } from './known-holidays.js';
export { CalendarRangeError } from './range.js';
export {
  type CalendarOptions,
  type HolidayOn,
  type WorkingCalendar,
  workingCalendar,
} from './working-calendar.js';
export { nextMoment, type QuietHours } from './quiet-hours.js';
export { type ZoneName } from './wall-clock.js';
export { type FileHoliday, type FileProblem, type HolidayFile, readHolidayFile } from './holiday-file.js';
export { calendarYear } from './year-view.js';
export { type RegionTiming, regionCalendar } from './region-calendar.js';
