import type { ClusterEvent, ClusterState, ForumState, Known, ObligationParty } from '@app/programme';
import { type AgreementState, coordinatorOf, type CycleState, factsOf, zoneOf } from '@app/programme';
import type { Setting } from './duty.js';
import { obligationsFrom } from './finish.js';
import { actionItemDuties, type BodyOf, meetingDuties, ofBody } from './rules/meetings.js';
import { type Monitored, quarterDuties } from './rules/quarters.js';
import { seatDuties } from './rules/seats.js';
import { approvalDuties, idleDuties } from './rules/steps.js';
import { waiverDuties, waiverRequestDuties } from './rules/waivers.js';
import { standingHistory } from './standing.js';
import type { Played } from './turns.js';
import type { Obligation, Timetable } from './types.js';

/** The streams around a cluster that its obligations rest on. */
export interface AroundCluster {
  readonly forum: Known<ForumState> | null;
  readonly agreements: readonly Known<AgreementState>[];
  readonly cycles: readonly Known<CycleState>[];
}

/** @returns where a cluster's duties lie, those of its agreements and cycles among them; null before enrolment */
export function settingOf(
  { stream, state }: Known<ClusterState>,
  forum: Known<ForumState> | null,
  timetable: Timetable,
): Setting | null {
  if (state.identity === null) return null;
  const { region } = state.identity;
  return { timetable, zone: zoneOf(region), region, cluster: stream, coordinator: coordinatorOf(forum) };
}

/**
 * What is due in a cluster: the monitoring of each quarter, FKAK meetings with their action items, terms of
 * representatives and waivers, waivers asked for, submitted steps, and steps that stand still. Chapter IV, B.4 and B.7; the rest is E.
 *
 * @param cluster with its turns, from `clusterPlayed`
 */
export function obligationsOfCluster(
  cluster: Played<ClusterState>,
  around: AroundCluster,
  timetable: Timetable,
): Obligation[] {
  const setting = settingOf(cluster, around.forum, timetable);
  if (setting === null) return [];
  const { stream, state, turns } = cluster;
  const { facts } = state;
  const of: Monitored = { cluster, ...around };
  const history = standingHistory(turns, setting);
  const called = ofBody({ facts, body: 'fkak' }, 'MechanismAgreed').at(-1);
  const owner: ObligationParty = { role: 'fkak-rep', person: called?.data.coordinator ?? null };
  const body: BodyOf = { body: 'fkak', category: 'cluster', stream, facts, owner };
  const seats = {
    kind: 'representative-term',
    category: 'cluster',
    stream,
    owner,
    seated: factsOf<ClusterEvent, 'RepresentativeSeated'>(facts, 'RepresentativeSeated'),
    left: factsOf<ClusterEvent, 'RepresentativeLeft'>(facts, 'RepresentativeLeft'),
  } as const;
  const duties = [
    ...quarterDuties(of, setting),
    ...meetingDuties(body, setting),
    ...actionItemDuties(body, setting),
    ...seatDuties(seats, setting),
    ...waiverRequestDuties(cluster, setting),
    ...waiverDuties(cluster, setting),
    ...approvalDuties(stream, turns, setting),
    ...idleDuties(of, turns, setting),
  ];
  return obligationsFrom(duties, history, setting);
}
