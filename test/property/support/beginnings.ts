import type { AgreementTerms } from '@app/contracts';
import { addDays, addendumHash, textHash } from '@app/programme';
import {
  judged,
  opened,
  running,
  submitted,
  withFinding,
} from '../../../libs/programme/src/monitoring/testing/cycles.js';
import {
  accompany,
  before5,
  completedTo,
  confirmDeal,
  dealInForce,
  dealTerms,
  draftDeal,
  WORK,
} from '../../../libs/programme/src/testing/deals.js';
import { formForum, readyFor, seatForum } from '../../../libs/programme/src/testing/journey.js';
import { LPT } from '../../../libs/programme/src/testing/partners.js';
import { CLUSTER, coordinator, events, once, uid, World } from '../../../libs/programme/src/testing/world.js';
import { stories } from '../../histories/stories/index.js';

/** The four kinds of stream that a random sequence of commands writes. */
export const categories = ['forum', 'cluster', 'agreement', 'cycle'] as const;
export type StreamKind = (typeof categories)[number];

/** A text with everything that commands on an agreement may speak of: work, schedules, a profit share. */
export function richTerms(world: World, kind: 'lpt' | 'pke'): AgreementTerms {
  const due = addDays(world.today, 90);
  return dealTerms(world, kind, {
    works: [
      { work: WORK, kind: kind === 'lpt' ? 'technical' : 'training', what: 'Pendampingan', paidBy: 'cash' },
      { work: uid(0x903), kind: 'proposal', what: 'Proposal', paidBy: 'profit-share' },
    ],
    deliverables: [
      { deliverable: uid(0x911), what: 'Panduan mutu', due, acceptance: 'Dibahas' },
      { deliverable: uid(0x913), what: 'Laporan', due, acceptance: 'Dibahas' },
    ],
    payments: [{ payment: uid(0x912), due, amount: '24000000', payer: 'cluster' }],
    fee: {
      basis: 'mixed',
      valuation: 'fair',
      valuationWhy: 'Setara tarif jasa',
      cash: '24000000',
      profitShare: {
        rate: '0.15',
        baseline: '2000000',
        baselineFrom: '2025-01-01',
        baselineUntil: '2025-12-31',
        floor: '0',
        cap: '24000000',
        attribution: 'Seluruh laba tungku',
        verifier: 'KAP Contoh',
        lateData: 'Triwulan berikutnya',
      },
    },
  });
}

const drafted = once(() => {
  const world = before5();
  return accompany(draftDeal(world, 'lpt', richTerms(world, 'lpt')));
});
const inForce = once(() => confirmDeal(drafted(), 'lpt'));

/** Awaits both sides' word. */
const confirming = once(() => {
  const world = drafted();
  const { state } = world.surroundings().agreements[0]!;
  const hash = textHash(CLUSTER, 'lpt', state.terms!);
  events(world.agreement(LPT, { type: 'open-confirmation', data: { hash } }));
  return world;
});

/** Step 5 has lapsed with its agreement, and there is a new one. */
const mended = once(() => {
  const world = completedTo('lpt');
  world.on(addDays(world.today, 400));
  events(world.agreement(LPT, { type: 'expire-agreement', data: { endedOn: world.today } }));
  events(world.cluster({ type: 'lapse-step', data: { step: 'lpt', cause: LPT } }));
  return dealInForce(world, 'lpt', {}, uid(0xb9));
});

/** A waiver is granted until the end of March 2026. */
const waived = once(() => {
  const world = readyFor(new World(), 'fpk');
  const waiver = uid(0x951);
  const asked = { waiver, criterion: 'fpk-decree-issued', reason: 'Menunggu', expires: '2026-03-31' };
  events(world.cluster({ type: 'request-waiver', data: asked }));
  events(world.cluster({ type: 'grant-waiver', data: { waiver } }, { by: coordinator }));
  return world;
});

/** A longer term is proposed, and the cluster has confirmed it. */
function withAddendum(world: World): World {
  const until = addDays(world.today, 500);
  const data = { addendum: uid(0x941), what: 'Perpanjangan', until, deliverables: [], payments: [] };
  events(world.agreement(LPT, { type: 'propose-addendum', data }));
  const { state } = world.surroundings().agreements[0]!;
  const confirmed = { addendum: data.addendum, side: 'cluster', read: true } as const;
  const hash = addendumHash(state.hash!, data);
  events(world.agreement(LPT, { type: 'confirm-addendum', data: { ...confirmed, hash } }));
  return world;
}

/** Worlds made for random commands, beside those of the stories. */
const own: Readonly<Record<StreamKind, readonly (() => World)[]>> = {
  forum: [() => new World(), once(() => seatForum(new World()))],
  cluster: [
    once(() => formForum(new World())),
    once(() => readyFor(new World(), 'fpk')),
    once(() => readyFor(new World(), 'fkak')),
    () => completedTo('pke').on('2027-02-01'),
    mended,
    () => waived().on('2026-05-01'),
  ],
  agreement: [
    drafted,
    confirming,
    inForce,
    () => inForce().on('2026-04-20'),
    () => inForce().on('2027-02-01'),
    once(() => withAddendum(inForce())),
  ],
  cycle: [
    running,
    opened,
    once(() => judged()),
    once(() => judged({ 'lpt/progress': { verdict: 'partly' }, 'fpk/progress': { verdict: 'fails' } })),
    once(() => submitted()),
    once(() => withFinding()),
  ],
};

const told = (kind: StreamKind) =>
  stories.filter(({ name }) => name.startsWith(`${kind}-`)).map(({ play }) => once(play));

/** Worlds in which a sequence may begin: random commands alone seldom come as far. */
export const beginnings = Object.fromEntries(
  categories.map((kind) => [kind, [...own[kind], ...told(kind)]]),
) as unknown as Readonly<Record<StreamKind, readonly (() => World)[]>>;
