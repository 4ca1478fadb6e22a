import type { StepKey } from '@app/contracts';
import type { StepStatus } from '../../cluster/state.js';
import { addDays, addMonths, dayIn } from '../../shared/calendar.js';
import type { Evidence } from '../checklist.js';
import { explain, type Named } from '../explain.js';
import type { JudgeInput, SustainedJudge, SustainedJudgement } from '../judge-types.js';

/** What a duty answers while it does not bind. */
export const NOT_YET: SustainedJudgement = { applicable: false, met: false, reasons: [], evidence: [] };

/** Duties rest while the programme is suspended, and end when the cluster is withdrawn (E). */
export const whileRunning =
  (judge: SustainedJudge): SustainedJudge =>
  (input) =>
    (input.on.cluster.state.lifecycle as { standing?: string }).standing === 'active'
      ? judge(input)
      : NOT_YET;

/** @returns the state of a step's region */
export const stepState = ({ on }: JudgeInput, step: StepKey): StepStatus =>
  (on.cluster.state.lifecycle as unknown as Record<StepKey, StepStatus>)[step];

/** @returns whether a step was ever completed: what follows from it binds on, a lapse does not end that */
export function completedOnce(input: JudgeInput, step: StepKey): boolean {
  return stepState(input, step) === 'completed' || input.on.cluster.state.steps[step].checklist !== null;
}

/** @returns the day on which the cluster came into the programme, on the region's calendar */
export function enrolledOn({ on, zone, day }: JudgeInput): string {
  const enrolment = on.cluster.state.facts['ClusterEnrolled']?.[0];
  return enrolment === undefined ? day : dayIn(zone, enrolment.effectiveAt);
}

export interface Rhythm {
  readonly every: number;
  readonly unit: 'week' | 'month';
}

/** @returns the day one beat of the rhythm later */
export const afterBeat = (day: string, { every, unit }: Rhythm): string =>
  unit === 'week' ? addDays(day, 7 * every) : addMonths(day, every);

/** @returns the later of two days */
export const later = (one: string, other: string): string => (one > other ? one : other);

/**
 * A duty that must be done by a day: overdue from the day after.
 *
 * @param last the day it was last done, null for never
 * @param due by when it must next be done
 */
export function byDay(
  { day }: JudgeInput,
  last: string | null,
  due: string,
  evidence: readonly Evidence[],
): SustainedJudgement {
  const met = day <= due;
  return {
    applicable: true,
    met,
    reasons: met ? [] : [explain('r5', { last, due })],
    evidence,
    due,
    ...(met && { nextChange: addDays(due, 1) }),
  };
}

/** A case that must be closed by a day. */
export interface OpenCase {
  readonly what: Named;
  readonly due: string;
  readonly evidence: readonly Evidence[];
}

/** Cases that are open: overdue from the day after the earliest of them is due. */
export function casesClosed({ day }: JudgeInput, open: readonly OpenCase[]): SustainedJudgement {
  const late = open.filter(({ due }) => due < day);
  const waiting = open.filter(({ due }) => due >= day).map(({ due }) => due);
  const dues = open.map(({ due }) => due).sort();
  const next = waiting.sort()[0];
  return {
    applicable: true,
    met: late.length === 0,
    reasons: late.length === 0 ? [] : [explain('r6', { x: late.map(({ what }) => what) })],
    evidence: open.flatMap((each) => each.evidence),
    ...(dues[0] !== undefined && { due: dues[0] }),
    ...(next !== undefined && { nextChange: addDays(next, 1) }),
  };
}
