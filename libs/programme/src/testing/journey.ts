import type { StepKey } from '@app/contracts';
import { COORDINATOR, coordinator, events, REGION, uid, type World } from './world.js';
import { FORUM } from './world.js';

/** Members of the forum: person, kind of organ, organ. The first is the coordinator. */
export const MEMBERS = [
  [COORDINATOR, 'bappeda', 'Bappeda Klaten'],
  [uid(0x101), 'opd', 'Dinas Perindustrian'],
  [uid(0x102), 'finance', 'BPR Klaten'],
  [uid(0x103), 'cooperative', 'Koperasi Logam'],
] as const;
export const seatOf = (index: number): string => uid(0x200 + index);
export const ROUND = uid(0x301);
export const CANDIDATE = uid(0x302);
export const MEETING = uid(0x303);
export const SUBGROUPS = [uid(0x501), uid(0x502)] as const;
export const representative = (index: number): string => uid(0x600 + index);
export const representativeSeat = (index: number): string => uid(0x700 + index);
export const INSTITUTION = uid(0x401);

const persons = MEMBERS.map(([person]) => person);
const representatives = Array.from({ length: 12 }, (_, index) => representative(index));

/** Only the forum, with its seats filled. */
export function seatForum(world: World): World {
  events(
    world.forum({
      type: 'establish-forum',
      data: { region: REGION, level: 'regency', name: 'FPK Kabupaten Klaten' },
    }),
  );
  MEMBERS.forEach(([person, organKind, organ], index) => {
    const data = {
      seat: seatOf(index),
      person,
      organKind,
      organ,
      standing: 'core',
      concern: 'Peduli',
    } as const;
    events(world.forum({ type: 'seat-member', data }));
  });
  return world;
}

/** A forum that meets every criterion of step 1. */
export function formForum(world: World): World {
  seatForum(world);
  const heldOn = world.today;
  events(
    world.forum({
      type: 'record-alignment',
      data: { heldOn, topics: ['cluster', 'programme'], attendees: [...persons] },
    }),
  );
  events(
    world.forum({
      type: 'agree-mechanism',
      data: { coordinator: COORDINATOR, firstMeeting: heldOn, rhythm: { every: 1, unit: 'month' } },
    }),
  );
  events(world.forum({ type: 'set-honorarium-rule', data: { attached: false } }));
  events(
    world.forum({
      type: 'record-decree',
      data: {
        number: '500/1',
        date: heldOn,
        signatory: 'bupati',
        subject: 'Pembentukan FPK',
        covers: ['formation', 'membership'],
        roster: [...persons],
      },
    }),
  );
  events(world.forum({ type: 'name-operating-funds', data: { channel: 'bappeda', year: 2026 } }));
  return world;
}

export function enrol(world: World): World {
  events(
    world.cluster({
      type: 'enrol-cluster',
      data: {
        region: REGION,
        forum: FORUM,
        name: 'Klaster Logam Ceper',
        aliases: ['Klaten'],
        sector: 'industry',
        stage: 'sentra',
      },
    }),
  );
  return world;
}

const score = (value: number) => ({ score: value, why: 'Dinilai bersama' });
export const scores = (value: number) => ({
  'chain-length': score(value),
  flagship: score(value),
  'local-resources': score(value),
  concentration: score(value),
});

/** Opens a round with one scored candidate. */
export function scoreRound(world: World): World {
  events(world.forum({ type: 'open-round', data: { round: ROUND, sector: 'industry' } }));
  events(
    world.forum({
      type: 'score-candidate',
      data: {
        round: ROUND,
        candidate: CANDIDATE,
        name: 'Industri logam',
        sector: 'industry',
        scores: scores(5),
      },
    }),
  );
  return world;
}

export function meet(world: World, meeting: string = MEETING): World {
  events(
    world.forum({
      type: 'record-meeting',
      data: {
        meeting,
        heldOn: world.today,
        purposes: ['preparation'],
        clusters: [],
        attendees: [...persons],
        decisions: ['Industri logam dipilih'],
        actions: [],
      },
    }),
  );
  return world;
}

export function chooseFlagship(world: World): World {
  scoreRound(world);
  meet(world);
  events(
    world.forum({
      type: 'choose-flagship',
      data: { round: ROUND, candidate: CANDIDATE, meeting: MEETING },
    }),
  );
  events(world.cluster({ type: 'cite-flagship', data: { round: ROUND } }));
  return world;
}

export function mapSupport(world: World): World {
  events(
    world.cluster({
      type: 'map-institution',
      data: { institution: INSTITUTION, name: 'BPR Klaten', type: 'finance' },
    }),
  );
  for (const type of ['supplier', 'distribution', 'promotion', 'certification'] as const) {
    events(world.cluster({ type: 'explain-gap', data: { type, why: 'Dijajaki tahun depan' } }));
  }
  events(
    world.cluster({
      type: 'commit-institution',
      data: {
        institution: INSTITUTION,
        commitment: 'Plafon kredit',
        gainCluster: 'Modal kerja',
        gainInstitution: 'Nasabah baru',
        balance: 'balanced',
      },
    }),
  );
  return world;
}

/** Two sub-groups and twelve representatives. */
export function seatFkak(world: World): World {
  SUBGROUPS.forEach((subgroup, index) =>
    events(world.cluster({ type: 'list-subgroup', data: { subgroup, name: `Kelompok ${index + 1}` } })),
  );
  representatives.forEach((person, index) =>
    events(
      world.cluster({
        type: 'seat-representative',
        data: { seat: representativeSeat(index), person, subgroup: SUBGROUPS[index % 2]! },
      }),
    ),
  );
  return world;
}

export function formFkak(world: World): World {
  const heldOn = world.today;
  events(
    world.cluster({ type: 'establish-fkak', data: { establishedOn: heldOn, document: 'Berita acara 01' } }),
  );
  seatFkak(world);
  events(
    world.cluster({
      type: 'record-fkak-alignment',
      data: { heldOn, topics: ['concept', 'stages'], attendees: representatives },
    }),
  );
  events(
    world.cluster({
      type: 'agree-fkak-mechanism',
      data: { coordinator: representative(0), firstMeeting: heldOn, rhythm: { every: 1, unit: 'month' } },
    }),
  );
  events(
    world.cluster({
      type: 'record-fkak-meeting',
      data: {
        meeting: uid(0x801),
        heldOn,
        purposes: ['communication', 'evaluation', 'planning'],
        clusters: [],
        attendees: representatives,
        decisions: [],
        actions: [],
      },
    }),
  );
  return world;
}

/** The manager submits, the coordinator approves. */
export function complete(world: World, step: StepKey): World {
  events(world.cluster({ type: 'submit-step', data: { step } }));
  events(world.cluster({ type: 'approve-step', data: { step } }, { by: coordinator }));
  return world;
}

const PREPARE: readonly (readonly [StepKey, (world: World) => World])[] = [
  ['fpk', (world) => enrol(formForum(world))],
  ['flagship', chooseFlagship],
  ['support', mapSupport],
  ['fkak', formFkak],
];

/** A cluster whose step is open with every criterion met, and those before it completed. */
export function readyFor(world: World, step: StepKey): World {
  for (const [key, prepare] of PREPARE) {
    prepare(world);
    if (key === step) return world;
    complete(world, key);
  }
  return world;
}
