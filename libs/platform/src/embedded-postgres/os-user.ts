import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { StartProblem } from '../problem.js';

/** The system user that the server runs as when we are root: PostgreSQL refuses to run as root. */
export interface OsUser {
  readonly uid: number;
  readonly gid: number;
}

const NAME = 'postgres';

/**
 * Decides who the server runs as.
 * @param data the data folder; when it exists its owner is kept, so that a home made by a normal user goes on
 *   working under sudo.
 * @returns undefined when this process may run the server itself, or the user to switch to when we are root.
 *   Throws StartProblem when the data belongs to somebody else or no user can be made.
 */
export function serverUser(data: string): OsUser | undefined {
  const owner = ownerOf(data);
  const self = process.getuid?.();
  if (self !== 0) {
    if (owner && owner.uid !== self) throw foreignData(data, owner.uid);
    return undefined;
  }
  if (owner && owner.uid !== 0) return owner;
  return lookUp(NAME) ?? create(NAME);
}

/** Whether a user other than root and the owner can reach a path: every folder above it lets others through. */
export function reachableByOthers(target: string): boolean {
  let folder = fs.realpathSync(target);
  for (;;) {
    if (!(fs.statSync(folder).mode & 0o001)) return false;
    const parent = path.dirname(folder);
    if (parent === folder) return true;
    folder = parent;
  }
}

function ownerOf(folder: string): OsUser | undefined {
  const stat = fs.statSync(folder, { throwIfNoEntry: false });
  return stat && { uid: stat.uid, gid: stat.gid };
}

function lookUp(name: string): OsUser | undefined {
  const id = (flag: string) =>
    Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'], encoding: 'utf8' }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

function create(name: string): OsUser {
  const attempts: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name]],
    ['adduser', ['-S', '-D', '-H', '-s', '/sbin/nologin', name]], // BusyBox
  ];
  for (const [command, args] of attempts) {
    try {
      execFileSync(command, args, { stdio: 'ignore' });
    } catch {
      continue;
    }
    const user = lookUp(name);
    if (user) return user;
  }
  throw new StartProblem({
    id: `PostgreSQL tidak mau berjalan sebagai root, dan pengguna sistem "${name}" tidak dapat dibuat. Buat pengguna itu, atau jalankan sebagai pengguna biasa.`,
    en: `PostgreSQL refuses to run as root, and the system user "${name}" could not be made. Make that user, or run as a normal user.`,
  });
}

function foreignData(data: string, uid: number): StartProblem {
  return new StartProblem({
    id: `Folder data ${data} milik pengguna lain (uid ${uid}). Jalankan sebagai pengguna itu, atau pilih RUMPUN_HOME lain.`,
    en: `The data folder ${data} belongs to another user (uid ${uid}). Run as that user, or choose another RUMPUN_HOME.`,
  });
}
