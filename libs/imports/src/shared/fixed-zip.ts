import { unzipSync, zipSync } from 'fflate';

/** ZIP has no time zone (APPNOTE 4.4.6): noon of its first day, in whatever zone the process runs. */
const entryTime = (): Date => new Date(1980, 0, 1, 12, 0, 0);

/**
 * Packs a workbook's parts anew, sorted and without the clock: exceljs stamps each with the time at which it runs.
 *
 * @param zip a whole ZIP file @returns one whose bytes depend on its parts alone
 */
export function withFixedTimes(zip: Uint8Array): Uint8Array {
  const parts = Object.entries(unzipSync(zip)).filter(([name]) => !name.endsWith('/'));
  parts.sort(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(parts), { mtime: entryTime(), level: 6 });
}
