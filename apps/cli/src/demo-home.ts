import fs from 'node:fs';
import path from 'node:path';

/** An account of the demo, printed with the password that all of them share. */
export interface DemoAccount {
  readonly login: string;
  readonly role: string;
  readonly where: string;
}

/** What a home says of the demo that was loaded into it. */
export interface LoadedDemo {
  /** `chapter-iv`, or `clusters 500 seed 1`. */
  readonly story: string;
  readonly password: string;
  readonly accounts: readonly DemoAccount[];
}

const FILE = 'demo.json';

/** @returns what was loaded whole, or null: nothing yet, or loading was interrupted */
export function loadedDemo(home: string): LoadedDemo | null {
  try {
    return JSON.parse(fs.readFileSync(path.join(home, FILE), 'utf8')) as LoadedDemo;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || error instanceof SyntaxError) return null;
    throw error;
  }
}

export function noteLoadedDemo(home: string, demo: LoadedDemo): void {
  const draft = path.join(home, `${FILE}.${process.pid}`);
  fs.writeFileSync(draft, `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600 });
  fs.renameSync(draft, path.join(home, FILE));
}
