import { actors, aspects, findingCodes, followUpStatuses, text, verdicts } from '@app/contracts';
import type { cycleOwnEvents } from '../monitoring/events.js';
import type { EventOf } from '../shared/event-spec.js';
import type { Telling } from './told.js';

/** Facts of a monitoring cycle: chapter IV, B.7. */
export const cycleSentences: Telling<EventOf<typeof cycleOwnEvents>> = {
  CycleOpened: {
    title: text('Monitoring dibuka', 'Monitoring cycle opened'),
    id: (d, say) => `membuka monitoring ${say.quarter(d.period)} untuk klaster ${say.name(d.cluster)}`,
    en: (d, say) =>
      `opened the monitoring of ${say.quarter(d.period)} for the cluster ${say.name(d.cluster)}`,
  },
  ItemJudged: {
    title: text('Butir dinilai', 'Item judged'),
    id: (d, say) =>
      `menilai ${say.label(aspects, d.aspect)} dari ${say.label(actors, d.actor)} (${say.name(d.subject)}): ${say.label(verdicts, d.verdict)}`,
    en: (d, say) =>
      `judged ${say.label(aspects, d.aspect)} of the ${say.label(actors, d.actor)} (${say.name(d.subject)}): ${say.label(verdicts, d.verdict)}`,
    basis: (d, say) => {
      const words = [...d.evidence.map((each) => each.what), ...(d.note ? [d.note] : [])];
      return words.length === 0 ? undefined : words.map((each) => say.quote(each)).join('; ');
    },
  },
  FindingRaised: {
    title: text('Temuan dicatat', 'Finding raised'),
    id: (d, say) =>
      `mencatat temuan ${say.label(findingCodes, d.code)}: ${say.quote(d.what)}; saran ${say.quote(d.recommendation)}, tenggat ${say.day(d.due)}`,
    en: (d, say) =>
      `raised a finding (${say.label(findingCodes, d.code)}): ${say.quote(d.what)}; recommendation ${say.quote(d.recommendation)}, due ${say.day(d.due)}`,
    basis: (d, say) => `${say.pick(text('sebab', 'cause'))} ${say.quote(d.cause)}`,
  },
  CycleSubmitted: {
    title: text('Hasil monitoring diajukan', 'Monitoring cycle submitted'),
    id: () => 'mengajukan hasil monitoring',
    en: () => 'submitted the result of the monitoring cycle',
    basis: (d, say) => say.quoteAny(d.note),
  },
  CycleRecalled: {
    title: text('Hasil monitoring ditarik', 'Monitoring cycle recalled'),
    id: () => 'menarik kembali hasil monitoring yang sudah diajukan',
    en: () => 'recalled the submitted result of the monitoring cycle',
    basis: (d, say) => say.quote(d.reason),
  },
  CycleReturned: {
    title: text('Hasil monitoring dikembalikan', 'Monitoring cycle returned'),
    id: () => 'mengembalikan hasil monitoring kepada pengaju',
    en: () => 'returned the result of the monitoring cycle to the submitter',
    basis: (d, say) => say.quote(d.reason),
  },
  CycleApproved: {
    title: text('Hasil monitoring disetujui', 'Monitoring cycle approved'),
    id: (d, say) => `menyetujui hasil monitoring ${say.quarter(d.period)}`,
    en: (d, say) => `approved the result of the monitoring of ${say.quarter(d.period)}`,
    basis: (d, say) => say.quoteAny(d.note),
  },
  FollowUpSet: {
    title: text('Status tindak lanjut ditetapkan', 'Follow-up status set'),
    id: (d, say) =>
      `menetapkan status tindak lanjut temuan ${say.quote(say.name(d.finding))}: ${say.label(followUpStatuses, d.status)}${d.due ? `, tenggat ${say.day(d.due)}` : ''}`,
    en: (d, say) =>
      `set the follow-up status of the finding ${say.quote(say.name(d.finding))}: ${say.label(followUpStatuses, d.status)}${d.due ? `, due ${say.day(d.due)}` : ''}`,
    basis: (d, say) => say.quote(d.note),
  },
  CorrectionPlanned: {
    title: text('Tindakan perbaikan direncanakan', 'Corrective action planned'),
    id: (d, say) =>
      `merencanakan tindakan perbaikan ${say.quote(d.what)} atas temuan ${say.quote(say.name(d.finding))}, penanggung jawab ${say.name(d.owner)}, tenggat ${say.day(d.due)}`,
    en: (d, say) =>
      `planned the corrective action ${say.quote(d.what)} for the finding ${say.quote(say.name(d.finding))}, owner ${say.name(d.owner)}, due ${say.day(d.due)}`,
  },
  CorrectionClosed: {
    title: text('Tindakan perbaikan ditutup', 'Corrective action closed'),
    id: (d, say) =>
      `menutup tindakan perbaikan ${say.quote(say.name(d.action))} pada ${say.day(d.closedOn)}, ${say.evidence(d.evidence.length)}`,
    en: (d, say) =>
      `closed the corrective action ${say.quote(say.name(d.action))} on ${say.day(d.closedOn)}, ${say.evidence(d.evidence.length)}`,
    basis: (d, say) => say.quote(d.note),
  },
};
