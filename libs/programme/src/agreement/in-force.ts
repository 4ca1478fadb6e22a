import { dayIn, type Zone } from '../shared/calendar.js';
import type { AgreementState, AgreementStatus } from './state.js';
import { activationOf, endOf, statusOf } from './views.js';

/** The days on which an agreement was in force, both included. */
export interface InForce {
  readonly from: string;
  readonly until: string;
}

/** @returns its days in force: from its first day or the day it was confirmed to its end, or null if it never was */
export function daysInForce(state: AgreementState, zone: Zone): InForce | null {
  const activation = activationOf(state);
  if (activation === undefined || state.terms === null) return null;
  const confirmed = dayIn(zone, activation.effectiveAt);
  const { from, until } = state.terms;
  const ended = endOf(state)?.data.endedOn ?? until;
  const days = { from: confirmed > from ? confirmed : from, until: ended < until ? ended : until };
  // Terminated before its first day: it was confirmed and never in force.
  return days.from > days.until ? null : days;
}

/** @returns whether it was in force on any day from `from` to `until` */
export function inForceBetween(state: AgreementState, zone: Zone, from: string, until: string): boolean {
  const days = daysInForce(state, zone);
  return days !== null && days.from <= until && days.until >= from;
}

/** A state as seen on a day: `not-yet` before the first day of an agreement that is confirmed. */
export type StatusOnDay = AgreementStatus | 'not-yet';

/** @returns the state on a day: an active one whose last day is over has expired, whether a sweep said so or not */
export function statusOn(state: AgreementState, zone: Zone, day: string): StatusOnDay {
  const status = statusOf(state);
  const days = daysInForce(state, zone);
  if (status !== 'active' || days === null) return status;
  if (day < days.from) return 'not-yet';
  return day > days.until ? 'expired' : 'active';
}
