import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** Written last: a folder without it holds no backup, or one that was interrupted. */
export const MANIFEST = 'manifest.json';

/** The parts of a backup. `keys` is the one to keep apart. */
export const DATABASE_FOLDER = 'database';
export const KEYS_FOLDER = 'keys';
export const FILES_FOLDER = 'files';

/** The cluster's files as PostgreSQL streams them, and PostgreSQL's own list of them (for pg_verifybackup). */
export const ARCHIVE = `${DATABASE_FOLDER}/base.tar.gz`;
export const SERVER_MANIFEST = `${DATABASE_FOLDER}/backup_manifest`;

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const instant = z.iso.datetime({ offset: true });

/** Neither absolute nor up out of its folder, whatever system reads it. */
const relative = z
  .string()
  .min(1)
  .max(1024)
  .refine((name) => !/^[/\\]|^[a-z]:|\\|\0/i.test(name) && !name.split('/').includes('..'));

const file = z.strictObject({ path: relative, bytes: z.int().nonnegative(), sha256: digest });

const schema = z.strictObject({
  format: z.literal(1),
  program: z.string().max(100),
  /** What was backed up: an embedded installation, or a server's database. */
  kind: z.enum(['demo', 'fresh', 'server']),
  /** The log's own name. */
  origin: z.string().max(100),
  begun: instant,
  ended: instant,
  postgres: z.strictObject({
    version: z.string().max(100),
    systemIdentifier: z.string().regex(/^\d+$/),
    start: z.string().max(40),
    end: z.string().max(40),
  }),
  /** What surely lies in the backup, and a little more may: the newest entry's id and position; null, -1 in an empty log. */
  log: z.strictObject({
    /** The moment of the backup: every entry that was acknowledged before it is there. */
    asOf: instant,
    entry: z.int().nonnegative().nullable(),
    position: z.int().min(-1),
    sealedAt: instant.nullable(),
  }),
  /** False: keys are kept elsewhere, and only their hashes stand in `files`. */
  keysIncluded: z.boolean(),
  files: z.array(file),
});

export type Manifest = z.infer<typeof schema>;
export type BackedUpFile = z.infer<typeof file>;

/** What the folder of a backup says of itself. */
export type ManifestReading =
  | { readonly status: 'read'; readonly manifest: Manifest }
  /** No manifest: no backup, or an interrupted one. */
  | { readonly status: 'missing' }
  /** Not as it was written. */
  | { readonly status: 'damaged' };

/** Writes it whole or not at all, flushed to disk, with a hash over itself. */
export function writeManifest(folder: string, manifest: Manifest): void {
  const draft = path.join(folder, `${MANIFEST}.new`);
  const content = JSON.stringify({ ...manifest, sha256: digestOf(manifest) }, null, 2);
  fs.writeFileSync(draft, `${content}\n`, { mode: 0o600, flush: true });
  fs.renameSync(draft, path.join(folder, MANIFEST));
  flushFolder(folder);
}

export function readManifest(folder: string): ManifestReading {
  let content: string;
  try {
    content = fs.readFileSync(path.join(folder, MANIFEST), 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return { status: 'missing' };
    throw error;
  }
  const manifest = parsed(content);
  return manifest === null ? { status: 'damaged' } : { status: 'read', manifest };
}

function parsed(content: string): Manifest | null {
  try {
    const { sha256, ...rest } = JSON.parse(content) as Record<string, unknown>;
    const manifest = schema.parse(rest);
    // Over the values as they were read: a change of any of them shows, one of mere white space does no harm.
    return sha256 === digestOf(rest) ? manifest : null;
  } catch {
    return null;
  }
}

const digestOf = (manifest: object): string =>
  createHash('sha256').update(JSON.stringify(manifest)).digest('hex');

/** Lets the names in a folder survive a power cut. */
export function flushFolder(folder: string): void {
  const handle = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}
