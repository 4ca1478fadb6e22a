import { z } from 'zod';
import { text } from '../bilingual.js';
import { command } from '../command-spec.js';
import { messages } from '../messages.js';
import { noticeWishes, pushChannels, zones } from '../notice-lists.js';
import { obligationKinds } from '../obligation-lists.js';
import { distinct, sha256, uuid } from '../primitives.js';
import { ID } from './shared.js';

/** A minute of the day: `07:00`. */
export const minuteOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, messages.minuteOfDay.en);

const kinds = distinct(obligationKinds.schema, 0, obligationKinds.codes.length);
const wish = noticeWishes.schema;

/** A person's wishes in full, as an event holds them. */
export const noticePreferences = z.strictObject({
  channels: z.strictObject({ email: wish, webhook: wish, gateway: wish }),
  /** When the digest is made up, in `zone`. */
  digestAt: minuteOfDay,
  zone: zones.schema,
  unsubscribed: kinds,
});
export type NoticePreferences = z.output<typeof noticePreferences>;

/** The whole new value: what is left out is as if it had never been set. */
export const setNoticePreferences = command(
  'set-notice-preferences',
  text('Atur pemberitahuan', 'Set notice preferences'),
  z.strictObject({
    channels: z.strictObject({ email: wish.optional(), webhook: wish.optional(), gateway: wish.optional() }),
    digestAt: minuteOfDay.optional(),
    zone: zones.schema.optional(),
    unsubscribed: kinds.optional(),
  }),
  { channels: { email: 'digest' }, digestAt: '06:30', zone: 'WIB', unsubscribed: ['step-idle'] },
);

/** A kind of obligation on every channel, or a channel for every kind; either touches only what is not mandatory. */
export const unsubscribe = command(
  'unsubscribe',
  text('Berhenti berlangganan', 'Unsubscribe'),
  z
    .strictObject({ kind: obligationKinds.schema.optional(), channel: pushChannels.schema.optional() })
    .refine(
      ({ kind, channel }) => (kind === undefined) !== (channel === undefined),
      messages.kindOrChannel.en,
    ),
  { kind: 'step-idle' },
);

const LEAST_SECRET = 24;
const MOST_SECRET = 64;

/** As Standard Webhooks writes secrets: `whsec_` and 24 to 64 bytes in base64. */
export const webhookSecret = z.string().refine((value) => {
  const bytes = Buffer.from(value.slice('whsec_'.length), 'base64');
  const written = `whsec_${bytes.toString('base64')}`;
  return written === value && bytes.length >= LEAST_SECRET && bytes.length <= MOST_SECRET;
}, messages.webhookSecret.en);

/** Whether the address may be reached is judged when something is sent: names resolve differently from day to day. */
export const webhookUrl = z
  .url({ protocol: /^https?$/, error: messages.webhookUrl.en })
  .max(2000)
  .refine((value) => {
    if (!URL.canParse(value)) return true;
    const { username, password, hash } = new URL(value);
    return username === '' && password === '' && hash === '';
  }, messages.webhookUrl.en);

export const setWebhook = command(
  'set-webhook',
  text('Pasang webhook', 'Set a webhook'),
  z.strictObject({ url: webhookUrl, secret: webhookSecret }),
  {
    url: 'https://dinas.example.org/rumpun',
    secret: 'whsec_Y29udG9oLWNvbnRvaC1jb250b2gtY29udG9oLWNvbnQ=',
  },
  { personal: ['url', 'secret'] },
);
export const removeWebhook = command(
  'remove-webhook',
  text('Lepas webhook', 'Remove the webhook'),
  z.strictObject({}),
  {},
);

/** Whoever holds the token reads the calendar, so only its SHA-256 is recorded. */
export const openCalendarFeed = command(
  'open-calendar-feed',
  text('Buka langganan kalender', 'Open a calendar feed'),
  z.strictObject({ feed: uuid, tokenHash: sha256 }),
  { feed: ID.item, tokenHash: 'a'.repeat(64) },
);
export const revokeCalendarFeed = command(
  'revoke-calendar-feed',
  text('Cabut langganan kalender', 'Revoke a calendar feed'),
  z.strictObject({ feed: uuid }),
  { feed: ID.item },
);

export const personNoticeCommands = [
  setNoticePreferences,
  unsubscribe,
  setWebhook,
  removeWebhook,
  openCalendarFeed,
  revokeCalendarFeed,
] as const;
