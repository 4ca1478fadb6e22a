import type { NoticePreferences } from '@app/contracts';
import { noticeWishes, obligationKinds, pushChannels, text, zones } from '@app/contracts';
import type { PersonEvent } from '../administration/events.js';
import type { Telling } from './told.js';
import type { Voice } from './voice.js';

type NoticeWishEvent = Exclude<PersonEvent, { type: 'PersonRegistered' | 'PersonCorrected' }>;

const holder = (say: Voice): string => say.name(say.entry.stream);

/** `surel: langsung; webhook: langsung; SMS atau WhatsApp: tidak` */
function channels(d: NoticePreferences, say: Voice): string {
  return pushChannels.codes
    .map((code) => `${say.label(pushChannels, code)}: ${say.label(noticeWishes, d.channels[code])}`)
    .join('; ');
}

const unsubscribed = (d: NoticePreferences, say: Voice): string =>
  d.unsubscribed.length === 0
    ? ''
    : `; ${say.pick(text('tanpa', 'without'))} ${say.labels(obligationKinds, d.unsubscribed)}`;

/** What people wish of notices. Addresses, secrets and tokens are never told. */
export const noticeWishSentences: Telling<NoticeWishEvent> = {
  NoticePreferencesSet: {
    title: text('Pengaturan pemberitahuan diubah', 'Notice preferences set'),
    id: (d, say) =>
      `mengatur pemberitahuan bagi ${holder(say)}: ${channels(d, say)}; rangkuman pukul ${d.digestAt} ${d.zone}${unsubscribed(d, say)}`,
    en: (d, say) =>
      `set the notices to ${holder(say)}: ${channels(d, say)}; the digest at ${d.digestAt} ${say.label(zones, d.zone)}${unsubscribed(d, say)}`,
  },
  WebhookSet: {
    title: text('Webhook dipasang', 'Webhook set'),
    id: (_, say) => `memasang webhook bagi ${holder(say)}`,
    en: (_, say) => `set a webhook for ${holder(say)}`,
  },
  WebhookRemoved: {
    title: text('Webhook dilepas', 'Webhook removed'),
    id: (_, say) => `melepas webhook ${holder(say)}`,
    en: (_, say) => `removed the webhook of ${holder(say)}`,
  },
  CalendarFeedOpened: {
    title: text('Langganan kalender dibuka', 'Calendar feed opened'),
    id: (_, say) => `membuka langganan kalender bagi ${holder(say)}`,
    en: (_, say) => `opened a calendar feed for ${holder(say)}`,
  },
  CalendarFeedRevoked: {
    title: text('Langganan kalender dicabut', 'Calendar feed revoked'),
    id: (_, say) => `mencabut langganan kalender ${holder(say)}`,
    en: (_, say) => `revoked a calendar feed of ${holder(say)}`,
  },
};
