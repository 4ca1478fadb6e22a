import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { StartProblem } from '../problem.js';

/**
 * Reads a secret of the home, or makes it at the first call. Kept as base64url text in `secrets/NAME`, a file of
 * mode 0600 in a folder of mode 0700, and flushed to disk before it is used: data encrypted under a key that a
 * power cut took away is lost.
 * @param home the home folder
 * @param name of the file: lower-case letters, digits and dashes
 * @param bytes how many random bytes a new secret has
 * @returns the secret as base64url text. Throws StartProblem when the file is there but empty or unreadable.
 */
export function readOrCreateSecret(home: string, name: string, bytes: number): string {
  if (!/^[a-z0-9-]+$/.test(name)) throw new RangeError(`Not a name for a secret: ${name}`);
  const folder = path.join(home, 'secrets');
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, name);
  return read(file) ?? create(file, bytes);
}

function read(file: string): string | undefined {
  try {
    const secret = fs.readFileSync(file, 'utf8').trim();
    if (!secret) throw unreadable(file, 'empty');
    if (fs.statSync(file).mode & 0o077) fs.chmodSync(file, 0o600);
    return secret;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw error instanceof StartProblem ? error : unreadable(file, String(code));
  }
}

function create(file: string, bytes: number): string {
  const secret = crypto.randomBytes(bytes).toString('base64url');
  const draft = `${file}.${process.pid}.${crypto.randomBytes(4).toString('hex')}`;
  fs.writeFileSync(draft, `${secret}\n`, { mode: 0o600, flag: 'wx', flush: true });
  try {
    fs.linkSync(draft, file); // never overwrites: of two processes at once, the first one's secret holds
    flushFolder(path.dirname(file));
    return secret;
  } catch (error) {
    const existing = (error as NodeJS.ErrnoException).code === 'EEXIST' ? read(file) : undefined;
    if (existing === undefined) throw error;
    return existing;
  } finally {
    fs.rmSync(draft, { force: true });
  }
}

function flushFolder(folder: string): void {
  const handle = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}

function unreadable(file: string, why: string): StartProblem {
  return new StartProblem({
    id: `Berkas rahasia ${file} tidak dapat dibaca (${why}). Pulihkan dari cadangan; tanpa berkas itu data lama tidak terbuka.`,
    en: `The secret file ${file} cannot be read (${why}). Restore it from a backup; without it the old data stays closed.`,
  });
}
