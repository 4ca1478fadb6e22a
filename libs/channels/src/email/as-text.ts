import { type Letter, type LetterItem, openLabel } from '../letter/letter.js';

const linked = (label: string, url: string): string => `${label}:\n${url}`;

function itemText(item: LetterItem, letter: Letter): string {
  const tag = item.tag === null ? '' : ` [${item.tag}]`;
  const link = item.url === null ? [] : [linked(openLabel(letter.language), item.url)];
  return [`* ${item.title}${tag}`, ...item.lines, ...link].join('\n').replaceAll('\n', '\n  ');
}

function letterText(letter: Letter): string {
  const groups = letter.groups.flatMap(({ heading, items }) => [
    ...(heading === null ? [] : [`${heading.toUpperCase()} (${items.length})`]),
    ...items.map((item) => itemText(item, letter)),
  ]);
  const links = [letter.acknowledge, letter.unsubscribe].flatMap((link) =>
    link === null ? [] : [linked(link.label, link.url)],
  );
  return [
    ...(letter.warning === null ? [] : [`*** ${letter.warning} ***`]),
    letter.greeting,
    letter.opening,
    ...groups,
    ...links,
    letter.closing,
  ].join('\n\n');
}

/** @returns the letters one after another as plain text */
export const asText = (letters: readonly Letter[]): string =>
  `${letters.map(letterText).join(`\n\n${'-'.repeat(40)}\n\n`)}\n`;
