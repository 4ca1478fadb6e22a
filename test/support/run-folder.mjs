import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** How the folder of one test run begins, in the system's temporary folder. */
export const RUN_PREFIX = 'rumpun-test-';

/**
 * The run's name as part of a database's name, told from its folder's.
 * @param {string} folderName
 */
export function runName(folderName) {
  // Folder names differ by case, names in PostgreSQL here do not.
  return Buffer.from(folderName.slice(RUN_PREFIX.length)).toString('hex');
}

/**
 * Stops the PostgreSQL server of a test run, if it has one, and removes the run's folder.
 * @param {string} folder the run's folder
 */
export async function removeRun(folder) {
  const place = placeOf(folder);
  const pid = serverPid(place);
  if (pid && signal(pid, 'SIGINT')) {
    const end = Date.now() + 15_000;
    while (signal(pid, 0) && Date.now() < end) await delay(20);
    signal(pid, 'SIGQUIT');
  }
  for (const used of [place, folder]) fs.rmSync(used, { recursive: true, force: true, maxRetries: 5 });
}

/** Under a private temporary folder root keeps the data elsewhere, and says where in a file. */
function placeOf(folder) {
  const pointer = path.join(folder, 'postgres.location');
  return fs.existsSync(pointer) ? fs.readFileSync(pointer, 'utf8').trim() : path.join(folder, 'postgres');
}

function serverPid(place) {
  try {
    return Number(fs.readFileSync(path.join(place, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    return undefined;
  }
}

function signal(pid, name) {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}
