import type { Reason } from '@app/eventsourcing';
import { dayIn } from '../../shared/calendar.js';
import { event } from '../../shared/event-spec.js';
import { checkPast } from '../../shared/place.js';
import { because, sameActor } from '../../shared/refusing.js';
import { type Answer, type Case, within } from '../case.js';
import type { AgreementEvent } from '../events.js';
import { amountOf, sumOf } from '../money.js';
import { activationOf, agreementFacts, complaintsOf, deliverablesOf } from '../views.js';
import { otherSide } from './text.js';

/** Complaints (B.7: nobody suffers a one-sided loss) and the three ways in which an agreement ends. */

export const fileComplaint: Answer<'file-complaint'> = (c) => ({
  checks: [
    complaintsOf(c.state).some(({ complaint }) => complaint.data.complaint === c.data.complaint) &&
      because('id-taken', 'pengenal pengaduan ini sudah dipakai', 'this id is taken', '/complaint'),
    otherSide(c, c.data.party, '/party'),
  ],
  events: () => [event('ComplaintFiled', c.data)],
});

export const resolveComplaint: Answer<'resolve-complaint'> = (c) => {
  const view = complaintsOf(c.state).find(({ complaint }) => complaint.data.complaint === c.data.complaint);
  const { person } = c.context.actor;
  const signatories = [c.terms.cluster.signatory, c.terms.partner.signatory];
  return {
    checks: [
      view === undefined &&
        because(
          'complaint-unknown',
          'pengaduan ini tidak tercatat',
          'there is no such complaint',
          '/complaint',
        ),
      view !== undefined &&
        view.resolution !== null &&
        because(
          'complaint-resolved',
          'pengaduan ini sudah selesai',
          'this was resolved already',
          '/complaint',
        ),
      view !== undefined &&
        sameActor(view.complaint.actor, c.context.actor) &&
        because('own-complaint', 'pengadu tidak dapat menyelesaikan', 'whoever filed it cannot resolve it'),
      person !== null &&
        signatories.includes(person) &&
        because(
          'party-to-it',
          'penanda tangan perjanjian tidak dapat menyelesaikan pengaduannya',
          'a signatory of the agreement cannot resolve complaints about it',
        ),
    ],
    events: () => [event('ComplaintResolved', c.data)],
  };
};

type Ending = Extract<AgreementEvent, { type: 'AgreementEnded' }>;
const ended = (data: Ending['data']): Ending => event('AgreementEnded', data);

/** The earliest day on which it can have ended: it was in force by then. */
function endBounds({ state, terms, zone }: Pick<Case<'fulfil-agreement'>, 'state' | 'terms' | 'zone'>) {
  const activation = activationOf(state);
  const activated = activation === undefined ? terms.from : dayIn(zone, activation.effectiveAt);
  return { from: activated < terms.from ? activated : terms.from };
}

export const fulfilAgreement: Answer<'fulfil-agreement'> = (c) => ({
  checks: [
    checkPast(c, '/endedOn', c.data.endedOn),
    within(c.data.endedOn, endBounds(c), '/endedOn'),
    ...deliverablesOf(c.state).map(
      ({ state, deliverable }) =>
        state !== 'accepted' &&
        because(
          'deliverable-open',
          `hasil kerja belum diterima: ${deliverable.what}`,
          `a deliverable is not accepted: ${deliverable.what}`,
          undefined,
          { deliverable: deliverable.deliverable, state },
        ),
    ),
    ...unpaid(c),
  ],
  events: () => [ended({ how: 'fulfilled', ...c.data })],
});

function unpaid({ state, terms }: Case<'fulfil-agreement'>): (Reason | false)[] {
  const paid = agreementFacts(state, 'PaymentRecorded');
  return terms.payments.map(({ payment, amount, due }) => {
    const parts = paid.filter(({ data }) => data.scheduled === payment).map(({ data }) => data.amount);
    return (
      amountOf(amount).greaterThan(sumOf(parts)) &&
      because(
        'payment-open',
        `pembayaran terjadwal ${due} belum lunas`,
        `the payment scheduled for ${due} is not paid in full`,
        undefined,
        { payment, due },
      )
    );
  });
}

export const terminateAgreement: Answer<'terminate-agreement'> = (c) => ({
  checks: [checkPast(c, '/endedOn', c.data.endedOn), within(c.data.endedOn, endBounds(c), '/endedOn')],
  events: () => [ended({ how: 'terminated', endedOn: c.data.endedOn, note: c.data.reason })],
});

/** A sweep may come late, twice, or after an addendum moved the last day: it then finds nothing to do. */
export const expireAgreement: Answer<'expire-agreement'> = ({ status, terms, today }) => ({
  checks: [],
  events: () =>
    status === 'active' && today > terms.until
      ? [ended({ how: 'expired', endedOn: terms.until, note: 'Masa berlaku berakhir' })]
      : [],
});
