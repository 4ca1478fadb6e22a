import type { Limits } from '../shared/limits.js';
import { BadFile } from '../shared/problem.js';
import type { RawRow, RawTable } from '../shared/raw-row.js';
import type { FileSource } from '../shared/source.js';
import { Archive } from './archive.js';
import { readSharedStrings } from './shared-strings.js';
import { type SheetContext, SheetReader } from './sheet.js';
import { readDateStyles } from './styles.js';
import { readWorkbook } from './workbook.js';
import { XmlParser } from './xml.js';

/** What a failure lacks is added: in which row it came. */
const located = (error: unknown, row: number): unknown =>
  error instanceof BadFile && error.row === null && row > 0
    ? new BadFile(error.code, error.words, row, error.column)
    : error;

async function* rowsOf(archive: Archive, part: string, reader: SheetReader): AsyncGenerator<RawRow> {
  const parser = new XmlParser(reader);
  let failure: { readonly error: unknown } | undefined;
  try {
    for await (const chunk of archive.text(part)) {
      parser.write(chunk);
      yield* reader.taken();
    }
    parser.end();
  } catch (error) {
    failure = { error };
  }
  yield* reader.taken();
  if (failure !== undefined) throw located(failure.error, reader.row);
}

/**
 * The visible sheets of a workbook (ECMA-376) as tables, streamed. Read with our own reader of XML: the streaming
 * reader of exceljs writes sheets to temporary files in the clear, does not bound what it inflates, and loses merged
 * cells and the texts of runs.
 *
 * @throws BadFile, also while rows are read
 */
export async function* xlsxTables(source: FileSource, limits: Limits): AsyncGenerator<RawTable> {
  const archive = await Archive.open(source, limits);
  try {
    const { sheets, sharedStrings, styles, from1904 } = await readWorkbook(archive);
    const strings = await readSharedStrings(archive, sharedStrings, limits);
    const dateStyles = await readDateStyles(archive, styles);
    const context: SheetContext = { strings, dateStyles, from1904, limits };
    for (const part of sheets) {
      const reader = new SheetReader(context);
      yield { rows: rowsOf(archive, part, reader), merged: reader.merged };
    }
  } finally {
    archive.close();
  }
}
