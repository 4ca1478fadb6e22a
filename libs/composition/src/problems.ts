import { StartProblem } from '@app/platform';

/** A server never migrates: two versions of the program may be starting at once. */
export function notMigrated(pending: readonly number[], unknown: readonly number[]): StartProblem {
  if (unknown.length > 0) {
    return new StartProblem({
      id: `Basis data ini sudah dimigrasikan oleh Rumpun yang lebih baru (migrasi ${unknown.join(', ')}). Jalankan versi yang sama atau lebih baru.`,
      en: `This database was migrated by a newer Rumpun (migrations ${unknown.join(', ')}). Run that version or a newer one.`,
    });
  }
  return new StartProblem({
    id: `Basis data ini belum dimigrasikan (migrasi ${pending.join(', ')}). Jalankan: DATABASE_OWNER_URL=… npx rumpun migrate`,
    en: `This database is not migrated (migrations ${pending.join(', ')}). Run: DATABASE_OWNER_URL=… npx rumpun migrate`,
  });
}

export function variableMissing(name: string, whatFor: { id: string; en: string }): StartProblem {
  return new StartProblem({
    id: `${name} belum diisi: ${whatFor.id}. Untuk mencoba tanpa server basis data: npm start`,
    en: `${name} is not set: ${whatFor.en}. To try it without a database server: npm start`,
  });
}

export function databaseAway(reason: string): StartProblem {
  return new StartProblem({
    id: `Basis data tidak dapat dihubungi (${reason}). Periksa alamat dan servernya, lalu mulai lagi.`,
    en: `The database cannot be reached (${reason}). Check the address and the server, then start again.`,
  });
}
