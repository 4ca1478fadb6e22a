import { quarterOf } from '../shared/quarters.js';
import type { AgreementEvent } from './events.js';
import type { FeeBasis } from './fair-deal.js';
import { feeBasisLabel } from './fair-deal.js';
import type { Amount } from './money.js';
import { amountOf, moneyText, Rupiah } from './money.js';
import type { AgreementState } from './state.js';
import type { AgreementFact } from './views.js';
import { agreementFacts } from './views.js';

export type Side = 'cluster' | 'partner';

export interface SideBalance {
  readonly gained: string;
  readonly paid: string;
  readonly net: string;
}

export interface MeterPeriod {
  readonly period: string;
  /** Net gain from the beginning to the end of this period. */
  readonly cluster: string;
  readonly partner: string;
}

export interface FairDealAlarm {
  readonly active: boolean;
  /** When it came on last, ISO 8601: the moment of the record that turned it on. */
  readonly since?: string;
  /** Who loses while the other gains. */
  readonly side?: Side;
  /** When it went off, where it is off and was on. */
  readonly clearedAt?: string;
}

/** What each side gained so far, in rupiah as decimal strings. */
export interface FairDealMeter {
  readonly currency: 'IDR';
  readonly cluster: SideBalance;
  readonly partner: SideBalance;
  readonly periods: readonly MeterPeriod[];
  readonly alarm: FairDealAlarm;
  readonly basisLabel: FeeBasis | null;
}

/** Where a movement is counted; several feed one side's balance. */
type Account =
  | 'cluster-gain'
  | 'partner-gain'
  | 'fee-due'
  | 'fee-in-kind'
  | 'paid-by-cluster'
  | 'paid-by-partner'
  | 'help-given';

interface Movement {
  readonly account: Account;
  readonly amount: Amount;
  readonly period: string;
  readonly at: string;
  readonly order: readonly [version: number, index: number];
}

type Sums = Readonly<Record<Account, Amount>>;
const ZERO = amountOf('0');
const NOTHING: Sums = {
  'cluster-gain': ZERO,
  'partner-gain': ZERO,
  'fee-due': ZERO,
  'fee-in-kind': ZERO,
  'paid-by-cluster': ZERO,
  'paid-by-partner': ZERO,
  'help-given': ZERO,
};
const plus = (sums: Sums, { account, amount }: Movement): Sums => ({
  ...sums,
  [account]: sums[account].plus(amount),
});

interface Balance {
  readonly gained: Amount;
  readonly paid: Amount;
  readonly net: Amount;
}
const balance = (gained: Amount, paid: Amount): Balance => ({ gained, paid, net: gained.minus(paid) });

/**
 * The cluster gains the profit above the baseline and what was recorded as its gain, and gives the fee. The
 * partner gains the fee and what was recorded as its gain, and gives the help at its value. A fee counts once,
 * when it falls due or when it is paid in advance, whichever is more: a settlement says what is owed and a
 * payment moves that same money.
 */
function balances(sums: Sums): Record<Side, Balance> {
  const fee = Rupiah.max(sums['fee-due'], sums['paid-by-cluster']).plus(sums['fee-in-kind']);
  return {
    cluster: balance(sums['cluster-gain'].plus(sums['paid-by-partner']), fee),
    partner: balance(fee.plus(sums['partner-gain']), sums['help-given'].plus(sums['paid-by-partner'])),
  };
}

/** @returns the side whose cumulative gain is negative while the other's is positive */
function loserOf(sums: Sums): Side | null {
  const { cluster, partner } = balances(sums);
  if (cluster.net.lessThan(0) && partner.net.greaterThan(0)) return 'cluster';
  return partner.net.lessThan(0) && cluster.net.greaterThan(0) ? 'partner' : null;
}

function movement(
  fact: AgreementFact<AgreementEvent['type']>,
  account: Account,
  amount: Amount,
  period: string,
): Movement {
  return { account, amount, period, at: fact.at, order: [fact.ref.version, fact.ref.index] };
}

/** Every movement of value on record, in the order of recording. */
function movementsOf(state: AgreementState): Movement[] {
  const helps = agreementFacts(state, 'AssistanceDone').map((fact) =>
    movement(fact, 'help-given', amountOf(fact.data.value), quarterOf(fact.data.heldOn)),
  );
  const gains = agreementFacts(state, 'GainRecorded').map((fact) =>
    movement(fact, `${fact.data.side}-gain`, amountOf(fact.data.amount), fact.data.period),
  );
  const payments = agreementFacts(state, 'PaymentRecorded').map((fact) =>
    movement(fact, `paid-by-${fact.data.payer}`, amountOf(fact.data.amount), quarterOf(fact.data.paidOn)),
  );
  const shares = agreementFacts(state, 'ProfitShareSettled').flatMap((fact) => {
    const { profit, baseline, fee, period } = fact.data;
    return [
      movement(fact, 'cluster-gain', amountOf(profit).minus(baseline), period),
      movement(fact, 'fee-due', amountOf(fee), period),
    ];
  });
  // Help paid by the profit share is valued there and paid through the fee: it must not count twice.
  const settled = agreementFacts(state, 'AssistanceSettled')
    .filter(({ data }) => data.basis !== 'profit-share')
    .map((fact) => {
      const account = fact.data.basis === 'non-cash' ? 'fee-in-kind' : 'fee-due';
      return movement(fact, account, amountOf(fact.data.amount), quarterOf(fact.data.settledOn));
    });
  return [...helps, ...gains, ...payments, ...shares, ...settled].sort(
    (a, b) => a.order[0] - b.order[0] || a.order[1] - b.order[1],
  );
}

/** Walks the records in their order, so that the alarm's days are the days on which it was known. */
function alarmOf(movements: readonly Movement[]): FairDealAlarm {
  let alarm: FairDealAlarm = { active: false };
  let sums = NOTHING;
  movements.forEach((each, index) => {
    sums = plus(sums, each);
    // The movements of one fact count together: half a settlement is nobody's loss.
    if (movements[index + 1]?.order.join() === each.order.join()) return;
    const side = loserOf(sums);
    if (side === null && alarm.active) alarm = { active: false, clearedAt: each.at };
    if (side !== null && alarm.side !== side) alarm = { active: true, since: each.at, side };
  });
  return alarm;
}

const shown = ({ gained, paid, net }: Balance): SideBalance => ({
  gained: moneyText(gained),
  paid: moneyText(paid),
  net: moneyText(net),
});

/** What each side gained so far, period by period, and whether one loses while the other gains (B.7). */
export function fairDealMeter(state: AgreementState): FairDealMeter {
  const movements = movementsOf(state);
  const total = balances(movements.reduce(plus, NOTHING));
  const periods = [...new Set(movements.map(({ period }) => period))].sort();
  return {
    currency: 'IDR',
    cluster: shown(total.cluster),
    partner: shown(total.partner),
    periods: periods.map((period) => {
      const until = balances(movements.filter((each) => each.period <= period).reduce(plus, NOTHING));
      return { period, cluster: moneyText(until.cluster.net), partner: moneyText(until.partner.net) };
    }),
    alarm: alarmOf(movements),
    basisLabel: state.terms === null ? null : feeBasisLabel(state.terms.fee),
  };
}
