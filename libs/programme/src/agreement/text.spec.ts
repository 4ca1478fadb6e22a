import { event } from '../shared/event-spec.js';
import {
  active,
  actor,
  around,
  AT,
  CLUSTER,
  clusterOf,
  decide,
  drafted,
  endedAs,
  entry,
  forumOf,
  halfConfirmed,
  id,
  INSTITUTION,
  memberSeated,
  opened,
  PEOPLE,
  profitShareTerms,
  terms,
  fact,
  command,
} from './testing/agreements.js';
import { textHash } from './views.js';

const TEXT = terms();
const HASH = textHash(CLUSTER, 'lpt', TEXT);
const draft = (text = TEXT) => command('draft-agreement', { cluster: CLUSTER, kind: 'lpt', terms: text });
const confirm = (side: 'cluster' | 'partner', hash = HASH) =>
  command('confirm-agreement', { side, hash, read: true });

describe('drafting an agreement', () => {
  it('records the text', () => {
    const state = decide([], draft()).then([fact('AgreementDrafted', draft().data)]);
    expect(state.lifecycle).toBe('draft');
    expect(state.identity).toEqual({ cluster: CLUSTER, kind: 'lpt' });
  });

  it('is refused for an unknown cluster', () => {
    decide([], draft(), 'manager', {}, { cluster: null, forum: null }).thenRefused(
      'draft-agreement-refused',
      ['cluster-unknown'],
    );
  });

  it('is refused for a withdrawn cluster', () => {
    const on = around({ cluster: clusterOf({ standing: 'withdrawn' }) });
    decide([], draft(), 'manager', {}, on).thenRefused('draft-agreement-refused', ['cluster-withdrawn']);
  });

  it('is refused twice on one stream', () => {
    decide(drafted(), draft()).thenRefused('draft-agreement-refused', ['agreement-exists']);
  });

  it('names every impossible part at once, with its place', () => {
    const twice = { deliverable: id(5), what: 'Laporan', due: '2027-02-01', acceptance: 'Dibahas' };
    const text = terms({
      date: '2027-01-01',
      partner: { ...TEXT.partner, signatory: PEOPLE.fkakSignatory },
      works: [TEXT.works[0]!, { ...TEXT.works[0]!, kind: 'training' }],
      deliverables: [{ ...twice, due: '2026-05-01' }, twice],
      payments: [{ payment: id(6), due: '2025-01-01', amount: '0', payer: 'cluster' }],
      coordinationPlan: [
        { phase: 'contract', how: 'a' },
        { phase: 'contract', how: 'b' },
      ],
    });
    const { decision } = decide([], draft(text));
    const reasons = decision.ok ? [] : decision.refusal.reasons.map(({ code, field }) => [code, field]);
    expect(reasons).toEqual([
      ['same-signatory', '/terms/partner/signatory'],
      ['date-too-late', '/terms/date'],
      ['id-repeated', '/terms/works/1/work'],
      ['id-repeated', '/terms/deliverables/1/deliverable'],
      ['id-repeated', '/terms/coordinationPlan/1/phase'],
      ['date-too-late', '/terms/deliverables/1/due'],
      ['date-too-early', '/terms/payments/0/due'],
      ['amount-zero', '/terms/payments/0/amount'],
    ]);
  });

  it.each([
    ['a floor above the cap', { floor: '5', cap: '4' }, 'floor-above-cap'],
    ['a baseline that ends before it begins', { baselineUntil: '2023-01-01' }, 'date-too-early'],
    ['a baseline within the help', { baselineUntil: '2026-02-01' }, 'date-too-late'],
  ])('refuses %s', (_, share, code) => {
    decide([], draft(profitShareTerms(share))).thenRefused('draft-agreement-refused', [code]);
  });

  it('takes a partner by id that is on record', () => {
    const text = terms({ partnerKind: 'institution', partnerId: INSTITUTION });
    expect(decide([], draft(text)).decision.ok).toBe(true);
  });

  it.each([
    ['institution', 'institution-unknown'],
    ['fpk', 'forum-other'],
  ] as const)('refuses a partner of kind %s that is not on record', (partnerKind, code) => {
    decide([], draft(terms({ partnerKind, partnerId: id(99) }))).thenRefused('draft-agreement-refused', [
      code,
    ]);
  });
});

describe('any command on an agreement', () => {
  it('is refused when the agreement was never drafted', () => {
    decide([], confirm('cluster')).thenRefused('agreement-unknown', ['agreement-unknown']);
  });

  it('is refused with an effective time ahead', () => {
    const command = { type: 'withdraw-confirmation', data: { reason: 'x' } } as const;
    decide(opened(), command, 'manager', { effectiveAt: '2026-04-01T00:00:00Z' }).thenRefused(
      'withdraw-confirmation-refused',
      ['effective-in-future'],
    );
  });
});

