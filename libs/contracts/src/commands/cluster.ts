import { z } from 'zod';
import { text } from '../bilingual.js';
import type { CommandOf } from '../command-spec.js';
import { command } from '../command-spec.js';
import { balances, institutionTypes, lifeCycleStages, sectors, stepKeys } from '../lists.js';
import { day, distinct, name, note, regionCode, sha256, textOf, uuid } from '../primitives.js';
import { alignmentData, closeActionData, ID, mechanismData, meetingData, retractFact } from './shared.js';

const step = stepKeys.schema;

export const enrolCluster = command(
  'enrol-cluster',
  text('Daftarkan klaster', 'Enrol a cluster'),
  z.strictObject({
    region: regionCode,
    forum: uuid,
    name,
    aliases: distinct(name, 0, 20),
    sector: sectors.schema,
    stage: lifeCycleStages.schema,
  }),
  {
    region: '33.10',
    forum: ID.forum,
    name: 'Klaster Logam Ceper',
    aliases: ['Klaten'],
    sector: 'industry',
    stage: 'sentra',
  },
  { creates: true },
);
export const setStage = command(
  'set-stage',
  text('Tetapkan tahap daur hidup', 'Set the life-cycle stage'),
  z.strictObject({ typology: z.literal('adb-2001'), stage: lifeCycleStages.schema, why: note }),
  { typology: 'adb-2001', stage: 'cluster', why: 'Kerja sama antaranggota sudah rutin' },
);
export const citeFlagship = command(
  'cite-flagship',
  text('Rujuk putaran pemilihan', 'Cite the selection round'),
  z.strictObject({ round: uuid }),
  { round: ID.round },
);
export const mapInstitution = command(
  'map-institution',
  text('Petakan lembaga pendukung', 'Map a supporting institution'),
  z.strictObject({ institution: uuid, name, type: institutionTypes.schema }),
  { institution: ID.institution, name: 'BPR Klaten', type: 'finance' },
);
export const explainGap = command(
  'explain-gap',
  text('Jelaskan kekosongan', 'Explain a gap'),
  z.strictObject({ type: institutionTypes.schema, why: note }),
  { type: 'certification', why: 'Lembaga terdekat ada di Semarang; dijajaki tahun depan' },
);
export const commitInstitution = command(
  'commit-institution',
  text('Catat komitmen lembaga', "Record an institution's commitment"),
  z.strictObject({
    institution: uuid,
    commitment: note,
    gainCluster: note,
    gainInstitution: note,
    balance: balances.schema,
    document: sha256.optional(),
  }),
  {
    institution: ID.institution,
    commitment: 'Plafon kredit modal kerja',
    gainCluster: 'Modal kerja dengan bunga wajar',
    gainInstitution: 'Nasabah baru yang terdampingi',
    balance: 'balanced',
  },
);
export const declineInstitution = command(
  'decline-institution',
  text('Catat penolakan lembaga', 'Record that an institution declined'),
  z.strictObject({ institution: uuid, why: note }),
  { institution: ID.institution, why: 'Belum ada anggaran' },
);
export const establishFkak = command(
  'establish-fkak',
  text('Bentuk FKAK', 'Establish the member forum (FKAK)'),
  z.strictObject({ establishedOn: day, document: textOf(200) }),
  { establishedOn: '2026-11-20', document: 'Berita acara 01/FKAK/2026' },
);
export const listSubgroup = command(
  'list-subgroup',
  text('Daftarkan kelompok', 'List a sub-group'),
  z.strictObject({ subgroup: uuid, name, firms: z.int().min(1).max(100_000).optional() }),
  { subgroup: ID.subgroup, name: 'Kelompok pengecoran', firms: 40 },
);
export const seatRepresentative = command(
  'seat-representative',
  text('Dudukkan wakil kelompok', 'Seat a representative'),
  z.strictObject({ seat: uuid, person: uuid, subgroup: uuid, until: day.optional() }),
  { seat: ID.seat, person: ID.person, subgroup: ID.subgroup },
);
export const recordRepresentativeLeft = command(
  'record-representative-left',
  text('Catat wakil keluar', 'Record that a representative left'),
  z.strictObject({ seat: uuid, leftOn: day, why: note }),
  { seat: ID.seat, leftOn: '2026-11-20', why: 'Usaha pindah' },
);
export const recordFkakAlignment = command(
  'record-fkak-alignment',
  text('Catat penyamaan visi dan misi FKAK', 'Record the alignment of the FKAK'),
  alignmentData,
  { heldOn: '2026-11-20', topics: ['concept', 'stages'], attendees: [ID.person] },
);
export const agreeFkakMechanism = command(
  'agree-fkak-mechanism',
  text('Sepakati mekanisme FKAK', 'Agree the mechanism of the FKAK'),
  mechanismData,
  { coordinator: ID.person, firstMeeting: '2026-11-20', rhythm: { every: 1, unit: 'month' } },
);
export const recordFkakMeeting = command(
  'record-fkak-meeting',
  text('Catat rapat FKAK', 'Record a meeting of the FKAK'),
  meetingData,
  {
    meeting: ID.meeting,
    heldOn: '2026-11-20',
    purposes: ['communication', 'evaluation', 'planning'],
    clusters: [],
    attendees: [ID.person],
    decisions: [],
    actions: [],
  },
);
export const closeFkakAction = command(
  'close-fkak-action',
  text('Selesaikan tindak lanjut rapat FKAK', 'Close an action item of the FKAK'),
  closeActionData,
  { action: ID.action, doneOn: '2026-11-20', how: 'Sudah dikirim' },
);
export const submitStep = command(
  'submit-step',
  text('Ajukan langkah', 'Submit a step'),
  z.strictObject({ step, note: note.optional() }),
  {
    step: 'fpk',
  },
);
export const recallSubmission = command(
  'recall-submission',
  text('Tarik pengajuan', 'Recall a submission'),
  z.strictObject({ step, reason: note }),
  { step: 'fpk', reason: 'Data belum lengkap' },
);
export const approveStep = command(
  'approve-step',
  text('Setujui langkah', 'Approve a step'),
  z.strictObject({ step, note: note.optional() }),
  {
    step: 'fpk',
  },
);
export const returnStep = command(
  'return-step',
  text('Kembalikan pengajuan', 'Return a submission'),
  z.strictObject({ step, reason: note }),
  { step: 'fpk', reason: 'Lampirkan daftar hadir' },
);
export const reopenStep = command(
  'reopen-step',
  text('Buka kembali langkah', 'Reopen a step'),
  z.strictObject({ step, reason: note }),
  { step: 'fpk', reason: 'SK dicabut' },
);
export const requestWaiver = command(
  'request-waiver',
  text('Minta pengecualian', 'Request a waiver'),
  z.strictObject({ waiver: uuid, criterion: textOf(60), reason: note, expires: day }),
  {
    waiver: ID.waiver,
    criterion: 'fpk-decree-issued',
    reason: 'SK menunggu tanda tangan',
    expires: '2027-03-31',
  },
);
export const grantWaiver = command(
  'grant-waiver',
  text('Beri pengecualian', 'Grant a waiver'),
  z.strictObject({ waiver: uuid, note: note.optional() }),
  { waiver: ID.waiver },
);
export const declineWaiver = command(
  'decline-waiver',
  text('Tolak pengecualian', 'Decline a waiver'),
  z.strictObject({ waiver: uuid, reason: note }),
  { waiver: ID.waiver, reason: 'SK harus terbit dahulu' },
);
export const revokeWaiver = command(
  'revoke-waiver',
  text('Cabut pengecualian', 'Revoke a waiver'),
  z.strictObject({ waiver: uuid, reason: note }),
  { waiver: ID.waiver, reason: 'Tidak diperlukan lagi' },
);
export const suspendProgramme = command(
  'suspend-programme',
  text('Tangguhkan program', 'Suspend the programme'),
  z.strictObject({ reason: note }),
  { reason: 'Banjir di sentra' },
);
export const resumeProgramme = command(
  'resume-programme',
  text('Lanjutkan program', 'Resume the programme'),
  z.strictObject({ reason: note }),
  { reason: 'Sentra pulih' },
);
export const withdrawProgramme = command(
  'withdraw-programme',
  text('Tarik klaster dari program', 'Withdraw the cluster'),
  z.strictObject({ reason: note }),
  { reason: 'Anggota memilih bubar' },
);

export const clusterCommands = [
  enrolCluster,
  setStage,
  citeFlagship,
  mapInstitution,
  explainGap,
  commitInstitution,
  declineInstitution,
  establishFkak,
  listSubgroup,
  seatRepresentative,
  recordRepresentativeLeft,
  recordFkakAlignment,
  agreeFkakMechanism,
  recordFkakMeeting,
  closeFkakAction,
  submitStep,
  recallSubmission,
  approveStep,
  returnStep,
  reopenStep,
  requestWaiver,
  grantWaiver,
  declineWaiver,
  revokeWaiver,
  suspendProgramme,
  resumeProgramme,
  withdrawProgramme,
  retractFact,
] as const;
export type ClusterCommand = CommandOf<typeof clusterCommands>;
