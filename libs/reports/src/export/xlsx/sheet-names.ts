import { clean } from '../clean.js';

/** Excel's limit, in UTF-16 code units. */
const LONGEST = 31;
/** `'` would have to be doubled in every reference to the sheet; the others Excel refuses. */
const REFUSED = /[[\]:*?/\\'\s\ufffd]+/g;
/** Excel keeps this name for itself. */
const RESERVED = 'history';

/** Names for the sheets of one workbook: allowed by Excel, no two alike whatever their case. */
export class SheetNames {
  private readonly taken = new Set([RESERVED]);

  /** @param fallback the name where nothing of `wanted` is allowed @returns a name that no other sheet has */
  claim(wanted: string, fallback: string): string {
    const name = clean(wanted).replace(REFUSED, ' ').trim() || fallback;
    for (let number = 1; ; number += 1) {
      const suffix = number === 1 ? '' : ` (${number})`;
      const candidate = cut(name, LONGEST - suffix.length) + suffix;
      if (this.taken.has(candidate.toLowerCase())) continue;
      this.taken.add(candidate.toLowerCase());
      return candidate;
    }
  }
}

/** Never through the middle of a surrogate pair. */
const cut = (words: string, units: number): string =>
  words
    .slice(0, units)
    .replace(/[\ud800-\udbff]$/, '')
    .trim();
