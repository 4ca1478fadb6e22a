import { run } from '../../apps/cli/src/run.js';
import type { Ended, Start } from './program.js';
import { bareEnvironment } from './program.js';

type Asked = Pick<Start, 'args' | 'env'>;

let last: Promise<unknown> = Promise.resolve();

/**
 * Runs `rumpun ARGS` to its end inside the test's own process: from the same arguments and environment to the same two
 * streams and exit code as `Program.run`, without the seconds that a process takes to load. That a process of its own
 * does the same, and ends by itself, is for one test of each suite to show with `Program.run`.
 */
export function commandLine(asked: Asked): Promise<Ended> {
  // Environment and streams belong to the process: one after the other.
  const ended = last.then(() => captured(asked));
  last = ended.catch(() => undefined);
  return ended;
}

async function captured({ args = [], env = {} }: Asked): Promise<Ended> {
  const own = process.env;
  const [stdout, stderr] = [capture(process.stdout), capture(process.stderr)];
  process.env = bareEnvironment(env);
  try {
    const code = await run(['node', 'rumpun', ...args]);
    return { code, stdout: stdout.said(), stderr: stderr.said() };
  } finally {
    process.env = own;
    for (const { giveBack } of [stdout, stderr]) giveBack();
  }
}

interface Capture {
  said(): string;
  giveBack(): void;
}

/** Keeps what is written to a stream, which is no terminal meanwhile. */
function capture(stream: NodeJS.WriteStream): Capture {
  const pieces: Buffer[] = [];
  const own = { write: stream.write, isTTY: stream.isTTY };
  const write = (piece: string | Uint8Array, ...rest: unknown[]): boolean => {
    pieces.push(Buffer.from(piece as string));
    const done = rest.at(-1);
    if (typeof done === 'function') (done as () => void)();
    return true;
  };
  Object.assign(stream, { write, isTTY: false });
  return { said: () => Buffer.concat(pieces).toString(), giveBack: () => Object.assign(stream, own) };
}
