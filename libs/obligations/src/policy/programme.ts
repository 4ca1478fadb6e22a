import type { AgreementState, ClusterState, CycleState, ForumState, Known } from '@app/programme';
import { obligationsOfAgreement } from './agreement.js';
import { obligationsOfCluster } from './cluster.js';
import { obligationsOfCycle } from './cycle.js';
import { byDay } from './finish.js';
import type { Played } from './turns.js';
import type { Obligation, Timetable } from './types.js';

/** A cluster with every stream of its own; its forum serves others too. */
export interface ClusterProgramme {
  readonly cluster: Played<ClusterState>;
  readonly forum: Known<ForumState> | null;
  readonly agreements: readonly Known<AgreementState>[];
  readonly cycles: readonly Known<CycleState>[];
}

/** @returns everything that is due in a cluster, its agreements and its cycles, in the order of due dates */
export function obligationsOfProgramme(programme: ClusterProgramme, timetable: Timetable): Obligation[] {
  const { cluster, agreements, cycles } = programme;
  return [
    ...obligationsOfCluster(cluster, programme, timetable),
    ...agreements.flatMap((each) => obligationsOfAgreement(each, programme, timetable)),
    ...cycles.flatMap((each) => obligationsOfCycle(each, programme, timetable)),
  ].sort(byDay);
}
