import type { Font, Worksheet } from 'exceljs';
import { markText } from '../csv/report-csv.js';
import type { Grid, GridCell, GridGroup, GridRow } from '../grid.js';
import { cellNumber } from '../numbers.js';
import { BOLD, FAINT, numberFormat, putText } from './cells.js';

/** What stands over the table on its sheet besides its title. */
export interface SheetHead {
  /** Title of the report, log position and moment. */
  readonly under: string;
  /** The label of made-up respondents; null where there are none. */
  readonly synthetic: string | null;
  /** Heading of the column that names the notes of single cells. */
  readonly note: string;
}

const THIN = { style: 'thin' as const };
const HAIR = { style: 'hair' as const };

/**
 * Fills a sheet with a table: title, head, headings (frozen, printed on every page), rows, notes.
 *
 * @returns the rows of the headings, from 1
 */
export function fillTableSheet(sheet: Worksheet, grid: Grid, head: SheetHead): { from: number; to: number } {
  putText(sheet.getCell(1, 1), grid.title, { bold: true, size: 13 });
  putText(sheet.getCell(2, 1), head.under, FAINT);
  if (head.synthetic !== null) putText(sheet.getCell(3, 1), head.synthetic, BOLD);
  const from = head.synthetic === null ? 4 : 5;
  const headings = grid.groups === null ? { from, to: from } : { from, to: from + 1 };
  const marked = grid.rows.some((row) => markText(row, grid) !== '');
  putHeadings(sheet, grid, headings, marked ? head.note : null);
  grid.rows.forEach((row, index) =>
    putRow(sheet, headings.to + 1 + index, row, marked ? markText(row, grid) : ''),
  );
  putNotes(sheet, headings.to + grid.rows.length + 2, grid);
  setWidths(sheet, grid, marked);
  return headings;
}

function putHeadings(
  sheet: Worksheet,
  grid: Grid,
  { from, to }: { from: number; to: number },
  note: string | null,
): void {
  const labels = [grid.rowHeading, ...grid.columns, ...(note === null ? [] : [note])];
  labels.forEach((label, index) => putHeading(sheet, to, index + 1, label));
  if (from === to) return;
  const alone: GridGroup[] = [
    { label: null, from: -1, span: 1 },
    ...(note === null ? [] : [{ label: null, from: grid.columns.length, span: 1 }]),
  ];
  for (const group of [...alone, ...grid.groups!]) putGroup(sheet, from, group, labels);
}

/** A group's heading lies over its columns; a column without a group reaches over both rows. */
function putGroup(sheet: Worksheet, row: number, group: GridGroup, labels: readonly string[]): void {
  const [first, last] = [group.from + 2, group.from + 1 + group.span];
  if (group.label === null) {
    for (let column = first; column <= last; column += 1) {
      putHeading(sheet, row, column, labels[column - 1]!);
      sheet.mergeCells(row, column, row + 1, column);
    }
    return;
  }
  putHeading(sheet, row, first, group.label, 'center');
  if (group.span > 1) sheet.mergeCells(row, first, row, last);
}

function putHeading(
  sheet: Worksheet,
  row: number,
  column: number,
  words: string,
  across: 'center' | null = null,
): void {
  const cell = sheet.getCell(row, column);
  putText(cell, words, BOLD);
  cell.alignment = {
    horizontal: across ?? (column === 1 ? 'left' : 'right'),
    vertical: 'bottom',
    wrapText: true,
  };
  cell.border = { top: THIN, bottom: THIN };
}

function putRow(sheet: Worksheet, at: number, row: GridRow, marks: string): void {
  const font = row.kind === 'total' ? BOLD : undefined;
  const border = row.kind === 'total' ? { top: THIN, bottom: THIN } : { bottom: HAIR };
  const label = sheet.getCell(at, 1);
  putText(label, row.label, font);
  label.alignment = { vertical: 'top', wrapText: true };
  label.border = border;
  row.cells.forEach((cell, index) => putCell(sheet, at, index + 2, cell, font));
  putText(sheet.getCell(at, row.cells.length + 2), marks, FAINT);
  row.cells.forEach((_, index) => (sheet.getCell(at, index + 2).border = border));
}

function putCell(sheet: Worksheet, at: number, column: number, cell: GridCell, font?: Partial<Font>): void {
  if (cell.type === 'empty') return;
  const target = sheet.getCell(at, column);
  target.alignment = { horizontal: 'right', vertical: 'top' };
  if (cell.type === 'words') return putText(target, cell.words, { ...font, italic: true });
  const number = cellNumber(cell.value);
  target.value = number ?? cell.value;
  if (number !== null) target.numFmt = numberFormat(cell.kind, cell.decimals);
  if (font !== undefined) target.font = font;
}

function putNotes(sheet: Worksheet, from: number, { notes }: Grid): void {
  notes.forEach(({ mark, text }, index) => {
    putText(sheet.getCell(from + index, 1), mark === '' ? text : `${mark}. ${text}`, FAINT);
  });
}

/** In characters of the body font, as the file format counts widths. */
function setWidths(sheet: Worksheet, grid: Grid, marked: boolean): void {
  const longest = grid.rows.reduce((most, { label }) => Math.max(most, label.length), grid.rowHeading.length);
  sheet.getColumn(1).width = Math.min(48, Math.max(16, longest + 2));
  grid.columns.forEach((label, index) => {
    sheet.getColumn(index + 2).width = Math.min(20, Math.max(11, label.length + 2));
  });
  if (marked) sheet.getColumn(grid.columns.length + 2).width = 24;
}