describe('revising the text', () => {
  const other = terms({ title: 'Judul baru' });
  const revise = (text: typeof TEXT) => command('revise-terms', { terms: text });

  it('replaces the draft', () => {
    const state = decide(drafted(), revise(other)).then([fact('AgreementRevised', { terms: other })]);
    expect(state.terms).toEqual(other);
  });

  it('leads from confirmation back to a draft that nobody confirmed', () => {
    const state = decide(halfConfirmed(), revise(other)).then([fact('AgreementRevised', { terms: other })]);
    expect(state).toMatchObject({ lifecycle: 'draft', hash: null, confirmed: [] });
    expect(state.facts['PartyConfirmed']).toEqual([]);
  });

  it('has nothing to do for the same text', () => {
    decide(drafted(), revise(TEXT)).thenNothing();
  });

  it('is refused once the agreement is in force, with what is wrong in the text as well', () => {
    const wrong = terms({ partner: { ...TEXT.partner, signatory: PEOPLE.fkakSignatory } });
    decide(active(), revise(wrong)).thenRefused('revise-terms-refused', ['wrong-state', 'same-signatory']);
  });
});

describe('recording that the FPK accompanied', () => {
  const record = (heldOn: string, member: string = PEOPLE.member) =>
    command('record-accompaniment', { member, heldOn });

  it('takes a member who sat on that day', () => {
    decide(drafted(), record('2025-12-01')).then([fact('AgreementAccompanied', record('2025-12-01').data)]);
  });

  it('is taken late, once the agreement is in force', () => {
    expect(decide(active(), record('2025-12-01')).decision.ok).toBe(true);
  });

  it.each([
    ['somebody without a seat', '2025-12-01', PEOPLE.stranger],
    ['a member before they were seated', '2025-06-30', PEOPLE.member],
  ])('refuses %s', (_, day, member) => {
    decide(drafted(), record(day, member)).thenRefused('record-accompaniment-refused', ['not-a-member']);
  });

  it('refuses a member whose term or time was over', () => {
    const left = event('MemberLeft', {
      seat: PEOPLE.member.replace(/^0/, 'b'),
      leftOn: '2025-11-01',
      why: 'Mutasi',
      how: 'left',
      seatContinues: true,
    });
    const forum = forumOf([
      { event: left, on: '2025-11-01' },
      memberSeated('stranger', '2025-07-01', '2025-11-30'),
    ]);
    const on = around({ forum });
    decide(drafted(), record('2025-11-01'), 'manager', {}, on).thenRefused('record-accompaniment-refused', [
      'not-a-member',
    ]);
    expect(decide(drafted(), record('2025-10-31'), 'manager', {}, on).decision.ok).toBe(true);
    decide(drafted(), record('2025-12-01', PEOPLE.stranger), 'manager', {}, on).thenRefused(
      'record-accompaniment-refused',
      ['not-a-member'],
    );
  });

  it('refuses a day ahead, and an unknown forum', () => {
    decide(drafted(), record('2026-04-01'), 'manager', {}, around({ forum: null })).thenRefused(
      'record-accompaniment-refused',
      ['date-in-future', 'not-a-member'],
    );
  });

  it('knows the day of the region: 1 April in Klaten begins at 17.00 UTC', () => {
    const late = { at: '2026-03-31T17:00:00.000Z' };
    expect(decide(drafted(), record('2026-04-01'), 'manager', late).decision.ok).toBe(true);
  });
});

describe('opening the confirmation', () => {
  const open = (hash = HASH) => command('open-confirmation', { hash });

  it('takes the hash of the text as it stands', () => {
    const state = decide(drafted(), open()).then([fact('ConfirmationOpened', { hash: HASH })]);
    expect(state).toMatchObject({ lifecycle: 'confirming', hash: HASH, confirmed: [] });
  });

  it('refuses another hash, a missing FKAK and a term that is over, all at once', () => {
    const on = around({ cluster: clusterOf({ fkak: false }) });
    decide(drafted(), open('b'.repeat(64)), 'manager', { at: '2027-01-02T00:00:00.000Z' }, on).thenRefused(
      'open-confirmation-refused',
      ['hash-differs', 'fkak-absent', 'term-over'],
    );
  });

  it.each([
    ['cash', '/terms/fee/cash'],
    ['profit-share', '/terms/fee/profitShare'],
    ['mixed', '/terms/fee/profitShare'],
  ] as const)('refuses a %s basis without its part', (basis, field) => {
    const text = terms({ fee: { basis, valuation: 'fair', valuationWhy: 'x' } });
    const { decision } = decide(drafted(text), open(textHash(CLUSTER, 'lpt', text)));
    expect(decision).toMatchObject({ ok: false, refusal: { reasons: [{ code: 'fee-incomplete', field }] } });
  });

  it('asks no figure of a non-cash basis', () => {
    const text = terms({ fee: { basis: 'non-cash', valuation: 'fair', valuationWhy: 'x' } });
    expect(decide(drafted(text), open(textHash(CLUSTER, 'lpt', text))).decision.ok).toBe(true);
  });

  it('is refused twice', () => {
    decide(opened(), open()).thenRefused('open-confirmation-refused', ['wrong-state']);
  });
});

