import { nextMoment, type RegionTiming } from '@app/calendar';
import type { Day } from '@app/obligations';
import { dayIn, startOfDay } from '@app/programme';

/** What the sweep goes by in one region at one moment. */
export interface Moment extends RegionTiming {
  /** The engine's clock, ISO 8601 UTC. */
  readonly now: string;
  /** The day in the region's zone. */
  readonly day: Day;
  /** When something may be said again; null where it may now. Nothing is raised in the quiet hours. */
  readonly quietUntil: string | null;
}

/** @returns the region's day and whether it is quiet there */
export function momentOf(timing: RegionTiming, now: string): Moment {
  const { zone } = timing.calendar;
  const free = nextMoment(now, zone, timing.quiet);
  return {
    ...timing,
    now,
    day: dayIn(zone, now),
    quietUntil: Date.parse(free) > Date.parse(now) ? free : null,
  };
}

/** @returns the first moment of a day at which something may be said, ISO 8601 UTC */
export function morningOf(day: Day, { calendar: { zone }, quiet }: RegionTiming): string {
  return nextMoment(startOfDay(zone, day), zone, quiet);
}
