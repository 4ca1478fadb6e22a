import { type Bilingual, obligationKinds, text } from '@app/contracts';
import { formatDay } from '@app/programme';
import type { AskedAnswer } from '@app/reminders';
import { html, type Html } from '../docs/html.js';
import { pageOf, told } from '../pages/shell.js';

interface Words {
  readonly title: Bilingual;
  readonly button: Bilingual;
  readonly note: Bilingual;
  readonly doneTitle: Bilingual;
  readonly done: Bilingual;
  /** The same of a digest. */
  readonly doneAll: Bilingual;
}

const WORDS: Readonly<Record<AskedAnswer['what'], Words>> = {
  acknowledge: {
    title: text('Nyatakan sudah diterima', 'Confirm receipt'),
    button: text('Ya, saya sudah menerimanya', 'Yes, I have received it'),
    note: text(
      'Ini hanya tanda terima: kewajibannya sendiri tetap harus dipenuhi.',
      'This confirms receipt alone: what is to be done is still to be done.',
    ),
    doneTitle: text('Terima kasih', 'Thank you'),
    done: text(
      'Pemberitahuan ini tercatat sudah diterima. Halaman ini boleh ditutup.',
      'The notice is recorded as received. You may close this page.',
    ),
    doneAll: text(
      'Semua pemberitahuan dalam rangkuman ini tercatat sudah diterima. Halaman ini boleh ditutup.',
      'Every notice in this digest is recorded as received. You may close this page.',
    ),
  },
  unsubscribe: {
    title: text('Berhenti menerima pengingat?', 'Stop these reminders?'),
    button: text('Ya, berhenti', 'Yes, unsubscribe'),
    note: text('Pemberitahuan yang wajib tetap dikirim.', 'Notices that are mandatory are still sent.'),
    doneTitle: text('Permintaan Anda tercatat', 'Your wish is recorded'),
    done: text(
      'Pengingat jenis ini tidak dikirim lagi. Jika berubah pikiran, atur kembali pemberitahuan Anda di Rumpun.',
      'Reminders of this kind are sent no more. Should you change your mind, set your notices in Rumpun.',
    ),
    doneAll: text(
      'Pengingat tidak dikirim lagi melalui saluran ini. Jika berubah pikiran, atur kembali pemberitahuan Anda di Rumpun.',
      'Reminders are sent no more on this channel. Should you change your mind, set your notices in Rumpun.',
    ),
  },
};

const DIGEST: Readonly<Record<AskedAnswer['what'], Bilingual>> = {
  acknowledge: text(
    'Rangkuman: berlaku untuk semua pemberitahuan di dalamnya.',
    'A digest: it is said of every notice in it.',
  ),
  unsubscribe: text(
    'Semua pengingat yang tidak wajib melalui saluran ini.',
    'All reminders on this channel that are not mandatory.',
  ),
};

/** What the answer is about: one duty with its day, a kind of duty, or all that the message told. */
function aboutOf({ what, notice, digest }: AskedAnswer): Bilingual {
  if (digest) return DIGEST[what];
  const { id, en } = obligationKinds.labels[notice.kind];
  if (what === 'unsubscribe')
    return text(`Pengingat yang tidak wajib: ${id}.`, `Reminders that are not mandatory: ${en}.`);
  const { due } = notice;
  return text(
    `Pemberitahuan untuk ${id}, tenggat ${formatDay(due, 'id')}.`,
    `A notice to ${en}, due ${formatDay(due, 'en')}.`,
  );
}

const formOf = ({ id, en }: Bilingual): Html =>
  html`<form method="post">
    <button type="submit">${id} <span lang="en">${en}</span></button>
  </form>`;

/** @param demo whether the log is a demo's @returns a whole page in both languages, without anything personal */
export function answerPage(asked: AskedAnswer, demo: boolean): string {
  const { title, button, note, doneTitle, done, doneAll } = WORDS[asked.what];
  if (!asked.done)
    return pageOf(title, html`${told(aboutOf(asked))}${told(note)}${formOf(button)}`, { demo });
  const said = asked.digest ? [doneAll] : [done, aboutOf(asked)];
  return pageOf(
    doneTitle,
    html`<div role="status">${said.map(told)}</div>
      ${told(note)}`,
    { demo },
  );
}
