import { type AgreementTerms, partnerKinds, pkeWorks, type StepKey, stepKeys } from '@app/contracts';
import { explain, type Named } from '../explain.js';
import type { Judge, JudgeInput } from '../judge-types.js';
import {
  type Counted,
  evidenceOf,
  factsOn,
  judgeInForce,
  lossFlag,
  onText,
  standingOf,
  textFacts,
} from './agreements.js';
import { answer, listOf, numberOf } from './answers.js';
import { stepState } from './duties.js';

const notMet = (x: readonly Named[]) => (x.length === 0 ? [] : [explain('r2', { x })]);
const textEvidence = (counted: Counted) => evidenceOf(counted, textFacts(counted));

/** B.6: "setelah secara formal dan teknis FKAK dapat menjalankan aktivitas klasternya". */
const technicalRunning: Judge = (input) => {
  const open = (listOf(input, 'steps') as StepKey[]).filter((step) => stepState(input, step) !== 'completed');
  // A step's own completion is no fact among others: the cluster's version in `judgedOn` says which one was seen.
  return answer(notMet(open.map((step) => stepKeys.labels[step])), []);
};

/** The FPK may assist itself (decision 6): allowed, and to be seen. */
const independence = ({ partnerKind }: AgreementTerms) => (partnerKind === 'fpk' ? ['independence'] : []);

/** B.6: the FPK, a supporting institution or another body; an agreement with anybody else holds nothing up. */
const inForce: Judge = (input) => {
  const bodies = listOf(input, 'bodies');
  const standing = standingOf(input, 'pke', ({ partnerKind }) => bodies.includes(partnerKind));
  const other = standing.shown === null ? standingOf(input, 'pke').shown : null;
  if (other !== null) {
    return answer(notMet([partnerKinds.labels[other.terms.partnerKind]]), textEvidence(other));
  }
  return judgeInForce(input, standing, standing.shown === null ? [] : independence(standing.shown.terms));
};

const onPke = (judge: Parameters<typeof onText>[1]): Judge => onText('pke', judge);

/** B.6 and B.3: business to business, so each side names what it gains. */
const gainBoth = onPke((counted) => {
  const { cluster, partner } = counted.terms;
  const without = [cluster, partner].filter(({ gain }) => gain.trim() === '').map(({ name }) => name);
  return answer(notMet(without), textEvidence(counted), { flags: lossFlag(counted) });
});

/** B.6(1-3) */
const workPlanned = onPke((counted, input) => {
  const listed = listOf(input, 'works');
  const min = numberOf(input, 'minWorks');
  const n = counted.terms.works.filter(({ kind }) => listed.includes(kind)).length;
  return answer(n >= min ? [] : [explain('r3', { n, min })], textEvidence(counted));
});

/** @returns acts of assistance that belong to a listed work of the text */
function actsOf(counted: Counted, input: JudgeInput) {
  const works = new Set(
    counted.terms.works.filter(({ kind }) => pkeWorks.includes(kind)).map(({ work }) => work),
  );
  return factsOn(input, counted, 'AssistanceDone').filter(
    ({ data }) => works.has(data.work) && data.heldOn <= input.day,
  );
}

/** B.6, title: "pelaksanaan pendampingan" (decision 5: one recorded act). */
const workBegun = onPke((counted, input) => {
  const min = numberOf(input, 'minDone');
  const acts = actsOf(counted, input);
  return answer(
    acts.length >= min ? [] : [explain('r3', { n: acts.length, min })],
    evidenceOf(counted, acts),
  );
});

/** Judges of step 6, by criterion id. */
export const pkeJudges: Readonly<Record<string, Judge>> = {
  'pke-technical-running': technicalRunning,
  'pke-agreement-active': inForce,
  'pke-gain-both': gainBoth,
  'pke-work-planned': workPlanned,
  'pke-work-begun': workBegun,
};
