import type { Bilingual, StepKey } from '@app/contracts';
import { addDays, dayIn, daysBetween, zoneOf } from '../shared/calendar.js';
import type { Checklist, ChecklistReason, CriterionResult, Evidence } from './checklist.js';
import { criteria, duties } from './criteria/index.js';
import type { JudgeInput, Judgement, Surroundings } from './judge-types.js';
import { definitionRef } from './registry.js';
import type { CriterionDefinition, Definition, ParameterValue, StepDefinition } from './types.js';

export { explain } from './explain.js';
export { criteria, duties } from './criteria/index.js';

export interface StepJudgement {
  readonly checklist: Checklist;
  /** The next day on which time alone may change the answer, `YYYY-MM-DD`; null when none. */
  readonly nextChange: string | null;
}

export interface CompletedJudgement extends StepJudgement {
  /** Whether a completed step still stands, a lapsed one stands again. */
  readonly holds: boolean;
}

export interface SustainedResult {
  readonly id: string;
  readonly statement: Bilingual;
  readonly state: 'met' | 'overdue' | 'not-applicable';
  readonly reasons: readonly ChecklistReason[];
  readonly evidence: readonly Evidence[];
  readonly nextChange: string | null;
  /** The day by which it must next be done, where there is one. */
  readonly due?: string;
}

/** One criterion as judged, with what the checklist does not keep. */
interface Judged {
  readonly row: CriterionDefinition;
  readonly judgement: Judgement;
  readonly result: CriterionResult;
  readonly changes: readonly string[];
}

interface Bench {
  readonly definition: Definition;
  readonly on: Surroundings;
  readonly day: string;
  readonly zone: JudgeInput['zone'];
}

/** @throws Error when the cluster has not been enrolled: there is nothing to judge */
function bench(definition: Definition, on: Surroundings, at: string): Bench {
  const identity = on.cluster.state.identity;
  if (identity === null) throw new Error(`cluster ${on.cluster.stream} is not enrolled`);
  const zone = zoneOf(identity.region);
  return { definition, on, day: dayIn(zone, at), zone };
}

/** @throws Error for a step that the definition does not have */
export function stepOf(definition: Definition, key: StepKey): StepDefinition {
  const step = definition.steps.find((each) => each.key === key);
  if (step === undefined) throw new Error(`definition ${definition.id} has no step "${key}"`);
  return step;
}

/** A row's parameters, with the region's overrides of its numbers. */
export function parametersOf(
  row: Pick<CriterionDefinition, 'id' | 'parameters'>,
  overrides: Surroundings['overrides'],
): Record<string, ParameterValue> {
  const own = overrides[row.id] ?? {};
  return Object.fromEntries(
    Object.entries(row.parameters).map(([name, value]) => [
      name,
      typeof value === 'number' ? (own[name] ?? value) : value,
    ]),
  );
}

const earliest = (days: readonly string[]): string | null => [...days].sort()[0] ?? null;

/** Granted waivers of a criterion that hold on a day; `expires` is the last day. */
function waiverUntil(on: Surroundings, criterion: string, day: string): string | undefined {
  return Object.values(on.cluster.state.waivers)
    .filter((each) => each.criterion === criterion && each.state === 'granted' && each.expires >= day)
    .map((each) => each.expires)
    .sort()
    .at(-1);
}

function judgeRow({ on, day, zone }: Bench, row: CriterionDefinition): Judged {
  const judge = criteria[row.id];
  if (judge === undefined) throw new Error(`criterion "${row.id}" has no judge`);
  const parameters = parametersOf(row, on.overrides);
  const judgement = judge({ on, parameters, day, zone });
  const waived = row.kind === 'soft' && !judgement.met ? waiverUntil(on, row.id, day) : undefined;
  const changes = judgement.nextChange === undefined ? [] : [judgement.nextChange];
  if (waived !== undefined) changes.push(addDays(waived, 1));
  const result: CriterionResult = {
    id: row.id,
    kind: row.kind,
    state: judgement.met ? 'met' : waived === undefined ? 'unmet' : 'waived',
    statement: row.statement,
    reasons: [...judgement.reasons],
    evidence: [...judgement.evidence],
    flags: [...(judgement.flags ?? [])],
    parameters: Object.fromEntries(
      Object.entries(parameters).map(([name, value]) => [
        name,
        typeof value === 'number' ? value : [...value],
      ]),
    ),
  };
  return { row, judgement, result, changes };
}

