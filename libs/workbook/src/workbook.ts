import type ExcelJS from 'exceljs';
import { unzipSync, zipSync } from 'fflate';

/** The day of a workbook that is of no moment: a form, a template. */
const NO_DAY = new Date(Date.UTC(2026, 0, 1));

/**
 * The time of every entry of a ZIP file that is made here. ZIP has no time zone (APPNOTE 4.4.6: MS-DOS local time), so
 * it is noon of its first day in whatever zone the process runs: the same bytes everywhere.
 */
const entryTime = (): Date => new Date(1980, 0, 1, 12, 0, 0);

/**
 * @param made the moment that its properties name; the library by itself would write that of the call
 * @returns an empty workbook
 */
export async function newWorkbook(made: Date = NO_DAY): Promise<ExcelJS.Workbook> {
  // Takes longer to load than most commands to run, and few of them write a workbook.
  const { default: exceljs } = await import('exceljs');
  const book = new exceljs.Workbook();
  book.creator = book.lastModifiedBy = 'Rumpun';
  book.created = book.modified = made;
  return book;
}

/**
 * Writes a workbook. Its entries are packed anew without the clock: the library stamps each with the time at which it
 * runs.
 *
 * @returns the bytes of the file, which depend on what is in the workbook alone
 */
export async function workbookBytes(book: ExcelJS.Workbook): Promise<Uint8Array> {
  const zip = new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer);
  const entries = Object.entries(unzipSync(zip)).filter(([name]) => !name.endsWith('/'));
  return zipSync(Object.fromEntries(entries), { mtime: entryTime(), level: 6 });
}
