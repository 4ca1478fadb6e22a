import type { BilingualView, NoticeWishesView } from '@app/contracts';
import { text } from '@app/contracts';
import type { Personal } from '@app/eventsourcing';
import { DEFAULT_PREFERENCES, type PersonState } from '@app/programme';

type Known = Pick<PersonState, 'preferences' | 'email' | 'phone' | 'webhook' | 'feeds'>;

const readable = (value: Personal | null | undefined): string | null =>
  value !== null && value !== undefined && 'value' in value ? value.value : null;

/** What a person wishes of notices and how they can be reached; never a webhook's secret. */
export function noticeWishesOf({ preferences, email, phone, webhook, feeds }: Known): NoticeWishesView {
  const url = readable(webhook?.url);
  const reach = {
    email: readable(email) !== null,
    webhook: url !== null && readable(webhook?.secret) !== null,
    gateway: readable(phone) !== null,
  };
  return {
    preferences: preferences ?? DEFAULT_PREFERENCES,
    chosen: preferences !== null,
    reach,
    webhook: webhook === null ? null : { url },
    feeds: feeds.filter(({ revoked }) => !revoked).map(({ feed }) => ({ feed })),
    notes: notesOn(reach),
  };
}

/** What whoever reads this can mend. */
function notesOn({ email, webhook, gateway }: NoticeWishesView['reach']): BilingualView[] {
  const always = text(
    'Kotak masuk selalu aktif. Pemberitahuan wajib tidak dapat dimatikan: bila salurannya "tidak", ia masuk rangkuman harian, dan eskalasi dikirim langsung.',
    'The inbox is always on. Mandatory notices cannot be turned off: where a channel is off they go into the daily digest, and an escalation goes at once.',
  );
  if (email || webhook) return [always];
  const alone = gateway
    ? text(
        'Belum ada alamat surel: di luar kotak masuk, hanya eskalasi wajib yang sampai lewat SMS atau WhatsApp kecuali dinyalakan. Mintalah pengelola atau admin menambahkan surel.',
        'There is no e-mail address: besides the inbox, only mandatory escalations go by SMS or WhatsApp unless that is turned on. Ask a manager or administrator to add an e-mail address.',
      )
    : text(
        'Belum ada surel, telepon, atau webhook: pemberitahuan hanya sampai di kotak masuk, dan yang tidak ditanggapi naik ke atasan. Mintalah pengelola atau admin menambahkan surel.',
        'There is no e-mail address, telephone or webhook: notices reach the inbox only, and what is not answered goes up the ladder. Ask a manager or administrator to add an e-mail address.',
      );
  return [always, alone];
}
