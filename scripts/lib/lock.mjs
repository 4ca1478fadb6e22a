import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ROOT, say } from './root.mjs';

/**
 * Lets one process at a time set up this checkout. A lock whose process is gone is taken over.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withSetupLock(work) {
  const file = path.join(ROOT, '.rumpun', 'setup.lock');
  fs.mkdirSync(path.dirname(file), { recursive: true });
  let told = false;
  while (!take(file)) {
    if (!told)
      say('Menunggu penyiapan lain dari checkout ini…', 'Waiting for another set-up of this checkout…');
    told = true;
    await delay(200);
  }
  const release = () => fs.rmSync(file, { force: true });
  process.on('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

function take(file) {
  try {
    fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  if (holderIsGone(file)) fs.rmSync(file, { force: true });
  return false;
}

function holderIsGone(file) {
  try {
    const pid = Number(fs.readFileSync(file, 'utf8'));
    // Just made and not written yet: the holder is there. Old and empty: it died in between.
    if (!pid) return Date.now() - fs.statSync(file).mtimeMs > 5000;
    process.kill(pid, 0);
    return pid === process.pid;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}
