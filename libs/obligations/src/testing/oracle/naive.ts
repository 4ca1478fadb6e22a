import type { Cadence, ObligationKind } from '@app/contracts';
import type { ObligationParty } from '@app/programme';
import type { Day, WorkingCalendar } from '../../policy/index.js';
import type { Seen } from './seen.js';

/** A line of the clerk's list: what is open, by when, and who answers for it. */
export interface Line {
  readonly kind: ObligationKind;
  readonly key: string;
  readonly since: Day;
  readonly due: Day;
  readonly owner: ObligationParty;
  readonly open: boolean;
  /** The days that it is about, where a suspension over all of them takes it away. */
  readonly about?: readonly [Day, Day];
}

/** How far the clerk's list looks ahead: the longest reminder, and a month until it is written anew. */
export const AHEAD_DAYS = 95;

/** What the clerk has at hand on a day. */
export interface Desk {
  readonly seen: readonly Seen[];
  readonly today: Day;
  readonly cadence: Cadence;
  readonly calendar: WorkingCalendar;
  readonly coordinator: string | null;
}

/** @returns the first working day from this one on */
export function rollForward({ calendar }: Pick<Desk, 'calendar'>, day: Day): Day {
  return calendar.isWorkingDay(day) ? day : calendar.addWorkingDays(day, 1);
}

/** @returns the last working day up to this one */
export function rollBack({ calendar }: Pick<Desk, 'calendar'>, day: Day): Day {
  return calendar.isWorkingDay(day) ? day : calendar.addWorkingDays(day, -1);
}

/** @returns so many working days later; the day itself for none */
export function workingLater({ calendar }: Pick<Desk, 'calendar'>, day: Day, n: number): Day {
  return n === 0 ? day : calendar.addWorkingDays(day, n);
}

export const latest = (...days: readonly Day[]): Day => [...days].sort().at(-1)!;
