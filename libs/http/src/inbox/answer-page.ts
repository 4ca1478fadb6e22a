import { obligationKinds, text } from '@app/contracts';
import { formatDay } from '@app/programme';
import type { AskedAnswer } from '@app/reminders';
import { html } from '../docs/html.js';

/** Readable on a telephone: one column, one button. */
export const answerStyle = `
:root{color-scheme:light dark;--paper:#f6f3ec;--surface:#fffdf9;--line:#cbc3b2;--ink:#20231d;--ink-2:#4a4e45;--green:#1e5a3e;--on:#fffdf9}
@media (prefers-color-scheme:dark){:root{--paper:#141713;--surface:#1b1f1a;--line:#444b41;--ink:#eceae2;--ink-2:#c0c1b6;--green:#86c79f;--on:#141713}}
body{margin:0;background:var(--paper);color:var(--ink);font:400 17px/1.5 "Source Sans 3","Segoe UI",system-ui,sans-serif}
main{max-width:34rem;margin:8vh auto;padding:24px;background:var(--surface);border:1px solid var(--line);border-radius:6px}
h1{font:600 23px/1.25 Georgia,"Noto Serif",serif;margin:0 0 4px}
p{margin:8px 0}.en{color:var(--ink-2);font-size:15px}
button{font:600 17px/1 inherit;font-family:inherit;min-height:48px;padding:0 22px;margin-top:14px;border:0;border-radius:5px;background:var(--green);color:var(--on);cursor:pointer}
button:focus-visible{outline:3px solid var(--ink);outline-offset:2px}
@media (max-width:36rem){main{margin:0;border-width:0 0 1px;border-radius:0}button{width:100%}}
`;

const WORDS = {
  acknowledge: {
    title: text('Nyatakan pemberitahuan diterima', 'Acknowledge a notice'),
    button: text('Ya, saya sudah menerimanya', 'Yes, I have received it'),
    done: text(
      'Terima kasih. Pemberitahuan ini tercatat sudah diterima.',
      'Thank you. The notice is recorded as received.',
    ),
  },
  unsubscribe: {
    title: text('Berhenti berlangganan', 'Unsubscribe'),
    button: text('Berhenti berlangganan', 'Unsubscribe'),
    done: text(
      'Tercatat. Pengingat yang tidak wajib seperti ini tidak dikirim lagi; yang wajib tetap dikirim.',
      'Recorded. Reminders like this that are not mandatory are sent no more; mandatory ones still are.',
    ),
  },
} as const;

/** @returns a whole page in both languages, without anything personal */
export function answerPage({ what, notice, digest, done }: AskedAnswer): string {
  const words = WORDS[what];
  const kind = obligationKinds.labels[notice.kind];
  const about = (language: 'id' | 'en') =>
    digest
      ? { id: 'Rangkuman harian.', en: 'The daily digest.' }[language]
      : `${kind[language]} · ${formatDay(notice.due, language)}`;
  const body = html`<main>
    <h1>${words.title.id}</h1>
    <p class="en" lang="en">${words.title.en}</p>
    <p>${about('id')}</p>
    <p class="en" lang="en">${about('en')}</p>
    ${
      done
        ? html`<p role="status"><strong>${words.done.id}</strong></p>
            <p class="en" lang="en">${words.done.en}</p>`
        : html`<form method="post">
            <button type="submit">${words.button.id} · <span lang="en">${words.button.en}</span></button>
          </form>`
    }
  </main>`;
  return `<!doctype html><html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${words.title.id} · Rumpun</title><style>${answerStyle}</style></head><body>${body.markup}</body></html>`;
}
