import type { AgreementState, ClusterState, ForumState, Known } from '@app/programme';
import { settingOf } from './cluster.js';
import { obligationsFrom } from './finish.js';
import { dealOf, endingDuties, startDuties } from './rules/deals.js';
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
 * What an agreement asks for once it is in force: its work begins, deliverables are handed in and accepted, payments
 * made, its renewal decided, and it does not run out unseen. Chapter IV, B.5 and B.6.
 */
export function obligationsOfAgreement(
  agreement: Known<AgreementState>,
  around: AroundAgreement,
  timetable: Timetable,
): Obligation[] {
  const setting = settingOf(around.cluster, around.forum, timetable);
  const deal = dealOf(agreement, around.agreements);
  if (setting === null || deal === null) return [];
  const duties = [
    ...startDuties(deal, setting),
    ...deliverableDuties(deal, setting),
    ...paymentDuties(deal, setting),
    ...endingDuties(deal, setting),
  ];
  return obligationsFrom(duties, standingHistory(around.cluster.turns, setting), setting);
}
