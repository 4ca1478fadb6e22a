import { type Letter, type LetterItem, openLabel } from '../letter/letter.js';

const linked = (label: string, url: string): string => `${label}:\n${url}`;
const RULE = '-'.repeat(40);

function itemText(item: LetterItem, letter: Letter): string {
  const tag = item.tag === null ? '' : ` [${item.tag}]`;
  const link = item.url === null ? [] : [linked(openLabel(letter.language), item.url)];
  return [`* ${item.title}${tag}`, ...item.lines, item.why, ...link].join('\n').replaceAll('\n', '\n  ');
}

function letterText(letter: Letter): string {
  const { warning, below, greeting, opening, awaited, acknowledge, unsubscribe, closing } = letter;
  const groups = letter.groups.flatMap(({ heading, items }) => [
    ...(heading === null ? [] : [`${heading.toUpperCase()} (${items.length})`]),
    ...items.map((item) => itemText(item, letter)),
  ]);
  return [
    ...(warning === null ? [] : [`*** ${warning} ***`]),
    ...(below === null ? [] : [below.text]),
    greeting,
    opening,
    ...groups,
    ...(awaited === null ? [] : [awaited]),
    ...(acknowledge === null ? [] : [linked(acknowledge.label, acknowledge.url), acknowledge.note]),
    ...(unsubscribe === null ? [] : [linked(unsubscribe.label, unsubscribe.url)]),
    closing,
  ].join('\n\n');
}

/** @returns the letters one after another as plain text */
export const asText = (letters: readonly Letter[]): string =>
  `${letters.map(letterText).join(`\n\n${RULE}\n\n`)}\n`;
