import fs from 'node:fs';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import zlib from 'node:zlib';
import { type Bilingual, text } from '@app/contracts';
import { AcknowledgedWatch } from './acknowledged.js';
import { type BaseBackup, streamBaseBackup } from './base-backup.js';
import { copyFile, filesBelow, measure, Meter, newFile } from './files.js';
import {
  ARCHIVE,
  type BackedUpFile,
  DATABASE_FOLDER,
  FILES_FOLDER,
  flushFolder,
  KEYS_FOLDER,
  type Manifest,
  SERVER_MANIFEST,
  writeManifest,
} from './manifest.js';
import { type Refusal, refuse } from './refusal.js';
import {
  askSource,
  type BackupSource,
  isKeptFile,
  secretNames,
  secretsOf,
  type SourceFacts,
} from './source.js';
import { problemOfTarget } from './target.js';

export interface BackupOptions {
  readonly source: BackupSource;
  /** An empty folder, or one that is made. */
  readonly target: string;
  /** False: keys are kept elsewhere; their hashes alone are noted, so that a restore knows the right ones. */
  readonly withKeys: boolean;
  /** The program that makes it, `0.1.0`. */
  readonly program: string;
  /** Told how many bytes of the database came, of about how many. */
  readonly onProgress?: (bytes: number, total: number) => void;
}

export type BackupResult = { readonly ok: true; readonly manifest: Manifest } | Refusal;

/**
 * Backs up an installation while it works: the database through PostgreSQL's replication protocol, then the files
 * that entries name (they are written before their entries are, so that none is missing), then the keys. All that was
 * acknowledged before the manifest's `log.asOf` is there.
 *
 * @returns what was written, or why nothing was. Throws what the database or the disk throws; what was written is
 *   removed then. A process that is killed leaves parts without a manifest.
 */
export async function takeBackup(options: BackupOptions): Promise<BackupResult> {
  const { source, target, withKeys } = options;
  const problem = problemOfTarget(target, source.home);
  if (problem !== null) return refuse(problem);
  if (withKeys && !secretNames(secretsOf(source.home)).includes('master-key'))
    return refuse(noKeys(source.home));
  const facts = await askSource(source.ownerUrl);
  if (!('origin' in facts)) return refuse(...facts);
  fs.mkdirSync(target, { recursive: true, mode: 0o700 });
  fs.chmodSync(target, 0o700);
  try {
    const manifest = await write(options, facts);
    writeManifest(target, manifest);
    return { ok: true, manifest };
  } catch (error) {
    for (const part of [DATABASE_FOLDER, FILES_FOLDER, KEYS_FOLDER])
      fs.rmSync(path.join(target, part), { recursive: true, force: true });
    throw error;
  }
}

const noKeys = (home: string): Bilingual =>
  text(
    `Di ${home} tidak ada kunci. Jalankan di komputer yang menjalankan API dengan RUMPUN_HOME yang sama, atau cadangkan dengan --without-keys.`,
    `There are no keys in ${home}. Run this on the machine of the API with the same RUMPUN_HOME, or back up with --without-keys.`,
  );

async function write(options: BackupOptions, facts: SourceFacts): Promise<Manifest> {
  const { source, target, withKeys, program } = options;
  const begun = new Date().toISOString();
  const watch = await AcknowledgedWatch.begin(source.ownerUrl);
  try {
    const database = await writeDatabase(options);
    const files = [...database.files, ...(await writeFiles(source.home, target))];
    files.push(...(await writeKeys(source.home, target, withKeys)));
    for (const part of foldersOf(target, files)) flushFolder(part);
    return {
      format: 1,
      program,
      kind: source.kind,
      origin: facts.origin,
      begun,
      ended: new Date().toISOString(),
      postgres: {
        version: facts.version,
        systemIdentifier: facts.systemIdentifier,
        start: database.backup.start,
        end: database.backup.end,
      },
      log: watch.before(database.backup.end),
      keysIncluded: withKeys,
      files,
    };
  } finally {
    await watch.stop();
  }
}

interface WrittenDatabase {
  readonly backup: BaseBackup;
  readonly files: readonly BackedUpFile[];
}

async function writeDatabase({ source, target, onProgress }: BackupOptions): Promise<WrittenDatabase> {
  fs.mkdirSync(path.join(target, DATABASE_FOLDER), { mode: 0o700 });
  const archive = partOf(target, ARCHIVE, zlib.createGzip({ level: 1 }));
  const manifest = partOf(target, SERVER_MANIFEST, new PassThrough());
  const backup = streamBaseBackup(source.ownerUrl, {
    archive: archive.input,
    manifest: manifest.input,
    onProgress: (bytes, total) => onProgress?.(bytes, Math.max(bytes, total)),
  }).catch((error: Error) => {
    for (const { input } of [archive, manifest]) input.destroy(error);
    throw error;
  });
  // Files are closed before anybody removes them.
  await Promise.allSettled([backup, archive.written, manifest.written]);
  return { backup: await backup, files: await Promise.all([archive.written, manifest.written]) };
}

/** A file of the backup that comes as a stream. */
function partOf(target: string, name: string, through: zlib.Gzip | PassThrough) {
  const input = new PassThrough({ highWaterMark: 4 * 1024 * 1024 });
  const meter = new Meter();
  const written = pipeline(input, through, meter, newFile(path.join(target, name))).then(
    (): BackedUpFile => ({ path: name, bytes: meter.bytes, sha256: meter.digest() }),
  );
  return { input, written };
}

async function writeFiles(home: string, target: string): Promise<BackedUpFile[]> {
  fs.mkdirSync(path.join(target, FILES_FOLDER), { mode: 0o700 });
  const written: BackedUpFile[] = [];
  for (const name of filesBelow(home).filter(isKeptFile)) {
    const copied = await copyFile(path.join(home, name), target, `${FILES_FOLDER}/${name}`).catch(goneIsNull);
    if (copied !== null) written.push(copied);
  }
  return written;
}

/** A file that was removed since the folder was read. */
function goneIsNull(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}

async function writeKeys(home: string, target: string, withKeys: boolean): Promise<BackedUpFile[]> {
  if (withKeys) fs.mkdirSync(path.join(target, KEYS_FOLDER), { mode: 0o700 });
  const folder = secretsOf(home);
  const written: BackedUpFile[] = [];
  for (const name of secretNames(folder)) {
    const source = path.join(folder, name);
    const kept = `${KEYS_FOLDER}/${name}`;
    written.push(
      withKeys ? await copyFile(source, target, kept) : { path: kept, ...(await measure(source)) },
    );
  }
  return written;
}

function foldersOf(target: string, files: readonly BackedUpFile[]): Set<string> {
  const folders = files.map(({ path: name }) => path.dirname(path.join(target, name)));
  return new Set(folders.filter((folder) => fs.existsSync(folder)));
}
