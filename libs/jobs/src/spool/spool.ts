import type { MasterKey } from '@app/event-store';
import { DecryptionError } from '@app/event-store';
import type pg from 'pg';
import { keyName, SpoolDamagedError, SpoolFile } from './spool-file.js';
import { type SpoolParts, SpoolWriter, type StoredFile } from './spool-writer.js';

/** Thrown when content is larger than it may be; nothing of it stays. */
export class SpoolLimitError extends Error {
  constructor(
    /** Bytes. */
    readonly limit: number,
  ) {
    super(`the content is larger than ${limit} bytes`);
    this.name = 'SpoolLimitError';
  }
}

export interface SpoolOptions {
  /** As the application's role. */
  readonly pool: pg.Pool;
  readonly master: MasterKey;
  /** Plain bytes in a chunk; 256 KiB by default. */
  readonly chunkBytes?: number;
}

interface FileRow {
  readonly bytes: number | null;
  readonly chunk_bytes: number;
  readonly wrapped: Buffer | null;
}

const KIB = 1024;

/**
 * Files on their way in or out, kept in PostgreSQL so that the process that took one and the process that works on it
 * may run on different machines. Encrypted before they leave this process, each under a key of its own.
 */
export class Spool {
  private readonly parts: SpoolParts;

  constructor({ pool, master, chunkBytes = 256 * KIB }: SpoolOptions) {
    this.parts = { pool, master, chunkBytes };
  }

  /** A file that is written piece by piece. */
  writer(): Promise<SpoolWriter> {
    return SpoolWriter.begin(this.parts);
  }

  /**
   * Stores content as it comes, never as a whole in memory.
   *
   * @param content in pieces @param limit the most bytes that it may have
   * @throws SpoolLimitError beyond the limit, and whatever the content ends with; nothing of it stays then
   */
  async store(content: AsyncIterable<Uint8Array>, limit: number): Promise<StoredFile> {
    const writer = await this.writer();
    try {
      for await (const piece of content) {
        if (writer.bytes + piece.length > limit) throw new SpoolLimitError(limit);
        await writer.write(piece);
      }
      return await writer.finish();
    } catch (error) {
      await writer.discard().catch(() => undefined); // else the sweep does
      throw error;
    }
  }

  /** @returns the file, or null when there is none or it was never finished @throws SpoolDamagedError */
  async open(file: string): Promise<SpoolFile | null> {
    const { pool, master } = this.parts;
    const { rows } = await pool.query<FileRow>(
      'select bytes::float8 as bytes, chunk_bytes, wrapped from work.file where id = $1',
      [file],
    );
    const row = rows[0];
    if (row === undefined || row.bytes === null || row.wrapped === null) return null;
    const { bytes, chunk_bytes: chunkBytes, wrapped } = row;
    try {
      const key = master.unwrap(keyName({ file, bytes, chunkBytes }), wrapped, 'file');
      return new SpoolFile(pool, { file, key }, bytes, chunkBytes);
    } catch (error) {
      if (!(error instanceof DecryptionError)) throw error;
      throw new SpoolDamagedError(file, 'was tampered with in its size or key');
    }
  }

  /** Removes files for good. */
  async remove(...files: readonly (string | null)[]): Promise<void> {
    const named = files.filter((file) => file !== null);
    if (named.length > 0) {
      await this.parts.pool.query('delete from work.file where id = any($1::uuid[])', [named]);
    }
  }

  /**
   * Removes files that nobody works on: those older than a while, and uploads that broke off an hour ago.
   *
   * @param days how long a file is kept
   * @returns how many were removed
   */
  async sweep(days: number): Promise<number> {
    const { rowCount } = await this.parts.pool.query(
      `delete from work.file f
       where (created_at < clock_timestamp() - make_interval(days => $1)
              or (bytes is null and created_at < clock_timestamp() - interval '1 hour'))
         and not exists (select 1 from work.job j
                         where j.state in ('queued', 'running') and (j.input = f.id or j.output = f.id))`,
      [days],
    );
    return rowCount ?? 0;
  }
}
