import { z } from 'zod';
import { text } from '../bilingual.js';
import type { CommandOf } from '../command-spec.js';
import { command } from '../command-spec.js';
import {
  decreeCovers,
  decreeSignatories,
  fundingChannels,
  organKinds,
  regionLevels,
  sectors,
  standings,
  supervisionKinds,
} from '../lists.js';
import { day, distinct, money, name, note, regionCode, textOf, uuid } from '../primitives.js';
import { alignmentData, closeActionData, ID, mechanismData, meetingData, retractFact } from './shared.js';

export const establishForum = command(
  'establish-forum',
  text('Bentuk FPK', 'Establish the forum (FPK)'),
  z.strictObject({ region: regionCode, level: regionLevels.schema, name }),
  { region: '33.10', level: 'regency', name: 'FPK Kabupaten Klaten' },
  { creates: true },
);
export const seatMember = command(
  'seat-member',
  text('Dudukkan anggota', 'Seat a member'),
  z.strictObject({
    seat: uuid,
    person: uuid,
    organKind: organKinds.schema,
    organ: name,
    standing: standings.schema,
    concern: note.optional(),
    until: day.optional(),
  }),
  {
    seat: ID.seat,
    person: ID.person,
    organKind: 'bappeda',
    organ: 'Bappeda Kabupaten Klaten',
    standing: 'core',
    concern: 'Klaster logam perlu tumbuh bersama',
  },
);
export const recordMemberLeft = command(
  'record-member-left',
  text('Catat anggota keluar', 'Record that a member left'),
  z.strictObject({ seat: uuid, leftOn: day, why: note, seatContinues: z.boolean() }),
  { seat: ID.seat, leftOn: '2026-11-20', why: 'Mutasi jabatan', seatContinues: true },
);
export const recordAlignment = command(
  'record-alignment',
  text('Catat penyamaan visi dan misi', 'Record the alignment of vision and mission'),
  alignmentData,
  { heldOn: '2026-11-20', topics: ['cluster', 'programme'], attendees: [ID.person] },
);
export const agreeMechanism = command(
  'agree-mechanism',
  text('Sepakati mekanisme kerja', 'Agree the working mechanism'),
  mechanismData,
  {
    coordinator: ID.person,
    firstMeeting: '2026-11-20',
    rhythm: { every: 1, unit: 'month' },
    place: 'Kantor Bappeda',
  },
);
export const recordDecree = command(
  'record-decree',
  text('Catat SK', 'Record the decree (SK)'),
  z.strictObject({
    number: textOf(100),
    date: day,
    signatory: decreeSignatories.schema,
    subject: note,
    covers: distinct(decreeCovers.schema, 1, 2),
    roster: distinct(uuid, 0, 200),
    until: day.optional(),
    supersedes: textOf(100).optional(),
  }),
  {
    number: '500/123/2026',
    date: '2026-11-20',
    signatory: 'bupati',
    subject: 'Pembentukan FPK',
    covers: ['formation', 'membership'],
    roster: [ID.person],
  },
);
export const nameOperatingFunds = command(
  'name-operating-funds',
  text('Sebutkan dana operasional', 'Name the operating funds'),
  z.strictObject({
    channel: fundingChannels.schema,
    year: z.int().min(1990).max(2199),
    amount: money.optional(),
  }),
  { channel: 'bappeda', year: 2026, amount: '25000000' },
);
export const setHonorariumRule = command(
  'set-honorarium-rule',
  text('Tetapkan aturan honor', 'Set the honorarium rule'),
  z.strictObject({ attached: z.boolean(), note: note.optional() }),
  { attached: false },
);
export const reportHonorarium = command(
  'report-honorarium',
  text('Laporkan honor', 'Report an honorarium'),
  z.strictObject({ case: uuid, person: uuid, paidOn: day, what: note }),
  { case: ID.complaint, person: ID.person, paidOn: '2026-11-20', what: 'Honor rapat tetap' },
);
export const resolveHonorarium = command(
  'resolve-honorarium',
  text('Selesaikan kasus honor', 'Resolve an honorarium case'),
  z.strictObject({ case: uuid, how: note }),
  { case: ID.complaint, how: 'Dikembalikan ke kas daerah' },
);
export const openRound = command(
  'open-round',
  text('Buka putaran pemilihan', 'Open a selection round'),
  z.strictObject({ round: uuid, sector: sectors.schema }),
  { round: ID.round, sector: 'industry' },
);
const score = z.strictObject({ score: z.int().min(1).max(5), why: note });
export const scoreCandidate = command(
  'score-candidate',
  text('Nilai calon industri', 'Score a candidate industry'),
  z.strictObject({
    round: uuid,
    candidate: uuid,
    name,
    sector: sectors.schema,
    scores: z.strictObject({
      'chain-length': score.optional(),
      flagship: score.optional(),
      'local-resources': score.optional(),
      concentration: score.optional(),
    }),
  }),
  {
    round: ID.round,
    candidate: ID.candidate,
    name: 'Industri logam',
    sector: 'industry',
    scores: {
      'chain-length': { score: 5, why: 'Dari pengecoran sampai pemasaran' },
      flagship: { score: 5, why: 'Tumpuan daerah' },
      'local-resources': { score: 4, why: 'Sebagian bahan dari luar' },
      concentration: { score: 5, why: 'Satu sentra' },
    },
  },
);
export const chooseFlagship = command(
  'choose-flagship',
  text('Tetapkan industri unggulan', 'Choose the flagship industry'),
  z.strictObject({ round: uuid, candidate: uuid, meeting: uuid, why: note.optional() }),
  { round: ID.round, candidate: ID.candidate, meeting: ID.meeting },
);
export const recordMeeting = command(
  'record-meeting',
  text('Catat rapat FPK', 'Record a forum meeting'),
  meetingData,
  {
    meeting: ID.meeting,
    heldOn: '2026-11-20',
    purposes: ['preparation'],
    clusters: [],
    attendees: [ID.person],
    decisions: ['Industri logam diusulkan'],
    actions: [],
  },
);
export const closeAction = command(
  'close-action',
  text('Selesaikan tindak lanjut rapat', 'Close an action item'),
  closeActionData,
  { action: ID.action, doneOn: '2026-11-20', how: 'Surat terkirim' },
);
export const recordSupervision = command(
  'record-supervision',
  text('Catat pembinaan atau pengawasan', 'Record guidance or supervision'),
  z.strictObject({ kind: supervisionKinds.schema, cluster: uuid, heldOn: day, note }),
  { kind: 'guidance', cluster: ID.cluster, heldOn: '2026-11-20', note: 'Kunjungan ke sentra' },
);
export const dissolveForum = command(
  'dissolve-forum',
  text('Bubarkan FPK', 'Dissolve the forum'),
  z.strictObject({ reason: note }),
  { reason: 'Digabung dengan FPK provinsi' },
);

export const forumCommands = [
  establishForum,
  seatMember,
  recordMemberLeft,
  recordAlignment,
  agreeMechanism,
  recordDecree,
  nameOperatingFunds,
  setHonorariumRule,
  reportHonorarium,
  resolveHonorarium,
  openRound,
  scoreCandidate,
  chooseFlagship,
  recordMeeting,
  closeAction,
  recordSupervision,
  dissolveForum,
  retractFact,
] as const;
export type ForumCommand = CommandOf<typeof forumCommands>;
