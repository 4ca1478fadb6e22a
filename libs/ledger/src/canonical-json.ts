/** Thrown for a value that has no canonical form; `path` is a JSON pointer (RFC 6901) to it. */
export class CanonicalJsonError extends Error {
  constructor(
    readonly path: string,
    readonly problem: string,
  ) {
    super(`${path === '' ? 'value' : path}: ${problem}`);
    this.name = 'CanonicalJsonError';
  }
}

// NUL has a canonical form, but PostgreSQL's text and jsonb refuse it: one such string would stop every reader.
// The first expression is a cheap look, the second (with the u flag) tells lone surrogates from pairs.
// eslint-disable-next-line no-control-regex
const SUSPECT = /[\u0000\ud800-\udfff]/;
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000\p{Surrogate}]/u;

/** @returns why a text may not stand in the log, or null when it may */
export function textProblem(text: string): string | null {
  if (!SUSPECT.test(text) || !FORBIDDEN.test(text)) return null;
  return text.includes('\0') ? 'contains the character NUL' : 'contains half of a surrogate pair';
}

/**
 * Canonical JSON (RFC 8785): members sorted by UTF-16 code units, no white space, numbers and strings as
 * ECMAScript writes them. Members that are undefined are left out.
 *
 * @param value null, boolean, finite number, string, array or plain object of such
 * @throws CanonicalJsonError for NaN, infinities, NUL, lone surrogates, undefined array items, other objects
 */
export function canonicalJson(value: unknown): string {
  return write(value, []);
}

function write(value: unknown, path: (string | number)[]): string {
  switch (typeof value) {
    case 'string':
      return writeString(value, path);
    case 'number':
      if (!Number.isFinite(value)) throw problem(path, `is ${value}, which JSON cannot hold`);
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? writeArray(value, path) : writeObject(value, path);
    default:
      throw problem(path, `is of type ${typeof value}, which JSON cannot hold`);
  }
}

function writeString(value: string, path: readonly (string | number)[]): string {
  const reason = textProblem(value);
  if (reason !== null) throw problem(path, reason);
  return JSON.stringify(value);
}

function writeArray(value: readonly unknown[], path: (string | number)[]): string {
  let text = '[';
  for (let index = 0; index < value.length; index++) {
    path.push(index);
    text += (index === 0 ? '' : ',') + write(value[index], path);
    path.pop();
  }
  return `${text}]`;
}

function writeObject(value: object, path: (string | number)[]): string {
  const prototype = Object.getPrototypeOf(value) as object | null;
  // Told by the depth of the chain, not by identity: objects of another realm are plain too.
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    throw problem(path, `is a ${value.constructor?.name ?? 'class instance'}, not a plain object`);
  }
  let text = '{';
  // Array.prototype.sort compares strings by UTF-16 code units, as RFC 8785 section 3.2.3 asks.
  for (const key of Object.keys(value).sort()) {
    const member = (value as Record<string, unknown>)[key];
    if (member === undefined) continue;
    path.push(key);
    text += `${text === '{' ? '' : ','}${writeString(key, path)}:${write(member, path)}`;
    path.pop();
  }
  return `${text}}`;
}

function problem(path: readonly (string | number)[], reason: string): CanonicalJsonError {
  const pointer = path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  return new CanonicalJsonError(pointer, reason);
}
