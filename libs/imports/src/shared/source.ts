import crypto from 'node:crypto';
import fs from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';

/** A file to read, wherever it lies: readable from the start and from any place, as often as wanted. */
export interface FileSource {
  /** Bytes of its plain content. */
  readonly size: number;
  /** @param start first byte @param end the byte after the last; all of it by default */
  read(start?: number, end?: number): Readable;
}

/** @throws when there is no such file, or it cannot be read */
export async function pathSource(path: string): Promise<FileSource> {
  const { size } = await stat(path);
  return {
    size,
    // createReadStream's end is inclusive, so an empty range cannot be said to it.
    read: (start = 0, end = size) =>
      end <= start ? Readable.from([]) : fs.createReadStream(path, { start, end: end - 1 }),
  };
}

/** @returns a source of bytes in memory, for small files */
export function bufferSource(bytes: Uint8Array): FileSource {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    size: buffer.length,
    read: (start = 0, end = buffer.length) =>
      Readable.from(end <= start ? [] : [buffer.subarray(start, end)]),
  };
}

/** How far a file is read. */
export interface Progress {
  readonly bytes: number;
  readonly size: number;
}

/** @returns the same source, which tells how far it was read: the furthest byte so far */
export function watched(source: FileSource, onProgress: (progress: Progress) => void): FileSource {
  let furthest = 0;
  return {
    size: source.size,
    read: (start = 0, end = source.size) => {
      let at = start;
      const stream = source.read(start, end);
      return Readable.from(
        (async function* () {
          for await (const chunk of stream as AsyncIterable<Buffer>) {
            at += chunk.length;
            if (at > furthest) onProgress({ bytes: (furthest = at), size: source.size });
            yield chunk;
          }
        })(),
        { objectMode: false },
      );
    },
  };
}

/** @returns the first bytes of a source, fewer when it has fewer */
export async function firstBytes(source: FileSource, count: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const chunk of source.read(0, Math.min(count, source.size))) parts.push(chunk as Buffer);
  return Buffer.concat(parts);
}

/** @returns SHA-256 of the content, lower-case hex */
export async function sourceSha256(source: FileSource): Promise<string> {
  const hash = crypto.createHash('sha256');
  for await (const chunk of source.read()) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** @returns SHA-256 of a file, lower-case hex: what an import is known by @throws when it cannot be read */
export async function fileSha256(path: string): Promise<string> {
  return sourceSha256(await pathSource(path));
}

/** A file that could not be got at or was tampered with where it lies: no fault of its content. */
export class SourceFailure extends Error {
  override name = 'SourceFailure';
}

/** @returns whether reading failed for another cause than the file's content */
export const isSourceFailure = (error: unknown): boolean =>
  error instanceof SourceFailure || (error instanceof Error && 'syscall' in error);
