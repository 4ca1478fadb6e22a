import type { Bilingual } from '@app/contracts';
import { PASSWORD_LEAST, PASSWORD_MOST, text } from '@app/contracts';
import { html } from '../docs/html.js';
import type { Html } from '../docs/html.js';
import { pageStyle } from '../pages/shell.js';

export const resetStyle = `${pageStyle}
label{display:block;margin-top:14px;font-weight:600}label .en{font-weight:400}
input{box-sizing:border-box;width:100%;min-height:48px;padding:0 12px;font:inherit;color:inherit;background:transparent;border:1px solid var(--control);border-radius:5px}
input:focus-visible{outline:3px solid var(--green);outline-offset:1px}
[role=alert]{border-left:4px solid #b3261e;padding-left:12px}
`;

/** Puts the code of the address into its field and out of the address. Without it the code is pasted by hand. */
export const resetScript = `(function(){var h=location.hash.slice(1),c=document.getElementById('code');if(c&&/^[\\w-]{64}$/.test(h)){c.value=h;history.replaceState(null,'',location.pathname)}})()`;

const TITLE = text('Pasang kata sandi baru', 'Set a new password');
const DONE = text(
  'Kata sandi baru terpasang dan semua sesi diakhiri. Silakan masuk dengan kata sandi baru.',
  'The new password is set and all sessions have ended. Sign in with the new password.',
);
const CODE = text('Kode dari tautan', 'Code of the link');
const NEW = text(
  `Kata sandi baru (${PASSWORD_LEAST} huruf atau lebih)`,
  `New password (${PASSWORD_LEAST} characters or more)`,
);
const AGAIN = text('Kata sandi baru sekali lagi', 'The new password again');

/** What the page shows. */
export type ResetPage =
  | { readonly done: true }
  | { readonly done: false; readonly code: string; readonly wrong: readonly Bilingual[] };

/** @returns a whole page in both languages, without anything personal; it names no account */
export function resetPage(shown: ResetPage): string {
  const body = html`<main>
    <h1>${TITLE.id}</h1>
    <p class="en" lang="en">${TITLE.en}</p>
    ${shown.done ? said('status', DONE) : form(shown.code, shown.wrong)}
  </main>`;
  return `<!doctype html><html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${TITLE.id} · Rumpun</title><style>${resetStyle}</style></head><body>${body.markup}<script>${resetScript}</script></body></html>`;
}

const said = (role: string, words: Bilingual): Html =>
  html`<p role="${role}"><strong>${words.id}</strong><br /><span class="en" lang="en">${words.en}</span></p>`;

function form(code: string, wrong: readonly Bilingual[]): Html {
  return html`${wrong.map((each) => said('alert', each))}
    <form method="post" autocomplete="off">
      ${label('code', CODE)}
      <input id="code" name="code" required maxlength="200" spellcheck="false" value="${code}" />
      ${password('newPassword', NEW)} ${password('again', AGAIN)}
      <button type="submit">${TITLE.id} <span lang="en">${TITLE.en}</span></button>
    </form>`;
}

const label = (name: string, words: Bilingual): Html =>
  html`<label for="${name}">${words.id} <span class="en" lang="en">· ${words.en}</span></label>`;

const password = (name: string, words: Bilingual): Html =>
  html`${label(name, words)}
    <input
      id="${name}"
      name="${name}"
      type="password"
      required
      minlength="${PASSWORD_LEAST}"
      maxlength="${PASSWORD_MOST}"
      autocomplete="new-password"
    />`;
