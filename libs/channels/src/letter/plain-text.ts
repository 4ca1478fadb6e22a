// Control characters, and the marks that turn the direction of writing: nothing that a name or a title needs.
// eslint-disable-next-line no-control-regex
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g;

/** @returns the text on one line, without control characters */
export const oneLine = (given: string): string => given.replace(UNSEEN, ' ').replace(/ {2,}/g, ' ').trim();

/** @returns the text with a capital at its beginning */
export const capital = (given: string): string => given.charAt(0).toUpperCase() + given.slice(1);

/**
 * Shortens at the end of a word where one is near.
 * @param most characters (code points), at least 4; the mark counts
 * @param mark what stands for the rest
 */
export function shorten(given: string, most: number, mark = '…'): string {
  const letters = [...given];
  if (letters.length <= most) return given;
  const kept = letters.slice(0, most - [...mark].length).join('');
  const space = kept.lastIndexOf(' ');
  return `${(space > kept.length / 2 ? kept.slice(0, space) : kept).replace(/[ ,;:.-]+$/, '')}${mark}`;
}

/** @returns the address if it is one of http or https, fit for a header and an attribute; null otherwise */
export function webAddress(given: string | null): string | null {
  if (given === null || !URL.canParse(given)) return null;
  const url = new URL(given);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
}
