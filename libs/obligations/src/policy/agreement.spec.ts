import type { AgreementTerms } from '@app/contracts';
import { addDays, addendumHash, textHash } from '@app/programme';
import {
  before5,
  confirmDeal,
  dealInForce,
  draftDeal,
  fulfil,
  PARTNER,
  terminate,
} from '../../../programme/src/testing/deals.js';
import { representative } from '../../../programme/src/testing/journey.js';
import { assist, LPT } from '../../../programme/src/testing/partners.js';
import { actorOf, CLUSTER, events, uid, type World } from '../../../programme/src/testing/world.js';
import { brief, dueIn, ofKind } from '../testing/derive.js';

const DELIVERABLE = uid(0x911);
const PAYMENT = uid(0x912);
const terms: Partial<AgreementTerms> = {
  deliverables: [{ deliverable: DELIVERABLE, what: 'Panduan', due: '2026-02-28', acceptance: 'Dibahas' }],
  payments: [{ payment: PAYMENT, due: '2026-03-02', amount: '24000000', payer: 'cluster' }],
};
/** In force from 5 January 2026 to 4 January 2027. */
const inForce = () => dealInForce(before5(), 'lpt', terms);
const YEAR = { until: '2028-06-30' };
const briefs = (world: World, kind: Parameters<typeof ofKind>[1]) => ofKind(world, kind, YEAR).map(brief);

const submit = (world: World) =>
  events(
    world.agreement(LPT, {
      type: 'submit-deliverable',
      data: { deliverable: DELIVERABLE, submittedOn: world.today, evidence: [] },
    }),
  );
/** By the side that receives the work. */
const accept = (world: World) =>
  events(
    world.agreement(
      LPT,
      { type: 'accept-deliverable', data: { deliverable: DELIVERABLE } },
      { by: actorOf(representative(0)) },
    ),
  );
const pay = (world: World, payment: string, amount: string) =>
  events(
    world.agreement(LPT, {
      type: 'record-payment',
      data: { payment, scheduled: PAYMENT, payer: 'cluster', amount, paidOn: world.today, what: 'Termin' },
    }),
  );

/** Proposes a later last day and has both sides confirm it. */
function prolong(world: World, until: string, adopt = true): World {
  const data = { addendum: uid(0x941), what: 'Perpanjangan', until, deliverables: [], payments: [] };
  events(world.agreement(LPT, { type: 'propose-addendum', data }));
  const { state } = world.surroundings().agreements[0]!;
  const hash = addendumHash(state.hash!, data);
  if (!adopt) return world;
  for (const [side, person] of [
    ['cluster', representative(0)],
    ['partner', PARTNER],
  ] as const) {
    const confirm = { addendum: data.addendum, side, hash, read: true } as const;
    events(world.agreement(LPT, { type: 'confirm-addendum', data: confirm }, { by: actorOf(person) }));
  }
  return world;
}

describe('an agreement in force', () => {
  it('asks the partner to begin, to hand in, the cluster to pay, and both to think of its end', () => {
    const own = dueIn(inForce(), YEAR).filter(({ subject }) => subject.category === 'agreement');
    expect(own.map((each) => `${each.kind} ${brief(each)} ${each.owner.role}`).sort()).toEqual([
      'agreement-confirmation 1 2026-01-19 met fkak-rep',
      'agreement-confirmation 1 2026-01-19 met lpt',
      'agreement-expiry 2027-01-04 2027-01-04 open manager',
      'agreement-renewal 2027-01-04 2026-11-05 open fkak-rep',
      'agreement-start 2026-01-05 2026-01-05 open lpt',
      'deliverable 2026-02-28 2026-03-02 open lpt',
      'payment 2026-03-02 2026-03-02 open fkak-rep',
    ]);
    expect(own.map(({ owner }) => owner.person).filter((person) => person !== null)).toEqual(
      expect.arrayContaining([PARTNER, representative(0)]),
    );
  });

  it('asks nothing while it is a draft', () => {
    const draft = draftDeal(before5(), 'lpt', terms);
    expect(dueIn(draft, YEAR).filter(({ subject }) => subject.category === 'agreement')).toEqual([]);
  });

  it('has begun with the first work', () => {
    expect(briefs(assist(inForce(), LPT), 'agreement-start')).toEqual(['2026-01-05 2026-01-05 met']);
  });
});

