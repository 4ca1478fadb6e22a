import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { removeRun, RUN_PREFIX } from './run-folder.mjs';

/** Makes the folder that this run's test server will live in, and clears what killed runs left behind. */
export default async function globalSetup() {
  for (const name of fs.readdirSync(os.tmpdir()).filter((entry) => entry.startsWith(RUN_PREFIX))) {
    const folder = path.join(os.tmpdir(), name);
    if (!ownerIsAlive(folder)) await removeRun(folder);
  }
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), RUN_PREFIX));
  fs.writeFileSync(path.join(folder, 'owner.pid'), String(process.pid));
  // Read by test/support/database.ts in the workers, which inherit this environment.
  process.env.RUMPUN_TEST_RUN = folder;
}

function ownerIsAlive(folder) {
  try {
    process.kill(Number(fs.readFileSync(path.join(folder, 'owner.pid'), 'utf8')), 0);
    return true;
  } catch (error) {
    // A folder without owner.pid belongs to a run that is being made right now, or died making it: an hour decides.
    if (error.code === 'ENOENT')
      return fs.existsSync(folder) && Date.now() - fs.statSync(folder).mtimeMs < 3_600_000;
    return error.code === 'EPERM';
  }
}
