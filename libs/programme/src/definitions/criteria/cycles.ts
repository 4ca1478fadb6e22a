import type { AgreementEvent } from '../../agreement/events.js';
import { fairDealMeter } from '../../agreement/fair-deal-meter.js';
import { complaintsOf } from '../../agreement/views.js';
import {
  agreementsOfPeriod,
  type AspectCode,
  missingOfActor,
  missingOfSubject,
  WORK_ASPECTS,
  WORK_ACTORS,
} from '../../monitoring/coverage.js';
import type { CycleState } from '../../monitoring/state.js';
import { cycleFacts, cycleStatusOf, examinedItems, type Item } from '../../monitoring/views.js';
import { dayIn } from '../../shared/calendar.js';
import type { Fact } from '../../shared/facts.js';
import type { Evidence } from '../checklist.js';
import type { JudgeInput, Known } from '../judge-types.js';
import { looked } from './answers.js';

/** The cycle that step 7 looks at. */
export interface ChosenCycle {
  readonly known: Known<CycleState>;
  readonly period: string;
  readonly approved: boolean;
  /** What it examined, by the day judged. */
  readonly items: readonly Item[];
}

const chosen = (input: JudgeInput, known: Known<CycleState>): ChosenCycle => ({
  known,
  period: known.state.identity!.period,
  approved: cycleStatusOf(known.state) === 'approved',
  items: examinedItems(known.state).filter(({ effectiveAt }) => dayIn(input.zone, effectiveAt) <= input.day),
});

/** @returns the cluster's cycles, oldest period first */
export const cyclesOf = (input: JudgeInput): ChosenCycle[] =>
  input.on.cycles
    .filter(({ state }) => state.identity !== null)
    .map((known) => chosen(input, known))
    .sort((a, b) => (a.period < b.period ? -1 : 1));

/** @returns actors with the aspects of their work that the cycle did not examine */
export const actorGaps = (cycle: ChosenCycle, aspects: readonly string[]) =>
  WORK_ACTORS.map((actor) => ({ actor, aspects: missingOfActor(cycle.items, actor, aspects) })).filter(
    (gap) => gap.aspects.length > 0,
  );

/** @returns agreements in force during the cycle's period with the aspects that it did not examine */
export const agreementGaps = (input: JudgeInput, cycle: ChosenCycle, aspects: readonly string[]) =>
  agreementsOfPeriod(input.on.agreements, cycle.period, input.zone)
    .map((agreement) => ({ agreement, aspects: missingOfSubject(cycle.items, agreement.stream, aspects) }))
    .filter((gap) => gap.aspects.length > 0);

export const cooperationItems = ({ items }: ChosenCycle): Item[] =>
  items.filter(({ data }) => data.actor === 'fkak' && data.aspect === 'cooperation');

const covers = (input: JudgeInput, cycle: ChosenCycle, aspects: readonly AspectCode[]): boolean =>
  actorGaps(cycle, aspects).length === 0 &&
  agreementGaps(input, cycle, aspects).length === 0 &&
  cooperationItems(cycle).length > 0;

/**
 * Step 7 is the first approved full cycle, after which cycles go on (E). So the newest approved cycle that covers
 * everything counts; else the newest approved one, else the newest, to show how far it is.
 */
export function chooseCycle(input: JudgeInput): ChosenCycle | null {
  const all = cyclesOf(input);
  const approved = all.filter((cycle) => cycle.approved);
  return (
    approved.filter((cycle) => covers(input, cycle, WORK_ASPECTS)).at(-1) ??
    approved.at(-1) ??
    all.at(-1) ??
    null
  );
}

export const cycleEvidence = ({ known }: ChosenCycle, facts: readonly Fact[]): Evidence[] =>
  looked({ stream: known.stream, category: 'cycle' }, facts);

export const approvalFacts = ({ known }: ChosenCycle): Fact[] => [
  ...cycleFacts(known.state, 'CycleSubmitted').slice(-1),
  ...cycleFacts(known.state, 'CycleApproved'),
];

/** A complaint of one-sided loss that nobody resolved yet. */
export interface OpenLoss {
  readonly what: string;
  /** The day it was filed on. */
  readonly filedOn: string;
  readonly evidence: readonly Evidence[];
}

/** @returns open one-sided-loss complaints under any of the cluster's agreements, by the day judged */
export function openLosses(input: JudgeInput): OpenLoss[] {
  const { on, zone, day } = input;
  return on.agreements.flatMap(({ stream, state }) =>
    complaintsOf(state)
      .filter(({ complaint, resolution }) => complaint.data.kind === 'one-sided-loss' && resolution === null)
      .map(({ complaint }) => ({
        what: complaint.data.what,
        filedOn: dayIn(zone, complaint.effectiveAt),
        evidence: looked({ stream, category: 'agreement' }, [complaint as Fact<AgreementEvent>]),
      }))
      .filter(({ filedOn }) => filedOn <= day),
  );
}

/** @returns whether the meter of any agreement shows that one side loses while the other gains */
export const anyAlarm = ({ on }: JudgeInput): boolean =>
  on.agreements.some(({ state }) => state.terms !== null && fairDealMeter(state).alarm.active);
