import { actors, aspects, type Bilingual, text } from '@app/contracts';
import { activationOf } from '../../agreement/views.js';
import { findingsOf, itemsWithoutFinding } from '../../monitoring/views.js';
import type { ActorCode, AspectCode } from '../../monitoring/coverage.js';
import { explain, type Named } from '../explain.js';
import type { Judge, JudgeInput, Judgement } from '../judge-types.js';
import { answer, listOf } from './answers.js';
import {
  actorGaps,
  agreementGaps,
  anyAlarm,
  approvalFacts,
  chooseCycle,
  type ChosenCycle,
  cooperationItems,
  cycleEvidence,
  openLosses,
} from './cycles.js';
import { stepState } from './duties.js';

const NOTHING = [explain('r1', {})];
const notMet = (x: readonly Named[]) => (x.length === 0 ? [] : [explain('r2', { x })]);

/** A name with the aspects that are missing: `LPT: kemajuan, kesesuaian peraturan`. */
function withAspects(name: Bilingual, missing: readonly AspectCode[]): Bilingual {
  const list = (language: keyof Bilingual) =>
    missing.map((code) => aspects.labels[code][language]).join(', ');
  return text(`${name.id}: ${list('id')}`, `${name.en}: ${list('en')}`);
}

const onCycle =
  (judge: (cycle: ChosenCycle, input: JudgeInput) => Judgement): Judge =>
  (input) => {
    const cycle = chooseCycle(input);
    return cycle === null ? answer(NOTHING, []) : judge(cycle, input);
  };

/** B.7: "semua kegiatan … baik oleh FPK, Pendukung, LPT, PKE, dan terutama oleh FKAK". */
const actorsCovered = onCycle((cycle, input) => {
  const wanted = new Set(listOf(input, 'actors'));
  const gaps = actorGaps(cycle, listOf(input, 'aspects')).filter(({ actor }) => wanted.has(actor));
  const x = gaps.map((gap) => withAspects(actors.labels[gap.actor as ActorCode], gap.aspects));
  return answer(notMet(x), cycleEvidence(cycle, cycle.items));
});

/** B.7: "setiap kegiatan, perjanjian dan kerjasama"; without any agreement there is nothing recorded. */
const agreementsCovered = onCycle((cycle, input) => {
  const any = input.on.agreements.some(({ state }) => activationOf(state) !== undefined);
  if (!any) return answer(NOTHING, []);
  const gaps = agreementGaps(input, cycle, listOf(input, 'aspects'));
  const x = gaps.map((gap) => withAspects(text(gap.agreement.state.terms!.title), gap.aspects));
  const items = cycle.items.filter(({ data }) => data.actor === 'lpt' || data.actor === 'pke');
  return answer(notMet(x), cycleEvidence(cycle, items));
});

/** B.7: "khususnya dalam implementasi kegiatan dan kerjasama diantara anggota FKAK". */
const fkakCooperation = onCycle((cycle) => {
  const items = cooperationItems(cycle);
  return answer(items.length === 0 ? NOTHING : [], cycleEvidence(cycle, items));
});

/**
 * B.7: "tidak ada … yang dirugikan secara sepihak". An open complaint blocks the step's completion; afterwards it
 * flags and does not unmake what was completed (decision 10). An unfair item is open until its finding is
 * followed up as recommended.
 */
const noOneSidedLoss = onCycle((cycle, input) => {
  const examined = cycle.items.filter(({ data }) => data.aspect === 'fairness');
  const followed = new Set(
    findingsOf(cycle.known.state)
      .filter(({ followUp }) => followUp?.data.status === 'as-recommended')
      .map(({ item }) => item?.data.item),
  );
  const unfair = examined.filter(
    ({ data }) => (data.verdict === 'fails' || data.verdict === 'partly') && !followed.has(data.item),
  );
  const losses = openLosses(input);
  const cases = [
    ...unfair.map(({ data }) => withAspects(actors.labels[data.actor], ['fairness'])),
    ...losses.map(({ what }) => what),
  ];
  const flags = [
    ...(cases.length > 0 ? ['one-sided-loss'] : []),
    ...(anyAlarm(input) ? ['one-sided-loss-alarm'] : []),
  ];
  const evidence = [...cycleEvidence(cycle, examined), ...losses.flatMap((loss) => loss.evidence)];
  if (stepState(input, 'monitoring') === 'completed') return answer([], evidence, { flags });
  const absent = examined.length === 0 ? NOTHING : [];
  return answer([...absent, ...(cases.length > 0 ? [explain('r6', { x: cases })] : [])], evidence, { flags });
});

/** E: four eyes on the whole, and a finding for whatever does not conform. */
const cycleApproved = onCycle((cycle) => {
  const evidence = cycleEvidence(cycle, approvalFacts(cycle));
  if (!cycle.approved) return answer(NOTHING, evidence);
  const items = itemsWithoutFinding(cycle.known.state);
  return answer(
    notMet(items.map(({ data }) => withAspects(actors.labels[data.actor], [data.aspect]))),
    evidence,
  );
});

/** Judges of step 7, by criterion id. */
export const monitoringJudges: Readonly<Record<string, Judge>> = {
  'me-actors-covered': actorsCovered,
  'me-agreements-covered': agreementsCovered,
  'me-fkak-cooperation': fkakCooperation,
  'me-no-one-sided-loss': noOneSidedLoss,
  'me-cycle-approved': cycleApproved,
};
