import { z } from 'zod';
import { text } from '../bilingual.js';
import type { CommandOf } from '../command-spec.js';
import { command } from '../command-spec.js';
import { messages } from '../messages.js';
import {
  agreementKinds,
  complaintKinds,
  feeBases,
  feeValuations,
  partnerKinds,
  phases,
  problemKinds,
  sides,
  workKinds,
} from '../lists.js';
import {
  day,
  distinct,
  money,
  name,
  note,
  quarter,
  rate,
  sha256,
  signedMoney,
  textOf,
  uuid,
} from '../primitives.js';
import { ID, retractFact } from './shared.js';

const party = z.strictObject({
  name,
  /** The person who signs, their capacity, and the mandate they sign under (decision 8). */
  signatory: uuid,
  capacity: textOf(200),
  mandate: textOf(200),
  reference: textOf(100),
  gain: note,
  rights: z.array(note).max(50),
  obligations: z.array(note).max(50),
});
const work = z.strictObject({
  work: uuid,
  kind: workKinds.schema,
  what: note,
  /** How this help is paid for; absent while not agreed. */
  paidBy: feeBases.schema.optional(),
});
const deliverable = z.strictObject({ deliverable: uuid, what: note, due: day, acceptance: note });
const payment = z.strictObject({ payment: uuid, due: day, amount: money, payer: sides.schema });
const profitShare = z.strictObject({
  rate,
  /** Profit per settlement period before the help, rupiah. */
  baseline: money,
  baselineFrom: day,
  baselineUntil: day,
  floor: money,
  cap: money.optional(),
  attribution: note,
  verifier: note,
  lateData: note,
});
const fee = z.strictObject({
  basis: feeBases.schema,
  valuation: feeValuations.schema,
  valuationWhy: note,
  cash: money.optional(),
  profitShare: profitShare.optional(),
});

/** What both sides confirm: the hash is of its canonical form. */
export const agreementTerms = z
  .strictObject({
    title: name,
    place: textOf(200),
    date: day,
    cluster: party,
    partner: party,
    partnerKind: partnerKinds.schema,
    /** The supporting institution or the forum, when the partner is one that is on record. */
    partnerId: uuid.optional(),
    background: note,
    object: note,
    scope: note,
    location: textOf(200),
    from: day,
    until: day,
    problems: distinct(problemKinds.schema, 0, 4),
    works: z.array(work).min(1).max(50),
    deliverables: z.array(deliverable).max(100),
    payments: z.array(payment).max(100),
    fee,
    cooperationPlan: note.optional(),
    coordinationPlan: z.array(z.strictObject({ phase: phases.schema, how: note })).max(3),
    addendumRule: note,
    terminationRule: note,
    disputeClause: note,
    attachments: distinct(sha256, 0, 50),
  })
  .refine((terms) => terms.from <= terms.until, { path: ['until'], message: messages.untilAfterFrom.en });
export type AgreementTerms = z.output<typeof agreementTerms>;

export const exampleTerms: z.input<typeof agreementTerms> = {
  title: 'Pendampingan teknis pengecoran',
  place: 'Klaten',
  date: '2026-11-20',
  cluster: {
    name: 'FKAK Logam Ceper',
    signatory: ID.person2,
    capacity: 'Ketua FKAK',
    mandate: 'Berita acara mandat 02/FKAK/2026',
    reference: '03/FKAK/2026',
    gain: 'Cacat cor turun',
    rights: ['Menerima pendampingan'],
    obligations: ['Menyediakan data produksi'],
  },
  partner: {
    name: 'Politeknik Manufaktur (contoh)',
    signatory: ID.person3,
    capacity: 'Direktur',
    mandate: 'Surat tugas 11/2026',
    reference: '77/PM/2026',
    gain: 'Imbalan dan tempat praktik',
    rights: ['Menerima imbalan'],
    obligations: ['Mendampingi dua kali sebulan'],
  },
  partnerKind: 'university',
  background: 'Cacat cor tinggi',
  object: 'Perbaikan proses pengecoran',
  scope: 'Anggota FKAK',
  location: 'Ceper',
  from: '2026-11-20',
  until: '2027-11-19',
  problems: ['production'],
  works: [{ work: ID.item, kind: 'technical', what: 'Pendampingan tungku', paidBy: 'cash' }],
  deliverables: [],
  payments: [],
  fee: { basis: 'cash', valuation: 'fair', valuationWhy: 'Setara tarif jasa di daerah', cash: '24000000' },
  cooperationPlan: 'Kelas bersama antaranggota lewat FKAK',
  coordinationPlan: [
    { phase: 'contract', how: 'FPK mendampingi perundingan' },
    { phase: 'assistance', how: 'Laporan bulanan kepada FPK' },
    { phase: 'implementation', how: 'Rapat evaluasi triwulan' },
  ],
  addendumRule: 'Tertulis, disetujui kedua pihak',
  terminationRule: 'Pemberitahuan 30 hari',
  disputeClause: 'Musyawarah, lalu mediasi FPK',
  attachments: [],
};

