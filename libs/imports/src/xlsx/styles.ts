import type { Archive } from './archive.js';
import { attribute, readXml } from './xml.js';

/** ECMA-376, 18.8.30: formats that need no code because every program knows them; the later ones are East Asian. */
const DATE_FORMATS: readonly (readonly [number, number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

/** Excel allows some 65,000. */
const STYLES = 70_000;

/** @returns whether a number format shows days or times, by its first section */
export function isDateFormat(code: string): boolean {
  const shown = code
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?![hms]+\])[^\]]*\]/gi, '')
    .split(';')[0]!;
  return /[ymdhs]/i.test(shown) && !/general/i.test(shown);
}

/** @returns for each style of a cell, by its index, whether it shows a number as a date */
export async function readDateStyles(archive: Archive, part: string | null): Promise<readonly boolean[]> {
  if (part === null) return [];
  const custom = new Map<number, boolean>();
  const styles: boolean[] = [];
  let inCells = false;
  await readXml(archive.text(part), {
    open(name, attributes) {
      if (name === 'cellXfs') inCells = true;
      if (name === 'numFmt' && custom.size < STYLES) {
        custom.set(
          Number(attribute(attributes, 'numFmtId')),
          isDateFormat(attribute(attributes, 'formatCode') ?? ''),
        );
      }
      if (name !== 'xf' || !inCells || styles.length >= STYLES) return;
      const format = Number(attribute(attributes, 'numFmtId') ?? 0);
      const builtIn = DATE_FORMATS.some(([from, until]) => format >= from && format <= until);
      styles.push(custom.get(format) ?? builtIn);
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles;
}
