import type { AgreementState, ClusterState, ForumState, Known } from '@app/programme';
import { settingOf } from './cluster.js';
import type { Duty, Setting } from './duty.js';
import { obligationsFrom } from './finish.js';
import { confirmationDuties } from './rules/confirmations.js';
import { type Deal, dealOf, endingDuties, startDuties } from './rules/deals.js';
import { deliverableDuties, paymentDuties } from './rules/deliveries.js';
import { standingHistory } from './standing.js';
import type { Played } from './turns.js';
import type { Obligation, Timetable } from './types.js';

/** The streams around an agreement that its obligations rest on. */
export interface AroundAgreement {
  readonly cluster: Played<ClusterState>;
  readonly forum: Known<ForumState> | null;
  /** All agreements of the cluster: one may follow another. */
  readonly agreements: readonly Known<AgreementState>[];
}

/**
 * What an agreement asks for: its text and its addenda are confirmed by both sides; once it is in force its work
 * begins, deliverables are handed in and accepted, payments made, its renewal decided, and it does not run out
 * unseen. Chapter IV, B.5 and B.6.
 */
export function obligationsOfAgreement(
  agreement: Known<AgreementState>,
  around: AroundAgreement,
  timetable: Timetable,
): Obligation[] {
  const setting = settingOf(around.cluster, around.forum, timetable);
  if (setting === null) return [];
  const deal = dealOf(agreement, around.agreements);
  const duties = [
    ...confirmationDuties(agreement, setting),
    ...(deal === null ? [] : dealDuties(deal, setting)),
  ];
  return obligationsFrom(duties, standingHistory(around.cluster.turns, setting), setting);
}

function dealDuties(deal: Deal, setting: Setting): Duty[] {
  return [
    ...startDuties(deal, setting),
    ...deliverableDuties(deal, setting),
    ...paymentDuties(deal, setting),
    ...endingDuties(deal, setting),
  ];
}
