// eslint-disable-next-line no-control-regex
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g;

/**
 * A text that every format can hold. Control characters and lone surrogates have no place in XML 1.0 (section 2.2) and
 * none on paper; the mark in their place (U+FFFD) shows that something stood there.
 */
export const clean = (words: string): string => words.toWellFormed().replace(UNPRINTABLE, '\ufffd');

/** @param max characters @returns the text, ended by `…` where it is longer */
export function clipped(words: string, max: number): string {
  const characters = words.length > max ? [...words] : null;
  return characters !== null && characters.length > max ? `${characters.slice(0, max - 1).join('')}…` : words;
}
