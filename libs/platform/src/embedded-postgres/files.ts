import path from 'node:path';
import type { OsUser } from './os-user.js';

/** Everything about one installation that the steps of a start share. */
export interface Installation {
  /** Folder with `bin/`, `lib/`, `share/`. */
  readonly native: string;
  readonly data: string;
  readonly log: string;
  readonly place: string;
  readonly password: string;
  /** Whom to switch to, when we are root. */
  readonly user: OsUser | undefined;
}

/** The superuser's name. Running processes never connect as this one. */
export const OWNER = 'rumpun_owner';

/** The database that the programme lives in. */
export const DATABASE = 'rumpun';

/** A connection string on the loopback; the password is base64url and needs no escaping. */
export function ownerUrl(password: string, port: number, database = DATABASE): string {
  return `postgres://${OWNER}:${password}@127.0.0.1:${port}/${database}`;
}

export function binary(installation: Installation, name: string): string {
  return path.join(installation.native, 'bin', name);
}

/** What the server and initdb are spawned with: nothing of our own environment but PATH. */
export function spawnOptions(installation: Installation) {
  return {
    ...installation.user,
    cwd: installation.data,
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
  };
}
