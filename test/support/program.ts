import { type ChildProcess, spawn } from 'node:child_process';
import net from 'node:net';
import path from 'node:path';
import { ensureBuilt } from '../../scripts/build.mjs';

const ROOT = path.resolve(import.meta.dirname, '..', '..');

/** What a program said and how it ended. */
export interface Ended {
  /** 128 + n when signal n ended it. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Which compiled program, and what it is started with. */
export interface Start {
  readonly app: 'cli' | 'worker';
  readonly args?: readonly string[];
  /** Over a bare environment: nothing of this machine's own settings reaches the program. */
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
}

const SIGNALS: Readonly<Record<string, number>> = { SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };

/** A compiled program that runs as a user would start it. */
export class Program {
  private stdout = '';
  private stderr = '';
  private readonly listeners = new Set<() => void>();
  readonly ended: Promise<Ended>;

  private constructor(private readonly child: ChildProcess) {
    child.stdout!.on('data', (chunk) => this.heard(() => (this.stdout += chunk)));
    child.stderr!.on('data', (chunk) => this.heard(() => (this.stderr += chunk)));
    this.ended = new Promise((resolve) => {
      child.on('close', (code, signal) => {
        const { stdout, stderr } = this;
        resolve({ code: code ?? 128 + (SIGNALS[signal ?? ''] ?? 0), stdout, stderr });
        this.heard(() => undefined);
      });
    });
  }

  /** Builds what is missing, then starts it. */
  static async start({ app, args = [], env = {}, input = '' }: Start): Promise<Program> {
    await ensureBuilt();
    const main = path.join(ROOT, 'dist', 'apps', app, 'src', 'main.js');
    const child = spawn(process.execPath, [main, ...args], {
      env: bareEnvironment(env),
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    child.stdin!.end(input);
    return new Program(child);
  }

  /** Runs it to its end. */
  static async run(start: Start): Promise<Ended> {
    return (await Program.start(start)).ended;
  }

  get pid(): number {
    return this.child.pid!;
  }

  /**
   * Waits until it has printed something, on either stream.
   * @throws Error with everything that it said when it ends first
   */
  async says(pattern: RegExp): Promise<RegExpExecArray> {
    let over = false;
    void this.ended.then(() => (over = true));
    for (;;) {
      const match = pattern.exec(this.stdout) ?? pattern.exec(this.stderr);
      if (match !== null) return match;
      if (over) throw new Error(`it ended without saying ${pattern}:\n${this.stdout}\n${this.stderr}`);
      await new Promise<void>((resolve) => this.listeners.add(resolve));
      await Promise.resolve();
    }
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  private heard(note: () => unknown): void {
    note();
    const woken = [...this.listeners];
    this.listeners.clear();
    for (const wake of woken) wake();
  }
}

/** @returns the environment of a program: no more of this machine's own than is needed to run it */
export function bareEnvironment(env: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env;
  return { PATH, HOME, LANG: 'id_ID.UTF-8', ...env };
}

/** @returns a port that was free a moment ago */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