describe('confirming the text', () => {
  it('waits for the other side', () => {
    const state = decide(opened(), confirm('cluster'), 'fkakSignatory').then([
      fact('PartyConfirmed', { side: 'cluster', hash: HASH }),
    ]);
    expect(state).toMatchObject({ lifecycle: 'confirming', confirmed: ['cluster'] });
  });

  it('brings the agreement into force with the second side', () => {
    const state = decide(halfConfirmed(), confirm('partner'), 'partnerSignatory').then([
      fact('PartyConfirmed', { side: 'partner', hash: HASH }),
      fact('AgreementActivated', { hash: HASH, from: TEXT.from, until: TEXT.until }),
    ]);
    expect(state.lifecycle).toBe('active');
  });

  it('refuses another hash', () => {
    decide(opened(), confirm('cluster', 'b'.repeat(64))).thenRefused('confirm-agreement-refused', [
      'hash-differs',
    ]);
  });

  it('refuses a side twice', () => {
    decide(halfConfirmed(), confirm('cluster'), 'manager').thenRefused('confirm-agreement-refused', [
      'already-confirmed',
    ]);
  });

  it("refuses the other side's signatory", () => {
    decide(opened(), confirm('cluster'), 'partnerSignatory').thenRefused('confirm-agreement-refused', [
      'signatory-of-other-side',
    ]);
  });

  it('refuses one person for both sides, by person and by account', () => {
    const byStranger = [
      ...opened(),
      entry([fact('PartyConfirmed', { side: 'cluster', hash: HASH })], 'stranger', '2025-12-03'),
    ];
    decide(byStranger, confirm('partner'), 'stranger').thenRefused('confirm-agreement-refused', [
      'both-sides',
    ]);
    const otherAccount = { actor: { account: id(77), person: PEOPLE.stranger } };
    decide(byStranger, confirm('partner'), 'stranger', otherAccount).thenRefused(
      'confirm-agreement-refused',
      ['both-sides'],
    );
    const sameAccount = { actor: { account: actor('stranger').account, person: null } };
    decide(byStranger, confirm('partner'), 'stranger', sameAccount).thenRefused('confirm-agreement-refused', [
      'both-sides',
    ]);
  });

  it('refuses a missing FKAK, a withdrawn cluster and a term that is over', () => {
    const on = around({ cluster: clusterOf({ fkak: false, standing: 'withdrawn' }) });
    const late = { at: '2027-01-01T00:00:00.000Z' };
    decide(opened(), confirm('cluster'), 'fkakSignatory', late, on).thenRefused('confirm-agreement-refused', [
      'cluster-withdrawn',
      'fkak-absent',
      'term-over',
    ]);
  });

  it('is taken on the last day of the term', () => {
    const last = { at: '2026-12-31T10:00:00.000Z' };
    expect(decide(opened(), confirm('cluster'), 'fkakSignatory', last).decision.ok).toBe(true);
  });

  it('is refused before it was opened and after it is in force', () => {
    decide(drafted(), confirm('cluster')).thenRefused('confirm-agreement-refused', ['wrong-state']);
    decide(active(), confirm('cluster'), 'manager').thenRefused('confirm-agreement-refused', [
      'wrong-state',
      'already-confirmed',
    ]);
  });
});

describe('withdrawing the confirmation', () => {
  const withdraw = { type: 'withdraw-confirmation', data: { reason: 'Jadwal berubah' } } as const;

  it('leads back to a draft; a side may confirm the next opening anew', () => {
    const state = decide(halfConfirmed(), withdraw).then([fact('ConfirmationWithdrawn', withdraw.data)]);
    expect(state).toMatchObject({ lifecycle: 'draft', hash: null, confirmed: [] });
    const again = [
      ...halfConfirmed(),
      fact('ConfirmationWithdrawn', withdraw.data),
      fact('ConfirmationOpened', { hash: HASH }),
    ];
    decide(again, confirm('partner'), 'partnerSignatory').then([
      fact('PartyConfirmed', { side: 'partner', hash: HASH }),
    ]);
  });

  it('is refused for a draft', () => {
    decide(drafted(), withdraw).thenRefused('withdraw-confirmation-refused', ['wrong-state']);
  });
});

describe('the text', () => {
  it('has a hash that changes with the cluster, the kind and any part of it', () => {
    const hashes = [
      HASH,
      textHash(id(9), 'lpt', TEXT),
      textHash(CLUSTER, 'pke', TEXT),
      textHash(CLUSTER, 'lpt', terms({ scope: 'Lain' })),
    ];
    expect(new Set(hashes).size).toBe(4);
  });

  it('is frozen when the agreement has ended', () => {
    const command = { type: 'revise-terms', data: { terms: TEXT } } as const;
    decide([...active(), ...endedAs('fulfilled', '2026-03-01')], command, 'manager', { at: AT }).thenRefused(
      'revise-terms-refused',
      ['wrong-state'],
    );
  });
});
