import { Readable } from 'node:stream';
import { type FileSource, SourceFailure } from '@app/imports';
import type { SpoolFile } from '@app/jobs';

/**
 * A stored file as the readers of answers take one: whatever goes wrong with the store is told apart from what is
 * wrong in the file.
 */
export function spooledSource(file: SpoolFile): FileSource {
  return {
    size: file.size,
    read: (start, end) => Readable.from(pieces(file, start, end), { objectMode: false }),
  };
}

async function* pieces(file: SpoolFile, start?: number, end?: number): AsyncGenerator<Buffer> {
  try {
    for await (const piece of file.read(start, end)) yield piece as Buffer;
  } catch (error) {
    throw new SourceFailure('a stored file cannot be read', { cause: error });
  }
}
