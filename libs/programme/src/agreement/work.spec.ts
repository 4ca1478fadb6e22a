import type { AgreementEvent } from './events.js';
import {
  active,
  decide,
  DELIVERABLE,
  drafted,
  endedAs,
  entry,
  id,
  opened,
  WORK,
  fact,
  command,
} from './testing/agreements.js';
import { deliverablesOf } from './views.js';

const submitted: AgreementEvent = fact('DeliverableSubmitted', {
  deliverable: DELIVERABLE,
  submittedOn: '2026-03-01',
  evidence: [],
});
const accepted: AgreementEvent = fact('DeliverableAccepted', { deliverable: DELIVERABLE });
const returned: AgreementEvent = fact('DeliverableReturned', {
  deliverable: DELIVERABLE,
  reason: 'Belum lengkap',
});
const handedIn = [...active(), entry([submitted], 'partnerSignatory', '2026-03-01')];

describe('submitting a deliverable', () => {
  const submit = (changes: object = {}) =>
    command('submit-deliverable', {
      deliverable: DELIVERABLE,
      submittedOn: '2026-03-01',
      evidence: [],
      ...changes,
    });

  it('waits for acceptance', () => {
    const state = decide(active(), submit()).then([submitted]);
    expect(deliverablesOf(state)[0]!.state).toBe('submitted');
  });

  it('may be done again once it was returned', () => {
    expect(decide([...handedIn, returned], submit()).decision.ok).toBe(true);
  });

  it.each([
    ['one that is waiting', handedIn, {}, 'deliverable-pending'],
    ['one that was accepted', [...handedIn, accepted], {}, 'deliverable-accepted'],
    ['one that was not agreed', active(), { deliverable: id(99) }, 'deliverable-unknown'],
    ['a day ahead', active(), { submittedOn: '2026-04-01' }, 'date-in-future'],
    ['a day before the agreement', active(), { submittedOn: '2025-12-19' }, 'date-too-early'],
  ])('refuses %s', (_, history, changes, code) => {
    decide(history, submit(changes)).thenRefused('submit-deliverable-refused', [code]);
  });

  it('is refused when the agreement has ended', () => {
    decide([...active(), ...endedAs('terminated', '2026-03-01')], submit()).thenRefused(
      'submit-deliverable-refused',
      ['wrong-state'],
    );
  });
});

describe('deciding on a deliverable', () => {
  const accept = { type: 'accept-deliverable', data: { deliverable: DELIVERABLE } } as const;
  const give = {
    type: 'return-deliverable',
    data: { deliverable: DELIVERABLE, reason: 'Belum lengkap' },
  } as const;

  it('accepts or returns what was handed in, also after the end', () => {
    expect(deliverablesOf(decide(handedIn, accept).then([accepted]))[0]!.state).toBe('accepted');
    expect(deliverablesOf(decide(handedIn, give).then([returned]))[0]!.state).toBe('returned');
    expect(decide([...handedIn, ...endedAs('expired', '2026-03-15')], accept).decision.ok).toBe(true);
  });

  it('is for another person than whoever handed it in', () => {
    decide(handedIn, accept, 'partnerSignatory').thenRefused('accept-deliverable-refused', [
      'own-submission',
    ]);
    decide(handedIn, give, 'partnerSignatory').thenRefused('return-deliverable-refused', ['own-submission']);
  });

  it('refuses what is not waiting, and what was not agreed', () => {
    decide(active(), accept).thenRefused('accept-deliverable-refused', ['deliverable-not-pending']);
    decide([...handedIn, accepted], give).thenRefused('return-deliverable-refused', [
      'deliverable-not-pending',
    ]);
    const unknown = { ...accept, data: { deliverable: id(99) } };
    decide(active(), unknown).thenRefused('accept-deliverable-refused', ['deliverable-unknown']);
  });
});

describe('recording assistance', () => {
  const help = (changes: object = {}) =>
    command('record-assistance', {
      assistance: id(40),
      work: WORK,
      heldOn: '2026-03-01',
      what: 'Uji',
      value: '2000000',
      evidence: [],
      ...changes,
    });

  it('takes planned work within the term', () => {
    decide(active(), help()).then([fact('AssistanceDone', help().data)]);
  });

  it.each([
    ['work that was not planned', { work: id(99) }, 'work-unplanned'],
    ['a day ahead', { heldOn: '2026-04-01' }, 'date-in-future'],
    ['a day before the term', { heldOn: '2025-12-31' }, 'date-too-early'],
  ])('refuses %s', (_, changes, code) => {
    decide(active(), help(changes)).thenRefused('record-assistance-refused', [code]);
  });

  it('refuses a day after the term', () => {
    decide(active(), help({ heldOn: '2027-01-01' }), 'manager', {
      at: '2027-01-02T05:00:00.000Z',
    }).thenRefused('record-assistance-refused', ['date-too-late']);
  });

  it('refuses an id twice', () => {
    decide([...active(), fact('AssistanceDone', help().data)], help()).thenRefused(
      'record-assistance-refused',
      ['id-taken'],
    );
  });

  it('is refused unless the agreement is in force', () => {
    decide(opened(), help()).thenRefused('record-assistance-refused', ['wrong-state']);
    decide([...active(), ...endedAs('fulfilled', '2026-03-02')], help()).thenRefused(
      'record-assistance-refused',
      ['wrong-state'],
    );
  });
});

describe('recording coordination with the FPK', () => {
  const coordinate = (phase: 'contract' | 'assistance', heldOn: string) =>
    command('record-coordination', { phase, heldOn, note: 'Dibahas' });

  it('begins with the making of the agreement', () => {
    decide(drafted(), coordinate('contract', '2025-12-01')).then([
      fact('CoordinationHeld', coordinate('contract', '2025-12-01').data),
    ]);
    expect(decide(active(), coordinate('assistance', '2026-03-01')).decision.ok).toBe(true);
  });

  it('refuses a later phase before the agreement is in force, and before its first day', () => {
    decide(drafted(), coordinate('assistance', '2026-03-01')).thenRefused('record-coordination-refused', [
      'phase-too-early',
    ]);
    decide(active(), coordinate('assistance', '2025-12-31')).thenRefused('record-coordination-refused', [
      'date-too-early',
    ]);
  });

  it('refuses a day ahead, and an agreement that has ended', () => {
    decide(active(), coordinate('contract', '2026-04-01')).thenRefused('record-coordination-refused', [
      'date-in-future',
    ]);
    const over = [...active(), ...endedAs('expired', '2026-03-01')];
    decide(over, coordinate('contract', '2026-02-01')).thenRefused('record-coordination-refused', [
      'wrong-state',
    ]);
  });
});

describe('recording cooperation', () => {
  const cooperate = (heldOn: string) => command('record-cooperation', { heldOn, note: 'Kelas bersama' });

  it('takes a day of the term', () => {
    decide(active(), cooperate('2026-03-31')).then([
      fact('CooperationFostered', cooperate('2026-03-31').data),
    ]);
  });

  it.each([
    ['2026-04-01', 'date-in-future'],
    ['2025-12-31', 'date-too-early'],
  ])('refuses %s', (heldOn, code) => {
    decide(active(), cooperate(heldOn)).thenRefused('record-cooperation-refused', [code]);
  });

  it('is refused before the agreement is in force', () => {
    decide(drafted(), cooperate('2026-03-01')).thenRefused('record-cooperation-refused', ['wrong-state']);
  });
});
