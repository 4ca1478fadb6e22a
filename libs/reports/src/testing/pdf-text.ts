import { inflateSync } from 'node:zlib';

/** A piece of text with where it begins and ends, in points from the left, and how high it stands. */
export interface PdfWord {
  readonly text: string;
  readonly x: number;
  readonly end: number;
  readonly y: number;
}

export interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly words: readonly PdfWord[];
  /** What stands on it, line by line from the top, the words of a line from the left. */
  readonly lines: readonly string[];
}

interface PdfObject {
  readonly head: string;
  readonly stream: string;
}

/**
 * Reads the text of a document as pdfkit writes it: one stream of content a page, texts as glyph numbers that the font's
 * ToUnicode map explains (ISO 32000-1, 9.10.3). For specs; no reader for documents of others.
 */
export function pdfPages(bytes: Uint8Array): PdfPage[] {
  const objects = objectsOf(Buffer.from(bytes).toString('latin1'));
  return [...objects.values()]
    .filter(({ head }) => /\/Type \/Page\b(?!s)/.test(head))
    .map(({ head }) => pageOf(head, objects));
}

/** @returns the document's own strings by their names, such as `Producer` and `CreationDate` */
export function pdfInfo(bytes: Uint8Array): Record<string, string> {
  const objects = objectsOf(Buffer.from(bytes).toString('latin1'));
  const { head } = [...objects.values()].find((object) => object.head.includes('/Producer'))!;
  return Object.fromEntries(
    [...head.matchAll(/\/(\w+) (\d+) 0 R/g)].map(([, name, id]) => [
      name!,
      objects.get(id!)!.head.replace(/^\(|\)$/g, ''),
    ]),
  );
}

function objectsOf(text: string): Map<string, PdfObject> {
  const objects = new Map<string, PdfObject>();
  for (const [, id, whole] of text.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const at = whole!.indexOf('stream\n');
    const head = at < 0 ? whole! : whole!.slice(0, at);
    const raw = at < 0 ? '' : whole!.slice(at + 7, whole!.lastIndexOf('\nendstream'));
    const packed = head.includes('/FlateDecode');
    const stream = packed ? inflateSync(Buffer.from(raw, 'latin1')).toString('latin1') : raw;
    objects.set(id!, { head, stream });
  }
  return objects;
}

function pageOf(head: string, objects: ReadonlyMap<string, PdfObject>): PdfPage {
  const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(head)!;
  const content = objects.get(/\/Contents (\d+) 0 R/.exec(head)![1]!)!.stream;
  const resources = objects.get(/\/Resources (\d+) 0 R/.exec(head)![1]!)!.head;
  const fonts = new Map(
    [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, id]) => [name!, fontOf(id!, objects)]),
  );
  const words = wordsOf(content, fonts);
  return { width: Number(width), height: Number(height), words, lines: linesOf(words) };
}

interface Font {
  /** Glyph number in four hex digits → text. */
  readonly glyphs: ReadonlyMap<string, string>;
  /** Advance of each glyph in thousandths of the type's size, by glyph number. */
  readonly widths: readonly number[];
}

function fontOf(id: string, objects: ReadonlyMap<string, PdfObject>): Font {
  const { head } = objects.get(id)!;
  const map = objects.get(/\/ToUnicode (\d+) 0 R/.exec(head)![1]!)!.stream;
  const descendant = objects.get(/\/DescendantFonts \[(\d+) 0 R\]/.exec(head)![1]!)!.head;
  const [, widths] = /\/W \[0 \[([^\]]*)\]/.exec(descendant)!;
  const glyphs = new Map<string, string>();
  for (const [, first, list] of map.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g))
    [...list!.matchAll(/<([0-9a-f ]*)>/g)].forEach(([, units], index) => {
      const glyph = (Number.parseInt(first!, 16) + index).toString(16).padStart(4, '0');
      const big = Buffer.from(units!.replaceAll(' ', ''), 'hex');
      glyphs.set(glyph, big.swap16().toString('utf16le'));
    });
  return { glyphs, widths: widths!.trim().split(/\s+/).map(Number) };
}

function wordsOf(content: string, fonts: ReadonlyMap<string, Font>): PdfWord[] {
  const words: PdfWord[] = [];
  let [font, size, x, y]: [Font | null, number, number, number] = [null, 0, 0, 0];
  for (const line of content.split('\n')) {
    const type = /^\/(F\d+) ([\d.]+) Tf$/.exec(line);
    const place = /^1 0 0 1 ([-\d.]+) ([-\d.]+) Tm$/.exec(line);
    const shown = /^\[(.*)\] TJ$/.exec(line);
    if (type) [font, size] = [fonts.get(type[1]!)!, Number(type[2])];
    if (place) [x, y] = [Number(place[1]), Number(place[2])];
    if (shown) words.push({ x, y, ...shownText(shown[1]!, font!, size, x) });
  }
  return words;
}

function shownText(
  list: string,
  { glyphs, widths }: Font,
  size: number,
  x: number,
): { text: string; end: number } {
  let [text, end, blank] = ['', x, 0];
  for (const [, hex, back] of list.matchAll(/<([0-9a-f]*)>|(-?[\d.]+)/g)) {
    if (back !== undefined) end -= (Number(back) / 1000) * size;
    for (const code of hex?.match(/.{4}/g) ?? []) {
      const advance = ((widths[Number.parseInt(code, 16)] ?? 0) / 1000) * size;
      text += glyphs.get(code) ?? '';
      end += advance;
      blank = glyphs.get(code) === ' ' ? blank + advance : 0;
    }
  }
  return { text: text.trimEnd(), end: end - blank };
}

/** A gap narrower than this, in points, parts no words: a text is shown in pieces wherever it may break. */
const GAP = 1;

function linesOf(words: readonly PdfWord[]): string[] {
  const lines = new Map<number, PdfWord[]>();
  for (const word of words) lines.set(Math.round(word.y), [...(lines.get(Math.round(word.y)) ?? []), word]);
  return [...lines.entries()]
    .sort(([one], [other]) => other - one)
    .map(([, line]) => {
      const sorted = line.sort((one, other) => one.x - other.x);
      return sorted
        .map(({ x, text }, index) => (index > 0 && x - sorted[index - 1]!.end > GAP ? ` ${text}` : text))
        .join('');
    });
}
