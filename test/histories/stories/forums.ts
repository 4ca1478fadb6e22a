import {
  chooseFlagship,
  enrol,
  formForum,
  MEMBERS,
  readyFor,
  scoreRound,
  seatForum,
  seatOf,
} from '../../../libs/programme/src/testing/journey.js';
import { CLUSTER, events, FORUM, uid, World } from '../../../libs/programme/src/testing/world.js';
import type { Story } from './story.js';

const indexOf = (world: World, type: string): number =>
  world.entries(FORUM).findIndex(({ events: [first] }) => first!.type === type) + 1;

export const forumStories: readonly Story[] = [
  { name: 'forum-formed', stream: FORUM, play: () => formForum(new World()) },
  { name: 'forum-chooses-a-flagship', stream: FORUM, play: () => readyFor(new World(), 'flagship') },
  {
    name: 'forum-members-come-and-go',
    stream: FORUM,
    play() {
      const world = formForum(new World()).on('2026-02-02');
      const left = { seat: seatOf(3), leftOn: '2026-02-01', why: 'Mutasi jabatan', seatContinues: true };
      events(world.forum({ type: 'record-member-left', data: left }));
      const seated = {
        seat: seatOf(3),
        person: uid(0x110),
        organKind: 'cooperative' as const,
        organ: 'Koperasi Logam',
        standing: 'core' as const,
        until: '2026-02-28',
      };
      events(world.forum({ type: 'seat-member', data: seated }));
      world.on('2026-03-02');
      events(world.forum({ type: 'end-member-term', data: { seat: seatOf(3) } }));
      const gone = { seat: seatOf(3), leftOn: '2026-03-02', why: 'Kursi dihapus', seatContinues: false };
      events(world.forum({ type: 'record-member-left', data: gone }));
      return world;
    },
  },
  {
    name: 'forum-honorarium-supervision-and-actions',
    stream: FORUM,
    play() {
      const world = formForum(new World()).on('2026-02-02');
      const reported = { case: uid(0x311), person: MEMBERS[1][0], paidOn: '2026-01-30', what: 'Honor rapat' };
      events(world.forum({ type: 'report-honorarium', data: reported }));
      const resolved = { case: uid(0x311), how: 'Dikembalikan ke kas daerah' };
      events(world.forum({ type: 'resolve-honorarium', data: resolved }));
      const visit = { kind: 'guidance' as const, cluster: CLUSTER, heldOn: '2026-01-28', note: 'Kunjungan' };
      events(world.forum({ type: 'record-supervision', data: visit }, { effective: '2026-01-28' }));
      const action = uid(0x313);
      const owner = MEMBERS[2][0];
      const meeting = {
        meeting: uid(0x312),
        heldOn: '2026-02-01',
        purposes: ['review' as const],
        clusters: [CLUSTER],
        attendees: [MEMBERS[0][0], owner],
        decisions: [],
        actions: [{ action, what: 'Surat ke bank', owner, due: '2026-03-01' }],
      };
      events(world.forum({ type: 'record-meeting', data: meeting }));
      const done = { action, doneOn: '2026-02-02', how: 'Surat terkirim' };
      events(world.forum({ type: 'close-action', data: done }));
      return world;
    },
  },
  {
    name: 'forum-mechanism-retracted-and-agreed-again',
    stream: FORUM,
    play() {
      const world = formForum(new World()).on('2026-02-02');
      const fact = { version: indexOf(world, 'MechanismAgreed'), index: 0 };
      events(world.forum({ type: 'retract-fact', data: { fact, reason: 'Tercatat dua kali' } }));
      const data = {
        coordinator: MEMBERS[1][0],
        firstMeeting: '2026-03-02',
        rhythm: { every: 2, unit: 'week' as const },
        place: 'Kantor Bappeda',
      };
      events(world.forum({ type: 'agree-mechanism', data }));
      return world;
    },
  },
  {
    name: 'forum-corrections-of-a-round',
    stream: FORUM,
    play() {
      const world = chooseFlagship(enrol(formForum(new World())));
      for (const type of ['FlagshipChosen', 'CandidateScored', 'RoundOpened']) {
        const fact = { version: indexOf(world, type), index: 0 };
        events(world.forum({ type: 'retract-fact', data: { fact, reason: 'Rapat tidak sah' } }));
      }
      return scoreRound(world);
    },
  },
  {
    name: 'forum-dissolved',
    stream: FORUM,
    play() {
      const world = seatForum(new World()).on('2026-02-02');
      events(world.forum({ type: 'dissolve-forum', data: { reason: 'Digabung dengan FPK provinsi' } }));
      const fact = { version: indexOf(world, 'MemberSeated'), index: 0 };
      events(world.forum({ type: 'retract-fact', data: { fact, reason: 'Salah orang' } }));
      return world;
    },
  },
];
