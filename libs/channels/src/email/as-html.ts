import {
  type Letter,
  type LetterGroup,
  type LetterItem,
  type LetterLink,
  openLabel,
} from '../letter/letter.js';
import { DARK, look, type LookName } from './look.js';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (given: string): string => given.replace(/[&<>"']/g, (letter) => ESCAPES[letter]!);

const TABLE = '<table role="presentation" cellpadding="0" cellspacing="0" border="0"';
const SHAPES: Readonly<Record<LetterItem['state'], string>> = { overdue: '▲', due: '◆', coming: '○' };

const paragraph = (body: string, name: LookName = 'p'): string => `<p ${look(name)}>${body}</p>`;
const link = ({ label, url }: LetterLink): string =>
  `<a href="${escaped(url)}" ${look('link')}>${escaped(label)}</a>`;

/** State is told by shape and word; the shape says nothing to whoever listens. */
const stated = (state: LetterItem['state'], words: string): string =>
  `<span aria-hidden="true">${SHAPES[state]}&nbsp;</span>${escaped(words)}`;

function itemHtml(item: LetterItem, letter: Letter, level: 'h2' | 'h3'): string {
  const { url } = item;
  const [due = '', ...facts] = item.lines;
  return [
    `<tr><td ${look('item')}>`,
    item.tag === null ? '' : paragraph(stated(item.state, item.tag), item.state),
    `<${level} ${look('title')}>${escaped(item.title)}</${level}>`,
    paragraph(`<strong>${escaped(due)}</strong>`, 'fact'),
    ...facts.map((line) => paragraph(escaped(line), 'fact')),
    paragraph(escaped(item.why), 'why'),
    url === null ? '' : paragraph(link({ label: openLabel(letter.language), url }), 'why'),
    '</td></tr>',
  ].join('');
}

function groupHtml({ state, heading, items }: LetterGroup, letter: Letter): string {
  const counted = heading === null ? null : `${heading} (${items.length})`;
  const title = counted === null ? '' : `<h2 ${look(`${state}Group`)}>${stated(state, counted)}</h2>`;
  const rows = items.map((item) => itemHtml(item, letter, heading === null ? 'h2' : 'h3')).join('');
  return `${title}${TABLE} width="100%" style="border-collapse:collapse;margin:0 0 16px">${rows}</table>`;
}

function buttonHtml({ label, url, note }: NonNullable<Letter['acknowledge']>): string {
  const press = `<a href="${escaped(url)}" ${look('press')}>${escaped(label)}</a>`;
  return `${TABLE} style="margin:0 0 8px"><tr><td ${look('button')}>${press}</td></tr></table>${paragraph(escaped(note), 'small')}`;
}

function letterHtml(letter: Letter): string {
  const { warning, below, awaited, acknowledge, unsubscribe } = letter;
  return [
    `<div lang="${letter.language}">`,
    warning === null ? '' : paragraph(escaped(warning), 'demo'),
    below === null ? '' : paragraph(`<span lang="${below.language}">${escaped(below.text)}</span>`, 'small'),
    paragraph(escaped(letter.greeting)),
    paragraph(escaped(letter.opening)),
    ...letter.groups.map((group) => groupHtml(group, letter)),
    awaited === null ? '' : paragraph(escaped(awaited)),
    acknowledge === null ? '' : buttonHtml(acknowledge),
    unsubscribe === null ? '' : paragraph(link(unsubscribe), 'small'),
    paragraph(escaped(letter.closing), 'small'),
    '</div>',
  ].join('\n');
}

/**
 * Letters one after another as a page of tables that looks right without any style sheet, and fetches nothing.
 * @param subject the page's title
 * @returns HTML in which every text from outside is escaped
 */
export function asHtml(letters: readonly Letter[], subject: string): string {
  return [
    '<!DOCTYPE html><html lang="id"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    '<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">',
    `<title>${escaped(subject)}</title>${DARK}</head><body ${look('paper')}>`,
    `${TABLE} width="100%" ${look('paper')}><tr><td align="center" style="padding:16px 8px">`,
    `${TABLE} width="600" style="max-width:600px;width:100%"><tr><td align="left" ${look('sheet')}>`,
    `<div ${look('text')}>`,
    letters.map(letterHtml).join(`<hr ${look('rule')}>`),
    '</div></td></tr></table></td></tr></table></body></html>',
  ].join('\n');
}
