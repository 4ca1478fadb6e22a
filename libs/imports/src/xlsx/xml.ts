import { brokenWorkbook } from './refusals.js';

/** Told of a document's parts in their order. Names come without their namespace prefix. */
export interface XmlHandler {
  /** @param attributes as written: see `attribute` */
  open(name: string, attributes: string): void;
  text?(words: string): void;
  close?(name: string): void;
}

/** No tag or comment of a workbook is longer; an unclosed one is not gathered without end. */
const TOKEN = 1024 * 1024;
const DEPTH = 64;
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function entity(_: string, name: string): string {
  const known = NAMED[name];
  if (known !== undefined) return known;
  const point = /^#x([0-9a-f]{1,6})$/i.exec(name) ?? /^#(\d{1,7})$/.exec(name);
  const value = point === null ? NaN : parseInt(point[1]!, name[1] === 'x' ? 16 : 10);
  if (!(value <= 0x10ffff)) throw brokenWorkbook();
  // NUL and half a surrogate pair pass here: the cell that holds them is refused, with its place.
  return value >= 0xd800 && value <= 0xdfff ? String.fromCharCode(value) : String.fromCodePoint(value);
}

/** Only the five entities of XML itself and characters by number: nothing that a document defines. */
const decoded = (words: string): string =>
  words.includes('&') ? words.replace(/&([^;&]{0,10});?/g, entity) : words;

const PATTERNS = new Map<string, RegExp>();

/** @returns an attribute's value, out of a tag's attributes as written; undefined when it has none of that name */
export function attribute(attributes: string, name: string): string | undefined {
  let pattern = PATTERNS.get(name);
  if (pattern === undefined) {
    pattern = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
    PATTERNS.set(name, pattern);
  }
  const found = pattern.exec(attributes);
  return found === null ? undefined : decoded(found[1] ?? found[2]!);
}

/** @returns whether every quote in a tag so far is closed: a `>` inside a value ends no tag */
function quotesClosed(tag: string): boolean {
  if (!tag.includes('"') && !tag.includes("'")) return true;
  let quote = '';
  for (const mark of tag) {
    if (quote === '' ? mark === '"' || mark === "'" : mark === quote) quote = quote === '' ? mark : '';
  }
  return quote === '';
}

const plainName = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Reads XML as it comes, for the parts of a workbook (ECMA-376). Document types are refused: workbooks have none, and
 * with them come entities that grow without end.
 *
 * @throws BadFile where a document is not well formed
 */
export class XmlParser {
  private rest = '';
  private readonly open: string[] = [];

  constructor(private readonly handler: XmlHandler) {}

  write(chunk: string): void {
    const all = this.rest + chunk;
    let at = 0;
    while (at < all.length) {
      const next = all[at] === '<' ? this.markup(all, at) : this.words(all, at);
      if (next === -1) break;
      at = next;
    }
    this.rest = all.slice(at);
    if (this.rest.length > TOKEN) throw brokenWorkbook();
  }

  end(): void {
    if (this.open.length > 0 || this.rest.trim() !== '') throw brokenWorkbook();
  }

  /** @returns where the text ends, or -1 when a character by number is not complete yet */
  private words(all: string, at: number): number {
    const tag = all.indexOf('<', at);
    let end = tag === -1 ? all.length : tag;
    if (tag === -1) {
      const started = all.lastIndexOf('&');
      if (started >= at && started > end - 12 && !all.includes(';', started)) end = started;
    }
    if (end === at) return -1;
    if (this.open.length > 0) this.handler.text?.(decoded(all.slice(at, end)));
    return end;
  }

  /** @returns where the markup ends, or -1 when it is not complete yet */
  private markup(all: string, at: number): number {
    if (all.startsWith('<!--', at)) return this.past(all, '-->', at + 4);
    if (all.startsWith('<?', at)) return this.past(all, '?>', at + 2);
    if (all.startsWith('<![CDATA[', at)) return this.literal(all, at + 9);
    if (all[at + 1] === '!') return this.declaration(all, at);
    let end = all.indexOf('>', at);
    while (end !== -1 && !quotesClosed(all.slice(at, end))) end = all.indexOf('>', end + 1);
    if (end === -1) return -1;
    this.tag(all.slice(at + 1, end));
    return end + 1;
  }

  private past(all: string, mark: string, from: number): number {
    const end = all.indexOf(mark, from);
    return end === -1 ? -1 : end + mark.length;
  }

  private literal(all: string, from: number): number {
    const end = all.indexOf(']]>', from);
    if (end === -1) return -1;
    this.handler.text?.(all.slice(from, end));
    return end + 3;
  }

  /** The beginning of a comment or of literal text may still be incomplete; anything else is refused. */
  private declaration(all: string, at: number): number {
    const start = all.slice(at, at + 9);
    if ('<!--'.startsWith(start) || '<![CDATA['.startsWith(start)) return -1;
    throw brokenWorkbook();
  }

  private tag(tag: string): void {
    if (tag.startsWith('/')) return this.closing(tag.slice(1).trim());
    const empty = tag.endsWith('/');
    const inner = empty ? tag.slice(0, -1) : tag;
    const space = inner.search(/\s/);
    const name = space === -1 ? inner : inner.slice(0, space);
    if (name === '') throw brokenWorkbook();
    this.handler.open(plainName(name), space === -1 ? '' : inner.slice(space));
    if (empty) this.handler.close?.(plainName(name));
    else if (this.open.push(name) > DEPTH) throw brokenWorkbook();
  }

  private closing(name: string): void {
    if (this.open.pop() !== name) throw brokenWorkbook();
    this.handler.close?.(plainName(name));
  }
}

/** Reads a whole part. @throws BadFile where it is not well formed */
export async function readXml(chunks: AsyncIterable<string>, handler: XmlHandler): Promise<void> {
  const parser = new XmlParser(handler);
  for await (const chunk of chunks) parser.write(chunk);
  parser.end();
}
