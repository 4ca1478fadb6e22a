import type { ReportCell } from '@app/contracts';
import type { Cell, Font } from 'exceljs';
import { clean, clipped } from '../clean.js';
import { cellNumber } from '../numbers.js';

/** Characters that a cell holds (ECMA-376 as Excel limits it). */
const LONGEST = 32_767;

export const BOLD: Partial<Font> = { bold: true };
export const FAINT: Partial<Font> = { color: { argb: 'FF63665A' } };

/**
 * @param words any text @returns what a workbook stores for it: line breaks as LF, and `_x0041_`, which readers take for
 * an escaped `A` (ECMA-376 Part 1, 22.9.2.19), escaped itself
 */
export const cellText = (words: string): string =>
  clipped(clean(words).replace(/\r\n?/g, '\n'), LONGEST - 1000).replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');

/** A text, also where it begins with `=`: only what is given as a formula becomes one, and nothing here is. */
export function putText(cell: Cell, words: string, font?: Partial<Font>): void {
  if (words === '') return;
  cell.value = cellText(words);
  if (font !== undefined) cell.font = font;
}

/** A count or a log position; as its digits where a spreadsheet's 15 cannot hold them. */
export function putCount(cell: Cell, count: number | null): void {
  if (count !== null) cell.value = cellNumber(String(count)) ?? String(count);
}

/**
 * The format that shows a number with the decimals the report rounds to. The codes are those of the file format, in
 * which the point is the decimal separator; a spreadsheet set to Indonesian shows the comma.
 *
 * @returns `0.0` for a percentage with one decimal, `#,##0` for a count, `+0.00;-0.00;0.00` for a difference
 */
export function numberFormat(kind: ReportCell['kind'], decimals: number): string {
  const places = decimals === 0 ? '' : `.${'0'.repeat(decimals)}`;
  if (kind === 'count' || kind === 'total') return `#,##0${places}`;
  return kind === 'difference' ? `+0${places};-0${places};0${places}` : `0${places}`;
}