function checklistOf(
  on: Bench,
  step: StepKey,
  results: readonly CriterionResult[],
  passes: boolean,
): Checklist {
  return {
    definition: { ...definitionRef(on.definition) },
    step,
    day: on.day,
    met: results.filter(({ state }) => state === 'met').length,
    total: results.length,
    passes,
    criteria: [...results],
    judgedOn: [...on.on.versions],
  };
}

/**
 * Judges every criterion of a step.
 *
 * @param definition the one that the cluster is pinned to
 * @param on the states of the streams that were read
 * @param at the instant judged on: its day in the region's zone counts
 */
export function judgeStep(
  definition: Definition,
  step: StepKey,
  on: Surroundings,
  at: string,
): StepJudgement {
  const place = bench(definition, on, at);
  const judged = stepOf(definition, step).criteria.map((row) => judgeRow(place, row));
  const passes = judged.every(({ row, result }) => row.kind === 'note' || result.state !== 'unmet');
  return {
    checklist: checklistOf(
      place,
      step,
      judged.map(({ result }) => result),
      passes,
    ),
    nextChange: earliest(judged.flatMap(({ changes }) => changes)),
  };
}

/**
 * Judges what must go on holding after completion: the continuing criteria, within their days of grace, and
 * those that stood on a waiver when the step was completed. The checklist holds these only; `passes` is `holds`.
 */
export function rejudgeCompleted(
  definition: Definition,
  step: StepKey,
  on: Surroundings,
  at: string,
): CompletedJudgement {
  const place = bench(definition, on, at);
  const { waivedAtCompletion } = on.cluster.state.steps[step];
  const rows = stepOf(definition, step).criteria.filter(
    ({ id, continuing }) => continuing || waivedAtCompletion.includes(id),
  );
  const judged = rows.map((row) => withGrace(judgeRow(place, row), place.day));
  const holds = judged.every(({ held }) => held);
  return {
    holds,
    checklist: checklistOf(
      place,
      step,
      judged.map(({ result }) => result),
      holds,
    ),
    nextChange: earliest(judged.flatMap(({ changes }) => changes)),
  };
}

/** An unmet criterion holds through its days of grace; it carries the flag `grace` meanwhile. */
function withGrace(judged: Judged, day: string): Judged & { held: boolean } {
  const { row, judgement, result, changes } = judged;
  if (result.state !== 'unmet') return { ...judged, held: true };
  const since = judgement.unmetSince;
  if (row.graceDays === 0 || since === undefined || daysBetween(since, day) > row.graceDays) {
    return { ...judged, held: false };
  }
  return {
    ...judged,
    held: true,
    result: { ...result, flags: [...result.flags, 'grace'] },
    changes: [...changes, addDays(since, row.graceDays + 1)],
  };
}

/** Judges the sustained duties: an overdue one flags and lapses nothing. */
export function judgeSustained(definition: Definition, on: Surroundings, at: string): SustainedResult[] {
  const place = bench(definition, on, at);
  return definition.sustained.map((row) => {
    const judge = duties[row.id];
    if (judge === undefined) throw new Error(`duty "${row.id}" has no judge`);
    const parameters = parametersOf(row, on.overrides);
    const { applicable, met, reasons, evidence, nextChange, due } = judge({
      on,
      parameters,
      day: place.day,
      zone: place.zone,
    });
    return {
      id: row.id,
      statement: row.statement,
      state: applicable ? (met ? 'met' : 'overdue') : 'not-applicable',
      reasons,
      evidence,
      nextChange: nextChange ?? null,
      ...(due !== undefined && { due }),
    };
  });
}
