import type { AgreementEvent } from './events.js';
import { statusOn } from './in-force.js';
import {
  active,
  AGREEMENT,
  decide,
  DELIVERABLE,
  drafted,
  endedAs,
  entry,
  id,
  known,
  PAYMENT,
  terms,
  fact,
  command,
} from './testing/agreements.js';
import { complaintsOf } from './views.js';

const COMPLAINT = id(70);
const filing = (party: 'cluster' | 'partner' = 'cluster') => ({
  complaint: COMPLAINT,
  party,
  kind: 'one-sided-loss' as const,
  what: 'Bagi hasil tanpa laba dasar',
});
const filed = (party: 'cluster' | 'partner' = 'cluster') =>
  entry([fact('ComplaintFiled', filing(party))], 'stranger', '2026-03-01');

describe('filing a complaint', () => {
  const file = (party: 'cluster' | 'partner') => ({ type: 'file-complaint', data: filing(party) }) as const;

  it('is for a party, also after the end', () => {
    decide(active(), file('cluster'), 'fkakSignatory').then([fact('ComplaintFiled', filing())]);
    expect(
      decide([...active(), ...endedAs('expired', '2026-03-01')], file('partner'), 'partnerSignatory').decision
        .ok,
    ).toBe(true);
  });

  it("refuses the other side's signatory, a used id, and an agreement that is not in force", () => {
    decide(active(), file('cluster'), 'partnerSignatory').thenRefused('file-complaint-refused', [
      'signatory-of-other-side',
    ]);
    decide([...active(), filed()], file('cluster')).thenRefused('file-complaint-refused', ['id-taken']);
    decide(drafted(), file('cluster')).thenRefused('file-complaint-refused', ['wrong-state']);
  });
});

describe('resolving a complaint', () => {
  const resolve = (complaint = COMPLAINT) =>
    command('resolve-complaint', { complaint, upheld: true, how: 'Dihitung ulang' });
  const history = [...active(), filed()];

  it('closes it', () => {
    const state = decide(history, resolve()).then([fact('ComplaintResolved', resolve().data)]);
    expect(complaintsOf(state)[0]!.resolution).not.toBeNull();
  });

  it.each([
    ['whoever filed it', 'stranger', 'own-complaint'],
    ["the cluster's signatory", 'fkakSignatory', 'party-to-it'],
    ["the partner's signatory", 'partnerSignatory', 'party-to-it'],
  ] as const)('refuses %s', (_, by, code) => {
    decide(history, resolve(), by).thenRefused('resolve-complaint-refused', [code]);
  });

  it('refuses what is unknown or resolved', () => {
    decide(history, resolve(id(99))).thenRefused('resolve-complaint-refused', ['complaint-unknown']);
    decide([...history, fact('ComplaintResolved', resolve().data)], resolve()).thenRefused(
      'resolve-complaint-refused',
      ['complaint-resolved'],
    );
  });
});

describe('declaring an agreement fulfilled', () => {
  const fulfil = (endedOn: string) => command('fulfil-agreement', { endedOn, note: 'Selesai' });
  const done: AgreementEvent[] = [
    fact('DeliverableSubmitted', { deliverable: DELIVERABLE, submittedOn: '2026-03-01', evidence: [] }),
    fact('DeliverableAccepted', { deliverable: DELIVERABLE }),
    fact('PaymentRecorded', {
      payment: id(50),
      scheduled: PAYMENT,
      payer: 'cluster',
      amount: '24000000',
      paidOn: '2026-03-01',
      what: 'Lunas',
    }),
  ];

  it('ends it once everything is accepted and paid', () => {
    const state = decide([...active(), ...done], fulfil('2026-03-31')).then([
      fact('AgreementEnded', { how: 'fulfilled', endedOn: '2026-03-31', note: 'Selesai' }),
    ]);
    expect(state.lifecycle).toBe('fulfilled');
  });

  it('is refused with every deliverable and payment that is open', () => {
    const { decision } = decide(active(), fulfil('2026-03-31'));
    expect(decision).toMatchObject({
      refusal: {
        reasons: [
          { code: 'deliverable-open', params: { deliverable: DELIVERABLE, state: 'due' } },
          { code: 'payment-open', params: { payment: PAYMENT } },
        ],
      },
    });
    const short = done.map((each) =>
      each.type === 'PaymentRecorded' ? { ...each, data: { ...each.data, amount: '23999999.99' } } : each,
    );
    decide([...active(), ...short], fulfil('2026-03-31')).thenRefused('fulfil-agreement-refused', [
      'payment-open',
    ]);
  });

  it.each([
    ['2026-04-01', 'date-in-future'],
    ['2025-12-19', 'date-too-early'],
  ])('refuses %s as its last day', (endedOn, code) => {
    decide([...active(), ...done], fulfil(endedOn)).thenRefused('fulfil-agreement-refused', [code]);
  });

  it('is refused when it has ended', () => {
    decide([...active(), ...done, ...endedAs('terminated', '2026-03-02')], fulfil('2026-03-31')).thenRefused(
      'fulfil-agreement-refused',
      ['wrong-state'],
    );
  });
});

