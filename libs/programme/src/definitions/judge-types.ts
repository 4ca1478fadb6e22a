import type { StreamVersion } from '@app/eventsourcing';
import type { Zone } from '../shared/calendar.js';
import type { AgreementState } from '../agreement/state.js';
import type { ClusterState } from '../cluster/state.js';
import type { ForumState } from '../forum/state.js';
import type { CycleState } from '../monitoring/state.js';
import type { ChecklistReason, Evidence } from './checklist.js';
import type { ParameterValue } from './types.js';

/** A stream's state with its name, as a judge meets it. */
export interface Known<S> {
  readonly stream: string;
  readonly version: number;
  readonly state: S;
}

/** Everything that a criterion of a cluster may look at. */
export interface Surroundings {
  readonly cluster: Known<ClusterState>;
  readonly forum: Known<ForumState> | null;
  readonly agreements: readonly Known<AgreementState>[];
  readonly cycles: readonly Known<CycleState>[];
  /** Overrides in force for the cluster's region: criterion id → parameter → value. */
  readonly overrides: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Versions of all streams that were read, absent ones as 0. */
  readonly versions: readonly StreamVersion[];
}

export interface JudgeInput {
  readonly on: Surroundings;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  /** The day judged on in the region's zone, `YYYY-MM-DD`: facts effective later are not seen. */
  readonly day: string;
  readonly zone: Zone;
}

export interface Judgement {
  readonly met: boolean;
  /** Empty when met. */
  readonly reasons: readonly ChecklistReason[];
  readonly evidence: readonly Evidence[];
  readonly flags?: readonly string[];
  /** The next day on which time alone changes the answer, where there is one. */
  readonly nextChange?: string;
  /** For continuing criteria with grace: the day since which it has not held. */
  readonly unmetSince?: string;
}

export type Judge = (input: JudgeInput) => Judgement;

/** What a sustained duty answers. */
export interface SustainedJudgement extends Judgement {
  /** False while the duty does not bind yet, such as an LPT's before there is an agreement. */
  readonly applicable: boolean;
  /** The day by which it must next be done, `YYYY-MM-DD`, where there is one. */
  readonly due?: string;
}

export type SustainedJudge = (input: JudgeInput) => SustainedJudgement;
