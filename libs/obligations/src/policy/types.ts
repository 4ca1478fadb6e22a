import type { Cadence, ObligationKind, ObligationStatus, Rung, VoidReason } from '@app/contracts';
import type { CitedFact, ObligationIdentity, ObligationParty, ObligationSource } from '@app/programme';
import type { Day, WorkingCalendar } from './working-calendar.js';

/** Somebody told on a day. */
export interface LadderRung {
  readonly rung: Rung;
  readonly on: Day;
  readonly to: ObligationParty;
  /** Cannot be unsubscribed from. */
  readonly mandatory: boolean;
}

/**
 * Something that is due: for whom, when and why. Derived from the log and the calendar, never stored as truth.
 *
 * Its key is `kind:stream[/item]:period`. The period is nominal: a quarter, a day that people agreed on, or a number
 * in a series. So a key outlives holidays, other cadences and suspensions, which move the due date alone; a date
 * that people agree on anew (an addendum, a follow-up's later date) is a new duty with a key of its own, and the
 * old one is met or void ("replaced"). Rungs are told once per key, so a new date is reminded of afresh.
 */
export interface Obligation extends ObligationIdentity {
  readonly kind: ObligationKind;
  /** The last day on which it is in time. */
  readonly due: Day;
  /** The day from which it shows: of its first rung. */
  readonly opens: Day;
  readonly graceWorkingDays: number;
  /** The first day on which it is overdue. */
  readonly overdueFrom: Day;
  /** From its first reminder to the last who hears of it, days never decreasing. */
  readonly ladder: readonly LadderRung[];
  readonly state: ObligationStatus;
  /** The fact that met it or made it void, where one did. */
  readonly settledBy: CitedFact | null;
  /** Why it is void; null otherwise. */
  readonly why: VoidReason | null;
  readonly source: ObligationSource;
}

/** What the policy is asked with, beside the facts. */
export interface Timetable {
  /** The region's numbers. */
  readonly cadence: Cadence;
  /** Of the region that the stream lies in. */
  readonly calendar: WorkingCalendar;
  /** Obligations that open later are not answered. */
  readonly until: Day;
}
