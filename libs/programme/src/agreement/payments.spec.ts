import type { AgreementEvent } from './events.js';
import {
  active,
  decide,
  drafted,
  endedAs,
  id,
  PAYMENT,
  profitShareTerms,
  terms,
  WORK,
  fact,
  command,
} from './testing/agreements.js';

const help = (number: number, heldOn = '2026-02-01'): AgreementEvent =>
  fact('AssistanceDone', {
    assistance: id(number),
    work: WORK,
    heldOn,
    what: 'Kunjungan',
    value: '2000000',
    evidence: [],
  });

describe('recording a payment', () => {
  const pay = (changes: object = {}) =>
    command('record-payment', {
      payment: id(50),
      payer: 'cluster',
      amount: '6000000',
      paidOn: '2026-03-01',
      what: 'Termin',
      ...changes,
    });
  const paid = (number: number, amount: string): AgreementEvent =>
    fact('PaymentRecorded', {
      payment: id(number),
      scheduled: PAYMENT,
      payer: 'cluster',
      amount,
      paidOn: '2026-02-01',
      what: 'x',
    });

  it('takes an unscheduled one, also after the end', () => {
    decide(active(), pay()).then([fact('PaymentRecorded', pay().data)]);
    expect(decide([...active(), ...endedAs('terminated', '2026-03-02')], pay()).decision.ok).toBe(true);
  });

  it('takes parts of a scheduled one up to its amount', () => {
    const history = [...active(), paid(51, '20000000')];
    expect(decide(history, pay({ scheduled: PAYMENT, amount: '4000000' })).decision.ok).toBe(true);
    const { decision } = decide(history, pay({ scheduled: PAYMENT, amount: '4000000.01' }));
    expect(decision).toMatchObject({
      refusal: { reasons: [{ code: 'more-than-scheduled', field: '/amount', params: { left: '4000000' } }] },
    });
  });

  it('refuses an unknown schedule, another payer, nothing, a used id and days that cannot be, all at once', () => {
    decide(
      [...active(), paid(50, '1')],
      pay({ amount: '0', payer: 'partner', scheduled: PAYMENT, paidOn: '2026-04-01' }),
    ).thenRefused('record-payment-refused', ['id-taken', 'amount-zero', 'date-in-future', 'payer-differs']);
    decide(active(), pay({ scheduled: id(99), paidOn: '2025-12-19' })).thenRefused('record-payment-refused', [
      'payment-unscheduled',
      'date-too-early',
    ]);
  });

  it('is refused before the agreement is in force', () => {
    decide(drafted(), pay()).thenRefused('record-payment-refused', ['wrong-state']);
  });
});

describe('settling assistance', () => {
  const settle = (changes: object = {}) =>
    command('settle-assistance', {
      assistance: [id(40)],
      basis: 'cash',
      amount: '2000000',
      settledOn: '2026-03-01',
      ...changes,
    });
  const history = [...active(), help(40), help(41, '2026-03-10')];

  it('values and pays recorded help, several acts at once, also after the end', () => {
    decide(history, settle()).then([fact('AssistanceSettled', settle().data)]);
    const both = settle({ assistance: [id(40), id(41)], settledOn: '2026-03-10' });
    expect(decide([...history, ...endedAs('expired', '2026-03-30')], both).decision.ok).toBe(true);
  });

  it('refuses what is unknown, settled already, or not held yet, by its place', () => {
    const before = [...history, fact('AssistanceSettled', settle().data)];
    const { decision } = decide(before, settle({ assistance: [id(40), id(41), id(42)] }));
    const reasons = decision.ok ? [] : decision.refusal.reasons.map(({ code, field }) => [code, field]);
    expect(reasons).toEqual([
      ['already-settled', '/assistance/0'],
      ['date-too-early', '/settledOn'],
      ['assistance-unknown', '/assistance/2'],
    ]);
  });

  it('refuses nothing in cash, a share that was not agreed, and a day ahead', () => {
    decide(history, settle({ amount: '0' })).thenRefused('settle-assistance-refused', ['amount-zero']);
    decide(history, settle({ basis: 'profit-share', amount: '0', settledOn: '2026-04-01' })).thenRefused(
      'settle-assistance-refused',
      ['no-profit-share', 'date-in-future'],
    );
  });

  it('takes a non-cash gain without a figure, and a share of nothing where a share was agreed', () => {
    expect(decide(history, settle({ basis: 'non-cash', amount: '0' })).decision.ok).toBe(true);
    const shared = [...active(profitShareTerms()), help(40)];
    expect(decide(shared, settle({ basis: 'profit-share', amount: '0' })).decision.ok).toBe(true);
  });
});

