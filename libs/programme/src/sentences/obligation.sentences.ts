import {
  type Bilingual,
  escalationReasons,
  noticeChannels,
  noticeFailures,
  obligationKinds,
  roles,
  rungs,
  text,
  voidReasons,
} from '@app/contracts';
import type { CitedFact, Notice, ObligationEvent, ObligationParty } from '../obligation/events.js';
import type { Telling } from './told.js';
import type { Voice } from './voice.js';

/** `Sri (koordinator FPK)`, or the role alone where no person is named. */
function party({ role, person }: ObligationParty, say: Voice): string {
  const label = say.label(roles, role);
  return person === null ? label : `${say.name(person)} (${label})`;
}

const about = (d: Notice, say: Voice): string =>
  say.language === 'id'
    ? `kewajiban ${say.label(obligationKinds, d.kind)}, tenggat ${say.day(d.due)}`
    : `the obligation to ${say.label(obligationKinds, d.kind)}, due ${say.day(d.due)}`;

const cited = (title: (type: string) => Bilingual) => (by: CitedFact | null, say: Voice) =>
  by === null ? undefined : `${say.pick(title(by.type))} (v${by.version})`;

/**
 * Notices and what became of them (E). Handed over is never called delivered.
 *
 * @param title an event type's name, for the fact that settled an obligation
 */
export function obligationSentences(title: (type: string) => Bilingual): Telling<ObligationEvent> {
  const fact = cited(title);
  return {
    NoticeRaised: {
      title: text('Pemberitahuan diterbitkan', 'Notice raised'),
      id: (d, say) =>
        `menerbitkan pemberitahuan (${say.label(rungs, d.rung)}) bagi ${party(d.to, say)} tentang ${about(d, say)}`,
      en: (d, say) =>
        `raised a notice (${say.label(rungs, d.rung)}) for ${party(d.to, say)} about ${about(d, say)}`,
      basis: (d, say) => say.pick(d.source.text).replace(/\.$/, ''),
    },
    NoticeEscalated: {
      title: text('Pemberitahuan dieskalasi', 'Notice escalated'),
      id: (d, say) =>
        `meneruskan kepada ${party(d.to, say)} (${say.label(escalationReasons, d.why)}) ${about(d, say)}`,
      en: (d, say) =>
        `escalated to ${party(d.to, say)} (${say.label(escalationReasons, d.why)}) ${about(d, say)}`,
      basis: (d, say) => say.pick(d.source.text).replace(/\.$/, ''),
    },
    NoticeHandedOver: {
      title: text('Pemberitahuan diserahkan', 'Notice handed over'),
      id: (d, say) =>
        `menyerahkan pemberitahuan (${say.label(rungs, d.rung)}) bagi ${say.name(d.person)} kepada ${say.label(noticeChannels, d.channel)}`,
      en: (d, say) =>
        `handed over the notice (${say.label(rungs, d.rung)}) for ${say.name(d.person)} to ${say.label(noticeChannels, d.channel)}`,
    },
    NoticeFailed: {
      title: text('Pemberitahuan gagal diserahkan', 'Notice not handed over'),
      id: (d, say) =>
        `tidak dapat menyerahkan pemberitahuan (${say.label(rungs, d.rung)})${d.person === null ? '' : ` bagi ${say.name(d.person)}`}${d.channel === null ? '' : ` melalui ${say.label(noticeChannels, d.channel)}`}, percobaan ke-${d.attempt}`,
      en: (d, say) =>
        `could not hand over the notice (${say.label(rungs, d.rung)})${d.person === null ? '' : ` for ${say.name(d.person)}`}${d.channel === null ? '' : ` by ${say.label(noticeChannels, d.channel)}`}, attempt ${d.attempt}`,
      basis: (d, say) => say.label(noticeFailures, d.code),
    },
    NoticeAcknowledged: {
      title: text('Pemberitahuan diterima', 'Notice acknowledged'),
      id: (d, say) => `menyatakan telah menerima pemberitahuan (${say.label(rungs, d.rung)})`,
      en: (d, say) => `acknowledged the notice (${say.label(rungs, d.rung)})`,
    },
    ObligationMet: {
      title: text('Kewajiban dipenuhi', 'Obligation met'),
      id: () => 'mencatat bahwa kewajiban ini dipenuhi',
      en: () => 'recorded that the obligation was met',
      basis: (d, say) => fact(d.by, say),
    },
    ObligationVoided: {
      title: text('Kewajiban gugur', 'Obligation void'),
      id: (d, say) => `mencatat bahwa kewajiban ini gugur: ${say.label(voidReasons, d.why)}`,
      en: (d, say) => `recorded that the obligation no longer binds: ${say.label(voidReasons, d.why)}`,
      basis: (d, say) => fact(d.by, say),
    },
    ObligationReopened: {
      title: text('Kewajiban berlaku lagi', 'Obligation open again'),
      id: () => 'mencatat bahwa kewajiban ini berlaku lagi',
      en: () => 'recorded that the obligation is open again',
      basis: (d, say) => fact(d.by, say),
    },
  };
}
