import { safeCell, text } from '@app/contracts';
import type { CellProblem } from '@app/imports';
import { BYTE_ORDER_MARK, csvText } from '@app/workbook';

const HEADERS = [
  text('Baris', 'Row'),
  text('Kolom', 'Column'),
  text('Masalah', 'Problem'),
  text('Kode', 'Code'),
];
/** Problems turned into text at a time. */
const BATCH = 500;

/**
 * Every problem of a dry run as a table to be worked off beside the file: UTF-8 with its mark, RFC 4180, semicolons in
 * Indonesian, commas in English. A header of the file that a spreadsheet would run stands disarmed.
 */
export async function* problemsCsv(
  problems: AsyncIterable<CellProblem>,
  language: 'id' | 'en',
): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvText([HEADERS.map((header) => header[language])], language);
  let batch: string[][] = [];
  for await (const { row, column, code, text: words } of problems) {
    batch.push([row === null ? '' : String(row), safeCell(column ?? ''), safeCell(words[language]), code]);
    if (batch.length < BATCH) continue;
    yield csvText(batch, language);
    batch = [];
  }
  if (batch.length > 0) yield csvText(batch, language);
}