describe('terminating an agreement', () => {
  const terminate = (endedOn: string) => command('terminate-agreement', { endedOn, reason: 'Mangkir' });

  it('ends it with its reason, whatever is open', () => {
    const state = decide(active(), terminate('2026-03-31')).then([
      fact('AgreementEnded', {
        how: 'terminated',
        endedOn: '2026-03-31',
        note: 'Mangkir',
      }),
    ]);
    expect(state.lifecycle).toBe('terminated');
  });

  it('refuses a day ahead, a day before it was confirmed, and a draft', () => {
    decide(active(), terminate('2026-04-01')).thenRefused('terminate-agreement-refused', ['date-in-future']);
    decide(active(), terminate('2025-12-19')).thenRefused('terminate-agreement-refused', ['date-too-early']);
    decide(drafted(), terminate('2026-03-31')).thenRefused('terminate-agreement-refused', ['wrong-state']);
  });

  it('may come before the first day of the term', () => {
    const early = { at: '2025-12-22T05:00:00.000Z' };
    expect(decide(active(), terminate('2025-12-21'), 'manager', early).decision.ok).toBe(true);
  });
});

describe('the sweep that lets a term end', () => {
  const expire = { type: 'expire-agreement', data: { endedOn: '2026-12-31' } } as const;
  const after = { at: '2027-01-01T05:00:00.000Z' };
  const last = { at: '2026-12-31T16:59:59.999Z' };

  it('ends it on its last day', () => {
    const state = decide(active(), expire, 'manager', after).then([
      fact('AgreementEnded', {
        how: 'expired',
        endedOn: '2026-12-31',
        note: 'Masa berlaku berakhir',
      }),
    ]);
    expect(state.lifecycle).toBe('expired');
  });

  it('has nothing to do to the last moment of the last day in the region', () => {
    decide(active(), expire, 'manager', last).thenNothing();
    expect(decide(active(), expire, 'manager', { at: '2026-12-31T17:00:00.000Z' }).decision).toMatchObject({
      events: [{ type: 'AgreementEnded' }],
    });
  });

  it.each([
    ['a draft', drafted()],
    ['one that ended', [...active(), ...endedAs('fulfilled', '2026-06-01')]],
    ['one that expired', [...active(), ...endedAs('expired', '2026-12-31')]],
    ['one that was extended', active(terms({ until: '2027-12-31' }))],
  ])('has nothing to do for %s', (_, history) => {
    decide(history, expire, 'manager', after).thenNothing();
  });
});

describe('the state on a day', () => {
  const state = known(active(), AGREEMENT).state;
  it.each([
    ['2025-12-31', 'not-yet'],
    ['2026-01-01', 'active'],
    ['2026-12-31', 'active'],
    ['2027-01-01', 'expired'],
  ])('on %s is %s, swept or not', (day, expected) => {
    expect(statusOn(state, 'WIB', day)).toBe(expected);
  });
});
