import { Readable } from 'node:stream';
import { DecryptionError } from '@app/event-store';
import type pg from 'pg';
import { type FileKey, openChunk } from './chunk-cipher.js';

/** What binds a file's key to the file: another size, or chunks cut otherwise, and it does not unwrap. */
export const keyName = (of: { file: string; bytes: number; chunkBytes: number }): string =>
  `${of.file} ${of.bytes} ${of.chunkBytes}`;

/** Thrown when a stored file lacks a part or was tampered with. */
export class SpoolDamagedError extends Error {
  readonly safe = true;

  constructor(file: string, what: string) {
    super(`the stored file ${file} ${what}`);
    this.name = 'SpoolDamagedError';
  }
}

/** Chunks kept in memory: an archive is read at its end, at its start, and then part by part. */
const KEPT_CHUNKS = 4;

/** A stored file, readable from any place as often as wanted; decrypted chunk by chunk. */
export class SpoolFile {
  /** Insertion order is the order of use. */
  private readonly kept = new Map<number, Buffer>();

  constructor(
    private readonly pool: Pick<pg.Pool, 'query'>,
    private readonly key: FileKey,
    /** Bytes of the plain content. */
    readonly size: number,
    private readonly chunkBytes: number,
  ) {}

  /**
   * @param start first byte @param end the byte after the last; all of it by default
   * @returns a stream that fails with SpoolDamagedError where the file is not what was stored
   */
  read(start = 0, end = this.size): Readable {
    return Readable.from(this.pieces(start, Math.min(end, this.size)), { objectMode: false });
  }

  private async *pieces(start: number, end: number): AsyncGenerator<Buffer> {
    for (let at = start; at < end;) {
      const number = Math.floor(at / this.chunkBytes);
      const from = number * this.chunkBytes;
      const chunk = await this.chunk(number);
      const piece = chunk.subarray(at - from, end - from);
      if (piece.length === 0) throw new SpoolDamagedError(this.key.file, `ends within chunk ${number}`);
      yield piece;
      at += piece.length;
    }
  }

  private async chunk(number: number): Promise<Buffer> {
    const plain = this.kept.get(number) ?? (await this.fetch(number));
    this.kept.delete(number);
    this.kept.set(number, plain);
    if (this.kept.size > KEPT_CHUNKS) this.kept.delete(this.kept.keys().next().value!);
    return plain;
  }

  private async fetch(number: number): Promise<Buffer> {
    const { rows } = await this.pool.query<{ sealed: Buffer }>({
      name: 'rumpun-get-chunk',
      text: 'select sealed from work.file_chunk where file = $1 and number = $2',
      values: [this.key.file, number],
    });
    if (rows[0] === undefined) throw new SpoolDamagedError(this.key.file, `lacks chunk ${number}`);
    try {
      return openChunk(this.key, number, rows[0].sealed);
    } catch (error) {
      if (!(error instanceof DecryptionError)) throw error;
      throw new SpoolDamagedError(this.key.file, `was tampered with in chunk ${number}`);
    }
  }
}
