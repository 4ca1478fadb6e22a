import fs from 'node:fs';
import path from 'node:path';

/** @returns the version of this program, as its package.json has it */
export function programVersion(): string {
  for (let folder = import.meta.dirname; ; folder = path.dirname(folder)) {
    const file = path.join(folder, 'package.json');
    if (fs.existsSync(file))
      return (JSON.parse(fs.readFileSync(file, 'utf8')) as { version: string }).version;
    if (folder === path.dirname(folder)) throw new Error('the program lies outside its checkout');
  }
}
