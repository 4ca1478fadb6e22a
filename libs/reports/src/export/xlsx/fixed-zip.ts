import { unzipSync, zipSync } from 'fflate';

/**
 * The time of every entry of a ZIP file that is made here. ZIP has no time zone (APPNOTE 4.4.6: MS-DOS local time), so
 * it is noon of its first day in whatever zone the process runs: the same bytes everywhere.
 */
export const entryTime = (): Date => new Date(1980, 0, 1, 12, 0, 0);

/**
 * The same entries, packed anew without the clock: the library that writes workbooks stamps each entry with the time at
 * which it runs.
 *
 * @param zip a whole ZIP file @returns a ZIP file whose bytes depend on its entries alone
 */
export function withFixedTimes(zip: Uint8Array): Uint8Array {
  const entries = Object.entries(unzipSync(zip)).filter(([name]) => !name.endsWith('/'));
  return zipSync(Object.fromEntries(entries), { mtime: entryTime(), level: 6 });
}
