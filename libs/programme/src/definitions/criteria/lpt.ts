import { feeValuations, partnerKinds, phases } from '@app/contracts';
import { backs, feeBasisLabel } from '../../agreement/fair-deal.js';
import { explain, type Named } from '../explain.js';
import type { Judge } from '../judge-types.js';
import {
  confirmedOn,
  type Counted,
  evidenceOf,
  factsOn,
  judgeInForce,
  lossFlag,
  onText,
  standingOf,
  textFacts,
} from './agreements.js';
import { answer, listOf } from './answers.js';

const NOTHING = [explain('r1', {})];
const notMet = (x: readonly Named[]) => (x.length === 0 ? [] : [explain('r2', { x })]);
const textEvidence = (counted: Counted) => evidenceOf(counted, textFacts(counted));

/** B.5: without an agreement in force there is no LPT; one that was fulfilled does not lapse the step. */
const inForce: Judge = (input) => judgeInForce(input, standingOf(input, 'lpt'));

/** B.5(1) */
const kindAllowed = onText('lpt', (counted, input) => {
  const { partner, partnerKind } = counted.terms;
  const allowed = listOf(input, 'kinds').includes(partnerKind);
  const { id, en } = partnerKinds.labels[partnerKind];
  const who = { id: `${partner.name} (${id})`, en: `${partner.name} (${en})` };
  return answer(allowed ? [] : notMet([who]), textEvidence(counted));
});

/** B.5: accompanied while it was made, which is when the FKAK's bargaining position needs it. */
const accompanied = onText('lpt', (counted, input) => {
  const limit = confirmedOn(input, counted) ?? input.day;
  const held = factsOn(input, counted, 'AgreementAccompanied').filter(({ data }) => data.heldOn <= limit);
  const evidence = evidenceOf(counted, [...held, ...factsOn(input, counted, 'AgreementActivated')]);
  return answer(held.length === 0 ? NOTHING : [], evidence);
});

/** B.5 */
const problemsNamed = onText('lpt', (counted) =>
  answer(counted.terms.problems.length === 0 ? NOTHING : [], textEvidence(counted)),
);

/** B.5: every work is paid in a way that the text backs with an amount or a share, at a fair value. */
const feeFair = onText('lpt', (counted, input) => {
  const { fee, works } = counted.terms;
  const bases = listOf(input, 'bases');
  const unpaid = works
    .filter(({ paidBy }) => paidBy === undefined || !bases.includes(paidBy) || !backs(fee, paidBy))
    .map(({ what }) => what);
  const unfair = fee.valuation === 'fair' ? [] : [feeValuations.labels[fee.valuation]];
  const mixed = feeBasisLabel(fee) !== fee.basis ? ['mixed-basis'] : [];
  return answer(notMet([...unfair, ...unpaid]), textEvidence(counted), {
    flags: [...mixed, ...lossFlag(counted)],
  });
});

/** B.5(2) */
const cooperationPlanned = onText('lpt', (counted) =>
  answer(counted.terms.cooperationPlan === undefined ? NOTHING : [], textEvidence(counted)),
);

/** B.5(3) */
const coordinationPlanned = onText('lpt', (counted, input) => {
  const planned = new Set<string>(counted.terms.coordinationPlan.map(({ phase }) => phase));
  const missing = listOf(input, 'phases').filter((phase) => !planned.has(phase));
  const labels = missing.map((phase) => phases.labels[phase as keyof typeof phases.labels]);
  return answer(notMet(labels), textEvidence(counted));
});

/** Judges of step 5, by criterion id. */
export const lptJudges: Readonly<Record<string, Judge>> = {
  'lpt-agreement-active': inForce,
  'lpt-kind-allowed': kindAllowed,
  'lpt-fpk-accompanied': accompanied,
  'lpt-problems-named': problemsNamed,
  'lpt-fee-fair': feeFair,
  'lpt-cooperation-planned': cooperationPlanned,
  'lpt-coordination-planned': coordinationPlanned,
};
