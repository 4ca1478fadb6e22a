import type { Reason } from '@app/eventsourcing';
import { event } from '../../shared/event-spec.js';
import { because, sameActor } from '../../shared/refusing.js';
import { type Answer, type Case, within } from '../case.js';
import { clusterOpen } from '../cluster-checks.js';
import { addendaOf, addendumHash } from '../views.js';
import { repeated, scheduleReasons } from './terms.js';
import { alreadyConfirmed, bothSides, otherSide, sameText, termNotOver } from './text.js';

/** Changes of an agreement in force; both sides confirm them as they confirmed the text. */

export const proposeAddendum: Answer<'propose-addendum'> = (c) => {
  const { data, terms, today } = c;
  const until = data.until ?? terms.until;
  return {
    checks: [
      clusterOpen(c.on.cluster),
      termNotOver(c),
      addendaOf(c.state).some(({ proposal }) => proposal.data.addendum === data.addendum) &&
        because('id-taken', 'pengenal adendum ini sudah dipakai', 'this addendum id is taken', '/addendum'),
      data.until !== undefined &&
        within(data.until, { from: today > terms.from ? today : terms.from }, '/until'),
      scheduleReasons(data, { ...terms, until }, ''),
      newParts(c),
    ],
    events: () => [event('AddendumProposed', { ...data, hash: addendumHash(c.state.hash!, data) })],
  };
};

/** Deliverables and payments of an addendum are new ones, beside those of the text and of open addenda. */
function newParts({ data, state, terms }: Case<'propose-addendum'>): Reason[] {
  const open = addendaOf(state).filter(({ adopted }) => !adopted);
  const taken = (own: readonly string[], known: readonly string[], field: string, part: string) => [
    ...repeated(own, field, part),
    ...own.flatMap((id, index) =>
      known.includes(id)
        ? [because('id-taken', 'pengenal ini sudah dipakai', 'this id is taken', `${field}/${index}/${part}`)]
        : [],
    ),
  ];
  const deliverables = [terms, ...open.map(({ proposal }) => proposal.data)].flatMap(
    (each) => each.deliverables,
  );
  const payments = [terms, ...open.map(({ proposal }) => proposal.data)].flatMap((each) => each.payments);
  return [
    ...taken(
      data.deliverables.map(({ deliverable }) => deliverable),
      deliverables.map(({ deliverable }) => deliverable),
      '/deliverables',
      'deliverable',
    ),
    ...taken(
      data.payments.map(({ payment }) => payment),
      payments.map(({ payment }) => payment),
      '/payments',
      'payment',
    ),
  ];
}

export const confirmAddendum: Answer<'confirm-addendum'> = (c) => {
  const { addendum, side, hash } = c.data;
  const view = addendaOf(c.state).find(({ proposal }) => proposal.data.addendum === addendum);
  const confirmed = view?.confirmed ?? [];
  return {
    checks: [
      clusterOpen(c.on.cluster),
      termNotOver(c),
      view === undefined &&
        because(
          'addendum-unknown',
          'adendum ini belum diusulkan',
          'this addendum was never proposed',
          '/addendum',
        ),
      view?.adopted &&
        because(
          'addendum-adopted',
          'adendum ini sudah berlaku',
          'this addendum is in force already',
          '/addendum',
        ),
      view && sameText(view.proposal.data.hash, hash),
      confirmed.some(({ data }) => data.side === side) && alreadyConfirmed(),
      otherSide(c, side, '/side'),
      confirmed.some(({ data, actor }) => data.side !== side && sameActor(actor, c.context.actor)) &&
        bothSides(),
      view?.proposal.data.until !== undefined &&
        within(view.proposal.data.until, { from: c.today }, '/addendum'),
    ],
    events: () => {
      const own = event('AddendumConfirmed', { addendum, side, hash });
      return confirmed.length === 0 ? [own] : [own, event('AddendumAdopted', { addendum, hash })];
    },
  };
};
