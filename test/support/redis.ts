import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as after } from 'node:timers/promises';

/** Whether there is a `redis-server` on the PATH. Tests of Redis say that they did not run when there is none. */
export const hasRedis = (): boolean => spawnSync('redis-server', ['--version']).status === 0;

/** A Redis of one test file's own, on a free port of this machine. It keeps nothing on disk. */
export interface RedisServer {
  readonly url: string;
  /** Ends it with all that it holds. */
  stop(): Promise<void>;
  /** Starts it again on the same port, empty; does nothing where it runs. */
  start(): Promise<void>;
  /** Throws away all that it holds; it goes on. */
  flush(): Promise<void>;
  /** Stops it and removes its folder. */
  remove(): Promise<void>;
}

/** @param options.password wanted from its clients @throws Error when it does not answer within ten seconds */
export async function startRedis({ password = '' } = {}): Promise<RedisServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'rumpun-redis-'));
  const port = await freePort();
  const args = [
    '--bind',
    '127.0.0.1',
    '--port',
    String(port),
    '--dir',
    folder,
    '--save',
    '',
    '--appendonly',
    'no',
  ];
  if (password !== '') args.push('--requirepass', password);
  const commands = (...lines: string[]) => (password === '' ? lines : [`AUTH ${password}`, ...lines]);
  let child: ChildProcess | null = null;
  const stop = async () => {
    if (child === null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    child = null;
    await ended;
  };
  const start = async () => {
    child ??= spawn('redis-server', args, { stdio: 'ignore' });
    await answering(port, commands('PING'));
  };
  await start();
  const flush = async () => {
    if (!(await answers(port, commands('FLUSHALL'), '+OK'))) throw new Error('redis-server did not flush');
  };
  const remove = async () => {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  };
  const login = password === '' ? '' : `:${password}@`;
  return { url: `redis://${login}127.0.0.1:${port}`, stop, start, flush, remove };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

async function answering(port: number, commands: readonly string[]): Promise<void> {
  for (const end = Date.now() + 10_000; Date.now() < end; await after(20))
    if (await answers(port, commands, '+PONG')) return;
  throw new Error('redis-server did not answer within ten seconds');
}

/** @returns whether the last of the commands is answered as wanted */
function answers(port: number, commands: readonly string[], wanted: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    const over = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    let heard = '';
    socket.setTimeout(2_000, () => over(false));
    socket.once('error', () => over(false));
    socket.on('data', (data) => {
      heard += data.toString();
      const lines = heard.split('\r\n');
      if (lines.length > commands.length) over(lines[commands.length - 1] === wanted);
    });
    socket.write(commands.map((line) => `${line}\r\n`).join(''));
  });
}
