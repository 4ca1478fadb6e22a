import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { type OsUser, reachableByOthers } from './os-user.js';

/** In a home whose data lie elsewhere: where. */
const POINTER = 'postgres.location';

/** Where root keeps the data of a home that lies in a private folder. */
const SYSTEM_STATE = '/var/lib/rumpun';

/**
 * The folder that holds the data, the log and, when needed, a copy of the binaries. Usually `postgres` inside the
 * home. When we are root and the home lies under a private folder (a checkout in /root), the server's user could
 * not walk to it, and opening somebody's private folder is not ours to do: then a folder under /var/lib/rumpun,
 * whose path is kept in the home.
 * @param home an existing folder
 */
export function placeOf(home: string): string {
  const pointer = path.join(home, POINTER);
  if (fs.existsSync(pointer)) return existingPlace(home);
  const folder = fs.realpathSync(home);
  const inside = path.join(folder, 'postgres');
  // The home itself is opened for walking through (0711); it is the folders above it that are not ours.
  if (process.getuid?.() !== 0 || reachableByOthers(path.dirname(folder))) return inside;
  const outside = path.join(SYSTEM_STATE, crypto.randomBytes(6).toString('hex'));
  fs.writeFileSync(pointer, `${outside}\n`, { mode: 0o600, flush: true });
  return outside;
}

/** @returns the folder of a home whose place was chosen before, without choosing one */
export function existingPlace(home: string): string {
  const pointer = path.join(home, POINTER);
  return fs.existsSync(pointer) ? fs.readFileSync(pointer, 'utf8').trim() : path.join(home, 'postgres');
}

/** Makes the folder of {@link placeOf}: the server's user may walk through it, and owns only the data inside. */
export function makePlace(place: string, user: OsUser | undefined): void {
  if (user) fs.mkdirSync(path.dirname(place), { recursive: true, mode: 0o711 });
  fs.mkdirSync(place, { recursive: true });
  fs.chmodSync(place, user ? 0o711 : 0o700); // mkdir's mode is subject to the umask
}
