import fs from 'node:fs';
import path from 'node:path';
import { type Bilingual, text } from '@app/contracts';
import { DATABASE_FOLDER, readManifest } from './manifest.js';

/**
 * Whether a folder can take a backup: only an empty or a new one outside the home.
 *
 * @param home what is backed up: a backup inside would be backed up itself
 * @returns why not, or null
 */
export function problemOfTarget(folder: string, home: string): Bilingual | null {
  if (isBelow(path.resolve(folder), path.resolve(home))) {
    return text(
      `Folder cadangan ${folder} berada di dalam ${home} yang dicadangkan. Pilih folder di luarnya, sebaiknya di komputer atau disk lain.`,
      `The backup folder ${folder} lies inside ${home}, which is backed up. Choose one outside, best on another machine or disk.`,
    );
  }
  const stat = fs.statSync(folder, { throwIfNoEntry: false });
  if (stat === undefined) return null;
  if (!stat.isDirectory()) return text(`${folder} bukan folder.`, `${folder} is not a folder.`);
  if (fs.readdirSync(folder).length === 0) return null;
  return contentsOf(folder);
}

function contentsOf(folder: string): Bilingual {
  const reading = readManifest(folder);
  if (reading.status === 'read') {
    const { ended } = reading.manifest;
    return text(
      `Folder ${folder} sudah berisi cadangan dari ${ended}; cadangan tidak pernah ditimpa. Pilih folder lain.`,
      `The folder ${folder} already holds a backup of ${ended}; a backup is never overwritten. Choose another folder.`,
    );
  }
  if (fs.existsSync(path.join(folder, DATABASE_FOLDER))) {
    return text(
      `Folder ${folder} berisi cadangan yang terputus atau rusak (tanpa manifest.json yang utuh); tidak ditimpa. Hapus folder itu, atau pilih folder lain.`,
      `The folder ${folder} holds a backup that was interrupted or damaged (no whole manifest.json); it is not overwritten. Remove that folder, or choose another.`,
    );
  }
  return text(
    `Folder ${folder} tidak kosong. Pilih folder lain.`,
    `The folder ${folder} is not empty. Choose another.`,
  );
}

function isBelow(folder: string, home: string): boolean {
  const way = path.relative(home, folder);
  return way === '' || (!way.startsWith('..') && !path.isAbsolute(way));
}
