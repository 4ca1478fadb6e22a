import type { Report } from '@app/contracts';
import type { Language } from '@app/programme';
import { newWorkbook, workbookBytes } from '@app/workbook';
import type ExcelJS from 'exceljs';
import { gridOf } from '../grid.js';
import { creationDate, momentLine } from '../moment.js';
import { WORDS } from '../words.js';
import { cellText } from './cells.js';
import { fillNotesSheet } from './notes-sheet.js';
import { SheetNames } from './sheet-names.js';
import { fillTableSheet } from './table-sheet.js';

const A4 = 9;
/** More columns than this lie better on a page turned sideways. */
const PORTRAIT_COLUMNS = 7;
const MARGINS = { left: 0.6, right: 0.6, top: 0.75, bottom: 0.75, header: 0.3, footer: 0.3 };

/**
 * A report as a workbook (ECMA-376): a sheet per table with its headings frozen, then a sheet of notes (waves, instrument
 * versions, notes, and for each figure n, N, base, weighting and rounding). Sheets and prints say when respondents are
 * made up.
 *
 * A number is a number, with a format that shows the report's decimals: 33.3 is 33.3 under `0.0`. One that needs more
 * than the 15 digits of a spreadsheet stands as text, with all of them. A number that is not there stands as its reason,
 * never as 0. Texts stay texts, also those that begin with `=`.
 *
 * @returns the bytes of the file: the same for the same report and language, whenever and wherever they are made
 */
export async function reportXlsx(report: Report, language: Language): Promise<Uint8Array> {
  const workbook = await newWorkbook(creationDate(report.recordedAt));
  workbook.title = cellText(report.title[language]);
  const names = new SheetNames();
  const notesName = names.claim(WORDS.notes[language], '');
  for (const table of report.tables) addTable(workbook, names, report, table, language);
  fillNotesSheet(addSheet(workbook, notesName, report, language), report, language);
  return workbookBytes(workbook);
}

function addTable(
  workbook: ExcelJS.Workbook,
  names: SheetNames,
  report: Report,
  table: Report['tables'][number],
  language: Language,
): void {
  const word = WORDS.table[language];
  const name = names.claim(table.number === null ? table.title[language] : `${word} ${table.number}`, word);
  const sheet = addSheet(workbook, name, report, language);
  const grid = gridOf(table, language);
  const headings = fillTableSheet(sheet, grid, {
    under: `${report.title[language]} · ${momentLine(report, language)}`,
    synthetic: report.synthetic ? WORDS.syntheticLong[language] : null,
    note: WORDS.note[language],
  });
  sheet.views = [{ state: 'frozen', xSplit: 1, ySplit: headings.to }];
  sheet.pageSetup.printTitlesRow = `${headings.from}:${headings.to}`;
  if (grid.columns.length <= PORTRAIT_COLUMNS) sheet.pageSetup.orientation = 'portrait';
}

function addSheet(
  workbook: ExcelJS.Workbook,
  name: string,
  report: Report,
  language: Language,
): ExcelJS.Worksheet {
  const page = `${WORDS.page[language]} &P ${WORDS.of[language]} &N`;
  const header = report.synthetic ? { oddHeader: `&R&B${WORDS.synthetic[language]}` } : {};
  return workbook.addWorksheet(name, {
    pageSetup: {
      paperSize: A4,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: MARGINS,
    },
    headerFooter: { ...header, oddFooter: `&L${momentLine(report, language)}&R${page}` },
  });
}
