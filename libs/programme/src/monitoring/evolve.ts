import type { EventMeta } from '@app/eventsourcing';
import { addFact, factAt, noFacts, removeFact } from '../shared/facts.js';
import { LifecycleError } from '../shared/machine.js';
import type { CycleEvent } from './events.js';
import { cycleLifecycle } from './machine.js';
import type { CycleState } from './state.js';

/** The state before the first entry. */
export const noCycle: CycleState = {
  lifecycle: cycleLifecycle.initial,
  identity: null,
  submittedBy: null,
  approvedAt: null,
  facts: noFacts,
};

/**
 * Folds one event.
 * @throws LifecycleError when the cycle cannot have had this event: corruption
 */
export function evolveCycle(state: CycleState, event: CycleEvent, meta: EventMeta): CycleState {
  if ((state.identity === null) !== (event.type === 'CycleOpened')) {
    throw new LifecycleError('cycle', state.lifecycle, event.type);
  }
  const lifecycle = cycleLifecycle.advance(state.lifecycle, event.type);
  if (event.type === 'FactRetracted') {
    const { fact, type } = event.data;
    if (factAt(state.facts, fact)?.type !== type) {
      throw new LifecycleError('cycle', state.lifecycle, `FactRetracted of ${type}`);
    }
    return { ...state, lifecycle, facts: removeFact(state.facts, type, fact) };
  }
  const next = { ...state, lifecycle, facts: addFact(state.facts, event, meta) };
  switch (event.type) {
    case 'CycleOpened':
      return { ...next, identity: { cluster: event.data.cluster, period: event.data.period } };
    case 'CycleSubmitted':
      return { ...next, submittedBy: meta.actor };
    case 'CycleRecalled':
    case 'CycleReturned':
      return { ...next, submittedBy: null };
    case 'CycleApproved':
      return { ...next, approvedAt: meta.at };
    default:
      return next;
  }
}
