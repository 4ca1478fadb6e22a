import type { AgreementTerms } from '@app/contracts';
import { addDays, addendumHash, textHash } from '@app/programme';
import {
  accompany,
  before5,
  confirmDeal,
  dealInForce,
  dealTerms,
  draftDeal,
  fulfil,
  PARTNER,
  terminate,
  WORK,
} from '../../../libs/programme/src/testing/deals.js';
import { representative } from '../../../libs/programme/src/testing/journey.js';
import { assist, LPT, PKE } from '../../../libs/programme/src/testing/partners.js';
import { actorOf, events, uid, type World } from '../../../libs/programme/src/testing/world.js';
import type { Story } from './story.js';

const partner = actorOf(PARTNER);
const fkak = actorOf(representative(0));
const DELIVERABLE = uid(0x911);
const PAYMENT = uid(0x912);

const deliverable = (due: string, id = DELIVERABLE) => ({
  deliverable: id,
  what: 'Panduan mutu cor',
  due,
  acceptance: 'Dibahas FKAK',
});
const payment = (due: string, id = PAYMENT) =>
  ({ payment: id, due, amount: '24000000', payer: 'cluster' }) as const;

const share: AgreementTerms['fee'] = {
  basis: 'profit-share',
  valuation: 'fair',
  valuationWhy: 'Setara tarif jasa di daerah',
  profitShare: {
    rate: '0.15',
    baseline: '412500000',
    baselineFrom: '2025-01-01',
    baselineUntil: '2025-12-31',
    floor: '0',
    cap: '50000000',
    attribution: 'Seluruh laba tungku',
    verifier: 'KAP Contoh',
    lateData: 'Triwulan berikutnya',
  },
};

const works = (paidBy: 'cash' | 'profit-share'): AgreementTerms['works'] => [
  { work: WORK, kind: 'technical', what: 'Pendampingan tungku', paidBy },
];

function settle(world: World, period: string, profit: string, settledOn: string): void {
  const data = { period, profit, verifiedBy: 'KAP Contoh', settledOn };
  events(world.on(settledOn).agreement(LPT, { type: 'settle-profit-share', data }));
}

/** A deliverable handed in twice, paid for in two parts. */
function work(world: World): World {
  const handIn = { deliverable: DELIVERABLE, submittedOn: world.today, evidence: ['b'.repeat(64)] };
  const submit = () =>
    events(world.agreement(LPT, { type: 'submit-deliverable', data: handIn }, { by: partner }));
  submit();
  const back = { deliverable: DELIVERABLE, reason: 'Laporan belum lengkap' };
  events(world.agreement(LPT, { type: 'return-deliverable', data: back }, { by: fkak }));
  submit();
  events(world.agreement(LPT, { type: 'accept-deliverable', data: { deliverable: DELIVERABLE } }));
  [uid(0x921), uid(0x922)].forEach((id, index) => {
    const data = {
      payment: id,
      scheduled: PAYMENT,
      payer: 'cluster' as const,
      amount: index === 0 ? '10000000' : '14000000',
      paidOn: world.today,
      what: `Termin ${index + 1}`,
    };
    events(world.agreement(LPT, { type: 'record-payment', data }));
  });
  return world;
}

