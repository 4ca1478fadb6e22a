import { type Letter, type LetterItem, openLabel } from '../letter/letter.js';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (given: string): string => given.replace(/[&<>"']/g, (letter) => ESCAPES[letter]!);

const FONT = 'font-family:Arial,Helvetica,sans-serif;color:#1f2933';
const paragraph = (body: string, style = ''): string =>
  `<p style="margin:0 0 12px;font-size:15px;line-height:1.5;${style}">${body}</p>`;

const link = (label: string, url: string): string =>
  `<a href="${escaped(url)}" style="color:#0b5394">${escaped(label)}</a>`;

function itemHtml(item: LetterItem, letter: Letter): string {
  const tag =
    item.tag === null ? '' : ` <span style="color:#9b1c1c;font-size:13px">[${escaped(item.tag)}]</span>`;
  const open = item.url === null ? '' : paragraph(link(openLabel(letter.language), item.url), 'margin:0');
  const lines = item.lines.map((line) => paragraph(escaped(line), 'margin:0 0 4px')).join('');
  return (
    '<tr><td style="padding:12px;border:1px solid #cbd2d9">' +
    `${paragraph(`<strong>${escaped(item.title)}</strong>${tag}`, 'margin:0 0 4px')}${lines}${open}</td></tr>`
  );
}

function groupHtml({ heading, items }: Letter['groups'][number], letter: Letter): string {
  const title =
    heading === null
      ? ''
      : `<h2 style="margin:16px 0 8px;font-size:17px">${escaped(heading)} (${items.length})</h2>`;
  const rows = items.map((item) => itemHtml(item, letter)).join('');
  return `${title}<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="border-collapse:collapse;margin:0 0 12px">${rows}</table>`;
}

function letterHtml(letter: Letter): string {
  const { warning, acknowledge, unsubscribe } = letter;
  const small = 'font-size:13px;color:#52606d';
  return [
    `<div lang="${letter.language}">`,
    warning === null ? '' : paragraph(`<strong>${escaped(warning)}</strong>`, 'color:#9b1c1c'),
    paragraph(escaped(letter.greeting)),
    paragraph(escaped(letter.opening)),
    ...letter.groups.map((group) => groupHtml(group, letter)),
    acknowledge === null ? '' : paragraph(`<strong>${link(acknowledge.label, acknowledge.url)}</strong>`),
    unsubscribe === null ? '' : paragraph(link(unsubscribe.label, unsubscribe.url), small),
    paragraph(escaped(letter.closing), small),
    '</div>',
  ].join('');
}

/**
 * Letters one after another as a page that needs no image, no style sheet and no script.
 * @param subject the page's title
 * @returns HTML in which every text from outside is escaped
 */
export function asHtml(letters: readonly Letter[], subject: string): string {
  const body = letters
    .map(letterHtml)
    .join('<hr style="border:0;border-top:1px solid #cbd2d9;margin:24px 0">');
  return [
    '<!DOCTYPE html><html lang="id"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    `<title>${escaped(subject)}</title></head><body style="margin:0;padding:16px;background:#ffffff">`,
    '<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center">',
    `<table role="presentation" width="600" cellpadding="0" cellspacing="0" style="max-width:600px;width:100%"><tr><td style="${FONT}">`,
    body,
    '</td></tr></table></td></tr></table></body></html>',
  ].join('\n');
}
