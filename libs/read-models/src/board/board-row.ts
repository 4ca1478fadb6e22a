import type { Bilingual, Role, StepKey } from '@app/contracts';
import type { ChecklistReason, CriterionResult, Standing, StepStatus } from '@app/programme';

/** One step of a cluster as the board shows it. */
export interface BoardStep {
  readonly key: StepKey;
  readonly state: StepStatus;
  /** When it entered that state, ISO 8601 UTC. */
  readonly since: string;
  readonly met: number;
  readonly total: number;
  /** An open step that could be submitted, a lapsed one that would stand again. */
  readonly ready: boolean;
  /** `after-lapsed`, and what its criteria flag. */
  readonly flags: readonly string[];
}

/** Why not yet: the first thing that holds the cluster up. */
export interface Blocking {
  readonly step: StepKey;
  /** The criterion that is not met; null when it is somebody's turn to act. */
  readonly criterion: string | null;
  readonly code: 'unmet' | 'awaiting-approval' | 'ready' | 'suspended' | 'locked';
  readonly text: Bilingual;
}

/** A sustained duty that binds. */
export interface BoardDuty {
  readonly id: string;
  readonly state: 'met' | 'overdue';
  /** The day by which it must next be done, or had to be. */
  readonly due: string | null;
  /** Of an overdue one. */
  readonly reasons: readonly ChecklistReason[];
}

/** A criterion's result without what the definition says of it. */
export type StoredCriterion = Omit<CriterionResult, 'statement' | 'kind'>;

/** The role that acts next. */
export type WaitingFor = Role;

/** A row of `step_board` as the projection writes it. */
export interface StepBoardRow {
  readonly cluster: string;
  readonly forum: string;
  readonly region: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly sector: string;
  readonly stage: string;
  readonly standing: Standing;
  readonly enrolled_at: string;
  readonly step: number | null;
  readonly step_key: StepKey | null;
  readonly step_state: StepStatus | null;
  readonly step_since: string | null;
  readonly steps: readonly BoardStep[];
  readonly blocking: Blocking | null;
  readonly waiting_for: WaitingFor | null;
  readonly flags: readonly string[];
  readonly duties: readonly BoardDuty[];
  readonly overdue_count: number;
  readonly next_due: string | null;
  readonly next_change: string | null;
  readonly rejudge_on: string | null;
  readonly rejudge_at: string | null;
  /** Of everything else. */
  readonly digest: string;
}

/** A row of `checklist` as the projection writes it. */
export interface ChecklistRow {
  readonly cluster: string;
  readonly step: StepKey;
  readonly mode: 'completion' | 'continuing';
  readonly definition: string;
  readonly met: number;
  readonly total: number;
  readonly passes: boolean;
  readonly criteria: readonly StoredCriterion[];
  readonly judged_day: string;
  readonly judged_on: readonly {
    readonly stream: string;
    readonly category: string;
    readonly version: number;
  }[];
  readonly next_change: string | null;
  /** Of the answer, without the day and the versions. */
  readonly digest: string;
}
