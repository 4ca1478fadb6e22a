import fs from 'node:fs';
import path from 'node:path';
import { messageOf, StartProblem } from '../problem.js';

/** Which installation a home holds: the demo and a real one never share a folder. */
export type HomeKind = 'demo' | 'fresh';

/**
 * The folder of one installation below RUMPUN_HOME, as an absolute path.
 * @param root RUMPUN_HOME, absolute or from the working folder
 */
export function homePath(root: string, kind: HomeKind): string {
  return path.resolve(root, kind);
}

/**
 * Makes a home, closed to other users. Root's stays open for walking through (0711, nothing can be listed): the
 * embedded server runs as another user and its data lies inside.
 * @param home from {@link homePath}
 * @returns the path, with links resolved. Throws StartProblem when it cannot be made or written.
 */
export function prepareHome(home: string): string {
  const mode = process.getuid?.() === 0 ? 0o711 : 0o700;
  try {
    fs.mkdirSync(home, { recursive: true, mode });
    const isOurs = fs.statSync(home).uid === process.getuid?.();
    if (isOurs) fs.chmodSync(home, mode);
    fs.accessSync(home, fs.constants.R_OK | fs.constants.W_OK | fs.constants.X_OK);
    return fs.realpathSync(home);
  } catch (error) {
    throw new StartProblem(
      {
        id: `Folder ${home} tidak dapat dibuat atau ditulisi (${messageOf(error)}). Perbaiki haknya, atau pilih folder lain dengan RUMPUN_HOME.`,
        en: `The folder ${home} cannot be made or written (${messageOf(error)}). Mend its permissions, or choose another folder with RUMPUN_HOME.`,
      },
      { cause: error },
    );
  }
}
