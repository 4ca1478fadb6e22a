import { isUtf8 } from 'node:buffer';
import { text } from '@app/contracts';
import { BadFile } from '../shared/problem.js';
import type { FileSource } from '../shared/source.js';
import { firstBytes } from '../shared/source.js';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** How far into a file its encoding and delimiter are looked for. */
export const SNIFFED_BYTES = 65_536;

const startsWith = (bytes: Buffer, ...mark: number[]): boolean => mark.every((byte, i) => bytes[i] === byte);

/**
 * @param start the first bytes of a file
 * @returns its encoding, by its byte-order mark; UTF-8 without one
 * @throws BadFile when every other byte or so is zero: UTF-16 that does not say so
 */
export function encodingOf(start: Buffer): { readonly encoding: Encoding; readonly mark: number } {
  if (startsWith(start, 0xef, 0xbb, 0xbf)) return { encoding: 'utf-8', mark: 3 };
  if (startsWith(start, 0xff, 0xfe)) return { encoding: 'utf-16le', mark: 2 };
  if (startsWith(start, 0xfe, 0xff)) return { encoding: 'utf-16be', mark: 2 };
  const head = start.subarray(0, 4_096);
  if (head.filter((byte) => byte === 0).length * 4 > head.length) {
    throw new BadFile(
      'encoding-unknown',
      text(
        'bukan teks UTF-8 (tampaknya UTF-16 tanpa penanda, atau bukan CSV); simpan sebagai "CSV UTF-8"',
        'is not UTF-8 text (it looks like UTF-16 without a mark, or no CSV at all); save it as "CSV UTF-8"',
      ),
    );
  }
  return { encoding: 'utf-8', mark: 0 };
}

/** How many bytes the character that begins with this byte takes; 1 for a byte that begins none. */
const lengthOf = (lead: number): number => (lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1);

/** @returns how many bytes at the end are the beginning of a character that goes on in the next chunk */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back]!;
    if (byte >= 0xc0) return lengthOf(byte) > back ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}

/** @returns where the first byte stands that is no UTF-8 */
function firstInvalid(bytes: Buffer): number {
  let at = 0;
  while (at < bytes.length) {
    const length = lengthOf(bytes[at]!);
    if (bytes[at]! >= 0x80 && !isUtf8(bytes.subarray(at, at + length))) return at;
    at += length;
  }
  return at;
}

/** Told of each piece of sound text before it is handed on. */
export interface TextFollower {
  readonly row: number;
  readonly column: number;
  follow(bytes: Buffer): void;
}

const notUtf8 = ({ row, column }: TextFollower): BadFile =>
  new BadFile(
    'encoding-not-utf8',
    text(
      'bukan UTF-8 (misalnya Windows-1252); di Excel pilih Simpan Sebagai, "CSV UTF-8 (dipisahkan koma)"',
      'is not UTF-8 (Windows-1252 perhaps); in Excel choose Save As, "CSV UTF-8 (comma delimited)"',
    ),
    row,
    column,
  );

/** What is sound before the first byte that is not is handed on all the same: its rows are judged too. */
async function* soundUtf8(chunks: AsyncIterable<Buffer>, follower: TextFollower): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    const end = bytes.length - unfinished(bytes);
    const whole = bytes.subarray(0, end);
    const sound = isUtf8(whole) ? whole : whole.subarray(0, firstInvalid(whole));
    rest = bytes.subarray(end);
    follower.follow(sound);
    yield sound;
    if (sound.length < whole.length) throw notUtf8(follower);
  }
  if (rest.length > 0) throw notUtf8(follower);
}

/** Half a surrogate pair becomes U+FFFD here; the cell that holds it is refused later. */
async function* fromUtf16(
  chunks: AsyncIterable<Buffer>,
  encoding: Encoding,
  follower: TextFollower,
): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) {
    const bytes = Buffer.from(decoder.decode(chunk, { stream: true }));
    follower.follow(bytes);
    yield bytes;
  }
  const last = Buffer.from(decoder.decode());
  follower.follow(last);
  yield last;
}

/** @returns the start of a file as text, for a look at its header @throws BadFile */
export async function sniffedText(source: FileSource): Promise<string> {
  const start = await firstBytes(source, SNIFFED_BYTES);
  const { encoding, mark } = encodingOf(start);
  return new TextDecoder(encoding).decode(start.subarray(mark));
}

/**
 * A text file as UTF-8 without byte-order mark, chunk by chunk.
 *
 * @param follower told of every byte, so that it can name the place of the first that is no UTF-8
 * @throws BadFile when the file is neither UTF-8 nor UTF-16 with its mark
 */
export async function* utf8Of(source: FileSource, follower: TextFollower): AsyncGenerator<Buffer> {
  const { encoding, mark } = encodingOf(await firstBytes(source, 4_096));
  const chunks = source.read(mark) as AsyncIterable<Buffer>;
  yield* encoding === 'utf-8' ? soundUtf8(chunks, follower) : fromUtf16(chunks, encoding, follower);
}
