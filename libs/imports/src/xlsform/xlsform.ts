import type { InstrumentContent } from '@app/contracts';
import { instrumentRefOf } from '@app/programme';
import { newWorkbook, workbookBytes } from '@app/workbook';
import type exceljs from 'exceljs';
import type { Language } from '../templates/cells.js';
import { choiceRows } from './choices.js';
import { COLUMNS, LANGUAGES, type SheetRow } from './columns.js';
import { surveyRows } from './survey.js';

/** Raised when the form of an instrument comes out differently: a server refuses another form of the same version. */
const LAYOUT = 1;
const WIDTHS: Readonly<Record<string, number>> = { type: 26, name: 26, relevant: 36, list_name: 26 };

/** One form for each version of an instrument: an export of its submissions then holds no other version. */
function settingsRow(instrument: InstrumentContent, language: Language): SheetRow {
  const { key, version, title } = instrument;
  const other = language === 'id' ? 'en' : 'id';
  const both = title.id === title.en ? title.id : `${title[language]} · ${title[other]}`;
  return {
    form_title: `${both} v${version}`,
    form_id: `rumpun-${key}-v${version}`,
    version: `${version}-${instrumentRefOf(instrument).hash.slice(0, 12)}-${LAYOUT}.${language}`,
    default_language: LANGUAGES[language],
    instance_name: "concat(${respondent}, ' ', ${answered_on})",
    style: 'pages',
  };
}

function addSheet(book: exceljs.Workbook, name: keyof typeof COLUMNS, rows: readonly SheetRow[]): void {
  const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = COLUMNS[name].map((header) => ({
    header,
    width: WIDTHS[header] ?? 22,
    // Text, so that a code such as 1-2 is not taken for a day by whoever edits the form.
    style: { numFmt: '@', alignment: { wrapText: true, vertical: 'top' } },
  }));
  sheet.getRow(1).font = { bold: true };
  sheet.addRows(rows.map((row) => COLUMNS[name].map((column) => row[column] || null)));
}

/**
 * An instrument as an XLSForm (https://xlsform.org) for ODK Central, ODK Collect and KoboToolbox, in both languages.
 * Its names are those that `readRows` knows, so an export of its submissions imports as it is: hyphens of ids become
 * underscores, a reason for no answer is the choice `nr_<code>`, and an item that asks for names has a question
 * `<item>_status` before it. Skip rules are `relevant`, anchors stand in the hints, scales run from their lowest value.
 *
 * @param instrument a version of a valid form
 * @param language the one that the form opens in
 * @returns a workbook; the same instrument and language give the same bytes
 */
export async function xlsform(instrument: InstrumentContent, language: Language = 'id'): Promise<Buffer> {
  const book = await newWorkbook();
  addSheet(book, 'survey', surveyRows(instrument));
  addSheet(book, 'choices', choiceRows(instrument));
  addSheet(book, 'settings', [settingsRow(instrument, language)]);
  return Buffer.from(await workbookBytes(book));
}
