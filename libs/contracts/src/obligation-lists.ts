import { text } from './bilingual.js';
import { list } from './code-list.js';

/** What may fall due. Codes stand in keys and in the log: add-only. */
export const obligationKinds = list({
  'cycle-opening': text('membuka monitoring triwulan', 'open the monitoring cycle'),
  'cycle-evidence': text('melengkapi bukti monitoring', 'complete the evidence of the cycle'),
  'cycle-submission': text('mengajukan hasil monitoring', 'submit the monitoring cycle'),
  'cycle-review': text('memutuskan hasil monitoring', 'decide on the monitoring cycle'),
  'follow-up': text('menindaklanjuti temuan', 'follow up a finding'),
  'corrective-action': text('melaksanakan tindakan perbaikan', 'carry out a corrective action'),
  'forum-meeting': text('mengadakan rapat FPK', 'hold the meeting of the forum (FPK)'),
  'fkak-meeting': text('mengadakan rapat FKAK', 'hold the meeting of the member forum (FKAK)'),
  'action-item': text('menyelesaikan tindak lanjut rapat', "do a meeting's action item"),
  'decree-term': text('memperbarui SK', 'renew the decree (SK)'),
  'member-term': text('mengisi kursi FPK', 'fill a seat of the forum (FPK)'),
  'representative-term': text('mengisi kursi FKAK', 'fill a seat of the member forum (FKAK)'),
  'agreement-confirmation': text(
    'mengonfirmasi naskah perjanjian atau adendum',
    'confirm the text of an agreement or an addendum',
  ),
  'agreement-start': text('memulai pekerjaan perjanjian', 'begin the work of an agreement'),
  'agreement-renewal': text('memutuskan perpanjangan perjanjian', 'decide whether to renew an agreement'),
  'agreement-expiry': text(
    'menutup atau memperpanjang perjanjian',
    'close or prolong an agreement before it expires',
  ),
  deliverable: text('menyerahkan hasil kerja', 'submit a deliverable'),
  'deliverable-acceptance': text('memeriksa hasil kerja yang diserahkan', 'accept or return a deliverable'),
  payment: text('membayar sesuai jadwal', 'make a scheduled payment'),
  'waiver-decision': text('memutuskan permintaan pengecualian', 'decide on a requested waiver'),
  'waiver-expiry': text('memenuhi kriteria sebelum pengecualian berakhir', 'meet a waived criterion in time'),
  'step-approval': text('memutuskan langkah yang diajukan', 'decide on a submitted step'),
  'step-idle': text('melanjutkan langkah yang terhenti', 'go on with a step that stands still'),
});
export type ObligationKind = (typeof obligationKinds.codes)[number];

/** Rungs of an escalation ladder, lowest first. */
export const rungs = list({
  before: text('pengingat sebelum tenggat', 'reminder before the due date'),
  due: text('pengingat pada tenggat', 'reminder on the due date'),
  overdue: text('lewat tenggat', 'overdue'),
  escalated: text('eskalasi', 'escalated'),
  'escalated-again': text('eskalasi lanjutan', 'escalated again'),
});
export type Rung = (typeof rungs.codes)[number];

/** Why a notice went up the ladder. */
export const escalationReasons = list({
  overdue: text('lewat tenggat dan belum dipenuhi', 'overdue and not met'),
  unacknowledged: text('belum ada tanda terima', 'not acknowledged'),
  undeliverable: text('tidak dapat disampaikan', 'could not be handed over'),
});
export const noticeChannels = list({
  inbox: text('kotak masuk', 'inbox'),
  email: text('surel', 'e-mail'),
  webhook: text('webhook'),
  gateway: text('SMS atau WhatsApp', 'SMS or WhatsApp'),
});
export type NoticeChannel = (typeof noticeChannels.codes)[number];

/** Why a notice was not handed over. */
export const noticeFailures = list({
  nobody: text('tidak seorang pun memegang peran itu', 'nobody holds the role'),
  'no-channel': text('penerima tidak mempunyai saluran', 'the person has no channel'),
  refused: text('ditolak oleh penerima surat atau layanan', 'refused by the receiving service'),
  bounced: text('dikembalikan: alamat tidak dapat dicapai', 'bounced: the address cannot be reached'),
  unreachable: text('layanan tidak dapat dihubungi', 'the service could not be reached'),
  timeout: text('layanan tidak menjawab pada waktunya', 'the service did not answer in time'),
  'address-refused': text('alamat tujuan tidak diizinkan', 'the address is not allowed'),
  'outcome-unknown': text('tidak diketahui apakah sampai', 'whether it arrived is not known'),
});
export type NoticeFailure = (typeof noticeFailures.codes)[number];

/** Why an obligation no longer binds although it was not met. */
export const voidReasons = list({
  suspended: text('program ditangguhkan', 'the programme is suspended'),
  withdrawn: text('klaster ditarik dari program', 'the cluster was withdrawn from the programme'),
  dissolved: text('FPK dibubarkan', 'the forum was dissolved'),
  ended: text('perjanjian telah berakhir', 'the agreement has ended'),
  replaced: text('tenggat baru disepakati', 'a new date was agreed'),
  recalled: text('pengajuan ditarik', 'the submission was recalled'),
  lapsed: text('yang ditunggu telah lewat', 'what it waited for is over'),
  given: text('kursi dilepas', 'the seat was given up'),
  'no-longer-due': text(
    'fakta yang mendasarinya tidak lagi berlaku',
    'the fact that it rested on no longer holds',
  ),
});
export type VoidReason = (typeof voidReasons.codes)[number];
export const obligationStates = list({
  open: text('belum dipenuhi', 'open'),
  met: text('dipenuhi', 'met'),
  void: text('gugur', 'void'),
});
export type ObligationStatus = (typeof obligationStates.codes)[number];
