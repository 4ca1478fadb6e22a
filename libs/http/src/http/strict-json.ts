import type { Bilingual } from '@app/contracts';
import { text } from '@app/contracts';

/** What makes a text no acceptable JSON, and where. Nothing of the text itself is repeated. */
export class JsonProblem extends Error {
  constructor(
    readonly code: 'syntax' | 'duplicate-key' | 'forbidden-key' | 'too-deep' | 'not-utf8',
    readonly what: Bilingual,
    readonly line: number,
    readonly column: number,
    /** JSON pointer of the object at fault, for keys. */
    readonly pointer?: string,
  ) {
    super(what.en);
    this.name = 'JsonProblem';
  }
}

/** Deep enough for every command; a recursive reader of deeper input would end the process. */
const DEEPEST = 64;
/** Keys that would reach an object's prototype. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);
const SPACE = /[ \t\n\r]*/y;
const PLAIN = '[^"\\\\\\u0000-\\u001f]*';
/** Unrolled, so that the engine keeps no way back for each character of a long text. */
const STRING = new RegExp(`"${PLAIN}(?:\\\\(?:["\\\\/bfnrt]|u[0-9a-fA-F]{4})${PLAIN})*"`, 'y');
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/**
 * Reads JSON as RFC 8259 has it and refuses what JSON.parse lets pass in silence: a key given twice (readers
 * differ in which one counts) and keys that reach a prototype. Strings with lone surrogates and NUL are left to
 * the schemas, which can name the field.
 *
 * @throws JsonProblem with line and column, both from 1
 */
export function parseStrictJson(source: string): unknown {
  new Scanner(source).document();
  return JSON.parse(source);
}

/** @throws JsonProblem when the bytes are not UTF-8 */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new JsonProblem('not-utf8', text('isinya bukan UTF-8', 'it is not UTF-8'), 1, 1);
  }
}

class Scanner {
  private at = 0;
  private readonly path: string[] = [];

  constructor(private readonly source: string) {}

  document(): void {
    this.value();
    this.space();
    if (this.at < this.source.length) {
      throw this.problem(
        'syntax',
        text('ada teks sesudah akhir JSON', 'there is text after the end of the JSON'),
      );
    }
  }

  private value(): void {
    this.space();
    const start = this.source[this.at];
    if (start === '{') this.object();
    else if (start === '[') this.array();
    else if (this.match(start === '"' ? STRING : SCALAR) === null) throw this.expected('nilai', 'a value');
  }

  private object(): void {
    this.enter();
    const seen = new Set<string>();
    if (!this.skip('}')) {
      do {
        const key = this.key(seen);
        if (!this.skip(':')) throw this.expected('":"', '":"');
        this.path.push(key);
        this.value();
        this.path.pop();
      } while (this.skip(','));
      if (!this.skip('}')) throw this.expected('"," atau "}"', '"," or "}"');
    }
    this.depth -= 1;
  }

  private array(): void {
    this.enter();
    if (!this.skip(']')) {
      let index = 0;
      do {
        this.path.push(String(index++));
        this.value();
        this.path.pop();
      } while (this.skip(','));
      if (!this.skip(']')) throw this.expected('"," atau "]"', '"," or "]"');
    }
    this.depth -= 1;
  }

  private key(seen: Set<string>): string {
    this.space();
    const start = this.at;
    const found = this.match(STRING);
    if (found === null) throw this.expected('nama kolom dalam tanda kutip', 'a field name in quotes');
    const key = JSON.parse(found) as string;
    if (FORBIDDEN.has(key)) {
      throw this.problem(
        'forbidden-key',
        text('nama kolom ini tidak diterima', 'this field name is not accepted'),
        start,
        key,
      );
    }
    if (seen.has(key)) {
      throw this.problem(
        'duplicate-key',
        text('kolom ini ditulis dua kali', 'this field is given twice'),
        start,
        key,
      );
    }
    seen.add(key);
    return key;
  }

  private depth = 0;

  private enter(): void {
    this.at += 1;
    this.depth += 1;
    if (this.depth > DEEPEST) {
      throw this.problem(
        'too-deep',
        text(`lebih dari ${DEEPEST} tingkat`, `more than ${DEEPEST} levels deep`),
      );
    }
  }

  private skip(character: string): boolean {
    this.space();
    if (this.source[this.at] !== character) return false;
    this.at += 1;
    return true;
  }

  private space(): void {
    this.match(SPACE);
  }

  private match(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.source);
    if (found === null) return null;
    this.at = pattern.lastIndex;
    return found[0];
  }

  private expected(id: string, en: string): JsonProblem {
    const ended = this.at >= this.source.length;
    return this.problem(
      'syntax',
      text(
        ended ? `teks berakhir, padahal masih diperlukan ${id}` : `di sini diperlukan ${id}`,
        ended ? `the text ends where ${en} is needed` : `${en} is needed here`,
      ),
    );
  }

  private problem(code: JsonProblem['code'], what: Bilingual, at = this.at, key?: string): JsonProblem {
    const before = this.source.slice(0, at);
    const line = before.split('\n').length;
    const column = at - before.lastIndexOf('\n');
    const pointer = [...this.path, ...(key === undefined ? [] : [key])]
      .map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`)
      .join('');
    return new JsonProblem(code, what, line, column, pointer);
  }
}
