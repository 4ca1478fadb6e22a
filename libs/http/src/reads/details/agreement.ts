import type { AgreementState } from '@app/programme';
import {
  activationOf,
  addendaOf,
  assistanceOf,
  complaintsOf,
  deliverablesOf,
  endOf,
  fairDealMeter,
  statusOf,
  textHash,
} from '@app/programme';
import { factsView, factView } from './facts.js';

/** An agreement: its text with the hash that both sides confirm, what was done under it, and what each side gained. */
export function agreementDetails({ state }: { state: AgreementState }): object {
  const { cluster, kind } = state.identity!;
  const terms = state.terms!;
  return {
    cluster,
    kind,
    status: statusOf(state),
    terms,
    /** Of the text as it stands; what is awaiting confirmation is `confirming`. */
    hash: textHash(cluster, kind, terms),
    confirming: state.hash,
    confirmed: state.confirmed,
    activated: factView(activationOf(state)),
    ended: factView(endOf(state)),
    addenda: addendaOf(state).map(({ proposal, confirmed, adopted }) => ({
      proposal: factView(proposal),
      confirmed: confirmed.map(factView),
      adopted,
    })),
    deliverables: deliverablesOf(state).map(({ deliverable, state: standing, submission }) => ({
      ...deliverable,
      state: standing,
      submission: factView(submission),
    })),
    assistance: assistanceOf(state).map(({ assistance, settlement }) => ({
      assistance: factView(assistance),
      settlement: factView(settlement),
    })),
    complaints: complaintsOf(state).map(({ complaint, resolution }) => ({
      complaint: factView(complaint),
      resolution: factView(resolution),
    })),
    meter: fairDealMeter(state),
    facts: factsView(state.facts),
  };
}
