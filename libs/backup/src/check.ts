import fs from 'node:fs';
import path from 'node:path';
import { type Bilingual, text } from '@app/contracts';
import { measure } from './files.js';
import { type BackedUpFile, KEYS_FOLDER, type Manifest, MANIFEST, readManifest } from './manifest.js';
import { damaged, type Refusal, refuse } from './refusal.js';

/** A backup whose every file is as it was written. */
export interface CheckedBackup {
  readonly ok: true;
  readonly manifest: Manifest;
  /** Where a file of the manifest lies. */
  locate(file: BackedUpFile): string;
}

export interface CheckOptions {
  readonly folder: string;
  /** Where the keys are, when they are not in the backup's own part. */
  readonly keys?: string;
  /** Told how many bytes of all were read. */
  readonly onProgress?: (bytes: number, total: number) => void;
}

/**
 * Reads every byte of a backup and holds it against the manifest.
 *
 * @returns the backup, or all reasons against it: no backup, an interrupted one, keys not given, files that are
 *   missing or changed, each by name
 */
export async function checkBackup({
  folder,
  keys,
  onProgress,
}: CheckOptions): Promise<CheckedBackup | Refusal> {
  const reading = readManifest(folder);
  if (reading.status === 'missing') return refuse(noBackup(folder));
  if (reading.status === 'damaged') {
    return damaged(
      text(
        `${MANIFEST} di ${folder} rusak: isinya bukan seperti yang ditulis. Pakai cadangan lain.`,
        `${MANIFEST} in ${folder} is damaged: it is not as it was written. Use another backup.`,
      ),
    );
  }
  const { manifest } = reading;
  const keysFolder = keys ?? path.join(folder, KEYS_FOLDER);
  const hasKeys = manifest.files.some(isKey);
  if (hasKeys && !fs.existsSync(keysFolder)) return refuse(noKeys(manifest, keysFolder));
  const locate = (file: BackedUpFile) =>
    isKey(file) ? path.join(keysFolder, path.basename(file.path)) : path.join(folder, file.path);
  const reasons = await problemsOf(manifest.files, locate, onProgress);
  return reasons.length > 0 ? damaged(...reasons) : { ok: true, manifest, locate };
}

const isKey = (file: BackedUpFile): boolean => file.path.startsWith(`${KEYS_FOLDER}/`);

async function problemsOf(
  files: readonly BackedUpFile[],
  locate: (file: BackedUpFile) => string,
  onProgress: CheckOptions['onProgress'],
): Promise<Bilingual[]> {
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const reasons: Bilingual[] = [];
  let read = 0;
  for (const file of files) {
    const reason = await problemOf(file, locate(file));
    if (reason !== null) reasons.push(reason);
    read += file.bytes;
    onProgress?.(read, total);
  }
  return reasons;
}

async function problemOf(file: BackedUpFile, place: string): Promise<Bilingual | null> {
  const stat = fs.statSync(place, { throwIfNoEntry: false });
  if (stat === undefined || !stat.isFile())
    return text(`Hilang: ${file.path} (${place}).`, `Missing: ${file.path} (${place}).`);
  if (stat.size !== file.bytes) {
    return text(
      `Rusak: ${file.path} berukuran ${stat.size} byte, seharusnya ${file.bytes}.`,
      `Damaged: ${file.path} has ${stat.size} bytes; ${file.bytes} were written.`,
    );
  }
  if ((await measure(place)).sha256 === file.sha256) return null;
  return isKey(file)
    ? text(
        `Kunci lain: ${place} bukan kunci yang dipakai saat cadangan ini dibuat (SHA-256 berbeda).`,
        `Another key: ${place} is not the key that was in use when this backup was made (SHA-256 differs).`,
      )
    : text(
        `Rusak: isi ${file.path} bukan seperti yang ditulis (SHA-256 berbeda).`,
        `Damaged: ${file.path} is not as it was written (SHA-256 differs).`,
      );
}

const noBackup = (folder: string): Bilingual =>
  text(
    `Di ${folder} tidak ada ${MANIFEST}: bukan cadangan, atau cadangan yang terputus. Tidak ada yang dipulihkan.`,
    `There is no ${MANIFEST} in ${folder}: no backup, or one that was interrupted. Nothing is restored.`,
  );

const noKeys = ({ keysIncluded }: Manifest, folder: string): Bilingual =>
  keysIncluded
    ? text(
        `Folder kunci ${folder} tidak ada. Sebutkan tempatnya dengan --keys FOLDER.`,
        `The folder of keys ${folder} is not there. Say where it is with --keys FOLDER.`,
      )
    : text(
        'Cadangan ini dibuat tanpa kunci. Sebutkan tempat kunci (salinan folder secrets) dengan --keys FOLDER.',
        'This backup was made without keys. Say where the keys are (a copy of the folder secrets) with --keys FOLDER.',
      );
