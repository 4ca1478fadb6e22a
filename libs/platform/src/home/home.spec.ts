import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { homePath, prepareHome } from './folder.js';
import { holderOf, lockHome } from './lock.js';
import { readOrCreateSecret } from './secrets.js';

let home: string;
const lockFile = () => path.join(home, 'rumpun.lock');
const modeOf = (file: string) => fs.statSync(file).mode & 0o777;

beforeEach(() => {
  home = fs.mkdtempSync(path.join(os.tmpdir(), 'rumpun-home-'));
});
afterEach(() => fs.rmSync(home, { recursive: true, force: true }));

/** A lock as another process would have left it. */
function leaveLock(pid: number, started = 'long ago') {
  fs.writeFileSync(
    lockFile(),
    JSON.stringify({ pid, started, token: 'theirs', url: 'http://127.0.0.1:3000' }),
  );
}

describe('homePath', () => {
  it('keeps the demo and a real installation apart', () => {
    expect(homePath('/srv/r', 'demo')).toBe('/srv/r/demo');
    expect(homePath('/srv/r', 'fresh')).toBe('/srv/r/fresh');
  });
});

describe('prepareHome', () => {
  it('makes a folder that other users cannot list', () => {
    const made = prepareHome(path.join(home, 'a', 'demo'));
    expect(modeOf(made) & 0o066).toBe(0);
  });

  it('says plainly that a folder cannot be made', () => {
    fs.writeFileSync(path.join(home, 'file'), '');
    expect(() => prepareHome(path.join(home, 'file', 'demo'))).toThrow(
      /cannot be made or written.*RUMPUN_HOME/s,
    );
  });
});

describe('lockHome', () => {
  it('turns a second start away with the address and the pid of the first', () => {
    const lock = lockHome(home);
    lock.announce('http://127.0.0.1:4321');
    expect(() => lockHome(home)).toThrow(`already running at http://127.0.0.1:4321 (pid ${process.pid})`);
    lock.release();
  });

  it('says that the first is still starting before it has an address', () => {
    const lock = lockHome(home);
    expect(() => lockHome(home)).toThrow(`already running (still starting) (pid ${process.pid})`);
    lock.release();
  });

  it('is free again after release, and a late second release leaves the next holder alone', () => {
    const first = lockHome(home);
    first.release();
    const second = lockHome(home);
    first.release();
    expect(() => lockHome(home)).toThrow('already running');
    second.release();
    expect(fs.readdirSync(home)).toEqual([]);
  });

  it('can be asked who holds it, without taking it', () => {
    expect(holderOf(home)).toBeUndefined();
    const lock = lockHome(home);
    lock.announce('http://127.0.0.1:4321');
    expect(holderOf(home)).toMatchObject({ pid: process.pid, url: 'http://127.0.0.1:4321' });
    lock.release();
    leaveLock(process.pid);
    expect(holderOf(home)).toBeUndefined();
  });

  it('takes over the lock of a process that is gone', () => {
    leaveLock(spawnSync(process.execPath, ['-e', '']).pid);
    const lock = lockHome(home);
    expect(() => lockHome(home)).toThrow(`(pid ${process.pid})`);
    lock.release();
  });

  it('takes over when another process now has the pid', async () => {
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    leaveLock(other.pid!);
    lockHome(home).release();
    other.kill();
    await once(other, 'exit');
  });

  it('takes over a lock that holds no JSON', () => {
    fs.writeFileSync(lockFile(), '{"pid":');
    lockHome(home).release();
    expect(fs.existsSync(lockFile())).toBe(false);
  });
});

describe('readOrCreateSecret', () => {
  it('makes a random secret once, in a file for its owner alone', () => {
    const secret = readOrCreateSecret(home, 'master-key', 32);
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    expect(readOrCreateSecret(home, 'master-key', 32)).toBe(secret);
    expect(readOrCreateSecret(home, 'other', 32)).not.toBe(secret);
    expect(modeOf(path.join(home, 'secrets'))).toBe(0o700);
    expect(modeOf(path.join(home, 'secrets', 'master-key'))).toBe(0o600);
    expect(fs.readdirSync(path.join(home, 'secrets')).sort()).toEqual(['master-key', 'other']);
  });

  it('closes a file that a careless copy left open', () => {
    const secret = readOrCreateSecret(home, 'k', 8);
    fs.chmodSync(path.join(home, 'secrets', 'k'), 0o644);
    expect(readOrCreateSecret(home, 'k', 8)).toBe(secret);
    expect(modeOf(path.join(home, 'secrets', 'k'))).toBe(0o600);
  });

  it('refuses an empty file instead of making a new key over old data', () => {
    fs.mkdirSync(path.join(home, 'secrets'));
    fs.writeFileSync(path.join(home, 'secrets', 'k'), '');
    expect(() => readOrCreateSecret(home, 'k', 8)).toThrow(/cannot be read \(empty\)/);
  });

  it('takes no path for a name', () => {
    expect(() => readOrCreateSecret(home, '../k', 8)).toThrow(RangeError);
  });
});
