import type { AgreementEvent } from './events.js';
import {
  active,
  around,
  clusterOf,
  decide,
  DELIVERABLE,
  drafted,
  entry,
  halfConfirmed,
  id,
  PAYMENT,
  type PersonName,
  terms,
  fact,
  command,
} from './testing/agreements.js';
import { addendumHash, textHash } from './views.js';
import { CLUSTER } from './testing/agreements.js';

const BASE = textHash(CLUSTER, 'lpt', terms());
const ADDENDUM = id(60);
const content = (changes: object = {}) => ({
  addendum: ADDENDUM,
  what: 'Perpanjangan enam bulan',
  until: '2027-06-30',
  deliverables: [{ deliverable: id(61), what: 'Laporan akhir', due: '2027-06-01', acceptance: 'Dibahas' }],
  payments: [{ payment: id(62), due: '2027-07-15', amount: '12000000', payer: 'cluster' as const }],
  ...changes,
});
const propose = (changes: object = {}) => ({ type: 'propose-addendum', data: content(changes) }) as const;
const HASH = addendumHash(BASE, content());
const proposed = (changes: object = {}): AgreementEvent => {
  const data = content(changes);
  return fact('AddendumProposed', { ...data, hash: addendumHash(BASE, data) });
};
const confirm = (side: 'cluster' | 'partner', hash = HASH, addendum = ADDENDUM) =>
  command('confirm-addendum', { addendum, side, hash, read: true });
const confirmedBy = (side: 'cluster' | 'partner', by: PersonName) =>
  entry([fact('AddendumConfirmed', { addendum: ADDENDUM, side, hash: HASH })], by, '2026-03-02');

describe('proposing an addendum', () => {
  it('names it by the hash of its content and of the text that it changes', () => {
    decide(active(), propose()).then([proposed()]);
    expect(addendumHash('a'.repeat(64), content())).not.toBe(HASH);
  });

  it('may change words alone', () => {
    const command = propose({ until: undefined, deliverables: [], payments: [] });
    expect(decide(active(), command).decision.ok).toBe(true);
  });

  it('refuses used ids, repeated ones, and days outside the new term, each by its place', () => {
    const due = '2027-07-01';
    const parts = { what: 'x', acceptance: 'x' };
    const command = propose({
      deliverables: [
        { ...parts, deliverable: DELIVERABLE, due: '2027-06-30' },
        { ...parts, deliverable: id(63), due },
        { ...parts, deliverable: id(63), due: '2027-06-30' },
      ],
      payments: [{ payment: PAYMENT, due: '2025-12-19', amount: '0', payer: 'cluster' }],
    });
    const { decision } = decide(active(), command);
    const reasons = decision.ok ? [] : decision.refusal.reasons.map(({ code, field }) => [code, field]);
    expect(reasons).toEqual([
      ['date-too-late', '/deliverables/1/due'],
      ['date-too-early', '/payments/0/due'],
      ['amount-zero', '/payments/0/amount'],
      ['id-repeated', '/deliverables/2/deliverable'],
      ['id-taken', '/deliverables/0/deliverable'],
      ['id-taken', '/payments/0/payment'],
    ]);
  });

  it('refuses ids of another open addendum, and its own id twice', () => {
    decide([...active(), proposed()], propose()).thenRefused('propose-addendum-refused', [
      'id-taken',
      'id-taken',
      'id-taken',
    ]);
  });

  it('refuses a last day that is past, and takes today', () => {
    const parts = { deliverables: [], payments: [] };
    decide(active(), propose({ ...parts, until: '2026-03-30' })).thenRefused('propose-addendum-refused', [
      'date-too-early',
    ]);
    expect(decide(active(), propose({ ...parts, until: '2026-03-31' })).decision.ok).toBe(true);
  });

  it('is refused when the term is over, unswept as it may be, and before it is in force', () => {
    decide(active(), propose(), 'manager', { at: '2027-01-01T05:00:00.000Z' }).thenRefused(
      'propose-addendum-refused',
      ['term-over'],
    );
    decide(drafted(), propose({ deliverables: [], payments: [] }), 'manager').thenRefused(
      'propose-addendum-refused',
      ['wrong-state'],
    );
    decide(halfConfirmed(), propose()).thenRefused('propose-addendum-refused', ['wrong-state']);
  });

  it('is refused for a withdrawn cluster', () => {
    const on = around({ cluster: clusterOf({ standing: 'withdrawn' }) });
    decide(active(), propose(), 'manager', {}, on).thenRefused('propose-addendum-refused', [
      'cluster-withdrawn',
    ]);
  });
});

