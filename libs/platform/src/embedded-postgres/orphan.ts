import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { messageOf, StartProblem } from '../problem.js';
import { isWrongPassword, ping, wrongPassword } from './connect.js';
import type { Installation } from './files.js';
import { commandLine, isAlive, stopServer } from './process.js';

export interface RunningServer {
  readonly pid: number;
  readonly port: number;
}

const PATIENCE = 60_000;

/**
 * Looks for a server that still runs on this data: the orphan of a start that was killed.
 * A pid file whose process is gone, or is another program that got the same pid, is removed: PostgreSQL itself
 * would refuse to start in the second case.
 * @returns the server when it answers, undefined when there is none
 */
export async function findRunning(installation: Installation): Promise<RunningServer | undefined> {
  const pidFile = path.join(installation.data, 'postmaster.pid');
  const end = Date.now() + PATIENCE;
  for (;;) {
    const entry = readPidFile(pidFile);
    if (!entry) return undefined;
    if (!isAlive(entry.pid) || !commandLine(entry.pid).includes(installation.data)) {
      fs.rmSync(pidFile, { force: true });
      return undefined;
    }
    if (entry.status === 'ready') {
      const problem = await tryPing(installation, entry.port);
      if (!problem) return { pid: entry.pid, port: entry.port };
      if (isWrongPassword(problem)) throw wrongPassword(installation);
      if (Date.now() > end) throw doesNotAnswer(entry.pid, problem);
    } else if (entry.status === 'stopping') {
      await stopServer(entry.pid);
    } else if (Date.now() > end) {
      throw doesNotAnswer(entry.pid, `status "${entry.status}"`);
    }
    await delay(50);
  }
}

/** Stops the server that still runs on a data folder, if one does, whether it answers or not. */
export async function stopRunning(data: string): Promise<void> {
  const entry = readPidFile(path.join(data, 'postmaster.pid'));
  if (entry && isAlive(entry.pid) && commandLine(entry.pid).includes(data)) await stopServer(entry.pid);
}

/** Lines of postmaster.pid: pid, data folder, start time, port, socket folder, address, shared memory, status. */
function readPidFile(file: string): { pid: number; port: number; status: string } | undefined {
  try {
    const lines = fs.readFileSync(file, 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), status: (lines[7] ?? '').trim() };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function tryPing(installation: Installation, port: number): Promise<unknown> {
  try {
    await ping(installation.password, port);
    return undefined;
  } catch (error) {
    return error;
  }
}

function doesNotAnswer(pid: number, why: unknown): StartProblem {
  return new StartProblem({
    id: `Server PostgreSQL dari proses sebelumnya (pid ${pid}) masih ada tetapi tidak menjawab (${messageOf(why)}). Hentikan dengan "kill -INT ${pid}", lalu mulai lagi.`,
    en: `A PostgreSQL server of an earlier run (pid ${pid}) is still there but does not answer (${messageOf(why)}). Stop it with "kill -INT ${pid}", then start again.`,
  });
}
