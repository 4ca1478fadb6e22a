import type { Bilingual } from '@app/contracts';
import { text } from '@app/contracts';
import type { Checklist } from '../definitions/checklist.js';
import type { ClusterWorkflow } from './cluster.sentences.js';
import type { Told, Telling } from './told.js';
import type { Voice } from './voice.js';

interface Reasoned {
  readonly reason: string;
}

/** An act without anything to name but its reason. */
const plain = (title: Bilingual, did: Bilingual): Told<Reasoned> => ({
  title,
  id: () => did.id,
  en: () => did.en,
  basis: (d, say) => say.quote(d.reason),
});

/** What was judged, then the submitter's or approver's own words. */
function judged(d: { checklist: Checklist; note?: string | undefined }, say: Voice): string {
  const words = say.quoteAny(d.note);
  return words === undefined ? say.judged(d.checklist) : `${say.judged(d.checklist)}; ${words}`;
}

/** What moves the cluster's programme on: steps, waivers, standing. */
export const workflowSentences: Telling<ClusterWorkflow> = {
  StepSubmitted: {
    title: text('Langkah diajukan', 'Step submitted'),
    id: (d, say) => `mengajukan ${say.step(d.step)}`,
    en: (d, say) => `submitted ${say.step(d.step)}`,
    basis: judged,
  },
  SubmissionRecalled: {
    title: text('Pengajuan ditarik', 'Submission recalled'),
    id: (d, say) => `menarik pengajuan ${say.step(d.step)}`,
    en: (d, say) => `recalled the submission of ${say.step(d.step)}`,
    basis: (d, say) => say.quote(d.reason),
  },
  StepReturned: {
    title: text('Langkah dikembalikan', 'Step returned'),
    id: (d, say) => `mengembalikan ${say.step(d.step)} kepada pengaju`,
    en: (d, say) => `returned ${say.step(d.step)} to the submitter`,
    basis: (d, say) => say.quote(d.reason),
  },
  StepCompleted: {
    title: text('Langkah selesai', 'Step completed'),
    id: (d, say) => `menyetujui ${say.step(d.step)}; langkah itu selesai`,
    en: (d, say) => `approved ${say.step(d.step)}; the step is completed`,
    basis: judged,
  },
  StepReopened: {
    title: text('Langkah dibuka kembali', 'Step reopened'),
    id: (d, say) => `membuka kembali ${say.step(d.step)}`,
    en: (d, say) => `reopened ${say.step(d.step)}`,
    basis: (d, say) => say.quote(d.reason),
  },
  StepLapsed: {
    title: text('Langkah gugur', 'Step lapsed'),
    id: (d, say) => `mencatat ${say.step(d.step)}, gugur karena tidak lagi terpenuhi`,
    en: (d, say) => `recorded that ${say.step(d.step)}, lapsed because it is no longer met`,
    basis: (d, say) => say.unmet(d.checklist) || say.judged(d.checklist),
  },
  StepRestored: {
    title: text('Langkah dipulihkan', 'Step restored'),
    id: (d, say) => `mencatat ${say.step(d.step)}, pulih karena terpenuhi kembali`,
    en: (d, say) => `recorded that ${say.step(d.step)}, is restored because it is met again`,
    basis: judged,
  },
  WaiverRequested: {
    title: text('Pengecualian diminta', 'Waiver requested'),
    id: (d, say) =>
      `meminta pengecualian atas kriteria ${say.quote(say.name(d.waiver))} sampai ${say.day(d.expires)}`,
    en: (d, say) =>
      `asked for a waiver of the criterion ${say.quote(say.name(d.waiver))} until ${say.day(d.expires)}`,
    basis: (d, say) => say.quote(d.reason),
  },
  CriterionWaived: {
    title: text('Kriteria dikecualikan', 'Criterion waived'),
    id: (d, say) =>
      `memberi pengecualian atas kriteria ${say.quote(say.name(d.waiver))} sampai ${say.day(d.expires)}${d.requestedBy ? `, diminta oleh ${say.name(d.requestedBy)}` : ''}`,
    en: (d, say) =>
      `waived the criterion ${say.quote(say.name(d.waiver))} until ${say.day(d.expires)}${d.requestedBy ? `, as asked for by ${say.name(d.requestedBy)}` : ''}`,
    basis: (d, say) => (d.note ? `${say.quote(d.reason)}; ${say.quote(d.note)}` : say.quote(d.reason)),
  },
  WaiverDeclined: {
    title: text('Pengecualian ditolak', 'Waiver declined'),
    id: (d, say) => `menolak pengecualian atas kriteria ${say.quote(say.name(d.waiver))}`,
    en: (d, say) => `declined the waiver of the criterion ${say.quote(say.name(d.waiver))}`,
    basis: (d, say) => say.quote(d.reason),
  },
  WaiverRevoked: {
    title: text('Pengecualian dicabut', 'Waiver revoked'),
    id: (d, say) => `mencabut pengecualian atas kriteria ${say.quote(say.name(d.waiver))}`,
    en: (d, say) => `revoked the waiver of the criterion ${say.quote(say.name(d.waiver))}`,
    basis: (d, say) => say.quote(d.reason),
  },
  WaiverExpired: {
    title: text('Pengecualian berakhir', 'Waiver expired'),
    id: (d, say) =>
      `mencatat berakhirnya pengecualian atas kriteria ${say.quote(say.name(d.waiver))} pada ${say.day(d.expiredOn)}`,
    en: (d, say) =>
      `recorded that the waiver of the criterion ${say.quote(say.name(d.waiver))} expired on ${say.day(d.expiredOn)}`,
  },
  ProgrammeSuspended: plain(
    text('Program ditangguhkan', 'Programme suspended'),
    text('menangguhkan program klaster', "suspended the cluster's programme"),
  ),
  ProgrammeResumed: plain(
    text('Program dilanjutkan', 'Programme resumed'),
    text('melanjutkan program klaster', "resumed the cluster's programme"),
  ),
  ProgrammeWithdrawn: plain(
    text('Klaster ditarik', 'Cluster withdrawn'),
    text('menarik klaster dari program', 'withdrew the cluster from the programme'),
  ),
};