export const draftAgreement = command(
  'draft-agreement',
  text('Susun rancangan perjanjian', 'Draft an agreement'),
  z.strictObject({ cluster: uuid, kind: agreementKinds.schema, terms: agreementTerms }),
  { cluster: ID.cluster, kind: 'lpt', terms: exampleTerms },
  { creates: true },
);
export const reviseTerms = command(
  'revise-terms',
  text('Ubah rancangan', 'Revise the draft'),
  z.strictObject({ terms: agreementTerms }),
  { terms: exampleTerms },
);
export const recordAccompaniment = command(
  'record-accompaniment',
  text('Catat pendampingan FPK', 'Record that the FPK accompanied'),
  z.strictObject({ member: uuid, heldOn: day, note: note.optional() }),
  { member: ID.person, heldOn: '2026-11-20' },
);
export const openConfirmation = command(
  'open-confirmation',
  text('Ajukan untuk dikonfirmasi', 'Open for confirmation'),
  z.strictObject({ hash: sha256 }),
  { hash: 'a'.repeat(64) },
);
export const confirmAgreement = command(
  'confirm-agreement',
  text('Konfirmasi naskah', 'Confirm the text'),
  z.strictObject({ side: sides.schema, hash: sha256, read: z.literal(true) }),
  { side: 'cluster', hash: 'a'.repeat(64), read: true },
);
export const withdrawConfirmation = command(
  'withdraw-confirmation',
  text('Kembalikan ke rancangan', 'Return to draft'),
  z.strictObject({ reason: note }),
  { reason: 'Jadwal perlu diubah' },
);
export const proposeAddendum = command(
  'propose-addendum',
  text('Usulkan adendum', 'Propose an addendum'),
  z.strictObject({
    addendum: uuid,
    what: note,
    until: day.optional(),
    deliverables: z.array(deliverable).max(50),
    payments: z.array(payment).max(50),
  }),
  {
    addendum: ID.round,
    what: 'Perpanjangan enam bulan',
    until: '2028-05-19',
    deliverables: [],
    payments: [],
  },
);
export const confirmAddendum = command(
  'confirm-addendum',
  text('Konfirmasi adendum', 'Confirm an addendum'),
  z.strictObject({ addendum: uuid, side: sides.schema, hash: sha256, read: z.literal(true) }),
  { addendum: ID.round, side: 'cluster', hash: 'a'.repeat(64), read: true },
);
export const submitDeliverable = command(
  'submit-deliverable',
  text('Serahkan hasil kerja', 'Submit a deliverable'),
  z.strictObject({
    deliverable: uuid,
    submittedOn: day,
    evidence: distinct(sha256, 0, 50),
    note: note.optional(),
  }),
  { deliverable: ID.item, submittedOn: '2026-11-20', evidence: [] },
);
export const acceptDeliverable = command(
  'accept-deliverable',
  text('Terima hasil kerja', 'Accept a deliverable'),
  z.strictObject({ deliverable: uuid, note: note.optional() }),
  { deliverable: ID.item },
);
export const returnDeliverable = command(
  'return-deliverable',
  text('Kembalikan hasil kerja', 'Return a deliverable'),
  z.strictObject({ deliverable: uuid, reason: note }),
  { deliverable: ID.item, reason: 'Laporan belum lengkap' },
);
export const recordPayment = command(
  'record-payment',
  text('Catat pembayaran', 'Record a payment'),
  z.strictObject({
    payment: uuid,
    scheduled: uuid.optional(),
    payer: sides.schema,
    amount: money,
    paidOn: day,
    what: note,
  }),
  { payment: ID.action, payer: 'cluster', amount: '6000000', paidOn: '2026-11-20', what: 'Termin pertama' },
);
export const recordAssistance = command(
  'record-assistance',
  text('Catat pendampingan', 'Record assistance done'),
  z.strictObject({
    assistance: uuid,
    work: uuid,
    heldOn: day,
    what: note,
    value: money,
    evidence: distinct(sha256, 0, 50),
  }),
  {
    assistance: ID.meeting,
    work: ID.item,
    heldOn: '2026-11-20',
    what: 'Uji tungku',
    value: '2000000',
    evidence: [],
  },
);
export const settleAssistance = command(
  'settle-assistance',
  text('Nilai dan bayar pendampingan', 'Settle assistance'),
  z.strictObject({
    assistance: distinct(uuid, 1, 100),
    basis: feeBases.schema,
    amount: money,
    settledOn: day,
  }),
  { assistance: [ID.meeting], basis: 'cash', amount: '2000000', settledOn: '2026-11-20' },
);
export const settleProfitShare = command(
  'settle-profit-share',
  text('Hitung bagi hasil', 'Settle the profit share'),
  z.strictObject({ period: quarter, profit: signedMoney, verifiedBy: note, settledOn: day }),
  { period: '2026-Q3', profit: '42500000', verifiedBy: 'Akuntan koperasi', settledOn: '2026-11-20' },
);
export const recordGain = command(
  'record-gain',
  text('Catat manfaat satu pihak', 'Record what a side gained'),
  z.strictObject({ side: sides.schema, period: quarter, amount: signedMoney, what: note }),
  { side: 'cluster', period: '2026-Q3', amount: '12500000', what: 'Tambahan laba karena cacat cor turun' },
);
export const recordCoordination = command(
  'record-coordination',
  text('Catat koordinasi dengan FPK', 'Record coordination with the FPK'),
  z.strictObject({ phase: phases.schema, heldOn: day, note }),
  { phase: 'assistance', heldOn: '2026-11-20', note: 'Laporan bulanan dibahas' },
);
export const recordCooperation = command(
  'record-cooperation',
  text('Catat dorongan kerja sama', 'Record cooperation fostered'),
  z.strictObject({ heldOn: day, note }),
  { heldOn: '2026-11-20', note: 'Kelas bersama dua kelompok' },
);
export const fileComplaint = command(
  'file-complaint',
  text('Ajukan pengaduan', 'File a complaint'),
  z.strictObject({ complaint: uuid, party: sides.schema, kind: complaintKinds.schema, what: note }),
  {
    complaint: ID.complaint,
    party: 'cluster',
    kind: 'one-sided-loss',
    what: 'Bagi hasil dihitung tanpa laba dasar',
  },
);
export const resolveComplaint = command(
  'resolve-complaint',
  text('Selesaikan pengaduan', 'Resolve a complaint'),
  z.strictObject({ complaint: uuid, upheld: z.boolean(), how: note }),
  { complaint: ID.complaint, upheld: true, how: 'Dihitung ulang, selisih dikembalikan' },
);
export const fulfilAgreement = command(
  'fulfil-agreement',
  text('Nyatakan terpenuhi', 'Declare fulfilled'),
  z.strictObject({ endedOn: day, note }),
  { endedOn: '2026-11-20', note: 'Semua hasil kerja diterima' },
);
export const terminateAgreement = command(
  'terminate-agreement',
  text('Akhiri perjanjian', 'Terminate the agreement'),
  z.strictObject({ endedOn: day, reason: note }),
  { endedOn: '2026-11-20', reason: 'Mitra tidak menjalankan kewajiban' },
);

export const agreementCommands = [
  draftAgreement,
  reviseTerms,
  recordAccompaniment,
  openConfirmation,
  confirmAgreement,
  withdrawConfirmation,
  proposeAddendum,
  confirmAddendum,
  submitDeliverable,
  acceptDeliverable,
  returnDeliverable,
  recordPayment,
  recordAssistance,
  settleAssistance,
  settleProfitShare,
  recordGain,
  recordCoordination,
  recordCooperation,
  fileComplaint,
  resolveComplaint,
  fulfilAgreement,
  terminateAgreement,
  retractFact,
] as const;
export type AgreementCommand = CommandOf<typeof agreementCommands>;
