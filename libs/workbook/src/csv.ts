import { stringify } from 'csv-stringify/sync';

/** Tells spreadsheets that a file of text is UTF-8: its first character. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** Where the comma is the decimal mark, spreadsheets part their cells by semicolons. */
const SEPARATORS = { id: ';', en: ',' } as const;

/**
 * Records as RFC 4180 has them: CRLF after each, quotes where they are needed. Cells are taken as they are: whoever
 * writes what people gave makes it harmless first.
 *
 * @param language `id` parts cells by semicolons, `en` by commas
 */
export function csvText(records: readonly (readonly string[])[], language: 'id' | 'en'): string {
  return stringify(records as string[][], {
    delimiter: SEPARATORS[language],
    record_delimiter: '\r\n',
    // Both separators and every line break: such a cell must hold together whichever the reader expects.
    quoted_match: /[,;\t\r\n"]|^\s|\s$/,
  });
}

/**
 * The same number with another decimal mark and nothing else: what a file for machines holds.
 *
 * @param value decimal with a point
 * @param language `id` writes the comma
 */
export const plainNumber = (value: string, language: 'id' | 'en'): string =>
  language === 'id' ? value.replace('.', ',') : value;
