import type {
  ClusterEvent,
  Definition,
  Standing,
  StepStatus,
  Surroundings,
  SustainedResult,
} from '@app/programme';
import { judgeStep, judgeSustained, latestFact, rejudgeCompleted, startOfDay, zoneOf } from '@app/programme';
import { blockingOf, waitingFor } from './blocking.js';
import type { JudgedStep } from './judged-step.js';
import type { BoardDuty, BoardStep, ChecklistRow, StepBoardRow } from './board-row.js';
import { boardFlags } from './flags.js';

export interface JudgedCluster {
  readonly row: StepBoardRow;
  readonly checklists: readonly ChecklistRow[];
}

const isDone = (state: StepStatus): boolean => state === 'completed';
const mustContinue = (state: StepStatus): boolean => state === 'completed' || state === 'lapsed';

const earliest = (days: readonly (string | null)[]): string | null =>
  days.filter((day) => day !== null).sort()[0] ?? null;

/**
 * Judges a cluster as a whole and lays it out as the board's rows.
 *
 * @param definition the one that the cluster is pinned to
 * @param on states of its streams
 * @param times when it was enrolled and the instant judged on, ISO 8601
 */
export function judgeCluster(
  definition: Definition,
  on: Surroundings,
  { enrolledAt, at }: { readonly enrolledAt: string; readonly at: string },
): JudgedCluster {
  const lifecycle = on.cluster.state.lifecycle as Readonly<Record<string, string>>;
  const steps = definition.steps.map(({ key, number }): JudgedStep => {
    const state = lifecycle[key] as StepStatus;
    const continuing = mustContinue(state);
    const judged = continuing
      ? rejudgeCompleted(definition, key, on, at)
      : judgeStep(definition, key, on, at);
    return { key, number, state, since: on.cluster.state.steps[key].since, continuing, ...judged };
  });
  const duties = judgeSustained(definition, on, at);
  return {
    row: {
      ...boardRow(on, lifecycle.standing as Standing, steps, duties),
      enrolled_at: enrolledAt,
    },
    checklists: steps.map((step) => checklistRow(on.cluster.stream, step)),
  };
}

function boardRow(
  on: Surroundings,
  standing: Standing,
  steps: readonly JudgedStep[],
  duties: readonly SustainedResult[],
): Omit<StepBoardRow, 'enrolled_at'> {
  const identity = on.cluster.state.identity!;
  const { forum, region, name, aliases, sector } = identity;
  const lowest = steps.find(({ state }) => !isDone(state));
  const binding = duties.filter(({ state }) => state !== 'not-applicable').map(boardDuty);
  const blocking = blockingOf(standing, lowest);
  // A suspended programme lapses nothing; the entry that resumes it has it judged again.
  const rejudge = standing === 'active' ? earliest(steps.filter(mustBeJudged).map(nextOf)) : null;
  return {
    cluster: on.cluster.stream,
    forum,
    region,
    name,
    aliases,
    sector,
    stage: stageOf(on, identity.stage),
    standing,
    ...lowestColumns(lowest),
    steps: steps.map((step) => boardStep(step, steps, on)),
    blocking,
    waiting_for: waitingFor(standing, lowest, blocking, on),
    flags: boardFlags(steps, on),
    duties: binding,
    overdue_count: binding.filter(({ state }) => state === 'overdue').length,
    next_due: earliest(binding.filter(({ state }) => state === 'met').map(({ due }) => due)),
    next_change: standing === 'active' ? earliest([...steps.map(nextOf), ...duties.map(nextOf)]) : null,
    rejudge_on: rejudge,
    rejudge_at: rejudge === null ? null : startOfDay(zoneOf(region), rejudge),
  };
}

const mustBeJudged = ({ continuing }: JudgedStep): boolean => continuing;
const nextOf = ({ nextChange }: { readonly nextChange: string | null }): string | null => nextChange;

const stageOf = (on: Surroundings, enrolled: string): string =>
  latestFact<ClusterEvent, 'StageSet'>(on.cluster.state.facts, 'StageSet')?.data.stage ?? enrolled;

function lowestColumns(lowest: JudgedStep | undefined) {
  if (lowest === undefined) return { step: null, step_key: null, step_state: null, step_since: null };
  return { step: lowest.number, step_key: lowest.key, step_state: lowest.state, step_since: lowest.since };
}

function boardDuty({ id, state, due, reasons }: SustainedResult): BoardDuty {
  const overdue = state === 'overdue';
  return { id, state: overdue ? 'overdue' : 'met', due: due ?? null, reasons: overdue ? reasons : [] };
}

/** A completed step shows what it was completed with; its checklist says what must go on holding. */
function boardStep(step: JudgedStep, all: readonly JudgedStep[], on: Surroundings): BoardStep {
  const { key, number, state, since, checklist } = step;
  const shown = isDone(state) ? (on.cluster.state.steps[key].checklist ?? checklist) : checklist;
  const afterLapsed = isDone(state) && all.some((each) => each.number < number && each.state === 'lapsed');
  const own = state === 'locked' ? [] : checklist.criteria.flatMap(({ flags }) => flags);
  return {
    key,
    state,
    since,
    met: shown.met,
    total: shown.total,
    ready: !isDone(state) && state !== 'locked' && checklist.passes,
    flags: [...new Set([...(afterLapsed ? ['after-lapsed'] : []), ...own])],
  };
}

function checklistRow(cluster: string, { key, continuing, checklist, nextChange }: JudgedStep): ChecklistRow {
  const { definition, met, total, passes, criteria, day, judgedOn } = checklist;
  return {
    cluster,
    step: key,
    mode: continuing ? 'continuing' : 'completion',
    definition: definition.hash,
    met,
    total,
    passes,
    criteria: criteria.map(({ statement: _statement, kind: _kind, ...stored }) => stored),
    judged_day: day,
    judged_on: judgedOn,
    next_change: nextChange,
  };
}
