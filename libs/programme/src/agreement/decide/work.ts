import type { Reason } from '@app/eventsourcing';
import { event } from '../../shared/event-spec.js';
import { checkPast } from '../../shared/place.js';
import { because, sameActor } from '../../shared/refusing.js';
import { type Answer, beginning, type Case, within } from '../case.js';
import { agreementFacts, type DeliverableView, deliverablesOf } from '../views.js';

/** The work itself: deliverables, acts of assistance, coordination with the FPK (B.5(3)), cooperation (B.5(2)). */

type OfDeliverable = Pick<Case<'accept-deliverable'>, 'state'> & { data: { deliverable: string } };

const viewOf = ({ state, data }: OfDeliverable): DeliverableView | undefined =>
  deliverablesOf(state).find(({ deliverable }) => deliverable.deliverable === data.deliverable);

const unknownDeliverable = (view: DeliverableView | undefined): Reason | false =>
  view === undefined &&
  because(
    'deliverable-unknown',
    'hasil kerja ini tidak ada dalam perjanjian',
    'the agreement has no such deliverable',
    '/deliverable',
  );

export const submitDeliverable: Answer<'submit-deliverable'> = (c) => {
  const view = viewOf(c);
  return {
    checks: [
      unknownDeliverable(view),
      view?.state === 'accepted' &&
        because(
          'deliverable-accepted',
          'hasil kerja ini sudah diterima',
          'this was accepted already',
          '/deliverable',
        ),
      view?.state === 'submitted' &&
        because(
          'deliverable-pending',
          'hasil kerja ini sedang menunggu penerimaan',
          'this is waiting to be accepted',
          '/deliverable',
        ),
      checkPast(c, '/submittedOn', c.data.submittedOn),
      within(c.data.submittedOn, { from: beginning(c.terms) }, '/submittedOn'),
    ],
    events: () => [event('DeliverableSubmitted', c.data)],
  };
};

/** Whoever handed the work in does not decide on it. */
function pending(c: OfDeliverable & Pick<Case<'accept-deliverable'>, 'context'>): (Reason | false)[] {
  const view = viewOf(c);
  return [
    unknownDeliverable(view),
    view !== undefined &&
      view.state !== 'submitted' &&
      because(
        'deliverable-not-pending',
        'hasil kerja ini tidak sedang menunggu penerimaan',
        'this is not waiting to be accepted',
        '/deliverable',
        { state: view.state },
      ),
    view?.state === 'submitted' &&
      sameActor(view.submission!.actor, c.context.actor) &&
      because(
        'own-submission',
        'yang menyerahkan tidak dapat memutuskan penerimaannya',
        'whoever handed it in cannot decide on it',
      ),
  ];
}

export const acceptDeliverable: Answer<'accept-deliverable'> = (c) => ({
  checks: pending(c),
  events: () => [event('DeliverableAccepted', c.data)],
});

export const returnDeliverable: Answer<'return-deliverable'> = (c) => ({
  checks: pending(c),
  events: () => [event('DeliverableReturned', c.data)],
});

export const recordAssistance: Answer<'record-assistance'> = (c) => {
  const { data, terms } = c;
  return {
    checks: [
      agreementFacts(c.state, 'AssistanceDone').some((fact) => fact.data.assistance === data.assistance) &&
        because('id-taken', 'pengenal pendampingan ini sudah dipakai', 'this id is taken', '/assistance'),
      !terms.works.some(({ work }) => work === data.work) &&
        because(
          'work-unplanned',
          'kegiatan ini tidak direncanakan dalam perjanjian',
          'the agreement plans no such work',
          '/work',
        ),
      checkPast(c, '/heldOn', data.heldOn),
      within(data.heldOn, terms, '/heldOn'),
    ],
    events: () => [event('AssistanceDone', data)],
  };
};

export const recordCoordination: Answer<'record-coordination'> = (c) => {
  const { data, status, terms } = c;
  const later = data.phase !== 'contract';
  return {
    checks: [
      later &&
        status !== 'active' &&
        because(
          'phase-too-early',
          'tahap ini baru ada setelah perjanjian berlaku',
          'this phase comes only once the agreement is in force',
          '/phase',
        ),
      checkPast(c, '/heldOn', data.heldOn),
      later && within(data.heldOn, { from: terms.from }, '/heldOn'),
    ],
    events: () => [event('CoordinationHeld', data)],
  };
};

export const recordCooperation: Answer<'record-cooperation'> = (c) => ({
  checks: [
    checkPast(c, '/heldOn', c.data.heldOn),
    within(c.data.heldOn, { from: c.terms.from, until: c.terms.until }, '/heldOn'),
  ],
  events: () => [event('CooperationFostered', c.data)],
});
