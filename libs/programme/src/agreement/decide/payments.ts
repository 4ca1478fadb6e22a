import { money } from '@app/contracts';
import type { Reason } from '@app/eventsourcing';
import { quarterDays } from '../../shared/calendar.js';
import { event } from '../../shared/event-spec.js';
import { checkPast } from '../../shared/place.js';
import { nextQuarter, quarterOf } from '../../shared/quarters.js';
import { because } from '../../shared/refusing.js';
import { type Answer, beginning, type Case, within } from '../case.js';
import { profitShare } from '../fair-deal.js';
import { amountOf, moneyText, sumOf } from '../money.js';
import { agreementFacts, assistanceOf, endOf } from '../views.js';

/** Value for value: payments, settled help, profit shares, gains. Chapter IV, B.5 ("dihargai secara wajar"). */

const aboveZero = (amount: string): Reason | false =>
  amountOf(amount).isZero() &&
  because('amount-zero', 'jumlah harus lebih dari nol', 'must be above zero', '/amount');

export const recordPayment: Answer<'record-payment'> = (c) => {
  const { data, terms } = c;
  return {
    checks: [
      agreementFacts(c.state, 'PaymentRecorded').some((fact) => fact.data.payment === data.payment) &&
        because('id-taken', 'pengenal pembayaran ini sudah dipakai', 'this id is taken', '/payment'),
      aboveZero(data.amount),
      checkPast(c, '/paidOn', data.paidOn),
      within(data.paidOn, { from: beginning(terms) }, '/paidOn'),
      ...scheduled(c),
    ],
    events: () => [event('PaymentRecorded', data)],
  };
};

/** A scheduled payment may come in parts, from the side that owes it, and never more than was agreed. */
function scheduled({ data, terms, state }: Case<'record-payment'>): (Reason | false)[] {
  if (data.scheduled === undefined) return [];
  const due = terms.payments.find(({ payment }) => payment === data.scheduled);
  if (due === undefined) {
    return [
      because(
        'payment-unscheduled',
        'tidak ada pembayaran terjadwal dengan pengenal ini',
        'no payment with this id is scheduled',
        '/scheduled',
      ),
    ];
  }
  const parts = agreementFacts(state, 'PaymentRecorded').filter(
    (fact) => fact.data.scheduled === data.scheduled,
  );
  const left = amountOf(due.amount).minus(sumOf(parts.map((fact) => fact.data.amount)));
  return [
    due.payer !== data.payer &&
      because(
        'payer-differs',
        'pembayaran ini terjadwal bagi pihak lain',
        'this payment is scheduled for the other side',
        '/payer',
        { payer: due.payer },
      ),
    left.lessThan(data.amount) &&
      because(
        'more-than-scheduled',
        `melebihi sisa yang terjadwal (${moneyText(left)})`,
        `more than what is left of the scheduled amount (${moneyText(left)})`,
        '/amount',
        { left: moneyText(left) },
      ),
  ];
}

export const settleAssistance: Answer<'settle-assistance'> = (c) => {
  const { data } = c;
  const views = assistanceOf(c.state);
  return {
    checks: [
      ...data.assistance.map((id, index) => {
        const view = views.find(({ assistance }) => assistance.data.assistance === id);
        const field = `/assistance/${index}`;
        if (view === undefined) {
          return because(
            'assistance-unknown',
            'pendampingan ini tidak tercatat',
            'no such assistance',
            field,
          );
        }
        return view.settlement === null
          ? within(data.settledOn, { from: view.assistance.data.heldOn }, '/settledOn')
          : because('already-settled', 'pendampingan ini sudah dinilai', 'this was settled already', field);
      }),
      // A share of the profit may be nothing in a period, and a non-cash gain needs no figure.
      ['cash', 'mixed'].includes(data.basis) && aboveZero(data.amount),
      data.basis === 'profit-share' &&
        c.terms.fee.profitShare === undefined &&
        because('no-profit-share', 'perjanjian ini tanpa bagi hasil', 'there is no profit share', '/basis'),
      checkPast(c, '/settledOn', data.settledOn),
    ],
    events: () => [event('AssistanceSettled', data)],
  };
};

export const settleProfitShare: Answer<'settle-profit-share'> = (c) => {
  const { data, terms } = c;
  const share = terms.fee.profitShare;
  const lossBroughtForward =
    agreementFacts(c.state, 'ProfitShareSettled').at(-1)?.data.lossCarriedForward ?? '0';
  const result = share && profitShare(share, data.profit, lossBroughtForward);
  return {
    checks: [
      share === undefined &&
        because('no-profit-share', 'perjanjian ini tanpa bagi hasil', 'there is no profit share'),
      checkPast(c, '/settledOn', data.settledOn),
      ...periodReasons(c),
      result &&
        !Object.values(result).every((amount) => money.safeParse(amount).success) &&
        because(
          'amount-out-of-range',
          'hasil hitungan melampaui angka yang dapat dicatat',
          'the result is beyond what can be recorded',
          '/profit',
        ),
    ],
    events: () => {
      const { rate, baseline, floor, cap } = share!;
      return [
        event('ProfitShareSettled', {
          ...data,
          baseline,
          lossBroughtForward,
          rate,
          floor,
          cap: cap ?? null,
          ...result!,
        }),
      ];
    },
  };
};

/**
 * Periods are settled once each and in order, none left out: a quarter that was passed over would take its loss
 * out of the calculation. The first is the one in which the term begins, or the next when it begins within one.
 */
function periodReasons({ data, state, terms }: Case<'settle-profit-share'>): (Reason | false)[] {
  const field = '/period';
  const settled = agreementFacts(state, 'ProfitShareSettled').map((fact) => fact.data.period);
  const first = quarterOf(terms.from);
  const last = settled.at(-1);
  const next = last === undefined ? [first, nextQuarter(first)] : [nextQuarter(last)];
  const until = endOf(state)?.data.endedOn ?? terms.until;
  const over = quarterDays(data.period).until < until ? quarterDays(data.period).until : until;
  if (settled.includes(data.period)) {
    return [
      because('period-settled', 'triwulan ini sudah dihitung', 'this quarter was settled already', field),
    ];
  }
  return [
    !next.includes(data.period) &&
      because(
        'period-out-of-order',
        `berikutnya adalah ${next.join(' atau ')}`,
        `the next one is ${next.join(' or ')}`,
        field,
        { next },
      ),
    data.period > quarterOf(until) &&
      because(
        'period-after-term',
        'triwulan ini sesudah masa berlaku',
        'this quarter is after the term',
        field,
      ),
    data.settledOn < over &&
      because(
        'period-not-over',
        `triwulan ini baru selesai pada ${over}`,
        `this quarter is over on ${over}`,
        '/settledOn',
        { over },
      ),
  ];
}

export const recordGain: Answer<'record-gain'> = (c) => {
  const { data, terms, today } = c;
  const { from } = quarterDays(data.period);
  return {
    checks: [
      from > today &&
        because('period-not-begun', 'triwulan ini belum mulai', 'this quarter has not begun', '/period', {
          from,
        }),
      data.period < quarterOf(terms.from) &&
        because(
          'period-before-term',
          'triwulan ini sebelum masa berlaku',
          'this quarter is before the term',
          '/period',
          { from: terms.from },
        ),
    ],
    events: () => [event('GainRecorded', data)],
  };
};
