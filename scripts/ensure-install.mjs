// Installs what package-lock.json names when node_modules is missing or stale. Runs before anything is installed,
// so it may import Node's own modules only.
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { runChild } from './lib/child.mjs';
import { withSetupLock } from './lib/lock.mjs';
import { ROOT, say } from './lib/root.mjs';

/**
 * Makes sure that node_modules is what the lock says. Returns at once when it is.
 * Ends the process with a plain sentence when Node is too old or the installation fails.
 * @param {string} [folder] the one with the package-lock.json; the checkout by default
 */
export async function ensureInstalled(folder = ROOT) {
  refuseOldNode();
  if (isCurrent(folder)) return;
  await withSetupLock(async () => {
    if (isCurrent(folder)) return;
    if (!matchesLock(folder)) await install(folder);
    writeStamp(folder);
  });
}

const lockOf = (folder) => path.join(folder, 'package-lock.json');
const stampOf = (folder) => path.join(folder, 'node_modules', '.rumpun-install');

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  say(
    `Diperlukan Node.js 20.19 atau lebih baru; ini ${process.version}.`,
    `Node.js 20.19 or newer is needed; this is ${process.version}.`,
  );
  process.exit(1);
}

/** The lock, and what the binaries in node_modules were chosen for. */
function fingerprint(folder) {
  const hash = crypto.createHash('sha256').update(fs.readFileSync(lockOf(folder)));
  return hash.update(`\0${process.version}\0${process.platform}\0${process.arch}`).digest('hex');
}

function isCurrent(folder) {
  try {
    return fs.readFileSync(stampOf(folder), 'utf8') === fingerprint(folder);
  } catch {
    return false;
  }
}

/** Whether somebody has installed by hand: npm keeps its own list of what lies in node_modules. */
function matchesLock(folder) {
  try {
    const wanted = JSON.parse(fs.readFileSync(lockOf(folder), 'utf8')).packages;
    const installed = path.join(folder, 'node_modules', '.package-lock.json');
    const present = JSON.parse(fs.readFileSync(installed, 'utf8')).packages;
    return Object.entries(wanted).every(
      ([place, { version, optional }]) =>
        place === '' || (present[place] ? present[place].version === version : optional === true),
    );
  } catch {
    return false;
  }
}

async function install(folder) {
  say(
    'Memasang paket (npm ci); sekitar satu menit…',
    'Installing packages (npm ci); this takes about a minute…',
  );
  const started = Date.now();
  // Development packages are part of it even under NODE_ENV=production: the build needs them.
  const args = ['ci', '--include=dev', '--include=optional', '--loglevel=error', '--no-audit', '--no-fund'];
  const code = await runNpm(args, folder);
  if (code !== 0) {
    say(
      'Paket tidak dapat dipasang. Periksa jaringan dan penyimpanan, lalu jalankan lagi perintah yang sama.',
      'The packages could not be installed. Check the network and the disk, then run the same command again.',
    );
    process.exit(code);
  }
  const seconds = Math.round((Date.now() - started) / 1000);
  say(`Paket terpasang dalam ${seconds} detik.`, `Packages installed in ${seconds} s.`);
}

/** Under "npm start" npm tells which npm it is; under plain node it is looked up on the PATH. */
function runNpm(args, cwd) {
  const npm = process.env.npm_execpath;
  const isNpm = npm && /npm-cli\.[cm]?js$/.test(npm);
  return isNpm
    ? runChild(process.execPath, [npm, ...args], { toStderr: true, cwd })
    : runChild(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { toStderr: true, cwd });
}

function writeStamp(folder) {
  try {
    fs.writeFileSync(stampOf(folder), fingerprint(folder));
  } catch {
    // A checkout that belongs to somebody else: the longer comparison is made again next time.
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await ensureInstalled();
