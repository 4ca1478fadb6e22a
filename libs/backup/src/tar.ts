import fs from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const BLOCK = 512;

/** Thrown for an archive that is none that PostgreSQL writes. */
export class ArchiveError extends Error {
  constructor(problem: string) {
    super(`the archive of the database ${problem}`);
    this.name = 'ArchiveError';
  }
}

interface Member {
  readonly name: string;
  readonly size: number;
  readonly kind: 'file' | 'folder';
}

/**
 * Unpacks an archive as PostgreSQL's base backup writes it: POSIX ustar with plain files and folders. Links, which a
 * cluster with tablespaces would have, and names that lead out of the folder are refused.
 *
 * @param folder an existing one; files are made for their owner alone
 * @throws ArchiveError, or the disk's error
 */
export async function unpackArchive(archive: AsyncIterable<Buffer>, folder: string): Promise<void> {
  const bytes = new Bytes(archive);
  for (;;) {
    const header = await bytes.take(BLOCK);
    if (header === null || header.every((byte) => byte === 0)) break;
    const { name, size, kind } = memberOf(header);
    const target = path.join(folder, name);
    if (kind === 'folder') {
      fs.mkdirSync(target, { recursive: true, mode: 0o700 });
      continue;
    }
    fs.mkdirSync(path.dirname(target), { recursive: true, mode: 0o700 });
    await pipeline(
      Readable.from(bytes.pieces(size), { objectMode: false }),
      fs.createWriteStream(target, { flags: 'wx', mode: 0o600 }),
    );
    await bytes.take((BLOCK - (size % BLOCK)) % BLOCK);
  }
  // The rest is read too: what decompresses it checks its sum at the end.
  for await (const _ of bytes.pieces(Infinity));
}

function memberOf(header: Buffer): Member {
  if (sumOf(header) !== octal(header, 148, 8)) throw new ArchiveError('has a damaged header');
  const prefix = textAt(header, 345, 155);
  const name = (prefix === '' ? '' : `${prefix}/`) + textAt(header, 0, 100);
  const type = String.fromCharCode(header[156]!);
  const parts = name.split('/');
  if (name === '' || name.startsWith('/') || parts.includes('..'))
    throw new ArchiveError(`names a file outside (${name})`);
  if (type === '5') return { name, size: 0, kind: 'folder' };
  if (type === '0' || type === '\0') return { name, size: octal(header, 124, 12), kind: 'file' };
  throw new ArchiveError(`holds ${name}, which is neither a file nor a folder`);
}

/** The sum of all bytes, those of the sum itself taken as spaces. */
function sumOf(header: Buffer): number {
  let sum = 8 * 0x20;
  for (const [at, byte] of header.entries()) if (at < 148 || at >= 156) sum += byte;
  return sum;
}

function octal(header: Buffer, at: number, length: number): number {
  const digits = textAt(header, at, length).trim();
  if (!/^[0-7]+$/.test(digits)) throw new ArchiveError('has a damaged header');
  return Number.parseInt(digits, 8);
}

function textAt(header: Buffer, at: number, length: number): string {
  const field = header.subarray(at, at + length);
  const end = field.indexOf(0);
  return field.toString('utf8', 0, end < 0 ? length : end);
}

/** A stream, read in the lengths that are asked for. */
class Bytes {
  private readonly chunks: AsyncIterator<Buffer>;
  private rest = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.chunks = source[Symbol.asyncIterator]();
  }

  /** @returns that many bytes, or null at the end @throws ArchiveError when it ends within */
  async take(length: number): Promise<Buffer | null> {
    const pieces: Buffer[] = [];
    for await (const piece of this.pieces(length, true)) pieces.push(piece);
    const taken = Buffer.concat(pieces);
    if (taken.length === length) return taken;
    if (taken.length === 0) return null;
    throw new ArchiveError('ends too early');
  }

  /** That many bytes as they come. @param mayEnd whether the source may end before */
  async *pieces(length: number, mayEnd = length === Infinity): AsyncGenerator<Buffer> {
    for (let left = length; left > 0;) {
      if (this.rest.length === 0) {
        const { value, done } = await this.chunks.next();
        if (done === true) {
          if (mayEnd) return;
          throw new ArchiveError('ends too early');
        }
        this.rest = value as Buffer<ArrayBuffer>;
      }
      const piece = this.rest.subarray(0, left);
      this.rest = this.rest.subarray(piece.length);
      left -= piece.length;
      yield piece;
    }
  }
}
