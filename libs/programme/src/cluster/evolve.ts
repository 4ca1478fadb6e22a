import { type StepKey, stepKeys } from '@app/contracts';
import type { EventMeta } from '@app/eventsourcing';
import { sevenSteps } from '../definitions/seven-steps/index.js';
import { addFact, factAt, noFacts, removeFact } from '../shared/facts.js';
import { LifecycleError } from '../shared/machine.js';
import type { ClusterEvent } from './events.js';
import { clusterLifecycle, pinnedDefinition, regionsOf } from './lifecycle.js';
import type { ClusterState, StepProgress, Waiver } from './state.js';

type EventOf<T extends ClusterEvent['type']> = Extract<ClusterEvent, { type: T }>;
type Steps = ClusterState['steps'];

const untouched = (since: string): Steps =>
  Object.fromEntries(
    stepKeys.codes.map((key) => [key, { since, submittedBy: null, checklist: null, waivedAtCompletion: [] }]),
  ) as unknown as Steps;

export const initialCluster: ClusterState = {
  lifecycle: clusterLifecycle(sevenSteps).initial,
  identity: null,
  facts: noFacts,
  steps: untouched(''),
  waivers: {},
};

const unexpected = (state: ClusterState, what: string) =>
  new LifecycleError('cluster', state.lifecycle, what);

function enrol(state: ClusterState, event: EventOf<'ClusterEnrolled'>, meta: EventMeta): ClusterState {
  const { initial } = clusterLifecycle(pinnedDefinition(event.data.definition));
  return {
    ...state,
    identity: event.data,
    lifecycle: initial,
    facts: addFact(state.facts, event, meta),
    steps: untouched(meta.at),
  };
}

const STEP_EVENTS = [
  'StepSubmitted',
  'SubmissionRecalled',
  'StepReturned',
  'StepCompleted',
  'StepReopened',
  'StepLapsed',
  'StepRestored',
] as const;
type StepEvent = EventOf<(typeof STEP_EVENTS)[number]>;
const isStepEvent = (event: ClusterEvent): event is StepEvent =>
  (STEP_EVENTS as readonly string[]).includes(event.type);

/** What an event of a step leaves on that step, its time apart. */
function progress(before: StepProgress, event: StepEvent, meta: EventMeta): StepProgress {
  switch (event.type) {
    case 'StepSubmitted':
      return { ...before, submittedBy: meta.actor };
    case 'SubmissionRecalled':
    case 'StepReturned':
      return { ...before, submittedBy: null };
    case 'StepReopened':
      return { ...before, submittedBy: null, waivedAtCompletion: [] };
    case 'StepCompleted': {
      const { checklist } = event.data;
      const waived = checklist.criteria.filter(({ state }) => state === 'waived').map(({ id }) => id);
      return { ...before, checklist, waivedAtCompletion: waived };
    }
    case 'StepLapsed':
    case 'StepRestored':
      return { ...before, checklist: event.data.checklist };
  }
}

/** Every step whose region moved has been in its state since now: completing one step may open others. */
function moved(state: ClusterState, next: ClusterState, at: string): Steps {
  const before = regionsOf(state);
  const after = regionsOf(next);
  return Object.fromEntries(
    stepKeys.codes.map((key: StepKey) => [
      key,
      before[key] === after[key] ? next.steps[key] : { ...next.steps[key], since: at },
    ]),
  ) as unknown as Steps;
}

function evolveStep(state: ClusterState, event: StepEvent, meta: EventMeta): ClusterState {
  const { step } = event.data;
  const lifecycle = clusterLifecycle(pinnedDefinition(state.identity!.definition)).advance(
    state.lifecycle,
    `${event.type}.${step}`,
  );
  // A completion is heard by the step after it too: that one alone cannot say that its own step took it.
  if (regionsOf({ ...state, lifecycle })[step] === regionsOf(state)[step]) {
    throw unexpected(state, `${event.type}.${step}`);
  }
  const steps = { ...state.steps, [step]: progress(state.steps[step], event, meta) };
  const next = { ...state, lifecycle, steps };
  return { ...next, steps: moved(state, next, meta.at) };
}

type WaiverEvent = EventOf<'CriterionWaived' | 'WaiverDeclined' | 'WaiverRevoked' | 'WaiverExpired'>;
const WAIVER_MOVES: Record<WaiverEvent['type'], { from: Waiver['state']; to: Waiver['state'] }> = {
  CriterionWaived: { from: 'requested', to: 'granted' },
  WaiverDeclined: { from: 'requested', to: 'declined' },
  WaiverRevoked: { from: 'granted', to: 'revoked' },
  WaiverExpired: { from: 'granted', to: 'expired' },
};
const isWaiverEvent = (event: ClusterEvent): event is WaiverEvent => event.type in WAIVER_MOVES;

function requestWaiver(
  state: ClusterState,
  event: EventOf<'WaiverRequested'>,
  meta: EventMeta,
): ClusterState {
  const { waiver } = event.data;
  if (waiver in state.waivers) throw unexpected(state, `WaiverRequested ${waiver} again`);
  const requested: Waiver = { ...event.data, state: 'requested', requestedBy: meta.actor, approvedBy: null };
  return { ...state, waivers: { ...state.waivers, [waiver]: requested } };
}

function moveWaiver(state: ClusterState, event: WaiverEvent, meta: EventMeta): ClusterState {
  const before = state.waivers[event.data.waiver];
  const { from, to } = WAIVER_MOVES[event.type];
  if (before?.state !== from) throw unexpected(state, `${event.type} ${event.data.waiver}`);
  const approvedBy = event.type === 'CriterionWaived' ? meta.actor : before.approvedBy;
  return { ...state, waivers: { ...state.waivers, [before.waiver]: { ...before, state: to, approvedBy } } };
}

function retract(state: ClusterState, event: EventOf<'FactRetracted'>): ClusterState {
  const { fact, type } = event.data;
  if (factAt(state.facts, fact)?.type !== type) throw unexpected(state, `FactRetracted of ${type}`);
  return { ...state, facts: removeFact(state.facts, type, fact) };
}

const STANDING: readonly string[] = ['ProgrammeSuspended', 'ProgrammeResumed', 'ProgrammeWithdrawn'];

/** @throws LifecycleError when the log holds what the cluster's life does not allow */
export function evolveCluster(state: ClusterState, event: ClusterEvent, meta: EventMeta): ClusterState {
  if ((event.type === 'ClusterEnrolled') !== (state.identity === null)) throw unexpected(state, event.type);
  if (event.type === 'ClusterEnrolled') return enrol(state, event, meta);
  // A region alone cannot say that another one ends everything.
  if (regionsOf(state).standing === 'withdrawn') throw unexpected(state, event.type);
  if (isStepEvent(event)) return evolveStep(state, event, meta);
  const definition = pinnedDefinition(state.identity!.definition);
  const lifecycle = clusterLifecycle(definition).advance(state.lifecycle, event.type);
  const next = { ...state, lifecycle };
  if (STANDING.includes(event.type)) return next;
  if (event.type === 'WaiverRequested') return requestWaiver(next, event, meta);
  if (isWaiverEvent(event)) return moveWaiver(next, event, meta);
  if (event.type === 'FactRetracted') return retract(next, event);
  return { ...next, facts: addFact(next.facts, event, meta) };
}
