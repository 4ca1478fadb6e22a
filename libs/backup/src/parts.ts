import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import type { CheckedBackup } from './check.js';
import { copyFile } from './files.js';
import { ARCHIVE, FILES_FOLDER, KEYS_FOLDER } from './manifest.js';
import { unpackArchive } from './tar.js';

/** Whether nothing stands there yet that a restore could spoil. */
export const isVacant = (folder: string): boolean =>
  !fs.existsSync(folder) || fs.readdirSync(folder).length === 0;

/** Keys become the home's secrets, files go where they were. @param home an existing folder without either */
export async function copyParts({ manifest, locate }: CheckedBackup, home: string): Promise<void> {
  fs.mkdirSync(path.join(home, 'secrets'), { mode: 0o700 });
  for (const file of manifest.files) {
    const [part, ...rest] = file.path.split('/');
    const name = rest.join('/');
    if (part === KEYS_FOLDER) await copyFile(locate(file), home, `secrets/${name}`);
    else if (part === FILES_FOLDER) await copyFile(locate(file), home, name);
  }
}

/** Unpacks the cluster's files. @param folder an existing, empty one @throws ArchiveError or the disk's error */
export async function unpackDatabase({ manifest, locate }: CheckedBackup, folder: string): Promise<void> {
  const archive = manifest.files.find(({ path: name }) => name === ARCHIVE);
  if (archive === undefined) throw new Error(`the manifest does not name ${ARCHIVE}`);
  const packed = fs.createReadStream(locate(archive));
  const unpacked = packed.pipe(zlib.createGunzip());
  packed.on('error', (error) => unpacked.destroy(error));
  await unpackArchive(unpacked, folder);
}
