import { type Bilingual, text } from '@app/contracts';
import type { OutgoingMessage } from '../channel.js';
import { type GroupKey, groupOf, isEscalated } from './groups.js';

export const SYNTHETIC = text('DATA CONTOH: bukan kewajiban nyata.', 'DEMO DATA: not a real obligation.');
export const OPEN = text('Buka di Rumpun', 'Open in Rumpun');
export const OWNER = text('Penanggung jawab', 'Responsible');
export const WHY = text('Mengapa Anda menerima ini', 'Why you receive this');
/** Meant for whoever reads English only. */
export const BELOW = 'English version below.';

const OPENINGS: Readonly<Record<GroupKey | 'escalated' | 'digest', Bilingual>> = {
  coming: text('Kewajiban berikut akan jatuh tempo.', 'The obligation below is coming up.'),
  due: text('Kewajiban berikut telah jatuh tempo.', 'The obligation below is due.'),
  overdue: text(
    'Kewajiban berikut lewat tenggat dan belum dipenuhi.',
    'The obligation below is overdue and has not been met.',
  ),
  escalated: text(
    'Kewajiban berikut belum dipenuhi dan perlu perhatian Anda.',
    'The obligation below has not been met and needs your attention.',
  ),
  digest: text(
    'Rangkuman kewajiban yang perlu perhatian Anda.',
    'A digest of the obligations that need your attention.',
  ),
};

/** What the letter is about, in a sentence. */
export function openingOf({ notices, digest, day }: OutgoingMessage): Bilingual {
  const [notice] = notices;
  if (digest || notice === undefined) return OPENINGS.digest;
  return OPENINGS[isEscalated(notice) ? 'escalated' : groupOf(notice, day)];
}

const IN_THE_INBOX = text(' melalui kotak masuk Anda di Rumpun', ' in your inbox in Rumpun');
const many = ({ notices }: OutgoingMessage): 'one' | 'many' => (notices.length > 1 ? 'many' : 'one');

const ASKED: Readonly<Record<'one' | 'many', (where: Bilingual) => Bilingual>> = {
  one: ({ id, en }) =>
    text(
      `Pemberitahuan ini wajib: mohon nyatakan bahwa Anda sudah menerimanya${id}. Tanpa itu, pemberitahuan diteruskan ke jenjang berikutnya (bila ada).`,
      `This notice is mandatory: please confirm${en} that you received it. Otherwise it goes on to the next level (where there is one).`,
    ),
  many: ({ id, en }) =>
    text(
      `Mohon nyatakan bahwa Anda sudah menerima semuanya${id}. Tanpa itu, pemberitahuan yang wajib diteruskan ke jenjang berikutnya (bila ada).`,
      `Please confirm${en} that you received them all. Otherwise those that are mandatory go on to the next level (where there is one).`,
    ),
};

/** What is awaited of the reader of a mandatory notice, and where if no link leads there; null where none is. */
export function awaitedOf(message: OutgoingMessage): Bilingual | null {
  if (!message.notices.some(({ mandatory }) => mandatory)) return null;
  return ASKED[many(message)](message.acknowledgeUrl === null ? IN_THE_INBOX : text(''));
}

const ACKNOWLEDGE = {
  one: text('Nyatakan sudah diterima', 'Confirm receipt'),
  many: text('Nyatakan semuanya sudah diterima', 'Confirm receipt of all'),
} as const;
export const acknowledgeLabel = (message: OutgoingMessage): Bilingual => ACKNOWLEDGE[many(message)];
export const RECEIPT = text(
  'Ini hanya tanda terima: kewajibannya sendiri tetap harus dipenuhi.',
  'This confirms receipt alone: what is to be done is still to be done.',
);

const UNSUBSCRIBE = {
  kind: text('Berhenti menerima pengingat jenis ini', 'Stop reminders of this kind (unsubscribe)'),
  channel: text(
    'Berhenti menerima pengingat yang tidak wajib melalui surel',
    'Stop reminders by e-mail that are not mandatory (unsubscribe)',
  ),
} as const;
/** A digest's link takes the reader off the whole channel, that of one notice off its kind. */
export const unsubscribeLabel = ({ digest }: OutgoingMessage): Bilingual =>
  UNSUBSCRIBE[digest ? 'channel' : 'kind'];
export const CLOSING = text(
  'Surel ini dikirim otomatis oleh Rumpun. Balasan tidak dibaca.',
  'Rumpun sent this e-mail automatically. Replies are not read.',
);

/** @param name on one line; empty where it was erased */
export const greetingOf = (name: string): Bilingual =>
  name === '' ? text('Yth. Bapak/Ibu,', 'Dear reader,') : text(`Yth. ${name},`, `Dear ${name},`);
