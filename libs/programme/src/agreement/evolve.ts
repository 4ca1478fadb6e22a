import type { AgreementTerms } from '@app/contracts';
import type { EventMeta } from '@app/eventsourcing';
import type { Facts } from '../shared/facts.js';
import { addFact, factAt, factsOf, noFacts, removeFact } from '../shared/facts.js';
import { LifecycleError } from '../shared/machine.js';
import type { AgreementEvent } from './events.js';
import { agreementLifecycle, signalOf } from './machine.js';
import type { AgreementState } from './state.js';

/** The state before the first entry. */
export const noAgreement: AgreementState = {
  lifecycle: agreementLifecycle.initial,
  identity: null,
  terms: null,
  hash: null,
  confirmed: [],
  facts: noFacts,
};

type AddendumProposal = Extract<AgreementEvent, { type: 'AddendumProposed' }>['data'];

/** @returns the text with an adopted addendum merged in */
export function withAddendum(terms: AgreementTerms, addendum: AddendumProposal): AgreementTerms {
  return {
    ...terms,
    until: addendum.until ?? terms.until,
    deliverables: [...terms.deliverables, ...addendum.deliverables],
    payments: [...terms.payments, ...addendum.payments],
  };
}

/** Back to a draft: what was confirmed no longer counts. */
const unconfirmed = (facts: Facts) => ({
  hash: null,
  confirmed: [],
  facts: { ...facts, PartyConfirmed: [] },
});

/**
 * Folds one event.
 * @throws LifecycleError when the agreement cannot have had this event: corruption
 */
export function evolveAgreement(
  state: AgreementState,
  event: AgreementEvent,
  meta: EventMeta,
): AgreementState {
  if ((state.identity === null) !== (event.type === 'AgreementDrafted')) {
    throw new LifecycleError('agreement', state.lifecycle, event.type);
  }
  const lifecycle = agreementLifecycle.advance(state.lifecycle, signalOf(event));
  if (event.type === 'FactRetracted') {
    const { fact, type } = event.data;
    if (factAt(state.facts, fact)?.type !== type) {
      throw new LifecycleError('agreement', state.lifecycle, `FactRetracted of ${type}`);
    }
    return { ...state, lifecycle, facts: removeFact(state.facts, type, fact) };
  }
  return apply({ ...state, lifecycle, facts: addFact(state.facts, event, meta) }, event);
}

/** What an event changes beside the lifecycle and the facts. */
function apply(state: AgreementState, event: AgreementEvent): AgreementState {
  switch (event.type) {
    case 'AgreementDrafted': {
      const { cluster, kind, terms } = event.data;
      return { ...state, identity: { cluster, kind }, terms };
    }
    case 'AgreementRevised':
      return { ...state, terms: event.data.terms, ...unconfirmed(state.facts) };
    case 'ConfirmationOpened':
      return { ...state, hash: event.data.hash };
    case 'ConfirmationWithdrawn':
      return { ...state, ...unconfirmed(state.facts) };
    case 'PartyConfirmed':
      return { ...state, confirmed: [...state.confirmed, event.data.side] };
    case 'AddendumAdopted': {
      const proposals = factsOf<AgreementEvent, 'AddendumProposed'>(state.facts, 'AddendumProposed');
      const adopted = proposals.find(({ data }) => data.addendum === event.data.addendum);
      if (adopted === undefined) throw new Error(`addendum ${event.data.addendum} was never proposed`);
      return { ...state, terms: withAddendum(state.terms!, adopted.data) };
    }
    default:
      return state;
  }
}
