import fs from 'node:fs';
import path from 'node:path';
import { stopRunning } from './orphan.js';
import { existingPlace } from './place.js';
import { prepareInstallation } from './prepare.js';

/**
 * Gives a home the files of a cluster that was backed up, in place of making a new one. The home's secrets are there
 * already: the cluster knows the owner by its old password.
 *
 * @param home that has no database yet
 * @param unpack writes the cluster's files into the folder that it is given
 * @throws Error when the home has a database, StartProblem, or what `unpack` throws; no data folder is left then
 */
export async function placeCluster(home: string, unpack: (folder: string) => Promise<void>): Promise<void> {
  const { data, user } = await prepareInstallation(home);
  if (fs.existsSync(data)) throw new Error(`there is a database in ${data} already`);
  const fresh = `${data}.new`;
  fs.rmSync(fresh, { recursive: true, force: true });
  fs.mkdirSync(fresh, { mode: 0o700 });
  await unpack(fresh);
  if (user) giveTo(fresh, user.uid, user.gid);
  fs.renameSync(fresh, data);
}

function giveTo(folder: string, uid: number, gid: number): void {
  for (const name of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    fs.chownSync(path.join(folder, name), uid, gid);
  fs.chownSync(folder, uid, gid);
}

/** Removes a home with everything in it, and its database wherever that lies; a server that runs there is stopped. */
export async function removeHome(home: string): Promise<void> {
  const place = existingPlace(fs.realpathSync(home));
  await stopRunning(path.join(place, 'data'));
  fs.rmSync(place, { recursive: true, force: true });
  fs.rmSync(home, { recursive: true, force: true });
}
