import type { AgreementEvent } from './events.js';
import { fairDealMeter } from './fair-deal-meter.js';
import { profitShare } from './fair-deal.js';
import {
  active,
  at,
  drafted,
  entry,
  id,
  known,
  PAYMENT,
  profitShareTerms,
  terms,
  WORK,
  fact,
} from './testing/agreements.js';

const rule = { rate: '0.15', baseline: '412500000', floor: '0' };

const help = (number: number, heldOn: string, value: string): AgreementEvent =>
  fact('AssistanceDone', {
    assistance: id(number),
    work: WORK,
    heldOn,
    what: 'Kunjungan',
    value,
    evidence: [],
  });

function share(
  period: string,
  profit: string,
  lossBroughtForward: string,
  settledOn: string,
): AgreementEvent {
  const result = profitShare(rule, profit, lossBroughtForward);
  return fact('ProfitShareSettled', {
    period,
    profit,
    baseline: rule.baseline,
    lossBroughtForward,
    rate: rule.rate,
    floor: '0',
    cap: null,
    verifiedBy: 'KAP',
    settledOn,
    ...result,
  });
}
const gain = (side: 'cluster' | 'partner', period: string, amount: string): AgreementEvent =>
  fact('GainRecorded', { side, period, amount, what: 'Dicatat' });
const payment = (payer: 'cluster' | 'partner', amount: string, paidOn: string, number = 90): AgreementEvent =>
  fact('PaymentRecorded', {
    payment: id(number),
    scheduled: PAYMENT,
    payer,
    amount,
    paidOn,
    what: 'Termin',
  });
const settled = (basis: 'cash' | 'profit-share' | 'non-cash', amount: string): AgreementEvent =>
  fact('AssistanceSettled', { assistance: [id(40)], basis, amount, settledOn: '2026-02-10' });

const meterOf = (...events: AgreementEvent[]) =>
  fairDealMeter(
    known([...active(), ...events.map((each, i) => entry([each], 'manager', `2026-02-${10 + i}`))]).state,
  );

describe('the fair deal meter', () => {
  it('shows a year of profit sharing: the partner loses while the cluster gains, then both gain', () => {
    const text = profitShareTerms();
    const { state } = known([
      ...active({ ...text, from: '2025-10-01', until: '2027-09-30' }),
      entry([help(41, '2025-12-20', '6200000')], 'manager', '2025-12-20'),
      entry([share('2025-Q4', '398200000', '0', '2026-01-14')], 'manager', '2026-01-14'),
      entry([help(42, '2026-03-20', '5400000')], 'manager', '2026-03-20'),
      entry([share('2026-Q1', '451900000', '14300000', '2026-04-14')], 'manager', '2026-04-14'),
      entry([help(43, '2026-06-20', '4900000')], 'manager', '2026-06-20'),
      entry([share('2026-Q2', '487300000', '0', '2026-07-14')], 'manager', '2026-07-14'),
      entry([help(44, '2026-09-20', '5100000')], 'manager', '2026-09-20'),
      entry([share('2026-Q3', '518640000', '0', '2026-10-09')], 'manager', '2026-10-09'),
    ]);
    expect(fairDealMeter(state)).toEqual({
      currency: 'IDR',
      basisLabel: 'profit-share',
      cluster: { gained: '206040000', paid: '30906000', net: '175134000' },
      partner: { gained: '30906000', paid: '21600000', net: '9306000' },
      periods: [
        { period: '2025-Q4', cluster: '-14300000', partner: '-6200000' },
        { period: '2026-Q1', cluster: '21335000', partner: '-7835000' },
        { period: '2026-Q2', cluster: '84915000', partner: '-1515000' },
        { period: '2026-Q3', cluster: '175134000', partner: '9306000' },
      ],
      alarm: { active: false, clearedAt: at('2026-10-09') },
    });
  });

  it('is empty before anything moved', () => {
    expect(fairDealMeter(known(drafted()).state)).toEqual({
      currency: 'IDR',
      basisLabel: 'cash',
      cluster: { gained: '0', paid: '0', net: '0' },
      partner: { gained: '0', paid: '0', net: '0' },
      periods: [],
      alarm: { active: false },
    });
  });

  it('counts a fee once, when it is settled and paid', () => {
    const meter = meterOf(
      help(40, '2026-02-01', '2000000'),
      settled('cash', '2000000'),
      payment('cluster', '2000000', '2026-02-12'),
    );
    expect(meter.cluster.paid).toBe('2000000');
    expect(meter.partner.net).toBe('0');
  });

  it('counts what was paid in advance beyond what is settled', () => {
    const meter = meterOf(
      help(40, '2026-02-01', '2000000'),
      settled('cash', '2000000'),
      payment('cluster', '6000000', '2026-02-12'),
    );
    expect(meter.cluster.paid).toBe('6000000');
    expect(meter.partner).toEqual({ gained: '6000000', paid: '2000000', net: '4000000' });
  });

  it('counts a non-cash gain beside the money', () => {
    const meter = meterOf(
      help(40, '2026-02-01', '2000000'),
      settled('non-cash', '500000'),
      payment('cluster', '100', '2026-02-12'),
    );
    expect(meter.partner.gained).toBe('500100');
  });

  it('does not count help twice that the profit share pays', () => {
    const meter = meterOf(help(40, '2026-02-01', '2000000'), settled('profit-share', '2000000'));
    expect(meter.partner).toEqual({ gained: '0', paid: '2000000', net: '-2000000' });
  });

  it('counts what the partner pays as gained by the cluster', () => {
    const meter = meterOf(payment('partner', '300000.50', '2026-02-12'));
    expect([meter.cluster.net, meter.partner.net]).toEqual(['300000.50', '-300000.50']);
  });

  it('accumulates gains, losses among them, by the period that they belong to', () => {
    const meter = meterOf(
      gain('cluster', '2026-Q2', '5'),
      gain('cluster', '2026-Q1', '-3'),
      gain('partner', '2026-Q1', '1'),
    );
    expect(meter.periods).toEqual([
      { period: '2026-Q1', cluster: '-3', partner: '1' },
      { period: '2026-Q2', cluster: '2', partner: '1' },
    ]);
  });
});

