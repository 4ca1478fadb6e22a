import type { Bilingual, StepKey } from '@app/contracts';
import { text } from '@app/contracts';
import type { AgreementState, CriterionResult, Standing, Surroundings } from '@app/programme';
import { cycleStatusOf, statusOf } from '@app/programme';
import type { Blocking, WaitingFor } from './board-row.js';
import type { JudgedStep } from './judged-step.js';

const SUSPENDED = text('Ditangguhkan', 'Suspended');
const AWAITING = text('Menunggu persetujuan koordinator FPK', "Awaiting the forum coordinator's approval");
const READY = text('Semua syarat terpenuhi; siap diajukan', 'Everything is met; ready to submit');
const LOCKED = text('Menunggu langkah sebelumnya', 'Waiting for an earlier step');

/** Hard criteria hold a step up before soft ones; notes never do. */
function firstUnmet(criteria: readonly CriterionResult[]): CriterionResult | undefined {
  const unmet = criteria.filter(({ state }) => state === 'unmet');
  return unmet.find(({ kind }) => kind === 'hard') ?? unmet.find(({ kind }) => kind === 'soft');
}

/** `Perjanjian formal FKAK-LPT berlaku: perjanjian berakhir` */
function unmetText({ statement, reasons }: CriterionResult): Bilingual {
  const say = (language: 'id' | 'en'): string => {
    const why = reasons.map((reason) => reason.text[language]).join('; ');
    const stated = statement[language].replace(/\.$/, '');
    return why === '' ? stated : `${stated}: ${why}`;
  };
  return text(say('id'), say('en'));
}

/**
 * Answers why not yet.
 * @param lowest the lowest step that is not completed
 * @returns null when every step is completed, or the cluster has left the programme
 */
export function blockingOf(standing: Standing, lowest: JudgedStep | undefined): Blocking | null {
  if (standing === 'withdrawn' || lowest === undefined) return null;
  const step = lowest.key;
  const turn = (code: Blocking['code'], said: Bilingual): Blocking => ({
    step,
    criterion: null,
    code,
    text: said,
  });
  if (standing === 'suspended') return turn('suspended', SUSPENDED);
  if (lowest.state === 'submitted') return turn('awaiting-approval', AWAITING);
  const unmet = firstUnmet(lowest.checklist.criteria);
  if (unmet !== undefined) return { step, criterion: unmet.id, code: 'unmet', text: unmetText(unmet) };
  return lowest.state === 'locked' ? turn('locked', LOCKED) : turn('ready', READY);
}

/** Who keeps the facts of a step, where no criterion says it better: the roles of the permission table. */
const KEEPERS: Readonly<Record<StepKey, WaitingFor>> = {
  fpk: 'manager',
  flagship: 'coordinator',
  support: 'fpk-member',
  fkak: 'fkak-rep',
  lpt: 'fkak-rep',
  pke: 'fkak-rep',
  monitoring: 'monitor',
};
const BY_CRITERION: Readonly<Record<string, WaitingFor>> = {
  'lpt-fpk-accompanied': 'fpk-member',
  'me-no-one-sided-loss': 'coordinator',
};

/** @returns the role whose act would move the cluster on; null when nobody's would */
export function waitingFor(
  standing: Standing,
  lowest: JudgedStep | undefined,
  blocking: Blocking | null,
  on: Surroundings,
): WaitingFor | null {
  if (blocking === null || lowest === undefined) return null;
  if (standing === 'suspended' || blocking.code === 'ready') return 'manager';
  if (blocking.code === 'awaiting-approval') return 'coordinator';
  const { criterion } = blocking;
  if (criterion === null) return KEEPERS[lowest.key];
  const asked = Object.values(on.cluster.state.waivers);
  if (asked.some((waiver) => waiver.criterion === criterion && waiver.state === 'requested'))
    return 'coordinator';
  return (
    BY_CRITERION[criterion] ?? partyAsked(criterion, on) ?? approver(criterion, on) ?? KEEPERS[lowest.key]
  );
}

const AGREEMENT_CRITERIA: Readonly<Record<string, 'lpt' | 'pke'>> = {
  'lpt-agreement-active': 'lpt',
  'pke-agreement-active': 'pke',
};

/** The side that has not confirmed the newest agreement yet. */
function partyAsked(criterion: string, on: Surroundings): WaitingFor | null {
  const kind = AGREEMENT_CRITERIA[criterion];
  if (kind === undefined) return null;
  const open = on.agreements.map(({ state }) => state).filter((state) => isConfirming(state, kind));
  const newest = open.at(-1);
  if (newest === undefined) return null;
  return newest.confirmed.includes('cluster') ? kind : 'fkak-rep';
}

const isConfirming = (state: AgreementState, kind: 'lpt' | 'pke'): boolean =>
  state.identity?.kind === kind && statusOf(state) === 'confirming';

/** A cycle that was submitted waits for its approval. */
function approver(criterion: string, on: Surroundings): WaitingFor | null {
  const submitted = on.cycles.some(({ state }) => cycleStatusOf(state) === 'submitted');
  return criterion === 'me-cycle-approved' && submitted ? 'coordinator' : null;
}
