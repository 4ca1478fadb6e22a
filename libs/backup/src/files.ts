import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { BackedUpFile } from './manifest.js';

/** Passes bytes on and keeps their number and SHA-256. */
export class Meter extends Transform {
  private readonly hash = createHash('sha256');
  bytes = 0;

  override _transform(chunk: Buffer, _encoding: string, done: (error: null, chunk: Buffer) => void): void {
    this.hash.update(chunk);
    this.bytes += chunk.length;
    done(null, chunk);
  }

  /** Once, after the end. */
  digest(): string {
    return this.hash.digest('hex');
  }
}

/** A new file for its owner alone. @throws when there is one already */
export const newFile = (target: string): fs.WriteStream =>
  fs.createWriteStream(target, { flags: 'wx', mode: 0o600, flush: true });

/**
 * Copies a file under a backup's or a home's folder.
 *
 * @param name its path below `to`, with slashes @returns what was copied, as it was read
 */
export async function copyFile(source: string, to: string, name: string): Promise<BackedUpFile> {
  const target = path.join(to, name);
  fs.mkdirSync(path.dirname(target), { recursive: true, mode: 0o700 });
  const meter = new Meter();
  await pipeline(fs.createReadStream(source), meter, newFile(target));
  return { path: name, bytes: meter.bytes, sha256: meter.digest() };
}

/** @returns a file's size and hash @throws the system's error when it cannot be read */
export async function measure(file: string): Promise<Omit<BackedUpFile, 'path'>> {
  const meter = new Meter();
  meter.resume();
  await pipeline(fs.createReadStream(file), meter);
  return { bytes: meter.bytes, sha256: meter.digest() };
}

/** @returns the paths of all files below a folder, with slashes, sorted; none when it is missing */
export function filesBelow(folder: string): string[] {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}