describe('the alarm of a one-sided loss', () => {
  it('comes on when one side loses while the other gains, and names the side and the moment', () => {
    const { alarm } = meterOf(gain('partner', '2026-Q1', '5'), gain('cluster', '2026-Q1', '-0.01'));
    expect(alarm).toEqual({ active: true, side: 'cluster', since: at('2026-02-11') });
  });

  it.each([
    ['both lose', ['-1', '-1']],
    ['both gain', ['1', '1']],
    ['one loses and the other has nothing', ['-1', '0']],
    ['one gains and the other has nothing', ['1', '0']],
  ])('stays off when %s', (_, [cluster, partner]) => {
    expect(meterOf(gain('cluster', '2026-Q1', cluster!), gain('partner', '2026-Q1', partner!)).alarm).toEqual(
      {
        active: false,
      },
    );
  });

  it('keeps its moment while it lasts, and takes a new one when the sides change', () => {
    const on = [
      gain('partner', '2026-Q1', '-1'),
      gain('cluster', '2026-Q1', '1'),
      gain('cluster', '2026-Q1', '1'),
    ];
    expect(meterOf(...on).alarm).toEqual({ active: true, side: 'partner', since: at('2026-02-11') });
    const turned = [...on, gain('partner', '2026-Q1', '9'), gain('cluster', '2026-Q1', '-9')];
    expect(meterOf(...turned).alarm).toEqual({ active: true, side: 'cluster', since: at('2026-02-14') });
  });

  it('is unmoved by a fact that was taken back', () => {
    const wrong = gain('cluster', '2026-Q1', '-5');
    const retracted = fact('FactRetracted', {
      fact: { version: 6, index: 0 },
      type: 'GainRecorded',
      reason: 'Salah',
    });
    expect(meterOf(gain('partner', '2026-Q1', '5'), wrong, retracted).alarm).toEqual({ active: false });
  });

  it('weighs both halves of one settlement together', () => {
    // The profit fell short: without its fee the partner has nothing, so nobody gains.
    expect(meterOf(share('2026-Q1', '412499999', '0', '2026-04-10')).alarm.active).toBe(false);
  });
});

describe('the label of the basis', () => {
  it('is mixed when a profit share has a floor', () => {
    expect(fairDealMeter(known(drafted(profitShareTerms({ floor: '1' }))).state).basisLabel).toBe('mixed');
    expect(fairDealMeter(known(drafted(terms())).state).basisLabel).toBe('cash');
  });
});
