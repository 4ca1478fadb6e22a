import fs from 'node:fs';
import path from 'node:path';
import { readOrCreateSecret } from '../home/secrets.js';
import { prepareBinaries } from './binaries.js';
import type { Installation } from './files.js';
import { serverUser } from './os-user.js';
import { makePlace, placeOf } from './place.js';

/**
 * Makes a home ready for its server: the folders, the binaries, the owner's password and whom it runs as.
 *
 * @returns what the steps of a start share. Throws StartProblem, whose text says what to do.
 */
export async function prepareInstallation(home: string): Promise<Installation> {
  fs.mkdirSync(home, { recursive: true, mode: 0o700 });
  const place = placeOf(home);
  const data = path.join(place, 'data');
  const user = serverUser(data);
  // Root's home must let the server's user walk through to its data; secrets stay in a folder of mode 0700.
  if (user) fs.chmodSync(home, fs.statSync(home).mode | 0o011);
  makePlace(place, user);
  const native = await prepareBinaries(place, user);
  const password = readOrCreateSecret(home, 'postgres-owner', 24);
  return { native, data, log: path.join(place, 'postgres.log'), place, password, user };
}
