// Compiles apps/ and libs/ to dist/ with Nest's swc builder (nest-cli.json) when a source has changed.
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled } from './ensure-install.mjs';
import { runChild } from './lib/child.mjs';
import { withSetupLock } from './lib/lock.mjs';
import { ROOT, say } from './lib/root.mjs';

const DIST = path.join(ROOT, 'dist');
const STAMP = path.join(DIST, '.built');
const SOURCES = ['apps', 'libs'];
const SETTINGS = ['nest-cli.json', 'tsconfig.json', 'package-lock.json'];

/** Makes sure that dist/ is what the sources say. Ends the process when they do not compile. */
export async function ensureBuilt() {
  if (isBuilt()) return;
  await withSetupLock(async () => {
    if (isBuilt()) return;
    await build();
  });
}

async function build() {
  say('Membangun…', 'Building…');
  const state = fingerprint(); // before: a file changed while building is built again next time
  const nest = path.join(ROOT, 'node_modules', '@nestjs', 'cli', 'bin', 'nest.js');
  const code = await runChild(process.execPath, [nest, 'build', 'api'], { toStderr: true });
  if (code !== 0) {
    say('Pembangunan gagal.', 'The build failed.');
    process.exit(code);
  }
  removeLeftovers();
  fs.writeFileSync(STAMP, state);
}

/** @returns {boolean} whether dist/ is what the sources say */
export function isBuilt() {
  try {
    return fs.readFileSync(STAMP, 'utf8') === fingerprint();
  } catch {
    return false;
  }
}

/** Path, size and time of every source: also tells a file that was removed. */
function fingerprint() {
  const hash = crypto.createHash('sha256');
  const files = SOURCES.flatMap((folder) => filesBelow(path.join(ROOT, folder)));
  for (const file of [...files, ...SETTINGS.map((name) => path.join(ROOT, name))].sort()) {
    const { size, mtimeMs } = fs.statSync(file);
    hash.update(`${path.relative(ROOT, file)}\0${size}\0${mtimeMs}\0`);
  }
  return hash.digest('hex');
}

/** What was built from a source that is gone would still be found by an import or a migration's listing. */
function removeLeftovers() {
  for (const file of SOURCES.flatMap((folder) => filesBelow(path.join(DIST, folder)))) {
    const source = path.join(ROOT, path.relative(DIST, file));
    const typescript = source.replace(/\.js(\.map)?$/, '.ts');
    if (!fs.existsSync(source) && !fs.existsSync(typescript)) fs.rmSync(file);
  }
}

function filesBelow(folder) {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await ensureInstalled();
  await ensureBuilt();
}
