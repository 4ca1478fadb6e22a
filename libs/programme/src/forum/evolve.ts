import type { EventMeta } from '@app/eventsourcing';
import { addFact, factAt, factsOf, noFacts, removeFact } from '../shared/facts.js';
import { LifecycleError } from '../shared/machine.js';
import type { ForumEvent } from './events.js';
import { forumLifecycle } from './machine.js';
import type { ForumState } from './state.js';

export const initialForum: ForumState = {
  lifecycle: forumLifecycle.initial,
  identity: null,
  facts: noFacts,
};

function machineEvent(state: ForumState, event: ForumEvent): string {
  const last =
    event.type === 'FactRetracted' &&
    event.data.type === 'MechanismAgreed' &&
    factsOf<ForumEvent, 'MechanismAgreed'>(state.facts, 'MechanismAgreed').length === 1;
  return last ? 'FactRetracted.MechanismAgreed' : event.type;
}

/** @throws LifecycleError when the log holds what the forum's life does not allow */
export function evolveForum(state: ForumState, event: ForumEvent, meta: EventMeta): ForumState {
  if ((event.type === 'ForumEstablished') !== (state.identity === null)) {
    throw new LifecycleError('forum', state.lifecycle, event.type);
  }
  if (event.type === 'ForumEstablished') {
    return { ...state, identity: event.data, facts: addFact(state.facts, event, meta) };
  }
  const lifecycle = forumLifecycle.advance(state.lifecycle, machineEvent(state, event));
  if (event.type === 'FactRetracted') {
    if (factAt(state.facts, event.data.fact)?.type !== event.data.type) {
      throw new LifecycleError('forum', state.lifecycle, `FactRetracted of ${event.data.type}`);
    }
    return { ...state, lifecycle, facts: removeFact(state.facts, event.data.type, event.data.fact) };
  }
  // The end is part of the lifecycle, not among the facts: it cannot be retracted.
  if (event.type === 'ForumDissolved') return { ...state, lifecycle };
  return { ...state, lifecycle, facts: addFact(state.facts, event, meta) };
}
