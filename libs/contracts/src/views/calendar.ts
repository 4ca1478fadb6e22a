import { z } from 'zod';
import { cadenceNames } from '../cadence.js';
import { FIRST_YEAR, holidayKinds, holidaySources, LAST_YEAR } from '../calendar-lists.js';
import { day, regionCode } from '../primitives.js';
import { bilingualView } from './common.js';

/** A day that the week alone does not explain. */
export const holidayView = z.strictObject({
  day,
  kind: holidayKinds.schema,
  name: bilingualView,
  source: holidaySources.schema,
  /** Who recorded it, `00` for the country; null for one that is computed. */
  region: regionCode.nullable(),
  decree: z.string().nullable(),
  /** People work on it all the same. */
  works: z.boolean(),
});

/** The working calendar of a region for one year. */
export const calendarView = z.strictObject({
  region: regionCode,
  zone: z.enum(['WIB', 'WITA', 'WIT']),
  year: z.int().min(FIRST_YEAR).max(LAST_YEAR),
  /** The position in the log that it rests on; null for the newest. */
  asOf: z.int().min(0).nullable(),
  /** 5: Saturday and Sunday rest; 6: Sunday rests. */
  workWeek: z.int().min(5).max(6),
  workingDays: z.int(),
  holidays: z.array(holidayView),
  /** National holidays whose day is not known for that year: they wait for the yearly decree. */
  unknown: z.array(bilingualView),
  cadence: z.record(z.enum(cadenceNames as [string, ...string[]]), z.int()),
  quiet: z.strictObject({ from: z.string(), until: z.string() }),
});
export type CalendarView = z.output<typeof calendarView>;
