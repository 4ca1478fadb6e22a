import { type Bilingual, rungs, text } from '@app/contracts';
import type { NoticeText, OutgoingMessage } from '../channel.js';
import { dueText, type Language } from './day.js';
import { GROUP_HEADINGS, groupsOf } from './groups.js';
import { oneLine, webAddress } from './plain-text.js';

/** One obligation in a letter. */
export interface LetterItem {
  readonly title: string;
  /** `Eskalasi`, where the notice went up the ladder. */
  readonly tag: string | null;
  readonly lines: readonly string[];
  readonly url: string | null;
}

/** A link, with what it does. */
export interface LetterLink {
  readonly label: string;
  readonly url: string;
}

/** What a letter says in one language, before it has a form. */
export interface Letter {
  readonly language: Language;
  /** Above all else: that the data is made up. */
  readonly warning: string | null;
  readonly greeting: string;
  readonly opening: string;
  readonly groups: readonly { readonly heading: string | null; readonly items: readonly LetterItem[] }[];
  readonly acknowledge: LetterLink | null;
  readonly unsubscribe: LetterLink | null;
  readonly closing: string;
}

export const SYNTHETIC = text('DATA CONTOH: bukan kewajiban nyata.', 'DEMO DATA: not a real obligation.');
const OPEN = text('Buka di Rumpun', 'Open in Rumpun');
export const openLabel = (language: Language): string => OPEN[language];
const WHY = text('Mengapa Anda menerima ini', 'Why you receive this');
const OPENING = text(
  'Kewajiban berikut perlu perhatian Anda.',
  'The following obligation needs your attention.',
);
const DIGEST = text(
  'Ringkasan kewajiban yang perlu perhatian Anda.',
  'A summary of the obligations that need your attention.',
);
const MANDATORY = text(
  'Pemberitahuan ini wajib dan berlanjut sampai Anda menyatakan telah menerimanya.',
  'This notice is mandatory and goes on until you say that you have received it.',
);
const ACKNOWLEDGE = text('Saya telah menerima pemberitahuan ini', 'I have received this notice');
const UNSUBSCRIBE = text(
  'Berhenti berlangganan pemberitahuan seperti ini',
  'Unsubscribe from notices like this',
);
const CLOSING = text(
  'Surel ini dikirim otomatis oleh Rumpun. Balasan tidak dibaca.',
  'Rumpun sent this e-mail automatically. Replies are not read.',
);

function greetingOf(recipient: string | null): Bilingual {
  const name = recipient === null ? '' : oneLine(recipient);
  return name === '' ? text('Yth. Bapak/Ibu,', 'Dear reader,') : text(`Yth. ${name},`, `Dear ${name},`);
}

function itemOf(notice: NoticeText, day: string, language: Language): LetterItem {
  const place = notice.place === null ? [] : [oneLine(notice.place[language])];
  const tag = notice.rung.startsWith('escalated') ? rungs.labels[notice.rung][language] : null;
  return {
    title: oneLine(notice.title[language]),
    tag,
    lines: [
      dueText(notice.due, day)[language],
      ...place,
      `${WHY[language]}: ${oneLine(notice.why[language])}`,
      ...(notice.mandatory ? [MANDATORY[language]] : []),
    ],
    url: webAddress(notice.url),
  };
}

const linkOf = (label: Bilingual, language: Language, given: string | null): LetterLink | null => {
  const url = webAddress(given);
  return url === null ? null : { label: label[language], url };
};

/** @returns what the message says in one language, every text on one line and free of control characters */
export function letterOf(message: OutgoingMessage, language: Language): Letter {
  const groups = groupsOf(message.notices, message.day);
  return {
    language,
    warning: message.synthetic ? SYNTHETIC[language] : null,
    greeting: greetingOf(message.recipient)[language],
    opening: (message.digest ? DIGEST : OPENING)[language],
    groups: groups.map(({ key, notices }) => ({
      heading: message.digest ? GROUP_HEADINGS[key][language] : null,
      items: notices.map((notice) => itemOf(notice, message.day, language)),
    })),
    acknowledge: linkOf(ACKNOWLEDGE, language, message.acknowledgeUrl),
    unsubscribe: linkOf(UNSUBSCRIBE, language, message.unsubscribeUrl),
    closing: CLOSING[language],
  };
}