describe('a deliverable', () => {
  it('is met when it is handed in, then looked at by the cluster, and due again when it is returned', () => {
    const world = inForce().on('2026-02-20');
    submit(world);
    expect(briefs(world, 'deliverable')).toEqual(['2026-02-28 2026-03-02 met']);
    expect(briefs(world, 'deliverable-acceptance')).toEqual(['1 2026-03-06 open']);
    world.on('2026-02-27');
    const data = { deliverable: DELIVERABLE, reason: 'Belum lengkap' };
    events(world.agreement(LPT, { type: 'return-deliverable', data }, { by: actorOf(representative(0)) }));
    expect(briefs(world, 'deliverable-acceptance')).toEqual(['1 2026-03-06 met']);
    expect(briefs(world, 'deliverable')).toEqual([
      '2026-02-28 2026-03-02 met',
      '2026-02-28/2 2026-03-13 open',
    ]);
    submit(world);
    accept(world);
    expect(dueIn(world, YEAR).filter(({ kind, state }) => /^deliv/.test(kind) && state === 'open')).toEqual(
      [],
    );
  });

  it('of an agreement that ended is void', () => {
    const world = terminate(inForce().on('2026-02-02'), LPT);
    expect(briefs(world, 'deliverable')).toEqual(['2026-02-28 2026-03-02 void ended']);
  });
});

describe('a scheduled payment', () => {
  it('is met by the part that makes it whole', () => {
    const world = inForce();
    pay(world, uid(0x921), '23999999.99');
    expect(briefs(world, 'payment')).toEqual(['2026-03-02 2026-03-02 open']);
    pay(world, uid(0x922), '0.01');
    const [payment] = ofKind(world, 'payment', YEAR);
    expect(payment).toMatchObject({ state: 'met', settledBy: { type: 'PaymentRecorded' } });
    expect(payment!.source.text.en).toContain('Rp 24.000.000');
  });

  it('is still owed after the end where it fell due before, and no longer where it would have come after', () => {
    expect(briefs(terminate(inForce().on('2026-03-01'), LPT), 'payment')).toEqual([
      '2026-03-02 2026-03-02 void ended',
    ]);
    expect(briefs(terminate(inForce().on('2026-03-02'), LPT), 'payment')).toEqual([
      '2026-03-02 2026-03-02 open',
    ]);
  });
});

describe('the end of an agreement', () => {
  const ends = (world: World) => [
    ...briefs(world, 'agreement-renewal'),
    ...briefs(world, 'agreement-expiry'),
  ];

  it('that is prolonged is met, and the new last day is a new duty', () => {
    expect(ends(prolong(inForce().on('2026-11-02'), '2027-07-04'))).toEqual([
      '2027-01-04 2026-11-05 met',
      '2027-07-04 2027-05-05 open',
      '2027-01-04 2027-01-04 met',
      '2027-07-04 2027-07-02 open',
    ]);
  });

  it('is decided once somebody proposes to prolong it, and still comes until both agree', () => {
    expect(ends(prolong(inForce(), '2027-07-04', false))).toEqual([
      '2027-01-04 2026-11-05 met',
      '2027-01-04 2027-01-04 open',
    ]);
  });

  it('is met by another agreement of the same kind that goes on', () => {
    const world = inForce().on('2026-12-01');
    draftDeal(world, 'lpt', {}, uid(0xb9));
    expect(ends(world)).toEqual(['2027-01-04 2026-11-05 met', '2027-01-04 2027-01-04 open']);
    confirmDeal(world, 'lpt', uid(0xb9));
    expect(ends(world).filter((each) => each.startsWith('2027-01-04'))).toEqual([
      '2027-01-04 2026-11-05 met',
      '2027-01-04 2027-01-04 met',
    ]);
  });

  it('is met by fulfilment, and void once it has run out', () => {
    const world = inForce();
    submit(world);
    accept(world);
    pay(world, uid(0x921), '24000000');
    expect(ends(fulfil(world, LPT))).toEqual(['2027-01-04 2026-11-05 met', '2027-01-04 2027-01-04 met']);
    const over = inForce().on('2027-01-05');
    events(over.agreement(LPT, { type: 'expire-agreement', data: { endedOn: addDays('2027-01-04', 1) } }));
    expect(ends(over)).toEqual(['2027-01-04 2026-11-05 void ended', '2027-01-04 2027-01-04 void ended']);
  });
});

