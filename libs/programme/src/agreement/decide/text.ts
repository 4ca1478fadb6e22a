import type { Reason } from '@app/eventsourcing';
import { event } from '../../shared/event-spec.js';
import { checkPast } from '../../shared/place.js';
import { because, sameActor } from '../../shared/refusing.js';
import { forumTenures, satBetween } from '../../shared/tenures.js';
import type { Answer, Case } from '../case.js';
import { clusterOpen, fkakExists } from '../cluster-checks.js';
import type { Side } from '../fair-deal-meter.js';
import { agreementFacts, textHash } from '../views.js';
import { completenessReasons, termsReasons } from './terms.js';

/** Making the text, and both sides confirming it: chapter IV, B.5 and B.6 ("perjanjian formal"). */

export const reviseTerms: Answer<'revise-terms'> = ({ data, status, identity, terms, on }) => ({
  checks: [clusterOpen(on.cluster), termsReasons(data.terms, on)],
  events: () => {
    const { cluster, kind } = identity;
    const unchanged = textHash(cluster, kind, data.terms) === textHash(cluster, kind, terms);
    return unchanged && status === 'draft' ? [] : [event('AgreementRevised', data)];
  },
});

export const recordAccompaniment: Answer<'record-accompaniment'> = (c) => ({
  checks: [checkPast(c, '/heldOn', c.data.heldOn), memberSeated(c)],
  events: () => [event('AgreementAccompanied', c.data)],
});

function memberSeated({ data, on, zone }: Case<'record-accompaniment'>): Reason | false {
  const tenures = on.forum === null ? [] : forumTenures(on.forum.state.facts, zone);
  return (
    !satBetween(tenures, data.member, data.heldOn, data.heldOn) &&
    because(
      'not-a-member',
      `orang ini tidak menduduki kursi FPK pada ${data.heldOn}`,
      `this person held no seat in the FPK on ${data.heldOn}`,
      '/member',
      { day: data.heldOn },
    )
  );
}

export const openConfirmation: Answer<'open-confirmation'> = (c) => {
  const hash = textHash(c.identity.cluster, c.identity.kind, c.terms);
  return {
    checks: [
      clusterOpen(c.on.cluster),
      fkakExists(c.on.cluster),
      sameText(hash, c.data.hash),
      termsReasons(c.terms, c.on),
      completenessReasons(c.terms),
      termNotOver(c),
    ],
    events: () => [event('ConfirmationOpened', c.data)],
  };
};

/** @returns a reason when what is confirmed is not the text as it stands: somebody saw another version */
export function sameText(stands: string | null, given: string): Reason | false {
  return (
    stands !== null &&
    stands !== given &&
    because(
      'hash-differs',
      'sidik ini bukan sidik naskah yang berlaku sekarang; baca ulang naskahnya',
      'this is not the hash of the text as it stands; read the text again',
      '/hash',
      { expected: stands },
    )
  );
}

/** @returns a reason when the last day is over: nothing can be agreed for a term that is past */
export function termNotOver({
  terms,
  today,
}: Pick<Case<'open-confirmation'>, 'terms' | 'today'>): Reason | false {
  return (
    today > terms.until &&
    because(
      'term-over',
      `masa berlaku sudah lewat (${terms.until})`,
      `the term is over (${terms.until})`,
      undefined,
      { until: terms.until },
    )
  );
}

export const confirmAgreement: Answer<'confirm-agreement'> = (c) => ({
  checks: [
    clusterOpen(c.on.cluster),
    fkakExists(c.on.cluster),
    sameText(c.state.hash, c.data.hash),
    termNotOver(c),
    c.state.confirmed.includes(c.data.side) && alreadyConfirmed(),
    otherSide(c, c.data.side, '/side'),
    agreementFacts(c.state, 'PartyConfirmed').some(
      ({ data, actor }) => data.side !== c.data.side && sameActor(actor, c.context.actor),
    ) && bothSides(),
  ],
  events: () => {
    const { side, hash } = c.data;
    const confirmed = event('PartyConfirmed', { side, hash });
    if (c.state.confirmed.length === 0) return [confirmed];
    const { from, until } = c.terms;
    return [confirmed, event('AgreementActivated', { hash, from, until })];
  },
});

export const alreadyConfirmed = (): Reason =>
  because('already-confirmed', 'pihak ini sudah mengonfirmasi', 'this side has confirmed already', '/side');

/** Decision 14: never both sides of one decision. */
export const bothSides = (): Reason =>
  because(
    'both-sides',
    'satu orang tidak dapat mengonfirmasi untuk kedua pihak',
    'one person cannot confirm for both sides',
    '/side',
  );

/** @returns a reason when the one who acts for a side is the other side's signatory */
export function otherSide(
  c: Pick<Case<'confirm-agreement'>, 'terms' | 'context'>,
  side: Side,
  field: string,
) {
  const other = side === 'cluster' ? c.terms.partner : c.terms.cluster;
  return (
    other.signatory === c.context.actor.person &&
    because(
      'signatory-of-other-side',
      'penanda tangan pihak lain tidak dapat bertindak untuk pihak ini',
      "the other side's signatory cannot act for this side",
      field,
    )
  );
}

export const withdrawConfirmation: Answer<'withdraw-confirmation'> = ({ data }) => ({
  checks: [],
  events: () => [event('ConfirmationWithdrawn', data)],
});
