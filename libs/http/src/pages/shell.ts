import { createHash } from 'node:crypto';
import type { Bilingual } from '@app/contracts';
import type { FastifyReply } from 'fastify';
import { html, type Html } from '../docs/html.js';

/** Readable on a telephone: one column, one button. The tokens of the product's screens. */
export const pageStyle = `
:root{color-scheme:light dark;--paper:#f6f3ec;--surface:#fffdf9;--line:#cbc3b2;--control:#857e6c;--ink:#20231d;--ink-2:#4a4e45;--green:#1e5a3e;--on:#fff;--ochre:#7a4903;--ochre-tint:#f7eacb;--focus:#1d5fbf}
@media (prefers-color-scheme:dark){:root{--paper:#141713;--surface:#1b1f1a;--line:#444b41;--control:#7f877a;--ink:#eceae2;--ink-2:#c0c1b6;--green:#86c79f;--on:#0f1a13;--ochre:#e2b45e;--ochre-tint:#342915;--focus:#8fc1ff}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:400 17px/1.5 "Source Sans 3","Segoe UI",system-ui,-apple-system,"Noto Sans",sans-serif;overflow-wrap:anywhere}
main{max-width:34rem;margin:8vh auto;padding:28px;background:var(--surface);border:1px solid var(--line);border-radius:5px}
.name{font:600 15px/1 "Source Serif 4",Georgia,"Noto Serif",serif;color:var(--green);margin:0 0 20px}
h1{font:600 23px/1.25 "Source Serif 4",Georgia,"Noto Serif",serif;margin:0 0 4px}
p{margin:12px 0 0}
.en{margin-top:2px;color:var(--ink-2);font-size:15px}
.demo{margin:0 0 20px;padding:8px 12px;background:var(--ochre-tint);color:var(--ochre);font-size:15px;font-weight:600}
form{margin-top:20px}
button{font:inherit;font-weight:600;line-height:1.3;min-height:48px;padding:10px 22px;border:0;border-radius:5px;background:var(--green);color:var(--on);cursor:pointer}
button span{display:block;font-size:15px;font-weight:400}
:focus-visible{outline:2px solid var(--focus);outline-offset:2px}
@media (max-width:36rem){main{margin:0;padding:24px 20px;border-width:0 0 1px;border-radius:0}button{width:100%}}
`;

/** Nothing loads or runs; a form goes back to where the page came from. */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(pageStyle).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** What every page is sent with. Its address is a secret that no cache keeps and no other site learns. */
export const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': POLICY,
  'cache-control': 'no-store',
  // Not "no-referrer": a browser would then call the button's origin "null", which is refused as foreign.
  'referrer-policy': 'same-origin',
} as const;

/** A paragraph in Indonesian with the same in English below. */
export const told = ({ id, en }: Bilingual): Html =>
  html`<p>${id}</p>
    <p class="en" lang="en">${en}</p>`;

/** @param head what the page is about; the window's title begins with it @returns a whole page in both languages */
export function pageOf(head: Bilingual, content: Html, { demo = false } = {}): string {
  const body = html`<main>
    ${demo && html`<p class="demo">DATA CONTOH · <span lang="en">DEMO DATA</span></p>`}
    <p class="name">Rumpun</p>
    <h1>${head.id}</h1>
    <p class="en" lang="en">${head.en}</p>
    ${content}
  </main>`;
  return `<!doctype html><html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${html`${head.id}`.markup} · Rumpun</title><style>${pageStyle}</style></head><body>${body.markup}</body></html>`;
}

export function sendPage(reply: FastifyReply, markup: string): void {
  void reply.headers(pageHeaders).send(markup);
}