describe('settling the profit share', () => {
  const text = { ...profitShareTerms({ cap: '25000000' }), from: '2025-10-01', until: '2026-09-30' };
  const settle = (period: string, profit: string, settledOn: string) =>
    command('settle-profit-share', { period, profit, verifiedBy: 'KAP', settledOn });
  const first = settle('2025-Q4', '398200000', '2026-01-14');
  const firstSettled = fact('ProfitShareSettled', {
    ...first.data,
    baseline: '412500000',
    lossBroughtForward: '0',
    addedProfit: '0',
    rate: '0.15',
    floor: '0',
    cap: '25000000',
    fee: '0',
    lossCarriedForward: '14300000',
  });

  it('writes the whole calculation down', () => {
    decide(active(text), first).then([firstSettled]);
  });

  it('brings the loss of the period before forward', () => {
    const second = settle('2026-Q1', '451900000', '2026-03-31');
    decide([...active(text), firstSettled], second).then([
      fact('ProfitShareSettled', {
        ...second.data,
        baseline: '412500000',
        lossBroughtForward: '14300000',
        addedProfit: '25100000',
        rate: '0.15',
        floor: '0',
        cap: '25000000',
        fee: '3765000',
        lossCarriedForward: '0',
      }),
    ]);
  });

  it('writes down that there is no cap', () => {
    const { decision } = decide(active({ ...profitShareTerms(), from: '2025-10-01' }), first);
    expect(decision).toMatchObject({ events: [{ data: { cap: null } }] });
  });

  it('may begin with the quarter after that in which the term begins, and with no later one', () => {
    expect(decide(active(text), settle('2026-Q1', '1', '2026-03-31')).decision.ok).toBe(true);
    const { decision } = decide(active(text), settle('2026-Q2', '1', '2026-07-01'), 'manager', {
      at: '2026-07-02T05:00:00.000Z',
    });
    expect(decision).toMatchObject({
      refusal: { reasons: [{ code: 'period-out-of-order', params: { next: ['2025-Q4', '2026-Q1'] } }] },
    });
  });

  it('takes each period once, in order, none left out', () => {
    const history = [...active(text), firstSettled];
    decide(history, first).thenRefused('settle-profit-share-refused', ['period-settled']);
    const late = { at: '2026-07-02T05:00:00.000Z' };
    decide(history, settle('2026-Q2', '1', '2026-07-01'), 'manager', late).thenRefused(
      'settle-profit-share-refused',
      ['period-out-of-order'],
    );
    decide(history, settle('2025-Q3', '1', '2026-01-14')).thenRefused('settle-profit-share-refused', [
      'period-out-of-order',
    ]);
  });

  it('waits for the end of the period, or of the agreement within it', () => {
    const history = [...active(text), firstSettled];
    decide(history, settle('2026-Q1', '1', '2026-03-30')).thenRefused('settle-profit-share-refused', [
      'period-not-over',
    ]);
    const over = [...history, ...endedAs('terminated', '2026-03-10')];
    expect(decide(over, settle('2026-Q1', '1', '2026-03-10')).decision.ok).toBe(true);
  });

  it('ends with the term', () => {
    const over = [...active(text), firstSettled, ...endedAs('terminated', '2025-12-31')];
    decide(over, settle('2026-Q1', '1', '2026-03-31')).thenRefused('settle-profit-share-refused', [
      'period-after-term',
    ]);
  });

  it('is refused where no share was agreed, and on a day ahead', () => {
    const text2 = terms({ from: '2025-10-01' });
    decide(active(text2), settle('2025-Q4', '1', '2026-04-01')).thenRefused('settle-profit-share-refused', [
      'no-profit-share',
      'date-in-future',
    ]);
  });

  it('is refused when the loss grows beyond what money can be', () => {
    const huge = { ...profitShareTerms({ baseline: '999999999999999' }), from: '2025-10-01' };
    decide(active(huge), settle('2025-Q4', '-999999999999999', '2026-01-14')).thenRefused(
      'settle-profit-share-refused',
      ['amount-out-of-range'],
    );
  });
});

describe('recording a gain', () => {
  const gain = (period: string) =>
    command('record-gain', { side: 'cluster', period, amount: '-250000.50', what: 'Laba turun' });

  it('takes a period of the term that has begun, a loss too', () => {
    decide(active(), gain('2026-Q1')).then([fact('GainRecorded', gain('2026-Q1').data)]);
  });

  it.each([
    ['2026-Q2', 'period-not-begun'],
    ['2025-Q4', 'period-before-term'],
  ])('refuses %s', (period, code) => {
    decide(active(), gain(period)).thenRefused('record-gain-refused', [code]);
  });
});
