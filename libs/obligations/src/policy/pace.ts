import type { Cadence, ObligationKind } from '@app/contracts';
import { addDays } from '@app/programme';
import { type Day, moved, onOrAfter, type WorkingCalendar } from './working-calendar.js';

type Window = 'term-window' | 'waiver-window';
/** Kinds whose reminder comes so many calendar days ahead; all others are reminded of `remind-before` ahead. */
const WINDOWS: Readonly<Partial<Record<ObligationKind, Window>>> = {
  'member-term': 'term-window',
  'representative-term': 'term-window',
  'waiver-expiry': 'waiver-window',
};
/** What may be somewhat off its rhythm (criteria `fpk-meets`, `fkak-meets`). */
const MEETINGS: readonly ObligationKind[] = ['forum-meeting', 'fkak-meeting'];
/** After these days there is nothing left to wait for. */
const ENDS: readonly ObligationKind[] = ['agreement-expiry', 'waiver-expiry'];

/** When people hear of one kind of duty, by a region's cadence and calendar. */
export class Pace {
  constructor(
    private readonly kind: ObligationKind,
    private readonly cadence: Cadence,
    private readonly calendar: WorkingCalendar,
  ) {}

  /** @returns the day of the reminder before, null for none */
  reminder(due: Day): Day | null {
    const window = WINDOWS[this.kind];
    const early =
      window === undefined
        ? moved(this.calendar, due, -this.cadence['remind-before'])
        : onOrAfter(this.calendar, addDays(due, -this.cadence[window]));
    return early < due ? early : null;
  }

  /** @param from the due date, or the later day on which it could be known @returns the first day too late */
  overdue(from: Day): Day {
    if (MEETINGS.includes(this.kind)) {
      return this.calendar.nthWorkingDayAfter(addDays(from, this.cadence['meeting-tolerance']), 1);
    }
    const grace = ENDS.includes(this.kind) ? 0 : this.cadence.grace;
    return this.calendar.nthWorkingDayAfter(from, grace + 1);
  }

  /** @param from as for `overdue` @returns the days of the two escalations, neither before it is overdue */
  escalations(from: Day): [Day, Day] {
    const overdue = this.overdue(from);
    const on = (name: 'escalate' | 'escalate-again'): Day => {
      const day = this.calendar.nthWorkingDayAfter(from, this.cadence[name]);
      return day > overdue ? day : overdue;
    };
    return [on('escalate'), on('escalate-again')];
  }
}
