import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { messageOf, StartProblem } from '../problem.js';
import { isWrongPassword, ping, wrongPassword } from './connect.js';
import { binary, type Installation, spawnOptions } from './files.js';
import type { RunningServer } from './orphan.js';
import { isAlive, stopServer } from './process.js';

const DEFAULT_FLAGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '', // a path under a deep home can be longer than a socket's name may be
  shared_buffers: '128MB',
  max_connections: '100',
  max_wal_size: '1GB',
  log_checkpoints: 'off',
};

const ATTEMPTS = 10;
const PATIENCE = 60_000;

/**
 * Starts a server on the data and waits until it answers. A port that somebody took in the meantime, or memory
 * still held by the last backends of a killed server, is tried again.
 * @param flags settings of PostgreSQL, by name, over our defaults
 * @returns the server. Throws StartProblem with the end of the server's own log.
 */
export async function launch(
  installation: Installation,
  flags: Readonly<Record<string, string>>,
): Promise<RunningServer> {
  for (let attempt = 1; ; attempt++) {
    const logStart = fs.statSync(installation.log, { throwIfNoEntry: false })?.size ?? 0;
    const port = await freePort();
    const pid = spawnServer(installation, port, flags);
    if (await answers(installation, pid, port)) return { pid, port };
    const said = fs.readFileSync(installation.log, 'utf8').slice(logStart).trim();
    const passing = /could not bind|could not create any TCP|shared memory block .* still in use/.test(said);
    if (!passing || attempt === ATTEMPTS) throw didNotStart(installation, said);
    await delay(300);
  }
}

function spawnServer(
  installation: Installation,
  port: number,
  flags: Readonly<Record<string, string>>,
): number {
  const args = ['-D', installation.data, '-p', String(port)];
  for (const [name, value] of Object.entries({ ...DEFAULT_FLAGS, ...flags }))
    args.push('-c', `${name}=${value}`);
  const log = fs.openSync(installation.log, 'a', 0o600);
  try {
    const child = spawn(binary(installation, 'postgres'), args, {
      ...spawnOptions(installation),
      detached: true, // Ctrl-C in the terminal is for us: the server is stopped after what uses it
      stdio: ['ignore', log, log],
    });
    child.on('error', (error) => fs.appendFileSync(installation.log, `${messageOf(error)}\n`));
    child.unref();
    return child.pid ?? -1;
  } finally {
    fs.closeSync(log);
  }
}

/** @returns true when the server answers, false when it ended. */
async function answers(installation: Installation, pid: number, port: number): Promise<boolean> {
  const end = Date.now() + PATIENCE;
  while (pid > 0 && isAlive(pid)) {
    try {
      await ping(installation.password, port);
      // Another server may have taken the port between our look and the bind: then ours is about to end.
      return isAlive(pid);
    } catch (error) {
      if (isWrongPassword(error) && isAlive(pid)) {
        await stopServer(pid);
        throw wrongPassword(installation);
      }
      if (Date.now() > end) {
        await stopServer(pid);
        throw didNotStart(installation, messageOf(error));
      }
      await delay(30);
    }
  }
  return false;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

function didNotStart(installation: Installation, said: string): StartProblem {
  const tail = said.split('\n').slice(-8).join('\n');
  return new StartProblem({
    id: `PostgreSQL bawaan tidak dapat dijalankan. Catatannya (${installation.log}) berakhir dengan:\n${tail}`,
    en: `The bundled PostgreSQL did not start. Its log (${installation.log}) ends with:\n${tail}`,
  });
}
