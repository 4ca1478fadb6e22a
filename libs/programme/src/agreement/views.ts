import type { AgreementTerms } from '@app/contracts';
import { contentHash } from '../shared/hash.js';
import type { Fact } from '../shared/facts.js';
import { factsOf } from '../shared/facts.js';
import type { AgreementEvent } from './events.js';
import type { AgreementState, AgreementStatus } from './state.js';

type Data<T extends AgreementEvent['type']> = Extract<AgreementEvent, { type: T }>['data'];
export type AgreementFact<T extends AgreementEvent['type']> = Fact<Extract<AgreementEvent, { type: T }>>;

/** @returns the live facts of a type, oldest first */
export const agreementFacts = <T extends AgreementEvent['type']>(state: AgreementState, type: T) =>
  factsOf<AgreementEvent, T>(state.facts, type);

/** @returns the identity of an agreement's text: what both sides confirm */
export function textHash(cluster: string, kind: 'lpt' | 'pke', terms: AgreementTerms): string {
  return contentHash({ cluster, kind, terms });
}

/** @returns the identity of an addendum: of its content and of the text that it changes */
export function addendumHash(agreement: string, addendum: Omit<Data<'AddendumProposed'>, 'hash'>): string {
  return contentHash({ agreement, addendum });
}

export const statusOf = (state: AgreementState): AgreementStatus => state.lifecycle as AgreementStatus;

export const hasEnded = (state: AgreementState): boolean =>
  ['fulfilled', 'terminated', 'expired'].includes(statusOf(state));

/** @returns the fact that the agreement came into force, if it did */
export const activationOf = (state: AgreementState): AgreementFact<'AgreementActivated'> | undefined =>
  agreementFacts(state, 'AgreementActivated').at(-1);

/** @returns the fact that the agreement ended, if it did */
export const endOf = (state: AgreementState): AgreementFact<'AgreementEnded'> | undefined =>
  agreementFacts(state, 'AgreementEnded').at(-1);

export interface AddendumView {
  readonly proposal: AgreementFact<'AddendumProposed'>;
  readonly confirmed: readonly AgreementFact<'AddendumConfirmed'>[];
  readonly adopted: boolean;
}

/** @returns every addendum with who confirmed it, oldest first */
export function addendaOf(state: AgreementState): AddendumView[] {
  const confirmed = agreementFacts(state, 'AddendumConfirmed');
  const adopted = new Set(agreementFacts(state, 'AddendumAdopted').map(({ data }) => data.addendum));
  return agreementFacts(state, 'AddendumProposed').map((proposal) => ({
    proposal,
    // Only confirmations that came after: a proposal may be retracted and made again under the same id.
    confirmed: confirmed.filter(
      ({ data, ref }) => data.addendum === proposal.data.addendum && ref.version > proposal.ref.version,
    ),
    adopted: adopted.has(proposal.data.addendum),
  }));
}

export interface DeliverableView {
  readonly deliverable: AgreementTerms['deliverables'][number];
  readonly state: 'due' | 'submitted' | 'accepted' | 'returned';
  /** The newest submission, if there was one. */
  readonly submission: AgreementFact<'DeliverableSubmitted'> | null;
}

const STATE_AFTER = {
  DeliverableSubmitted: 'submitted',
  DeliverableAccepted: 'accepted',
  DeliverableReturned: 'returned',
} as const;

/** @returns every deliverable of the text with where it stands */
export function deliverablesOf(state: AgreementState): DeliverableView[] {
  const steps = [
    ...agreementFacts(state, 'DeliverableSubmitted'),
    ...agreementFacts(state, 'DeliverableAccepted'),
    ...agreementFacts(state, 'DeliverableReturned'),
  ].sort((a, b) => a.ref.version - b.ref.version);
  return (state.terms?.deliverables ?? []).map((deliverable) => {
    const own = steps.filter(({ data }) => data.deliverable === deliverable.deliverable);
    const last = own.at(-1);
    const submission = own.filter(({ type }) => type === 'DeliverableSubmitted').at(-1);
    return {
      deliverable,
      state: last === undefined ? 'due' : STATE_AFTER[last.type],
      submission: (submission as AgreementFact<'DeliverableSubmitted'> | undefined) ?? null,
    };
  });
}

export interface AssistanceView {
  readonly assistance: AgreementFact<'AssistanceDone'>;
  readonly settlement: AgreementFact<'AssistanceSettled'> | null;
}

/** @returns every act of assistance with its settlement: all help must be valued and paid (B.5) */
export function assistanceOf(state: AgreementState): AssistanceView[] {
  const settlements = agreementFacts(state, 'AssistanceSettled');
  return agreementFacts(state, 'AssistanceDone').map((assistance) => ({
    assistance,
    settlement: settlements.find(({ data }) => data.assistance.includes(assistance.data.assistance)) ?? null,
  }));
}

export interface ComplaintView {
  readonly complaint: AgreementFact<'ComplaintFiled'>;
  readonly resolution: AgreementFact<'ComplaintResolved'> | null;
}

export function complaintsOf(state: AgreementState): ComplaintView[] {
  const resolutions = agreementFacts(state, 'ComplaintResolved');
  return agreementFacts(state, 'ComplaintFiled').map((complaint) => ({
    complaint,
    resolution: resolutions.find(({ data }) => data.complaint === complaint.data.complaint) ?? null,
  }));
}
