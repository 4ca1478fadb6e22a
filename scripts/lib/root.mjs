import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/**
 * Progress of the set-up, in Indonesian and English. It goes to standard error: standard output belongs to the command
 * that was asked for.
 */
export function say(id, en) {
  process.stderr.write(`${id} · ${en}\n`);
}
