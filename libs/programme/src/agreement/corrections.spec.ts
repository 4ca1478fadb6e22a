import type { AgreementEvent } from './events.js';
import {
  active,
  decide,
  DELIVERABLE,
  drafted,
  halfConfirmed,
  id,
  WORK,
  fact,
  command,
} from './testing/agreements.js';

const retract = (version: number, index = 0) =>
  command('retract-fact', { fact: { version, index }, reason: 'Salah catat' });
const refusedWith = (history: Parameters<typeof decide>[0], version: number, codes: string[], index = 0) =>
  decide(history, retract(version, index)).thenRefused('retract-fact-refused', codes);

const help: AgreementEvent = fact('AssistanceDone', {
  assistance: id(40),
  work: WORK,
  heldOn: '2026-03-01',
  what: 'Uji',
  value: '1',
  evidence: [],
});
const settlement: AgreementEvent = fact('AssistanceSettled', {
  assistance: [id(40)],
  basis: 'cash',
  amount: '1',
  settledOn: '2026-03-02',
});
const share = (period: string): AgreementEvent =>
  fact('ProfitShareSettled', {
    period,
    profit: '0',
    baseline: '0',
    lossBroughtForward: '0',
    addedProfit: '0',
    rate: '0.1',
    floor: '0',
    cap: null,
    fee: '0',
    lossCarriedForward: '0',
    verifiedBy: 'KAP',
    settledOn: '2026-03-02',
  });
const submitted: AgreementEvent = fact('DeliverableSubmitted', {
  deliverable: DELIVERABLE,
  submittedOn: '2026-03-01',
  evidence: [],
});
const returned: AgreementEvent = fact('DeliverableReturned', { deliverable: DELIVERABLE, reason: 'x' });
const addendum: AgreementEvent = fact('AddendumProposed', {
  addendum: id(60),
  what: 'x',
  deliverables: [],
  payments: [],
  hash: 'a'.repeat(64),
});

// `active()` is four entries, so what follows it is the fifth.
describe('retracting a fact of an agreement', () => {
  const single: readonly AgreementEvent[] = [
    fact('AgreementAccompanied', { member: id(13), heldOn: '2026-03-01' }),
    fact('PaymentRecorded', {
      payment: id(50),
      payer: 'cluster',
      amount: '1',
      paidOn: '2026-03-01',
      what: 'x',
    }),
    help,
    share('2026-Q1'),
    submitted,
    addendum,
    fact('GainRecorded', { side: 'cluster', period: '2026-Q1', amount: '1', what: 'x' }),
    fact('CoordinationHeld', { phase: 'assistance', heldOn: '2026-03-01', note: 'x' }),
    fact('CooperationFostered', { heldOn: '2026-03-01', note: 'x' }),
  ];

  it.each(single.map((each) => [each.type, each] as const))('takes back %s', (type, taken) => {
    const state = decide([...active(), taken], retract(5)).then([
      fact('FactRetracted', { fact: { version: 5, index: 0 }, type, reason: 'Salah catat' }),
    ]);
    expect(state.facts[type]).toEqual([]);
    expect(state.lifecycle).toBe('active');
  });

  it('is refused where there is no live fact', () => {
    refusedWith(active(), 9, ['fact-unknown']);
    const takenBack = fact('FactRetracted', {
      fact: { version: 5, index: 0 },
      type: 'AssistanceDone',
      reason: 'x',
    });
    refusedWith([...active(), help, takenBack], 5, ['fact-unknown']);
  });

  it('never takes back the lifecycle', () => {
    refusedWith(drafted(), 1, ['not-retractable']);
    refusedWith(halfConfirmed(), 2, ['not-retractable']);
    refusedWith(halfConfirmed(), 3, ['not-retractable']);
    refusedWith(active(), 4, ['not-retractable'], 1);
  });

  it('never takes back a complaint: it is resolved', () => {
    const complaint = fact('ComplaintFiled', {
      complaint: id(70),
      party: 'cluster',
      kind: 'other',
      what: 'x',
    });
    refusedWith([...active(), complaint as AgreementEvent], 5, ['not-retractable']);
  });

  it('keeps what another fact rests on, and frees it with that one', () => {
    refusedWith([...active(), help, settlement], 5, ['fact-in-use']);
    expect(decide([...active(), help, settlement], retract(6)).decision.ok).toBe(true);
  });

  it('takes back only the newest profit share: each carries its loss into the next', () => {
    const both = [...active(), share('2026-Q1'), share('2026-Q2')];
    refusedWith(both, 5, ['fact-in-use']);
    expect(decide(both, retract(6)).decision.ok).toBe(true);
  });

  it('takes back steps of a deliverable from the last one', () => {
    const history = [...active(), submitted, returned, submitted];
    refusedWith(history, 5, ['fact-in-use']);
    refusedWith(history, 6, ['fact-in-use']);
    expect(decide(history, retract(7)).decision.ok).toBe(true);
    expect(decide(history.slice(0, -1), retract(6)).decision.ok).toBe(true);
  });

  it('keeps a proposed addendum that a side confirmed', () => {
    const confirmed = fact('AddendumConfirmed', { addendum: id(60), side: 'cluster', hash: 'a'.repeat(64) });
    refusedWith([...active(), addendum, confirmed as AgreementEvent], 5, ['fact-in-use']);
  });
});
