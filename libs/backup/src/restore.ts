import fs from 'node:fs';
import path from 'node:path';
import { type Bilingual, text } from '@app/contracts';
import type { LogVerification } from '@app/event-store';
import {
  holderOf,
  lockHome,
  placeCluster,
  prepareHome,
  removeHome,
  startEmbeddedPostgres,
} from '@app/platform';
import { type CheckedBackup, checkBackup } from './check.js';
import type { Manifest } from './manifest.js';
import { openRestoredLog } from './opened-log.js';
import { copyParts, isVacant, unpackDatabase } from './parts.js';
import { damaged, type Refusal, refuse } from './refusal.js';

/** What a restore is doing. */
export type RestoreStep = 'check' | 'unpack' | 'start' | 'verify';

export interface RestoreOptions {
  /** The backup. */
  readonly folder: string;
  /** Where the keys are, when they were kept apart from it. */
  readonly keys?: string;
  /** RUMPUN_HOME: the installation goes into its `fresh` or `demo`, which must be empty. */
  readonly root: string;
  /** Told what is being done; of `check` and `verify` how far it came. */
  readonly onProgress?: (step: RestoreStep, done?: number, total?: number) => void;
}

export interface Restored {
  readonly ok: true;
  readonly home: string;
  readonly manifest: Manifest;
  /** The log as it was found, every root computed anew from what is stored. */
  readonly log: LogVerification;
}

/**
 * Restores a backup into an empty home. Every byte is checked first; then everything is put together beside the home,
 * the database recovers, the log is verified, and only a whole installation gets the home's name. The log opens a new
 * era, and nobody is signed in any more.
 *
 * @returns what was restored, or every reason why nothing was
 */
export async function restoreBackup(options: RestoreOptions): Promise<Restored | Refusal> {
  const { onProgress } = options;
  const checked = await checkBackup({
    ...options,
    onProgress: (bytes, total) => onProgress?.('check', bytes, total),
  });
  if (!checked.ok) return checked;
  const { manifest } = checked;
  if (manifest.kind === 'server') return refuse(ofServer());
  const home = path.resolve(options.root, manifest.kind);
  if (!isVacant(home)) return refuse(notEmpty(home));
  const draft = `${home}.restoring`;
  if (fs.existsSync(draft)) {
    if (holderOf(draft) !== undefined) return refuse(busy(draft));
    await removeHome(draft); // of a restore that was killed
  }
  const outcome = await build(options, checked, draft);
  if (outcome.ok) fs.renameSync(draft, home);
  else await removeHome(draft);
  return outcome.ok ? { ...outcome, home } : outcome;
}

async function build(
  options: RestoreOptions,
  checked: CheckedBackup,
  draft: string,
): Promise<Restored | Refusal> {
  const home = prepareHome(draft);
  const lock = lockHome(home);
  try {
    await copyParts(checked, home);
    options.onProgress?.('unpack');
    await placeCluster(home, (folder) => unpackDatabase(checked, folder));
    return await open(options, checked.manifest, home);
  } catch (error) {
    await removeHome(home);
    throw error;
  } finally {
    lock.release();
  }
}

async function open(options: RestoreOptions, manifest: Manifest, home: string): Promise<Restored | Refusal> {
  const { onProgress } = options;
  onProgress?.('start');
  const server = await startEmbeddedPostgres({ home });
  try {
    const { log, reasons } = await openRestoredLog(server.ownerUrl, manifest, (entries) =>
      onProgress?.('verify', entries),
    );
    if (reasons.length > 0) return damaged(...reasons);
    return { ok: true, home, manifest, log };
  } finally {
    await server.stop();
  }
}

const ofServer = (): Bilingual =>
  text(
    'Ini cadangan basis data server. Sebutkan folder data PostgreSQL yang kosong dengan --database FOLDER; setelah PostgreSQL berjalan di atasnya, periksa dengan --verify.',
    "This is a backup of a server's database. Say which empty data folder of PostgreSQL to fill with --database FOLDER; once PostgreSQL runs on it, verify with --verify.",
  );

const notEmpty = (home: string): Bilingual =>
  text(
    `Folder ${home} tidak kosong. Pemulihan hanya ke tempat kosong: pindahkan folder itu, atau pilih RUMPUN_HOME lain dengan --home.`,
    `The folder ${home} is not empty. A backup is restored into an empty place only: move that folder away, or choose another RUMPUN_HOME with --home.`,
  );

const busy = (draft: string): Bilingual =>
  text(`Pemulihan lain sedang berjalan di ${draft}.`, `Another restore is at work in ${draft}.`);
