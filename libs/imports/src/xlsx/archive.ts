import type { Readable } from 'node:stream';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import type { Limits } from '../shared/limits.js';
import { BadFile } from '../shared/problem.js';
import { type FileSource, isSourceFailure } from '../shared/source.js';
import { brokenWorkbook, inflatesTooFar, lockedWorkbook, tooManyParts } from './refusals.js';

/** Lets the archive be read where it lies: nothing is copied, nothing unpacked to disk. */
class SourceReader extends yauzl.RandomAccessReader {
  constructor(private readonly source: FileSource) {
    super();
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return this.source.read(start, end);
  }
}

/** What the archive library or zlib says of a damaged archive becomes one refusal; a failing disk stays a failure. */
function refused(error: unknown): unknown {
  return error instanceof BadFile || isSourceFailure(error) ? error : brokenWorkbook();
}

/**
 * The parts of a workbook. Sizes that the archive states are not believed: bytes are counted while they are inflated,
 * over all parts together and against the compressed size of each.
 */
export class Archive {
  private inflated = 0;

  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    private readonly limits: Limits,
  ) {}

  /** @throws BadFile when it is no archive, is damaged, or has too many parts */
  static async open(source: FileSource, limits: Limits): Promise<Archive> {
    try {
      const options = { lazyEntries: true, autoClose: false };
      const zip = await yauzl.fromRandomAccessReaderPromise(new SourceReader(source), source.size, options);
      if (zip.entryCount > limits.entries) throw tooManyParts();
      const entries = new Map<string, Entry>();
      for await (const entry of zip.eachEntry()) {
        if (entries.has(entry.fileName)) throw brokenWorkbook();
        entries.set(entry.fileName, entry);
      }
      return new Archive(zip, entries, limits);
    } catch (error) {
      throw refused(error);
    }
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  close(): void {
    this.zip.close();
  }

  /** @returns a part as text, chunk by chunk @throws BadFile when it is absent, locked, damaged or grows too large */
  async *text(name: string): AsyncGenerator<string> {
    const entry = this.entries.get(name);
    if (entry === undefined) throw brokenWorkbook();
    if (entry.isEncrypted()) throw lockedWorkbook();
    try {
      const decoder = new TextDecoder('utf-8', { fatal: true });
      for await (const chunk of this.counted(entry)) yield decoder.decode(chunk, { stream: true });
      yield decoder.decode();
    } catch (error) {
      throw refused(error);
    }
  }

  private async *counted(entry: Entry): AsyncGenerator<Buffer> {
    const { inflatedBytes, ratio, ratioFrom } = this.limits;
    let own = 0;
    for await (const chunk of (await this.zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
      own += chunk.length;
      this.inflated += chunk.length;
      const swollen = own > ratioFrom && own > entry.compressedSize * ratio;
      if (swollen || this.inflated > inflatedBytes) throw inflatesTooFar();
      yield chunk;
    }
  }
}