describe('confirming an addendum', () => {
  const history = [...active(), proposed()];

  it('waits for the other side, and changes nothing meanwhile', () => {
    const state = decide(history, confirm('cluster'), 'fkakSignatory').then([
      fact('AddendumConfirmed', { addendum: ADDENDUM, side: 'cluster', hash: HASH }),
    ]);
    expect(state.terms).toEqual(terms());
  });

  it('is adopted with the second side, and merged into the text', () => {
    const state = decide(
      [...history, confirmedBy('cluster', 'fkakSignatory')],
      confirm('partner'),
      'partnerSignatory',
    ).then([
      fact('AddendumConfirmed', { addendum: ADDENDUM, side: 'partner', hash: HASH }),
      fact('AddendumAdopted', { addendum: ADDENDUM, hash: HASH }),
    ]);
    expect(state.terms).toMatchObject({
      until: '2027-06-30',
      deliverables: [{ deliverable: DELIVERABLE }, { deliverable: id(61) }],
      payments: [{ payment: PAYMENT }, { payment: id(62) }],
    });
    // The text that both sides confirmed keeps its name: an addendum stands beside it.
    expect(state.hash).toBe(BASE);
  });

  it('keeps the last day when the addendum names none', () => {
    const words = content({ until: undefined, deliverables: [], payments: [] });
    const hash = addendumHash(BASE, words);
    const before = [
      ...active(),
      fact('AddendumProposed', { ...words, hash }),
      entry(
        [fact('AddendumConfirmed', { addendum: ADDENDUM, side: 'cluster', hash })],
        'fkakSignatory',
        '2026-03-02',
      ),
    ];
    const { decision } = decide(before, confirm('partner', hash), 'partnerSignatory');
    expect(decision.ok && decision.events.map(({ type }) => type)).toEqual([
      'AddendumConfirmed',
      'AddendumAdopted',
    ]);
  });

  it('refuses an unknown addendum and another hash', () => {
    decide(history, confirm('cluster', HASH, id(99)), 'fkakSignatory').thenRefused(
      'confirm-addendum-refused',
      ['addendum-unknown'],
    );
    decide(history, confirm('cluster', 'b'.repeat(64)), 'fkakSignatory').thenRefused(
      'confirm-addendum-refused',
      ['hash-differs'],
    );
  });

  it('refuses a side twice, one person for both, and the other signatory', () => {
    const half = [...history, confirmedBy('cluster', 'stranger')];
    decide(half, confirm('cluster'), 'manager').thenRefused('confirm-addendum-refused', [
      'already-confirmed',
    ]);
    decide(half, confirm('partner'), 'stranger').thenRefused('confirm-addendum-refused', ['both-sides']);
    decide(half, confirm('partner'), 'fkakSignatory').thenRefused('confirm-addendum-refused', [
      'signatory-of-other-side',
    ]);
  });

  it('refuses one that is in force, and one whose new last day is past', () => {
    const adopted = [
      ...history,
      confirmedBy('cluster', 'fkakSignatory'),
      entry(
        [
          fact('AddendumConfirmed', { addendum: ADDENDUM, side: 'partner', hash: HASH }),
          fact('AddendumAdopted', { addendum: ADDENDUM, hash: HASH }),
        ],
        'partnerSignatory',
        '2026-03-03',
      ),
    ];
    decide(adopted, confirm('cluster'), 'manager').thenRefused('confirm-addendum-refused', [
      'addendum-adopted',
      'already-confirmed',
    ]);
    const short = [...active(), proposed({ until: '2026-04-30', deliverables: [], payments: [] })];
    const hash = addendumHash(BASE, content({ until: '2026-04-30', deliverables: [], payments: [] }));
    decide(short, confirm('cluster', hash), 'fkakSignatory', { at: '2026-05-01T05:00:00.000Z' }).thenRefused(
      'confirm-addendum-refused',
      ['date-too-early'],
    );
  });
});
