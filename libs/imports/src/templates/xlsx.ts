import type { InstrumentContent, InstrumentItem } from '@app/contracts';
import { nonResponses, text } from '@app/contracts';
import { newWorkbook, workbookBytes } from '@app/workbook';
import type exceljs from 'exceljs';
import { nonResponseMark } from '../rows/cell-answer.js';
import { disarmed } from '../rows/cell-text.js';
import { BASE_COLUMNS } from '../rows/header.js';
import type { AnsweredRow } from '../rows/types.js';
import type { Language } from './cells.js';
import { cellsOf } from './csv.js';

/** As many rows as the template offers lists of codes for; more may be filled in. */
const LISTED_ROWS = 2_000;
const FIRST_ROW = 3;
const TEXT_FORMAT = '@';

const TEXTS = {
  sheet: text('Jawaban', 'Answers'),
  codes: text('Kode', 'Codes'),
  notes: text('Catatan', 'Notes'),
  item: text('Butir', 'Item'),
  label: text('Pertanyaan', 'Question'),
  code: text('Kode', 'Code'),
  meaning: text('Arti', 'Meaning'),
  anchor: text('Tampak di lapangan', 'In the field'),
  unlabelled: text('(tanpa arti dalam sumbernya)', '(no meaning given by the source)'),
  skip: text('Hanya bila', 'Only where'),
  names: text(
    'nama atau kode responden, dipisahkan titik koma (;)',
    'names or respondent codes, separated by semicolons (;)',
  ),
  missing: text('tanpa jawaban, semua butir', 'no answer, all items'),
  wrong: text(
    'Pilih kode dari daftar, atau tulis labelnya.',
    'Choose a code from the list, or write its label.',
  ),
} as const;

type Sheet = exceljs.Worksheet;
/** exceljs has this on every sheet, its types do not. */
interface WithValidations {
  readonly dataValidations: { add(range: string, validation: exceljs.DataValidation): void };
}

const head = (sheet: Sheet): void => {
  sheet.getRow(1).font = { bold: true };
  sheet.getRow(2).font = { italic: true };
  sheet.getRow(2).alignment = { wrapText: true, vertical: 'top' };
  sheet.views = [{ state: 'frozen', xSplit: 1, ySplit: 2 }];
};

function answersSheet(book: exceljs.Workbook, instrument: InstrumentContent, language: Language): Sheet {
  const sheet = book.addWorksheet(TEXTS.sheet[language]);
  const base = Object.entries(BASE_COLUMNS);
  sheet.columns = [
    ...base.map(([id]) => ({
      header: id,
      width: 22,
      style: { numFmt: id === 'answered_on' ? 'yyyy-mm-dd' : TEXT_FORMAT },
    })),
    // Text, so that a code such as 1-2 stays what was typed.
    ...instrument.items.map(({ id }) => ({ header: id, width: 20, style: { numFmt: TEXT_FORMAT } })),
  ];
  sheet.addRow([
    ...base.map(([, label]) => label[language]),
    ...instrument.items.map(({ label }) => label[language]),
  ]);
  head(sheet);
  return sheet;
}

function optionRows(item: InstrumentItem, language: Language): string[][] {
  if (item.kind === 'names')
    return [[item.id, item.label[language], '', TEXTS.names[language], '', skipOf(item)]];
  return item.options.map(({ code, label, anchor }) => [
    ...[item.id, item.label[language], code],
    ...[label?.[language] ?? TEXTS.unlabelled[language], anchor?.[language] ?? '', skipOf(item)],
  ]);
}

const skipOf = ({ ask }: InstrumentItem): string =>
  ask === undefined ? '' : `${ask.item} = ${ask.codes.join(', ')}`;

/** Explains every code. @returns for each choice the range of its codes, for the lists of the other sheet */
function codesSheet(book: exceljs.Workbook, instrument: InstrumentContent, language: Language): void {
  const sheet = book.addWorksheet(TEXTS.codes[language]);
  const { item, label, code, meaning, anchor, skip } = TEXTS;
  sheet.columns = [item, label, code, meaning, anchor, skip].map((title, index) => ({
    header: title[language],
    width: [18, 44, 16, 44, 36, 18][index]!,
    style: { numFmt: TEXT_FORMAT, alignment: { wrapText: true, vertical: 'top' } },
  }));
  sheet.getRow(1).font = { bold: true };
  for (const each of instrument.items) sheet.addRows(optionRows(each, language));
  for (const missing of instrument.nonResponses) {
    sheet.addRow([
      '*',
      TEXTS.missing[language],
      nonResponseMark(missing),
      nonResponses.labels[missing][language],
    ]);
  }
}

/** What may be chosen in each item's column, kept on a hidden sheet: a list within a cell may hold 255 characters. */
function listsSheet(
  book: exceljs.Workbook,
  sheet: Sheet,
  instrument: InstrumentContent,
  language: Language,
): void {
  const lists = book.addWorksheet('lists', { state: 'veryHidden' });
  const { dataValidations } = sheet as unknown as WithValidations;
  for (const [index, { kind, options }] of instrument.items.entries()) {
    const codes = [...options.map(({ code }) => code), ...instrument.nonResponses.map(nonResponseMark)];
    const column = lists.getColumn(index + 1);
    column.numFmt = TEXT_FORMAT;
    column.values = codes;
    if (kind === 'names') continue;
    const answers = sheet.getColumn(Object.keys(BASE_COLUMNS).length + index + 1).letter;
    dataValidations.add(`${answers}${FIRST_ROW}:${answers}${LISTED_ROWS + FIRST_ROW - 1}`, {
      type: 'list',
      allowBlank: true,
      formulae: [`lists!$${column.letter}$1:$${column.letter}$${codes.length}`],
      // A warning, no refusal: labels are accepted as well.
      errorStyle: 'warning',
      showErrorMessage: true,
      error: TEXTS.wrong[language],
    });
  }
}

async function template(
  instrument: InstrumentContent,
  language: Language,
): Promise<{ book: exceljs.Workbook; sheet: Sheet }> {
  const book = await newWorkbook();
  const sheet = answersSheet(book, instrument, language);
  codesSheet(book, instrument, language);
  listsSheet(book, sheet, instrument, language);
  return { book, sheet };
}

const bytesOf = async (book: exceljs.Workbook): Promise<Buffer> => Buffer.from(await workbookBytes(book));

/**
 * An empty workbook of answers to fill in: column ids, under them their labels, a list of codes in every choice's
 * cells, and a sheet that explains codes, non-response codes and skip rules.
 */
export async function templateXlsx(instrument: InstrumentContent, language: Language): Promise<Buffer> {
  return bytesOf((await template(instrument, language)).book);
}

/**
 * Rows of answers as a workbook that reads back as the same rows; the whole of it in memory.
 *
 * @param notes lines for a sheet of their own
 */
export async function answersXlsx(
  instrument: InstrumentContent,
  rows: readonly AnsweredRow[],
  language: Language,
  notes: readonly string[] = [],
): Promise<Buffer> {
  const { book, sheet } = await template(instrument, language);
  if (notes.length > 0) {
    const noted = book.addWorksheet(TEXTS.notes[language]);
    noted.columns = [{ width: 100, style: { numFmt: TEXT_FORMAT } }];
    noted.addRows(notes.map((note) => [disarmed(note)]));
  }
  sheet.addRows(rows.map((row) => cellsOf(instrument, row)));
  return bytesOf(book);
}
