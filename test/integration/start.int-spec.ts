import { jest } from '@jest/globals';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort, Program } from '../support/program.js';

/**
 * `rumpun up` as a person starts, stops and loses it: a real, empty installation, which starts fastest. Making its
 * database takes longest: one serves all tests.
 */
let home: string;
let port: number;
const running: Program[] = [];

const up = async (
  args: readonly string[] = ['--fresh'],
  env: Record<string, string> = {},
): Promise<Program> => {
  const program = await Program.start({
    app: 'cli',
    args: ['up', ...args],
    env: { ...environment(), ...env },
  });
  running.push(program);
  return program;
};
const rumpun = (args: readonly string[], env: Record<string, string> = {}, input?: string) =>
  Program.run({ app: 'cli', args, env: { ...environment(), ...env }, ...(input !== undefined && { input }) });
const environment = () => ({ RUMPUN_HOME: home, PORT: String(port) });

/** The one that runs, started by whoever needs it first. */
let started: Promise<Program> | undefined;
const installation = (): Promise<Program> =>
  (started ??= up().then(async (program) => {
    await ready(program);
    return program;
  }));
/** @returns the exit code */
const stopped = async (program: Program, signal: NodeJS.Signals): Promise<number> => {
  started = undefined;
  program.kill(signal);
  return (await program.ended).code;
};

const url = () => `http://127.0.0.1:${port}`;
const ready = async (program: Program) => program.says(/Rumpun berjalan di (\S+)/);

const postgresPid = (): number =>
  Number(readFileSync(path.join(home, 'fresh', 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
/** One that ended and was never waited for (its parent was killed) is gone too. */
const isAlive = (pid: number): boolean => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return !stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z');
  } catch {
    return process.platform !== 'linux' && canSignal(pid);
  }
};
const canSignal = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

// Starting and stopping takes its time on two busy cores.
jest.setTimeout(180_000);

beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'rumpun-start-'));
  // Root keeps the data of a home in a private folder elsewhere; here it is to lie inside and go with it.
  chmodSync(home, 0o755);
  port = await freePort();
});

afterAll(async () => {
  for (const program of running) {
    program.kill('SIGINT');
    await program.ended;
  }
  rmSync(home, { recursive: true, force: true });
});

test('it serves, and says how to make an account and how to stop', async () => {
  const program = await installation();
  expect((await ready(program))[1]).toBe(url());
  await program.says(/npx rumpun admin create/);
  await program.says(/Ctrl-C/);
  expect((await fetch(`${url()}/health/ready`)).status).toBe(200);
});

test('a second start says where the first one answers', async () => {
  const first = await installation();
  const second = await rumpun(['up', '--fresh']);
  expect(second.code).toBe(1);
  expect(second.stderr).toContain(`Rumpun sudah berjalan di ${url()} (pid ${first.pid})`);
  expect(second.stderr).toContain('already running');
  expect(second.stderr).not.toMatch(/^\s+at /m);
});

test('the first account is made beside the running installation and signs in', async () => {
  await installation();
  const args = ['admin', 'create', '--name', 'Sri Wahyuni (contoh)', '--login', 'sri', '--json'];
  const password = 'kata-sandi-panjang-1';
  const created = await rumpun(args, { RUMPUN_ADMIN_PASSWORD: password });
  expect(created).toMatchObject({ code: 0 });
  expect(created.stderr).toContain(url());
  expect(JSON.parse(created.stdout)).toMatchObject({ login: 'sri', account: expect.any(String) });
  const again = await rumpun(args, { RUMPUN_ADMIN_PASSWORD: password });
  expect(again).toMatchObject({ code: 1, stdout: '' });
  const session = await fetch(`${url()}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url() },
    body: JSON.stringify({ login: 'sri', password }),
  });
  expect(session.status).toBeLessThan(300);
});

test('Ctrl-C stops everything', async () => {
  const program = await installation();
  const postgres = postgresPid();
  expect(isAlive(postgres)).toBe(true);
  expect(await stopped(program, 'SIGINT')).toBe(0);
  expect(isAlive(postgres)).toBe(false);
  await expect(fetch(`${url()}/health/live`)).rejects.toThrow();
});

test('after kill -9 the next start takes over the database that was left', async () => {
  const first = await installation();
  const orphan = postgresPid();
  expect(await stopped(first, 'SIGKILL')).toBe(137);
  expect(isAlive(orphan)).toBe(true);
  const second = await installation();
  expect(postgresPid()).toBe(orphan);
  expect((await fetch(`${url()}/health/ready`)).status).toBe(200);
  expect(await stopped(second, 'SIGINT')).toBe(0);
  expect(isAlive(orphan)).toBe(false);
});

test('a password comes from standard input too, and a short one is refused', async () => {
  const args = ['admin', 'create', '--fresh', '--name', 'Budi (contoh)', '--login', 'budi'];
  const short = await rumpun(args, {}, 'pendek\n');
  expect(short.code).toBe(2);
  const created = await rumpun(args, {}, 'kata-sandi-panjang-2\n');
  expect(created).toMatchObject({ code: 0 });
  expect(created.stdout).toContain('budi');
});

test('a taken port is named, with what to do, before anything is started', async () => {
  const elsewhere = path.join(home, 'elsewhere');
  const other = net.createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const taken = (other.address() as net.AddressInfo).port;
  const ended = await rumpun(['up', '--fresh'], { RUMPUN_HOME: elsewhere, PORT: String(taken) });
  await new Promise((resolve) => other.close(resolve));
  expect(ended.code).toBe(1);
  expect(ended.stderr).toContain(`Porta ${taken} di 127.0.0.1 sudah dipakai`);
  expect(ended.stderr).toContain(`Port ${taken} on 127.0.0.1 is taken`);
  expect(existsSync(path.join(elsewhere, 'fresh'))).toBe(false);
});

test('the demo refuses to serve other computers', async () => {
  const ended = await rumpun(['up'], { HOST: '0.0.0.0' });
  expect(ended.code).toBe(1);
  expect(ended.stderr).toContain('HOST=0.0.0.0');
});

test('a variable that cannot be used is named', async () => {
  const ended = await rumpun(['up', '--fresh'], { PORT: 'x' });
  expect(ended).toMatchObject({ code: 1, stdout: '' });
  expect(ended.stderr).toContain('PORT ("x")');
});