export const agreementStories: readonly Story[] = [
  {
    name: 'agreement-lpt-profit-share-and-complaint',
    stream: LPT,
    play() {
      const world = accompany(draftDeal(before5(), 'lpt', { fee: share, works: works('profit-share') }));
      confirmDeal(world, 'lpt');
      settle(world, '2026-Q1', '380000000.50', '2026-04-10');
      settle(world, '2026-Q2', '455000000', '2026-07-10');
      const gain = { side: 'cluster', period: '2026-Q2', amount: '-250000.50', what: 'Laba tungku' } as const;
      events(world.agreement(LPT, { type: 'record-gain', data: gain }));
      const complaint = uid(0x931);
      const filed = {
        complaint,
        party: 'cluster',
        kind: 'one-sided-loss',
        what: 'Tanpa laba dasar',
      } as const;
      events(world.agreement(LPT, { type: 'file-complaint', data: filed }, { by: fkak }));
      const resolved = { complaint, upheld: true, how: 'Dihitung ulang' };
      events(world.agreement(LPT, { type: 'resolve-complaint', data: resolved }));
      const fact = { version: world.entries(LPT).length - 3, index: 0 };
      events(world.agreement(LPT, { type: 'retract-fact', data: { fact, reason: 'Dihitung ulang' } }));
      settle(world, '2026-Q2', '460000000', '2026-07-20');
      return world;
    },
  },
  {
    name: 'agreement-lpt-work-and-payments-fulfilled',
    stream: LPT,
    play() {
      const world = before5();
      const due = addDays(world.today, 90);
      const parts = { deliverables: [deliverable(due)], payments: [payment(due)] };
      dealInForce(world, 'lpt', parts);
      const held = { heldOn: world.today, note: 'Laporan bulanan dibahas' };
      events(world.agreement(LPT, { type: 'record-coordination', data: { phase: 'assistance', ...held } }));
      events(world.agreement(LPT, { type: 'record-cooperation', data: held }));
      return fulfil(work(world.on(addDays(world.today, 60))), LPT);
    },
  },
  {
    name: 'agreement-lpt-addendum-then-expired',
    stream: LPT,
    play() {
      const world = dealInForce(before5(), 'lpt');
      const until = addDays(world.today, 500);
      const due = addDays(world.today, 400);
      const addendum = {
        addendum: uid(0x941),
        what: 'Perpanjangan',
        until,
        deliverables: [deliverable(due)],
        payments: [payment(due)],
      };
      events(world.agreement(LPT, { type: 'propose-addendum', data: addendum }));
      const { state } = world.surroundings().agreements.find(({ stream }) => stream === LPT)!;
      const data = {
        addendum: addendum.addendum,
        hash: addendumHash(state.hash!, addendum),
        read: true,
      } as const;
      events(
        world.agreement(LPT, { type: 'confirm-addendum', data: { ...data, side: 'cluster' } }, { by: fkak }),
      );
      events(
        world.agreement(
          LPT,
          { type: 'confirm-addendum', data: { ...data, side: 'partner' } },
          { by: partner },
        ),
      );
      world.on(addDays(until, 1));
      events(world.agreement(LPT, { type: 'expire-agreement', data: { endedOn: until } }));
      return world;
    },
  },
  {
    name: 'agreement-lpt-expired',
    stream: LPT,
    play() {
      const world = dealInForce(before5(), 'lpt');
      const endedOn = addDays(world.today, 364);
      events(world.on(addDays(endedOn, 3)).agreement(LPT, { type: 'expire-agreement', data: { endedOn } }));
      return world;
    },
  },
  {
    name: 'agreement-lpt-revised-withdrawn-and-confirmed',
    stream: LPT,
    play() {
      const world = draftDeal(before5(), 'lpt');
      const first = dealTerms(world, 'lpt', { title: 'Pendampingan tungku induksi' });
      events(world.agreement(LPT, { type: 'revise-terms', data: { terms: first } }));
      const { state } = world.surroundings().agreements[0]!;
      const hash = textHash(state.identity!.cluster, 'lpt', state.terms!);
      events(world.agreement(LPT, { type: 'open-confirmation', data: { hash } }));
      const confirm = { side: 'cluster', hash, read: true } as const;
      events(world.agreement(LPT, { type: 'confirm-agreement', data: confirm }, { by: fkak }));
      const reason = 'Jadwal perlu diubah';
      events(world.agreement(LPT, { type: 'withdraw-confirmation', data: { reason } }));
      return confirmDeal(world, 'lpt');
    },
  },
  {
    name: 'agreement-pke-settled-and-terminated',
    stream: PKE,
    play() {
      const world = assist(dealInForce(before5(), 'pke'));
      const settled = {
        assistance: [uid(0x902)],
        basis: 'cash' as const,
        amount: '2000000',
        settledOn: world.today,
      };
      events(world.agreement(PKE, { type: 'settle-assistance', data: settled }));
      return terminate(world.on(addDays(world.today, 30)), PKE);
    },
  },
];