describe('a text before both sides', () => {
  const open = (world: World) => {
    const { state } = world.surroundings().agreements[0]!;
    const hash = textHash(CLUSTER, 'lpt', state.terms!);
    events(world.agreement(LPT, { type: 'open-confirmation', data: { hash } }));
    return hash;
  };
  const asked = (world: World) =>
    ofKind(world, 'agreement-confirmation', YEAR).map((each) => `${each.subject.item} ${brief(each)}`);

  it('is waited for on each side from the day of its opening, until that side confirmed', () => {
    const world = draftDeal(before5(), 'lpt', terms);
    const hash = open(world.on('2026-01-08'));
    expect(ofKind(world, 'agreement-confirmation')).toMatchObject([
      {
        key: `agreement-confirmation:${LPT}/cluster:1`,
        owner: { role: 'fkak-rep', person: representative(0) },
      },
      { key: `agreement-confirmation:${LPT}/partner:1`, owner: { role: 'lpt', person: PARTNER } },
    ]);
    const data = { side: 'partner', hash, read: true } as const;
    events(world.agreement(LPT, { type: 'confirm-agreement', data }, { by: actorOf(PARTNER) }));
    expect(asked(world)).toEqual(['cluster 1 2026-01-22 open', 'partner 1 2026-01-22 met']);
    const [cluster] = ofKind(world, 'agreement-confirmation');
    expect(cluster!.source.text).toEqual({
      id: expect.stringContaining('menunggu konfirmasi pihak klaster (FKAK) dalam 10 hari kerja'),
      en: expect.stringContaining('awaits confirmation by the cluster (FKAK) within 10 working days'),
    });
  });

  it('that was withdrawn is asked of nobody, and of both anew when it is opened again', () => {
    const world = draftDeal(before5(), 'lpt', terms);
    open(world.on('2026-01-08'));
    const withdraw = { type: 'withdraw-confirmation', data: { reason: 'Pasal 3' } } as const;
    events(world.on('2026-01-09').agreement(LPT, withdraw));
    open(world.on('2026-01-12'));
    const data = { terms: { ...world.surroundings().agreements[0]!.state.terms!, title: 'Lain' } };
    events(world.on('2026-01-13').agreement(LPT, { type: 'revise-terms', data }));
    open(world.on('2026-01-15'));
    expect(asked(world).filter((each) => each.startsWith('partner'))).toEqual([
      'partner 1 2026-01-22 void recalled',
      'partner 2 2026-01-26 void recalled',
      'partner 3 2026-01-29 open',
    ]);
  });

  it('of an addendum is asked of each side, until it confirmed or the agreement ended', () => {
    const addenda = (world: World) => asked(world).filter((each) => each.includes('/'));
    const id = uid(0x941);
    const world = prolong(inForce().on('2026-11-02'), '2027-07-04', false);
    expect(addenda(world)).toEqual([
      `cluster/${id} 2026-11-02 2026-11-16 open`,
      `partner/${id} 2026-11-02 2026-11-16 open`,
    ]);
    expect(addenda(prolong(inForce().on('2026-11-02'), '2027-07-04'))).toEqual([
      `cluster/${id} 2026-11-02 2026-11-16 met`,
      `partner/${id} 2026-11-02 2026-11-16 met`,
    ]);
    expect(addenda(terminate(world, LPT))).toEqual([
      `cluster/${id} 2026-11-02 2026-11-16 void ended`,
      `partner/${id} 2026-11-02 2026-11-16 void ended`,
    ]);
  });
});
