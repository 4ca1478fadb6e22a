import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from '../build.mjs';
import { ensureInstalled } from '../ensure-install.mjs';
import { ROOT, say } from './root.mjs';

/**
 * Installs and builds what is missing, then becomes the program: it runs in this process, so that signals, the
 * terminal and the exit code are its own.
 * @param {'cli' | 'api' | 'worker'} app
 * @param {string[]} args what the program finds in process.argv
 */
export async function runApp(app, args) {
  await ensureInstalled();
  await ensureBuilt();
  const main = path.join(ROOT, 'dist', 'apps', app, 'src', 'main.js');
  if (!fs.existsSync(main)) {
    const where = `apps/${app}/src/main.ts`;
    say(
      `Tidak ada program "${app}" dalam checkout ini (${where}).`,
      `There is no program "${app}" in this checkout (${where}).`,
    );
    process.exit(1);
  }
  process.argv.splice(1, process.argv.length, main, ...args);
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(main).href);
}
