import type {
  ClusterEvent,
  Definition,
  Standing,
  StepStatus,
  Surroundings,
  SustainedResult,
} from '@app/programme';
import {
  dayIn,
  judgeStep,
  judgeSustained,
  latestFact,
  rejudgeCompleted,
  startOfDay,
  zoneOf,
} from '@app/programme';
import { blockingOf, waitingFor } from './blocking.js';
import type { JudgedStep } from './judged-step.js';
import type { BoardDuty, BoardStep, ChecklistRow, StepBoardRow } from './board-row.js';
import { digestOf } from './digest.js';
import { boardFlags } from './flags.js';
import { Remembered } from './remembered.js';

export interface JudgedCluster {
  readonly row: StepBoardRow;
  readonly checklists: readonly ChecklistRow[];
}

const isDone = (state: StepStatus): boolean => state === 'completed';
const mustContinue = (state: StepStatus): boolean => state === 'completed' || state === 'lapsed';

const earliest = (days: readonly (string | null)[]): string | null =>
  days.filter((day) => day !== null).sort()[0] ?? null;

export interface JudgedWhen {
  /** When the cluster was enrolled, ISO 8601. */
  readonly enrolledAt: string;
  /** The instant judged on, ISO 8601. */
  readonly at: string;
}

/**
 * Judges a cluster as a whole and lays it out as the board's rows.
 *
 * @param definition the one that the cluster is pinned to
 * @param on states of its streams
 * @param memory of the same cluster's last judgement; the rows are the same without it
 */
export function judgeCluster(
  definition: Definition,
  on: Surroundings,
  { enrolledAt, at }: JudgedWhen,
  memory = new Remembered(),
): JudgedCluster {
  const { ask } = memory.on(on, dayIn(zoneOf(on.cluster.state.identity!.region), at));
  const lifecycle = on.cluster.state.lifecycle as Readonly<Record<string, string>>;
  const steps = definition.steps.map(({ key, number }): JudgedStep => {
    const state = lifecycle[key] as StepStatus;
    const continuing = mustContinue(state);
    const judged = ask(`${key} ${continuing}`, (seen) => {
      const { checklist, nextChange } = (continuing ? rejudgeCompleted : judgeStep)(
        definition,
        key,
        seen,
        at,
      );
      const row = checklistRow(on.cluster.stream, { continuing, checklist, nextChange });
      return { continuing, checklist, nextChange, row };
    });
    return { key, number, state, since: on.cluster.state.steps[key].since, ...judged };
  });
  const duties = definition.sustained.map((duty) =>
    ask(duty.id, (seen) => judgeSustained({ ...definition, sustained: [duty] }, seen, at)[0]!),
  );
  const row = { ...boardRow(on, lifecycle.standing as Standing, steps, duties), enrolled_at: enrolledAt };
  return { row: { ...row, digest: digestOf(row) }, checklists: steps.map((step) => step.row) };
}

function boardRow(
  on: Surroundings,
  standing: Standing,
  steps: readonly JudgedStep[],
  duties: readonly SustainedResult[],
): Omit<StepBoardRow, 'enrolled_at' | 'digest'> {
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

type Judged = Pick<JudgedStep, 'continuing' | 'checklist' | 'nextChange'>;

function checklistRow(cluster: string, { continuing, checklist, nextChange }: Judged): ChecklistRow {
  const { definition, step, met, total, passes, criteria, day, judgedOn } = checklist;
  const answer = {
    cluster,
    step,
    mode: continuing ? ('continuing' as const) : ('completion' as const),
    definition: definition.hash,
    met,
    total,
    passes,
    criteria: criteria.map(({ statement: _statement, kind: _kind, ...stored }) => stored),
    next_change: nextChange,
  };
  // The day and the versions change with every entry; the answer does not.
  return { ...answer, judged_day: day, judged_on: judgedOn, digest: digestOf(answer) };
}
