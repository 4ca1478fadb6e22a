import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { ensureBuilt } from '../../scripts/build.mjs';

const ROOT = path.resolve(import.meta.dirname, '..', '..');

/** An API server in a process of its own. */
export interface ApiProcess {
  readonly child: ChildProcess;
  /** Standard output and error so far. */
  said(): string;
  readonly ended: Promise<number | null>;
}

/** The compiled program of `npm run start:api`, in a process of its own. Builds what is missing first. */
export async function startApiProcess(variables: Record<string, string>): Promise<ApiProcess> {
  await ensureBuilt();
  const child = spawn(process.execPath, [path.join(ROOT, 'dist', 'apps', 'api', 'src', 'main.js')], {
    env: { PATH: process.env.PATH, PORT: '0', ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return { child, said: () => text, ended };
}

/** @returns the port, once it answers */
export async function serving({ child, said, ended }: ApiProcess): Promise<number> {
  let over = false;
  void ended.then(() => (over = true));
  for (;;) {
    const url = /"url":"http:\/\/127\.0\.0\.1:(\d+)"/.exec(said());
    if (url !== null) return Number(url[1]);
    if (over) throw new Error(`it ended: ${said()}`);
    await Promise.race([once(child.stdout!, 'data'), once(child.stderr!, 'data'), ended]);
  }
}
