import { type AgreementTerms, text } from '@app/contracts';
import type { Reason } from '@app/eventsourcing';
import type { ClusterEvent } from '../../cluster/events.js';
import { factsOf } from '../../shared/facts.js';
import { because, type Check, reasonsOf } from '../../shared/refusing.js';
import { type AgreementFacts, within } from '../case.js';
import { amountOf } from '../money.js';

/** @returns a reason for each id that is used more than once; `field` is the list's pointer */
export function repeated(ids: readonly string[], field: string, part: string): Reason[] {
  return ids.flatMap((id, index) =>
    ids.indexOf(id) < index
      ? [
          because(
            'id-repeated',
            'pengenal ini dipakai dua kali',
            'this id is used twice',
            `${field}/${index}/${part}`,
          ),
        ]
      : [],
  );
}

/**
 * What makes a text impossible, whether it is complete or not.
 * @returns every reason, with pointers below `/terms`
 */
export function termsReasons(terms: AgreementTerms, on: AgreementFacts): Reason[] {
  const checks: Check[] = [
    terms.cluster.signatory === terms.partner.signatory &&
      because(
        'same-signatory',
        'satu orang tidak dapat menandatangani untuk kedua pihak',
        'one person cannot sign for both sides',
        '/terms/partner/signatory',
      ),
    within(terms.date, { until: terms.until }, '/terms/date'),
    partnerReasons(terms, on),
    repeated(
      terms.works.map(({ work }) => work),
      '/terms/works',
      'work',
    ),
    repeated(
      terms.deliverables.map(({ deliverable }) => deliverable),
      '/terms/deliverables',
      'deliverable',
    ),
    repeated(
      terms.payments.map(({ payment }) => payment),
      '/terms/payments',
      'payment',
    ),
    repeated(
      terms.coordinationPlan.map(({ phase }) => phase),
      '/terms/coordinationPlan',
      'phase',
    ),
    scheduleReasons(terms, terms, '/terms'),
    feeReasons(terms),
  ];
  return reasonsOf(checks);
}

/** The days of deliverables and payments against the term; an addendum's are checked the same way. */
export function scheduleReasons(
  schedule: Pick<AgreementTerms, 'deliverables' | 'payments'>,
  terms: Pick<AgreementTerms, 'date' | 'from' | 'until'>,
  pointer: string,
): Reason[] {
  const { from, until } = terms;
  const start = terms.date < from ? terms.date : from;
  return reasonsOf([
    ...schedule.deliverables.map(({ due }, i) =>
      within(due, { from, until }, `${pointer}/deliverables/${i}/due`),
    ),
    // The last instalment may follow the last day; none comes before the text itself.
    ...schedule.payments.map(({ due }, i) => within(due, { from: start }, `${pointer}/payments/${i}/due`)),
    ...schedule.payments.map(
      ({ amount }, i) =>
        amountOf(amount).isZero() &&
        because(
          'amount-zero',
          'jumlah harus lebih dari nol',
          'must be above zero',
          `${pointer}/payments/${i}/amount`,
        ),
    ),
  ]);
}

/** A partner named by id must be on record: the cluster's forum, or an institution mapped in step 3. */
function partnerReasons(
  { partnerKind, partnerId }: AgreementTerms,
  { cluster, forum }: AgreementFacts,
): Check {
  if (partnerId === undefined || cluster === null) return null;
  const field = '/terms/partnerId';
  if (partnerKind === 'fpk') {
    return (
      partnerId !== forum?.stream &&
      because('forum-other', 'bukan FPK klaster ini', "this is not the cluster's forum", field)
    );
  }
  const mapped = factsOf<ClusterEvent, 'InstitutionMapped'>(cluster.state.facts, 'InstitutionMapped');
  return (
    partnerKind === 'institution' &&
    !mapped.some(({ data }) => data.institution === partnerId) &&
    because(
      'institution-unknown',
      'lembaga ini belum dipetakan pada klaster',
      'this institution is not mapped in the cluster',
      field,
    )
  );
}

function feeReasons(terms: AgreementTerms): Check {
  const share = terms.fee.profitShare;
  if (share === undefined) return null;
  const field = '/terms/fee/profitShare';
  return reasonsOf([
    within(share.baselineUntil, { from: share.baselineFrom }, `${field}/baselineUntil`),
    // A baseline is the profit before the help: measured while it is given it would hide its effect.
    within(share.baselineUntil, { until: terms.from }, `${field}/baselineUntil`),
    share.cap !== undefined &&
      amountOf(share.floor).greaterThan(share.cap) &&
      because(
        'floor-above-cap',
        'batas bawah melebihi batas atas',
        'the floor is above the cap',
        `${field}/floor`,
        { floor: share.floor, cap: share.cap },
      ),
  ]);
}

const MISSING = {
  cash: text('nilai tunai belum disebut', 'the cash amount is not named'),
  profitShare: text('rumus bagi hasil belum disebut', 'the profit share is not described'),
};

/** The parts that each basis cannot do without. */
const PARTS_OF = {
  cash: ['cash'],
  'profit-share': ['profitShare'],
  mixed: ['profitShare'],
  'non-cash': [],
} as const;

/** What a text must hold before anybody is asked to confirm it: whatever its fee basis speaks of. */
export function completenessReasons({ fee }: AgreementTerms): Reason[] {
  return PARTS_OF[fee.basis].flatMap((part) =>
    fee[part] === undefined
      ? [because('fee-incomplete', MISSING[part].id, MISSING[part].en, `/terms/fee/${part}`)]
      : [],
  );
}
