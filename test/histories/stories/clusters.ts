import { addDays, sevenSteps } from '@app/programme';
import { before5, completedTo, dealInForce } from '../../../libs/programme/src/testing/deals.js';
import {
  complete,
  readyFor,
  representative,
  representativeSeat,
  SUBGROUPS,
} from '../../../libs/programme/src/testing/journey.js';
import { finish, LPT } from '../../../libs/programme/src/testing/partners.js';
import {
  CLUSTER,
  coordinator,
  events,
  manager,
  uid,
  World,
} from '../../../libs/programme/src/testing/world.js';
import type { Story } from './story.js';

const lapseOf = (world: World, step: 'lpt' | 'fkak', cause: string) =>
  events(world.cluster({ type: 'lapse-step', data: { step, cause } }));
const restoreOf = (world: World, step: 'lpt' | 'fkak', cause: string) =>
  events(world.cluster({ type: 'restore-step', data: { step, cause } }));

const WAIVER = uid(0x951);
const CRITERION = sevenSteps.steps
  .flatMap(({ criteria }) => criteria)
  .find(({ id }) => id === 'fpk-decree-issued')!.id;

function askForWaiver(world: World, waiver: string, expires: string): World {
  const reason = 'SK menunggu tanda tangan Bupati';
  events(world.cluster({ type: 'request-waiver', data: { waiver, criterion: CRITERION, reason, expires } }));
  return world;
}

export const clusterStories: readonly Story[] = [
  {
    name: 'cluster-through-all-seven-steps',
    stream: CLUSTER,
    play: () => finish(complete(readyFor(new World(), 'fkak'), 'fkak'), '2026-Q1'),
  },
  {
    name: 'cluster-lapse-and-restore',
    stream: CLUSTER,
    play() {
      const world = completedTo('lpt');
      world.on(addDays(world.today, 400));
      events(
        world.agreement(LPT, { type: 'expire-agreement', data: { endedOn: addDays(world.today, -36) } }),
      );
      lapseOf(world, 'lpt', LPT);
      const next = uid(0xb9);
      dealInForce(world, 'lpt', {}, next);
      restoreOf(world, 'lpt', next);
      return world;
    },
  },
  {
    name: 'cluster-waiver-granted-and-expired',
    stream: CLUSTER,
    play() {
      const world = askForWaiver(readyFor(new World(), 'fpk'), WAIVER, '2026-03-31');
      events(world.cluster({ type: 'grant-waiver', data: { waiver: WAIVER } }, { by: coordinator }));
      events(world.on('2026-04-01').cluster({ type: 'expire-waiver', data: { waiver: WAIVER } }));
      return world;
    },
  },
  {
    name: 'cluster-waiver-declined-and-revoked',
    stream: CLUSTER,
    play() {
      const reason = 'SK sudah terbit';
      const world = askForWaiver(readyFor(new World(), 'fpk'), WAIVER, '2026-03-31');
      events(
        world.cluster({ type: 'decline-waiver', data: { waiver: WAIVER, reason } }, { by: coordinator }),
      );
      const second = uid(0x952);
      askForWaiver(world, second, '2026-06-30');
      const note = 'Sampai SK terbit';
      events(world.cluster({ type: 'grant-waiver', data: { waiver: second, note } }, { by: coordinator }));
      events(world.cluster({ type: 'revoke-waiver', data: { waiver: second, reason } }, { by: coordinator }));
      return world;
    },
  },
  {
    name: 'cluster-suspended-and-resumed',
    stream: CLUSTER,
    play() {
      const world = readyFor(new World(), 'flagship');
      events(world.cluster({ type: 'suspend-programme', data: { reason: 'Banjir di sentra' } }));
      world.on('2026-02-10');
      events(world.cluster({ type: 'resume-programme', data: { reason: 'Sentra pulih' } }));
      return complete(world, 'flagship');
    },
  },
  {
    name: 'cluster-withdrawn',
    stream: CLUSTER,
    play() {
      const world = readyFor(new World(), 'support');
      events(world.cluster({ type: 'suspend-programme', data: { reason: 'Anggota berselisih' } }));
      events(world.cluster({ type: 'withdraw-programme', data: { reason: 'Anggota memilih bubar' } }));
      return world;
    },
  },
  {
    name: 'cluster-returned-recalled-and-reopened',
    stream: CLUSTER,
    play() {
      const world = readyFor(new World(), 'fpk');
      const step = 'fpk' as const;
      const submit = () =>
        events(world.cluster({ type: 'submit-step', data: { step, note: 'Mohon diperiksa' } }));
      submit();
      const reason = 'Lampirkan daftar hadir';
      events(world.cluster({ type: 'return-step', data: { step, reason } }, { by: coordinator }));
      submit();
      events(world.cluster({ type: 'recall-submission', data: { step, reason: 'Data belum lengkap' } }));
      complete(world, step);
      events(world.cluster({ type: 'reopen-step', data: { step, reason: 'SK dicabut' } }));
      return complete(world, step);
    },
  },
  {
    name: 'cluster-corrections-and-backdating',
    stream: CLUSTER,
    play() {
      const world = before5().on('2026-02-02');
      const entry = world.entries(CLUSTER).findIndex(({ events: [first] }) => first!.type === 'MeetingHeld');
      const fact = { version: entry + 1, index: 0 };
      events(world.cluster({ type: 'retract-fact', data: { fact, reason: 'Tanggal salah catat' } }));
      const meeting = {
        meeting: uid(0x803),
        heldOn: '2026-01-12',
        purposes: ['communication' as const],
        clusters: [CLUSTER],
        attendees: [representative(0), representative(1)],
        decisions: ['Pesanan dibagi rata'],
        actions: [{ action: uid(0x804), what: 'Kirim surat', owner: representative(1), due: '2026-02-12' }],
      };
      const effective = '2026-01-12';
      events(world.cluster({ type: 'record-fkak-meeting', data: meeting }, { effective }));
      const done = { action: uid(0x804), doneOn: '2026-01-20', how: 'Surat terkirim' };
      events(world.cluster({ type: 'close-fkak-action', data: done }, { effective: '2026-01-20' }));
      const stage = { typology: 'adb-2001', stage: 'cluster', why: 'Kerja sama sudah rutin' } as const;
      events(world.cluster({ type: 'set-stage', data: stage }, { by: manager }));
      return world;
    },
  },
  {
    name: 'cluster-representatives-come-and-go',
    stream: CLUSTER,
    play() {
      const world = before5().on('2026-02-02');
      const seat = representativeSeat(0);
      const left = { seat, leftOn: '2026-02-01', why: 'Usaha pindah' };
      events(world.cluster({ type: 'record-representative-left', data: left }));
      const seated = { seat, person: uid(0x650), subgroup: SUBGROUPS[0], until: '2026-02-28' };
      events(world.cluster({ type: 'seat-representative', data: seated }));
      world.on('2026-03-02');
      events(world.cluster({ type: 'end-representative-term', data: { seat } }));
      return world;
    },
  },
  {
    name: 'cluster-institution-declines',
    stream: CLUSTER,
    play() {
      const world = readyFor(new World(), 'flagship');
      const institution = uid(0x402);
      const mapped = { institution, name: 'Koperasi pemasok besi', type: 'supplier' } as const;
      events(world.cluster({ type: 'map-institution', data: mapped }));
      events(
        world.cluster({ type: 'decline-institution', data: { institution, why: 'Belum ada anggaran' } }),
      );
      return world;
    },
  },
];
