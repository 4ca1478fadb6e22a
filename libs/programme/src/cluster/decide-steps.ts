import { type clusterCommands, type DataOf, type StepKey, stepStates, text } from '@app/contracts';
import type { Reason } from '@app/eventsourcing';
import type { Checklist } from '../definitions/checklist.js';
import { judgeStep, rejudgeCompleted, stepOf } from '../definitions/judge.js';
import { definitionHash } from '../definitions/registry.js';
import { event } from '../shared/event-spec.js';
import { checkNotBackdated } from '../shared/place.js';
import { because, type Check, type Ruling, sameActor } from '../shared/refusing.js';
import { checkCoordinates } from './coordinator.js';
import type { ClusterDesk } from './desk.js';
import type { ClusterEvent } from './events.js';
import { checkIndependence } from './independence.js';
import { precedingStep, unfinishedBefore } from './lifecycle.js';
import type { StepStatus } from './state.js';

type Data<N extends string> = DataOf<typeof clusterCommands, N>;

/** Given by the engine alone, when something that a step rests on has moved or a day has come. */
export interface RejudgeData {
  readonly step: StepKey;
  readonly cause: string;
}

function lockedReason(
  { definition, regions }: ClusterDesk,
  step: StepKey,
  wanted: readonly StepStatus[],
): Reason {
  const first = unfinishedBefore(definition, regions, step);
  const named = (language: 'id' | 'en') =>
    first
      .map((key) => stepOf(definition, key))
      .map(({ number, title }) => `${number} ${title[language]}`)
      .join(', ');
  return because(
    'step-locked',
    `langkah ini belum dibuka; selesaikan dahulu langkah ${named('id')}`,
    `this step is locked; complete first step ${named('en')}`,
    '/step',
    { step, status: 'locked', wanted, first },
  );
}

function checkStatus(desk: ClusterDesk, step: StepKey, wanted: readonly StepStatus[]): Check {
  const status = desk.regions[step];
  if (status === 'locked') return lockedReason(desk, step, wanted);
  const is = stepStates.labels[status];
  return (
    !wanted.includes(status) &&
    because(`step-${status}`, `langkah ini ${is.id}`, `this step is ${is.en}`, '/step', {
      step,
      status,
      wanted,
    })
  );
}

function checkActive({ regions }: ClusterDesk): Check {
  return (
    regions.standing === 'suspended' &&
    because('programme-suspended', 'program klaster ini ditangguhkan', 'the programme is suspended')
  );
}

/**
 * Steps complete in order. A lapsed predecessor only flags those after it; one that was reopened holds them up.
 * A locked step was never opened by it: that is told on its own.
 */
function checkOrderOfSteps({ definition, regions }: ClusterDesk, step: StepKey): Check {
  const before = precedingStep(definition, step);
  return (
    before !== null &&
    regions[step] !== 'locked' &&
    (regions[before] === 'open' || regions[before] === 'submitted') &&
    because(
      'step-out-of-order',
      'langkah sebelumnya dibuka kembali dan belum selesai',
      'the step before was reopened and is not completed',
      '/step',
      { before },
    )
  );
}

const ended = (statement: string): string => statement.replace(/\.$/, '');

/** Every reason of every criterion that blocks, told with its statement. */
export function blockingReasons(checklist: Checklist): Reason[] {
  return checklist.criteria
    .filter(({ kind, state }) => kind !== 'note' && state === 'unmet')
    .flatMap(({ id, kind, statement, reasons }) =>
      reasons.map((reason) => ({
        code: id,
        text: text(`${ended(statement.id)}: ${reason.text.id}`, `${ended(statement.en)}: ${reason.text.en}`),
        params: { criterion: id, kind, reason: reason.code, ...reason.params },
      })),
    );
}

const judged = ({ definition, on, place }: ClusterDesk, step: StepKey): Checklist =>
  judgeStep(definition, step, on, place.context.at).checklist;

