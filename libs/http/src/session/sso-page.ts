import { createHash } from 'node:crypto';
import type { Bilingual } from '@app/contracts';
import { text } from '@app/contracts';
import { html } from '../docs/html.js';
import type { Html } from '../docs/html.js';
import type { ApiProblem } from '../http/problem.js';
import { pageStyle } from '../pages/shell.js';

const style = `${pageStyle}
a{color:var(--green)}a:focus-visible{outline:3px solid var(--ink);outline-offset:2px}
dd{margin:0 0 8px;overflow-wrap:anywhere}
`;

/** Headers of these pages: nothing loads, and the address, which holds a code, goes to nobody. */
export const ssoPageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
};

const said = (words: Bilingual): Html =>
  html`<p>${words.id}</p>
    <p class="en" lang="en">${words.en}</p>`;

const link = (address: string, words: Bilingual): Html =>
  html`<p>
    <a href="${address}">${words.id} · <span lang="en">${words.en}</span></a>
  </p>`;

function page(title: Bilingual, rest: Html, head: Html = html``): string {
  const body = html`<main>
    <h1>${title.id}</h1>
    <p class="en" lang="en">${title.en}</p>
    ${rest}
  </main>`;
  return `<!doctype html><html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">${head.markup}<title>${html`${title.id}`.markup} · Rumpun</title><style>${style}</style></head><body>${body.markup}</body></html>`;
}

/**
 * After signing in. The session's cookie is `SameSite=Strict` and so not sent along a redirect that another site
 * began: the browser goes on from a page of ours.
 *
 * @param address where to, within this installation
 */
export function ssoDonePage(address: string, linked: boolean): string {
  const title = linked
    ? text('Akun terhubung', 'The account is linked')
    : text('Anda sudah masuk', 'You are signed in');
  const more = linked
    ? said(
        text(
          'Lain kali Anda dapat masuk melalui penyedia identitas.',
          'From now on you can sign in by the identity provider.',
        ),
      )
    : html``;
  const on = link(address, text('Lanjutkan', 'Go on'));
  return page(title, html`${more}${on}`, html`<meta http-equiv="refresh" content="0;url=${address}" />`);
}

/** What went wrong and what to do, for a browser. @param again where to begin anew */
export function ssoProblemPage(found: ApiProblem, again: string): string {
  const { issuer, subject } = (found.more.members ?? {}) as { issuer?: string; subject?: string };
  const who =
    subject === undefined
      ? html``
      : html`<dl>
          <dt>issuer</dt>
          <dd>${issuer}</dd>
          <dt>subject</dt>
          <dd>${subject}</dd>
        </dl>`;
  const reasons = (found.more.errors ?? []).map((part) => said(part.text));
  const retry = found.code === 'sso-off' ? html`` : link(again, text('Mulai lagi', 'Begin again'));
  return page(found.title, html`${said(found.detail)}${reasons}${who}${retry}`);
}
