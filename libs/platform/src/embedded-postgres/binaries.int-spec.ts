import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { locateBinaries, prepareBinaries } from './binaries.js';
import { reachableByOthers } from './os-user.js';

// The place that the copy goes to is one that others can walk to, whatever TMPDIR is.
const TEMPORARY = reachableByOthers(os.tmpdir()) ? os.tmpdir() : '/var/tmp';

let top: string;
beforeEach(() => {
  top = fs.mkdtempSync(path.join(TEMPORARY, 'rumpun-binaries-'));
  fs.chmodSync(top, 0o711);
});
afterEach(() => fs.rmSync(top, { recursive: true, force: true }));

/** The package as `npm ci --ignore-scripts` leaves it: without its symlinks. */
async function packageWithoutLinks(mode: number): Promise<string> {
  const folder = path.join(top, 'package');
  fs.mkdirSync(folder);
  const original = await locateBinaries();
  fs.copyFileSync(path.join(original, '../package.json'), path.join(folder, 'package.json'));
  const native = path.join(folder, 'native');
  fs.cpSync(original, native, { recursive: true, filter: (file) => !fs.lstatSync(file).isSymbolicLink() });
  fs.chmodSync(folder, mode);
  return native;
}

const links = (native: string) =>
  fs
    .readdirSync(path.join(native, 'lib'))
    .filter((name) => fs.lstatSync(path.join(native, 'lib', name)).isSymbolicLink());

function versionAs(native: string, user?: { uid: number; gid: number }): string {
  return execFileSync(path.join(native, 'bin', 'initdb'), ['--version'], {
    ...user,
    cwd: '/',
    encoding: 'utf8',
  });
}

describe('prepareBinaries', () => {
  it('recreates the symlinks that a skipped install script would have made', async () => {
    const native = await packageWithoutLinks(0o755);
    expect(links(native)).toEqual([]);
    expect(await prepareBinaries(top, undefined, native)).toBe(native);
    expect(links(native)).toEqual(links(await locateBinaries()));
    expect(versionAs(native)).toContain('PostgreSQL) 18.');
  });

  // Whom the server switches to is a question for root alone.
  if (process.getuid?.() === 0) {
    it('copies them beside the data when the server could not walk to them, and reuses the copy', async () => {
      const user = { uid: 65_534, gid: 65_534 };
      const native = await packageWithoutLinks(0o700);
      expect(() => versionAs(native, user)).toThrow('EACCES');
      const copy = await prepareBinaries(top, user, native);
      expect(copy.startsWith(path.join(top, 'binaries'))).toBe(true);
      expect(versionAs(copy, user)).toContain('PostgreSQL) 18.');
      const made = fs.statSync(copy).ino;
      expect(fs.statSync(await prepareBinaries(top, user, native)).ino).toBe(made);
    });
  }
});
