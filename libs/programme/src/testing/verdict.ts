import type { StepKey } from '@app/contracts';
import { judgeStep, rejudgeCompleted } from '../definitions/judge.js';
import { sevenSteps } from '../definitions/seven-steps/index.js';
import { noon, type World } from './world.js';

const stepOfCriterion = (id: string): StepKey =>
  sevenSteps.steps.find(({ criteria }) => criteria.some((row) => row.id === id))!.key;

/** One criterion as judged at noon of a day, today by default. */
export function verdict(world: World, id: string, day = world.today) {
  const { checklist } = judgeStep(sevenSteps, stepOfCriterion(id), world.surroundings(), noon(day));
  const found = checklist.criteria.find((result) => result.id === id)!;
  return {
    state: found.state,
    reasons: found.reasons.map(({ code }) => code),
    texts: found.reasons.map(({ text }) => text.en),
    evidence: found.evidence.map(({ type }) => type),
    flags: found.flags,
  };
}

/** Whether a completed step still holds at noon of a day, and when time alone may change that. */
export function holds(world: World, step: StepKey, day = world.today) {
  const judged = rejudgeCompleted(sevenSteps, step, world.surroundings(), noon(day));
  const unmet = judged.checklist.criteria.filter(({ state }) => state === 'unmet');
  return { holds: judged.holds, nextChange: judged.nextChange, unmet: unmet.map(({ id }) => id) };
}
