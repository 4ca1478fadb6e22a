import { clean, clipped } from '../clean.js';

/** A4 (ISO 216) in points; margins leave room for the running head and the footer. */
export const MARGINS = { side: 48, top: 60, bottom: 54 };
const A4 = { short: 595.28, long: 841.89 };

export type Orientation = 'portrait' | 'landscape';

/** Width of the text on a page, in points. */
export const INNER_WIDTH: Readonly<Record<Orientation, number>> = {
  portrait: A4.short - 2 * MARGINS.side,
  landscape: A4.long - 2 * MARGINS.side,
};

export const INK = '#20231d';
export const FAINT_INK = '#4a4e45';
export const HAIRLINE = '#b9b9ad';

/** @returns a text on one line of thought: no line breaks of its own, and no longer than a heading may be */
export const lineText = (words: string, max: number): string =>
  clipped(clean(words).replace(/\s+/g, ' ').trim(), max);

/** @returns a text of any length, with its line breaks */
export const blockText = (words: string): string =>
  clean(words).replace(/\r\n?/g, '\n').replaceAll('\t', ' ');

const NARROW = /[fijlrtI .,:;'|!()[\]-]/;
const WIDE = /[mwMWOQG@%\u2e80-\uffff]/;
/** Points of a character in the tables' type (Roboto Medium, 8 pt), each class by its widest. */
const WIDTHS = { narrow: 2.9, plain: 5, capital: 5.7, wide: 7.4 };

/** @returns about how wide a text is in the tables' type, in points: rather too much than too little */
export function textWidth(words: string): number {
  let width = 0;
  for (const character of words.slice(0, 200)) {
    if (NARROW.test(character)) width += WIDTHS.narrow;
    else if (WIDE.test(character)) width += WIDTHS.wide;
    else width += /\p{Lu}/u.test(character) ? WIDTHS.capital : WIDTHS.plain;
  }
  return width;
}
