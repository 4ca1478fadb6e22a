import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** A numbered, add-only change of the database's schema. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  /** The migration's text with every included file in place. */
  readonly sql: string;
  /** SHA-256 of `sql`. */
  readonly digest: Buffer;
}

const NAME = /^(\d{4})_([a-z0-9_]+)\.sql$/;
const INCLUDE = /^-- include: ([a-z0-9_/]+\.sql)$/gm;

/**
 * The folder of SQL files. The build copies only compiled TypeScript, so it is looked for from the package's
 * root and not beside this file.
 *
 * @returns absolute path of `libs/event-store/sql`
 * @throws Error when no parent folder holds it
 */
export function sqlFolder(): string {
  const start = path.dirname(fileURLToPath(import.meta.url));
  for (let folder = start; ; folder = path.dirname(folder)) {
    const candidate = path.join(folder, 'libs', 'event-store', 'sql');
    if (existsSync(path.join(folder, 'package.json')) && existsSync(candidate)) return candidate;
    if (folder === path.dirname(folder))
      throw new Error(`no folder above ${start} holds libs/event-store/sql`);
  }
}

/**
 * Reads the migrations that this program wants.
 *
 * @param folder where `migrations/NNNN_name.sql` and the files that they include stand
 * @returns migrations by rising number
 * @throws Error when two carry one number, one is misnamed, or an included file is missing
 */
export function loadMigrations(folder: string = sqlFolder()): Migration[] {
  const files = readdirSync(path.join(folder, 'migrations')).sort();
  const migrations = files.map((file) => {
    const parts = NAME.exec(file);
    if (parts === null) throw new Error(`migration "${file}" is not named NNNN_name.sql`);
    const text = readFileSync(path.join(folder, 'migrations', file), 'utf8');
    const sql = text.replace(INCLUDE, (_line, included: string) =>
      readFileSync(path.join(folder, included), 'utf8').trimEnd(),
    );
    const digest = createHash('sha256').update(sql).digest();
    return { number: Number(parts[1]), name: parts[2]!, sql, digest };
  });
  migrations.forEach(({ number }, index) => {
    if (index > 0 && migrations[index - 1]!.number === number)
      throw new Error(`migration ${number} exists twice`);
  });
  return migrations;
}