/** A programme manager submits. Refused with the whole checklist while a criterion blocks. */
export function submitStep(desk: ClusterDesk, data: Data<'submit-step'>): Ruling<ClusterEvent> {
  const { step } = data;
  const checklist = desk.regions[step] === 'open' ? judged(desk, step) : undefined;
  return {
    checks: [
      checkNotBackdated(desk.place),
      checkActive(desk),
      checkStatus(desk, step, ['open']),
      checkOrderOfSteps(desk, step),
      desk.actor.person === null &&
        because(
          'person-required',
          'hanya orang yang dikenal yang dapat mengajukan langkah',
          'only a known person can submit a step',
        ),
      checklist && blockingReasons(checklist),
    ],
    checklist,
    definition: definitionHash(desk.definition),
    events: () => [event('StepSubmitted', { ...data, checklist: checklist! })],
  };
}

function checkFourEyes({ state, actor }: ClusterDesk, step: StepKey): Check {
  const { submittedBy } = state.steps[step];
  return (
    submittedBy !== null &&
    sameActor(submittedBy, actor) &&
    because(
      'own-submission',
      'pengajuan sendiri tidak dapat disetujui',
      'nobody approves their own submission',
    )
  );
}

/** The forum's coordinator approves, on the facts as they stand now. */
export function approveStep(desk: ClusterDesk, data: Data<'approve-step'>): Ruling<ClusterEvent> {
  const { step } = data;
  const checklist = desk.regions[step] === 'submitted' ? judged(desk, step) : undefined;
  return {
    checks: [
      checkNotBackdated(desk.place),
      checkActive(desk),
      checkStatus(desk, step, ['submitted']),
      checkOrderOfSteps(desk, step),
      checkCoordinates(desk),
      checkFourEyes(desk, step),
      step === 'pke' && checkIndependence(desk),
      checklist && blockingReasons(checklist),
    ],
    checklist,
    definition: definitionHash(desk.definition),
    events: () => [event('StepCompleted', { ...data, checklist: checklist! })],
  };
}

export function returnStep(desk: ClusterDesk, data: Data<'return-step'>): Ruling<ClusterEvent> {
  return {
    checks: [
      checkNotBackdated(desk.place),
      checkStatus(desk, data.step, ['submitted']),
      checkCoordinates(desk),
    ],
    events: () => [event('StepReturned', data)],
  };
}

/** The programme manager's own withdrawal of a submission; who is a manager is a question of permissions. */
export function recallSubmission(desk: ClusterDesk, data: Data<'recall-submission'>): Ruling<ClusterEvent> {
  return {
    checks: [checkNotBackdated(desk.place), checkStatus(desk, data.step, ['submitted'])],
    events: () => [event('SubmissionRecalled', data)],
  };
}

export function reopenStep(desk: ClusterDesk, data: Data<'reopen-step'>): Ruling<ClusterEvent> {
  return {
    checks: [checkNotBackdated(desk.place), checkStatus(desk, data.step, ['completed', 'lapsed'])],
    events: () => [event('StepReopened', data)],
  };
}

/**
 * Judges a completed or lapsed step again on what stands now. Nothing to do when nothing changed, so that a
 * late or doubled command does no harm.
 */
export function rejudgeStep(
  desk: ClusterDesk,
  { step, cause }: RejudgeData,
  from: 'completed' | 'lapsed',
): Ruling<ClusterEvent> {
  const { definition, on, place, regions } = desk;
  const nothing: Ruling<ClusterEvent> = { checks: [], events: () => [] };
  if (regions[step] !== from) return nothing;
  const { holds, checklist } = rejudgeCompleted(definition, step, on, place.context.at);
  if (holds === (from === 'completed')) return nothing;
  const type = from === 'completed' ? ('StepLapsed' as const) : ('StepRestored' as const);
  return {
    checks: [],
    definition: definitionHash(definition),
    events: () => [event(type, { step, checklist, cause: cause.slice(0, 200) }) as ClusterEvent],
  };
}
