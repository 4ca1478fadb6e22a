import type { StepKey } from '@app/contracts';
import type { Checklist, StepStatus } from '@app/programme';
import type { ChecklistRow } from './board-row.js';

/** One step with everything that was asked about it. */
export interface JudgedStep {
  readonly key: StepKey;
  readonly number: number;
  readonly state: StepStatus;
  readonly since: string;
  readonly checklist: Checklist;
  /** Whether the checklist is that of going on, not of completing. */
  readonly continuing: boolean;
  readonly nextChange: string | null;
  /** The checklist as it is stored. */
  readonly row: ChecklistRow;
}
