import { type Bilingual, text } from '@app/contracts';
import type { NoticeText, OutgoingMessage } from '../channel.js';
import { dueText, type Language } from './day.js';
import { GROUP_HEADINGS, type GroupKey, groupOf, groupsOf, isEscalated } from './groups.js';
import { leadOf } from './headline.js';
import { capital, oneLine, webAddress } from './plain-text.js';
import * as words from './words.js';

/** One obligation in a letter. */
export interface LetterItem {
  readonly title: string;
  /** `Eskalasi`: its rung, where the heading above does not say it. */
  readonly tag: string | null;
  readonly state: GroupKey;
  /** Until when, where, and whose it is to do. */
  readonly lines: readonly string[];
  readonly why: string;
  readonly url: string | null;
}

/** Obligations in one state, most pressing first. */
export interface LetterGroup {
  readonly state: GroupKey;
  /** In a digest alone. */
  readonly heading: string | null;
  readonly items: readonly LetterItem[];
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
  /** That the other language follows, for whoever reads that one only; in the first language alone. */
  readonly below: { readonly text: string; readonly language: Language } | null;
  readonly greeting: string;
  readonly opening: string;
  readonly groups: readonly LetterGroup[];
  /** What the reader is asked to do, where that is awaited. */
  readonly awaited: string | null;
  readonly acknowledge: (LetterLink & { readonly note: string }) | null;
  readonly unsubscribe: LetterLink | null;
  readonly closing: string;
}

export const openLabel = (language: Language): string => words.OPEN[language];

/** On the lower rungs the reader is whoever is to do it; above, somebody else is. */
function ownerText(notice: NoticeText): Bilingual {
  const { id, en } = notice.owner;
  const [label, you] = [words.OWNER, text(`Anda, sebagai ${id}`, `you, as ${en}`)];
  const who = isEscalated(notice) ? notice.owner : you;
  return text(`${label.id}: ${who.id}`, `${label.en}: ${who.en}`);
}

function itemOf(notice: NoticeText, message: OutgoingMessage, language: Language): LetterItem {
  const { rung, title, due, place, why, url } = notice;
  const tagged = !message.digest || isEscalated(notice);
  return {
    title: oneLine(title[language]),
    tag: tagged ? leadOf(rung)[language] : null,
    state: groupOf(notice, message.day),
    lines: [
      dueText(due, message.day)[language],
      ...(place === null ? [] : [capital(oneLine(place[language]))]),
      ownerText(notice)[language],
    ],
    why: `${words.WHY[language]}: ${oneLine(why[language])}`,
    url: webAddress(url),
  };
}

const linkOf = (label: Bilingual, language: Language, given: string | null): LetterLink | null => {
  const url = webAddress(given);
  return url === null ? null : { label: label[language], url };
};

/** @returns what the message says in one language, every text on one line and free of control characters */
export function letterOf(message: OutgoingMessage, language: Language): Letter {
  const { digest, recipient, synthetic } = message;
  const acknowledge = linkOf(words.acknowledgeLabel(message), language, message.acknowledgeUrl);
  return {
    language,
    warning: synthetic ? words.SYNTHETIC[language] : null,
    below: language === 'id' ? { text: words.BELOW, language: 'en' } : null,
    greeting: words.greetingOf(recipient === null ? '' : oneLine(recipient))[language],
    opening: words.openingOf(message)[language],
    groups: groupsOf(message.notices, message.day).map(({ key, notices }) => ({
      state: key,
      heading: digest ? GROUP_HEADINGS[key][language] : null,
      items: notices.map((notice) => itemOf(notice, message, language)),
    })),
    awaited: words.awaitedOf(message)?.[language] ?? null,
    acknowledge: acknowledge && { ...acknowledge, note: words.RECEIPT[language] },
    unsubscribe: linkOf(words.unsubscribeLabel(message), language, message.unsubscribeUrl),
    closing: words.CLOSING[language],
  };
}
