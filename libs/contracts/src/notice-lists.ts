import { text } from './bilingual.js';
import { list } from './code-list.js';

/** How a person wishes to get what goes out on a channel. */
export const noticeWishes = list({
  'at-once': text('langsung', 'at once'),
  digest: text('dalam rangkuman harian', 'in the daily digest'),
  off: text('tidak', 'off'),
});
export type NoticeWish = (typeof noticeWishes.codes)[number];

/** Channels that a person may set; the inbox in the product is always on. */
export const pushChannels = list({
  email: text('surel', 'e-mail'),
  webhook: text('webhook'),
  gateway: text('SMS atau WhatsApp', 'SMS or WhatsApp'),
});
export type PushChannel = (typeof pushChannels.codes)[number];

/** Indonesia's three zones. */
export const zones = list({
  WIB: text('Waktu Indonesia Barat', 'Western Indonesia Time'),
  WITA: text('Waktu Indonesia Tengah', 'Central Indonesia Time'),
  WIT: text('Waktu Indonesia Timur', 'Eastern Indonesia Time'),
});
