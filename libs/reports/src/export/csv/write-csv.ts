import type { Language } from '@app/programme';
import { stringify } from 'csv-stringify/sync';

/** Tells spreadsheets that the file is UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** Where the comma is the decimal separator, spreadsheets part their cells by semicolons. */
const SEPARATORS: Readonly<Record<Language, string>> = { id: ';', en: ',' };

/** @returns the records as RFC 4180 has them: CRLF, quotes where they are needed; cells are taken as they are */
export function csvText(records: readonly (readonly string[])[], language: Language): string {
  return stringify(records as string[][], {
    delimiter: SEPARATORS[language],
    record_delimiter: '\r\n',
    // Both separators and every line break: such a cell must hold together whichever the reader expects.
    quoted_match: /[,;\t\r\n"]|^\s|\s$/,
  });
}
