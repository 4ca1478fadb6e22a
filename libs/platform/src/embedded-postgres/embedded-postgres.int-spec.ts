import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './index.js';
import { reachableByOthers } from './os-user.js';
import { placeOf } from './place.js';
import { isAlive, waitUntilGone } from './process.js';

const ROOT = path.resolve(import.meta.dirname, '../../../..');
const FLAGS = { fsync: 'off', full_page_writes: 'off' };
const IS_ROOT = process.getuid?.() === 0;

let top: string;
let home: string;
const servers: { pid: number }[] = [];
const children: ChildProcess[] = [];

beforeEach(() => {
  top = fs.mkdtempSync(path.join(os.tmpdir(), 'rumpun-embedded-'));
  fs.chmodSync(top, 0o755);
  home = path.join(top, 'home');
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const { pid } of servers.splice(0)) {
    if (isAlive(pid)) process.kill(pid, 'SIGQUIT');
    await waitUntilGone(pid, 10_000);
  }
  if (fs.existsSync(home)) fs.rmSync(placeOf(home), { recursive: true, force: true });
  fs.rmSync(top, { recursive: true, force: true });
});

async function start(flags: Record<string, string> = FLAGS): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ home, flags });
  servers.push(server);
  return server;
}

/** Starts a server from a process of its own. `as` is a user id to run that process under. */
async function startElsewhere(as?: number) {
  const args = ['--import', './test/support/ts-loader.mjs', 'test/support/start-and-hang.ts', home];
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    ...(as === undefined ? {} : { uid: as, gid: as }),
  });
  children.push(child);
  const [line] = (await once(createInterface(child.stdout!), 'line')) as [string];
  const answer = JSON.parse(line) as Omit<EmbeddedPostgres, 'stop'> & { refused?: string };
  if (answer.pid) servers.push(answer);
  return { child, ...answer };
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

describe('a first start', () => {
  it('serves the database rumpun to the owner, and stops', async () => {
    const server = await start();
    const [row] = await query(
      server.ownerUrl,
      `select current_database() as db, current_setting('server_version_num')::int / 10000 as version,
              current_setting('listen_addresses') as address, lower('É') as lower`,
    );
    expect(row).toEqual({ db: 'rumpun', version: 18, address: '127.0.0.1', lower: 'é' });
    expect(server.adopted).toBe(false);
    await server.stop();
    expect(isAlive(server.pid)).toBe(false);
    await server.stop();
  });

  it('asks for a random password that only a file of mode 0600 knows', async () => {
    const server = await start();
    const file = path.join(home, 'secrets', 'postgres-owner');
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    const secret = fs.readFileSync(file, 'utf8').trim();
    expect(server.ownerUrl).toContain(`:${secret}@`);
    await expect(query(server.ownerUrl.replace(secret, 'guess'), 'select 1')).rejects.toMatchObject({
      code: '28P01',
    });
  });

  it('says what PostgreSQL said when it refuses, and leaves no process', async () => {
    await expect(start({ shared_buffers: 'plenty' })).rejects.toThrow(
      /did not start.*shared_buffers.*plenty/s,
    );
    expect(fs.existsSync(path.join(placeOf(home), 'data', 'postmaster.pid'))).toBe(false);
  });
});

describe('a second start on the same data', () => {
  it('finds what the first one wrote', async () => {
    const first = await start();
    await query(first.ownerUrl, 'create table kept as select 42 as answer');
    await first.stop();
    const second = await start();
    expect(second.adopted).toBe(false);
    expect(await query(second.ownerUrl, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  it('takes over the server that a killed process left running', async () => {
    const first = await startElsewhere();
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
    const second = await start();
    expect(second).toMatchObject({ adopted: true, pid: first.pid, port: first.port });
    expect(await query(second.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    await second.stop();
    expect(isAlive(first.pid)).toBe(false);
  });

  it('recovers after the server itself was killed', async () => {
    const first = await start();
    await query(first.ownerUrl, 'create table kept as select 42 as answer');
    process.kill(first.pid, 'SIGKILL');
    await waitUntilGone(first.pid, 10_000);
    const second = await start();
    expect(await query(second.ownerUrl, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  it('is not misled by a pid file whose number another program has now', async () => {
    const first = await start();
    await first.stop();
    const data = path.join(placeOf(home), 'data');
    const stale = [process.pid, data, 1, first.port, '', '127.0.0.1', '', 'ready   ', ''].join('\n');
    fs.writeFileSync(path.join(data, 'postmaster.pid'), stale);
    const second = await start();
    expect(second.adopted).toBe(false);
    expect(second.pid).not.toBe(process.pid);
  });

  it('says which file is missing when the password is another', async () => {
    const first = await start();
    await first.stop();
    fs.rmSync(path.join(home, 'secrets', 'postgres-owner'));
    await expect(start()).rejects.toThrow(/another password.*secrets\/postgres-owner/);
    expect(fs.existsSync(path.join(placeOf(home), 'data', 'postmaster.pid'))).toBe(false);
  });

  it('leaves a folder alone that holds something unknown', async () => {
    fs.mkdirSync(home);
    const data = path.join(placeOf(home), 'data');
    fs.mkdirSync(data, { recursive: true });
    const found = path.join(data, 'base.tar');
    fs.writeFileSync(found, 'precious');
    await expect(start()).rejects.toThrow(/PG_VERSION is missing/);
    expect(fs.readFileSync(found, 'utf8')).toBe('precious');
  });
});

describe('under a private folder', () => {
  it('starts, and starts again on the same data', async () => {
    fs.chmodSync(top, 0o700);
    const first = await start();
    await query(first.ownerUrl, 'create table kept as select 42 as answer');
    await first.stop();
    const second = await start();
    expect(await query(second.ownerUrl, 'select answer from kept')).toEqual([{ answer: 42 }]);
    expect(fs.statSync(top).mode & 0o777).toBe(0o700);
  });
});

// Only root can become somebody else; anybody else has run everything above as a normal user already. The other
// user must be able to read this checkout and the temporary folder.
if (IS_ROOT && reachableByOthers(ROOT) && reachableByOthers(os.tmpdir())) {
  describe('as a normal user', () => {
    const USER = 65_534;

    it('starts with data of its own, and root goes on with it as that user', async () => {
      fs.mkdirSync(home, { mode: 0o700 });
      fs.chownSync(home, USER, USER);
      const first = await startElsewhere(USER);
      expect(fs.statSync(path.join(home, 'postgres', 'data')).uid).toBe(USER);
      first.child.kill('SIGKILL');
      process.kill(first.pid, 'SIGINT');
      await waitUntilGone(first.pid, 10_000);
      const second = await start();
      expect(fs.statSync(`/proc/${second.pid}`).uid).toBe(USER);
    });

    it('is told whom the data belongs to when it is not its own', async () => {
      const first = await start();
      await first.stop();
      const owner = fs.statSync(path.join(placeOf(home), 'data')).uid;
      const { refused } = await startElsewhere(USER);
      expect(refused).toContain(`belongs to another user (uid ${owner})`);
    });
  });
}
