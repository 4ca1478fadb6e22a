import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { MasterKey } from '@app/event-store';
import type pg from 'pg';
import { type FileKey, sealChunk } from './chunk-cipher.js';
import { keyName } from './spool-file.js';

/** A file as it was stored. */
export interface StoredFile {
  readonly file: string;
  /** Of the plain content. */
  readonly bytes: number;
  /** Of the plain content, lower-case hex. */
  readonly sha256: string;
}

export interface SpoolParts {
  readonly pool: Pick<pg.Pool, 'query'>;
  readonly master: MasterKey;
  readonly chunkBytes: number;
}

/** Writes one file piece by piece; of the content no more than a chunk is in memory. */
export class SpoolWriter {
  private readonly hash = createHash('sha256');
  private parts: Buffer[] = [];
  private held = 0;
  private chunks = 0;
  private total = 0;

  private constructor(
    private readonly spool: SpoolParts,
    private readonly key: FileKey,
  ) {}

  static async begin(spool: SpoolParts): Promise<SpoolWriter> {
    const key = { file: randomUUID(), key: randomBytes(32) };
    await spool.pool.query('insert into work.file (id, chunk_bytes) values ($1, $2)', [
      key.file,
      spool.chunkBytes,
    ]);
    return new SpoolWriter(spool, key);
  }

  get file(): string {
    return this.key.file;
  }

  /** Bytes written so far. */
  get bytes(): number {
    return this.total;
  }

  async write(bytes: Uint8Array): Promise<void> {
    this.hash.update(bytes);
    this.total += bytes.length;
    const { chunkBytes } = this.spool;
    let rest = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    while (this.held + rest.length >= chunkBytes) {
      const room = chunkBytes - this.held;
      await this.put(Buffer.concat([...this.parts, rest.subarray(0, room)]));
      [this.parts, this.held] = [[], 0];
      rest = rest.subarray(room);
    }
    if (rest.length === 0) return;
    this.parts.push(rest);
    this.held += rest.length;
  }

  /** The file can be read from here on: its key is kept, bound to its size. */
  async finish(): Promise<StoredFile> {
    if (this.held > 0) await this.put(Buffer.concat(this.parts));
    const { file, key } = this.key;
    const name = keyName({ file, bytes: this.total, chunkBytes: this.spool.chunkBytes });
    const { rowCount } = await this.spool.pool.query(
      'update work.file set bytes = $2, wrapped = $3 where id = $1',
      [file, this.total, this.spool.master.wrap(name, key, 'file')],
    );
    if (rowCount === 0) throw new Error(`file ${file} was removed while it was written`);
    return { file, bytes: this.total, sha256: this.hash.digest('hex') };
  }

  /** Removes what was written. */
  async discard(): Promise<void> {
    await this.spool.pool.query('delete from work.file where id = $1', [this.key.file]);
  }

  private async put(plain: Buffer): Promise<void> {
    const number = this.chunks++;
    await this.spool.pool.query({
      name: 'rumpun-put-chunk',
      text: 'insert into work.file_chunk (file, number, sealed) values ($1, $2, $3)',
      values: [this.key.file, number, sealChunk(this.key, number, plain)],
    });
  }
}
