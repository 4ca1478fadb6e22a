import fs from 'node:fs';
import path from 'node:path';
import { type Bilingual, text } from '@app/contracts';
import { createLogPool, type LogVerification } from '@app/event-store';
import { prepareHome } from '@app/platform';
import { checkBackup } from './check.js';
import { type Manifest, readManifest } from './manifest.js';
import { openRestoredLog } from './opened-log.js';
import { copyParts, isVacant, unpackDatabase } from './parts.js';
import { damaged, type Refusal, refuse } from './refusal.js';

export interface RestoreServerOptions {
  readonly folder: string;
  readonly keys?: string;
  /** RUMPUN_HOME: keys and files go into its `server`, which must be empty. */
  readonly root: string;
  /** The data folder that a PostgreSQL server of one's own is to start on: a new or an empty one. */
  readonly database: string;
  readonly onProgress?: (step: 'check' | 'unpack', done?: number, total?: number) => void;
}

export interface PlacedServer {
  readonly ok: true;
  readonly home: string;
  readonly database: string;
  readonly manifest: Manifest;
}

/**
 * The first half of a restore where PostgreSQL is not ours to start: checks every byte, then puts the cluster's files
 * into a data folder, and keys and files into the home.
 *
 * @returns where everything lies, or every reason why nothing was written
 */
export async function placeServer(options: RestoreServerOptions): Promise<PlacedServer | Refusal> {
  const checked = await checkBackup({
    ...options,
    onProgress: (bytes, total) => options.onProgress?.('check', bytes, total),
  });
  if (!checked.ok) return checked;
  const home = path.resolve(options.root, 'server');
  const database = path.resolve(options.database);
  const taken = [home, database].filter((folder) => !isVacant(folder));
  if (taken.length > 0) return refuse(...taken.map(notEmpty));
  options.onProgress?.('unpack');
  try {
    fs.mkdirSync(database, { recursive: true, mode: 0o700 });
    fs.chmodSync(database, 0o700); // PostgreSQL refuses to start on one that others may read
    await unpackDatabase(checked, database);
    await copyParts(checked, prepareHome(home));
  } catch (error) {
    for (const folder of [home, database]) empty(folder); // both were vacant
    throw error;
  }
  return { ok: true, home, database, manifest: checked.manifest };
}

function empty(folder: string): void {
  if (!fs.existsSync(folder)) return;
  for (const name of fs.readdirSync(folder))
    fs.rmSync(path.join(folder, name), { recursive: true, force: true });
}

export interface OpenedServer {
  readonly ok: true;
  readonly manifest: Manifest;
  readonly log: LogVerification;
}

/**
 * The second half: PostgreSQL recovered and answers. Opens the log's new era, signs everybody out and verifies the
 * whole log. May be repeated: the era is opened once.
 *
 * @param folder the backup that the database was restored from
 * @param ownerUrl of the database's owner; nobody else of ours is connected yet
 */
export async function openServer(
  folder: string,
  ownerUrl: string,
  onProgress: (entries: number) => void = () => undefined,
): Promise<OpenedServer | Refusal> {
  const reading = readManifest(folder);
  if (reading.status !== 'read') {
    return refuse(
      text(
        `Di ${folder} tidak ada manifest.json yang utuh.`,
        `There is no whole manifest.json in ${folder}.`,
      ),
    );
  }
  const busy = await connectedPrograms(ownerUrl);
  if (busy.length > 0) return refuse(inUse(busy));
  const { log, reasons } = await openRestoredLog(ownerUrl, reading.manifest, onProgress);
  return reasons.length > 0 ? damaged(...reasons) : { ok: true, manifest: reading.manifest, log };
}

/** A database that is served is in use: it was not restored just now, and its log needs no new era. */
async function connectedPrograms(ownerUrl: string): Promise<string[]> {
  const pool = createLogPool({ connectionString: ownerUrl, max: 1, applicationName: 'rumpun restore' });
  try {
    const { rows } = await pool.query<{ name: string }>(
      `select distinct application_name as name from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and application_name like 'rumpun%' order by 1`,
    );
    return rows.map(({ name }) => name);
  } finally {
    await pool.end();
  }
}

const inUse = (programs: readonly string[]): Bilingual =>
  text(
    `Basis data ini sedang dipakai (${programs.join(', ')}). Hentikan API dan pekerja dulu; pemeriksaan ini untuk basis data yang baru dipulihkan.`,
    `This database is in use (${programs.join(', ')}). Stop API and worker first; this check is for a database that was just restored.`,
  );

const notEmpty = (folder: string): Bilingual =>
  text(
    `Folder ${folder} tidak kosong. Pemulihan hanya ke tempat kosong.`,
    `The folder ${folder} is not empty. A backup is restored into an empty place only.`,
  );
