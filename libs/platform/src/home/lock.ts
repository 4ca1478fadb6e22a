import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { commandLine, isAlive } from '../embedded-postgres/process.js';
import { StartProblem } from '../problem.js';

/** A home that this process holds until `release`. */
export interface HomeLock {
  /** Tells a second start where this one answers, e.g. `http://127.0.0.1:3000`. */
  announce(url: string): void;
  /** Gives the home back. May be called twice. */
  release(): void;
}

interface Holder {
  readonly pid: number;
  /** Tells this process from a later one with the same pid. */
  readonly started: string;
  readonly token: string;
  readonly url?: string;
}

const FILE = 'rumpun.lock';

/**
 * Takes a home for this process, so that two starts cannot share one database and one port's promise. The lock of
 * a process that is gone (killed, or the machine went down) is taken over.
 * @param home an existing folder
 * @returns the lock. Throws StartProblem "already running at … (pid N)" when another process holds it.
 */
export function lockHome(home: string): HomeLock {
  const file = path.join(home, FILE);
  const self: Holder = { pid: process.pid, started: startOf(process.pid), token: crypto.randomUUID() };
  for (;;) {
    if (place(file, self)) return held(file, self);
    const holder = read(file);
    if (!holder) continue; // released in between
    if (isRunning(holder)) throw alreadyRunning(home, holder);
    takeAway(file, holder);
  }
}

/**
 * Looks who holds a home, without taking it.
 * @returns the process that runs there and where it answers; undefined when none does
 */
export function holderOf(home: string): { readonly pid: number; readonly url?: string } | undefined {
  const holder = read(path.join(home, FILE));
  return holder !== undefined && isRunning(holder) ? holder : undefined;
}

function held(file: string, self: Holder): HomeLock {
  const release = () => {
    process.off('exit', release);
    if (read(file)?.token === self.token) fs.rmSync(file, { force: true });
  };
  process.on('exit', release);
  return {
    announce: (url) => {
      const draft = write(file, { ...self, url });
      fs.renameSync(draft, file);
    },
    release,
  };
}

/** A link to a finished file: whoever reads the lock never sees half of one. */
function place(file: string, holder: Holder): boolean {
  const draft = write(file, holder);
  try {
    fs.linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    fs.rmSync(draft, { force: true });
  }
}

function write(file: string, holder: Holder): string {
  const draft = `${file}.${holder.token}`;
  fs.writeFileSync(draft, `${JSON.stringify(holder)}\n`, { mode: 0o600 });
  return draft;
}

function read(file: string): Holder | undefined {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')) as Holder;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    // Not ours to read as JSON (a full disk, an editor): nobody can be shown to hold it.
    if (error instanceof SyntaxError) return { pid: 0, started: '', token: '' };
    throw error;
  }
}

/**
 * Removes a dead process's lock. Of two starts that both saw it, the slower one may find the faster one's new lock
 * in its place: what was moved aside is compared, and put back when it is another.
 */
function takeAway(file: string, dead: Holder): void {
  const aside = `${file}.${crypto.randomUUID()}`;
  try {
    fs.renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if (read(aside)?.token !== dead.token) fs.linkSync(aside, file);
  fs.rmSync(aside, { force: true });
}

function isRunning(holder: Holder): boolean {
  return holder.pid > 0 && isAlive(holder.pid) && startOf(holder.pid) === holder.started;
}

/** Something that differs between two processes with the same pid: the start time on Linux, else the command. */
function startOf(pid: number): string {
  if (process.platform !== 'linux') return commandLine(pid);
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold spaces; the start time is the 20th field after it (proc(5), field 22).
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function alreadyRunning(home: string, holder: Holder): StartProblem {
  const at = holder.url ? ` at ${holder.url}` : ' (still starting)';
  const di = holder.url ? ` di ${holder.url}` : ' (masih memulai)';
  return new StartProblem({
    id: `Rumpun sudah berjalan${di} (pid ${holder.pid}) dengan folder ${home}. Pakai yang itu, atau hentikan dengan Ctrl-C di terminalnya (atau "kill ${holder.pid}").`,
    en: `Rumpun is already running${at} (pid ${holder.pid}) on the folder ${home}. Use that one, or stop it with Ctrl-C in its terminal (or "kill ${holder.pid}").`,
  });
}
