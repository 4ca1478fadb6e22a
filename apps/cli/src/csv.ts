import { safeCell } from '@app/contracts';
import { stringify } from 'csv-stringify/sync';
import type { Language } from './language.js';

/**
 * A table as a spreadsheet opens it: RFC 4180 with a byte-order mark, no cell that is taken for a formula. Fields are
 * set apart by semicolons in Indonesian, where the comma is a decimal mark.
 *
 * @param rows the header first
 */
export function csv(rows: readonly (readonly string[])[], lang: Language): string {
  const cells = rows.map((row) => row.map(safeCell));
  const delimiter = lang === 'id' ? ';' : ',';
  return `\uFEFF${stringify(cells, { delimiter, record_delimiter: 'windows' })}`.trimEnd();
}
