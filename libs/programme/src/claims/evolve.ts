import type { EventMeta } from '@app/eventsourcing';
import { LifecycleError } from '../shared/machine.js';
import type { ClaimEvent } from './events.js';
import { claimLifecycle } from './machine.js';
import type { ClaimState } from './state.js';

/** The state before the first entry. */
export const noClaim: ClaimState = {
  lifecycle: claimLifecycle.initial,
  identity: null,
  report: null,
  compare: [],
  revisions: 0,
  revisionsSincePublished: 0,
  publishedAt: null,
};

/**
 * Folds one event.
 * @throws LifecycleError when the claim cannot have had this event: corruption
 */
export function evolveClaim(state: ClaimState, event: ClaimEvent, meta: EventMeta): ClaimState {
  if ((state.identity === null) !== (event.type === 'ClaimEntered')) {
    throw new LifecycleError('claim', state.lifecycle, event.type);
  }
  const next = { ...state, lifecycle: claimLifecycle.advance(state.lifecycle, event.type) };
  switch (event.type) {
    case 'ClaimEntered': {
      const { region = null, report, compare = [] } = event.data;
      return { ...next, identity: { region }, report, compare };
    }
    case 'ClaimRevised': {
      const { report, compare = state.compare } = event.data;
      const since = state.revisionsSincePublished + (state.publishedAt === null ? 0 : 1);
      return { ...next, report, compare, revisions: state.revisions + 1, revisionsSincePublished: since };
    }
    case 'ClaimPublished':
      return { ...next, publishedAt: meta.effectiveAt };
    case 'ClaimWithdrawn':
      return next;
  }
}
