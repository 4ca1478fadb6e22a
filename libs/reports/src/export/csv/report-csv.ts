import type { Report } from '@app/contracts';
import { safeCell } from '@app/contracts';
import type { Language } from '@app/programme';
import { BYTE_ORDER_MARK, csvText, plainNumber } from '@app/workbook';
import { clean } from '../clean.js';
import type { Grid, GridCell, GridRow } from '../grid.js';
import { gridOf } from '../grid.js';
import { formatInstant } from '../moment.js';
import { waveTable } from '../waves.js';
import { WORDS } from '../words.js';

type Line = readonly string[];

const EMPTY: Line = [];

/**
 * A report as CSV (RFC 4180, UTF-8 with a byte-order mark): the title, a block per table (title, headings, rows, notes),
 * then notes, waves, log position and moment; an empty line parts the blocks. Every line has the same number of fields.
 *
 * - `id`: semicolons between cells and the decimal comma (`33,3`), as spreadsheets set to Indonesian read them.
 * - `en`: commas between cells and the decimal point.
 *
 * Numbers are plain: no thousands separator, the hyphen as minus. A number that is not there stands as its reason
 * (`dirahasiakan`), never as 0; a cell that the table does not have is empty. Texts that a spreadsheet would take for a
 * formula carry an apostrophe (`safeCell`). A last column names the notes of single cells where a table has such.
 */
export function reportCsv(report: Report, language: Language): string {
  const lines: Line[] = [
    [safeCell(clean(report.title[language]))],
    ...(report.synthetic ? [[WORDS.syntheticLong[language]]] : []),
    ...report.tables.flatMap((table) => [EMPTY, ...tableLines(gridOf(table, language), language)]),
    ...noteLines(report, language),
    ...waveLines(report, language),
    EMPTY,
    ...momentLines(report, language),
  ];
  const width = lines.reduce((most, line) => Math.max(most, line.length), 0);
  const padded = lines.map((line) => [...line, ...Array<string>(width - line.length).fill('')]);
  return BYTE_ORDER_MARK + csvText(padded, language);
}

function tableLines(grid: Grid, language: Language): Line[] {
  const marked = grid.rows.some((row) =>
    row.cells.some((cell) => cell.type !== 'empty' && cell.marks !== ''),
  );
  const heading = [grid.rowHeading, ...grid.columns, ...(marked ? [WORDS.note[language]] : [])];
  return [
    [safeCell(grid.title)],
    ...(grid.groups === null ? [] : [groupLine(grid.groups)]),
    heading.map(safeCell),
    ...grid.rows.map((row) => rowLine(row, grid, marked, language)),
    ...grid.notes.map((note) => [WORDS.note[language], note.mark, note.text].map(safeCell)),
  ];
}

/** A file has no merged cells: the group's name stands over each of its columns, so that a column can be told alone. */
function groupLine(groups: NonNullable<Grid['groups']>): Line {
  return ['', ...groups.flatMap(({ label, span }) => Array<string>(span).fill(safeCell(label ?? '')))];
}

function rowLine(row: GridRow, grid: Grid, marked: boolean, language: Language): Line {
  const cells = row.cells.map((cell) => cellText(cell, language));
  return [safeCell(row.label), ...cells, ...(marked ? [safeCell(markText(row, grid))] : [])];
}

function cellText(cell: GridCell, language: Language): string {
  if (cell.type === 'empty') return '';
  return cell.type === 'number' ? plainNumber(cell.value, language) : safeCell(cell.words);
}

/** @returns `Aktif (%): a; Pasif (%): b` */
export function markText(row: GridRow, grid: Grid): string {
  return row.cells
    .flatMap((cell, index) =>
      cell.type === 'empty' || cell.marks === '' ? [] : [`${grid.columns[index]!}: ${cell.marks}`],
    )
    .join('; ');
}

function noteLines({ notes }: Report, language: Language): Line[] {
  if (notes.length === 0) return [];
  return [EMPTY, ...notes.map(({ text }) => [WORDS.note[language], '', safeCell(clean(text[language]))])];
}

function waveLines(report: Report, language: Language): Line[] {
  if (report.waves.length === 0) return [];
  const { heading, rows } = waveTable(report, language);
  const cells = rows.map((row) =>
    row.map((value) => (typeof value === 'number' ? String(value) : safeCell(value))),
  );
  return [EMPTY, [WORDS.waves[language]], heading, ...cells];
}

function momentLines({ position, recordedAt }: Report, language: Language): Line[] {
  if (position < 0) return [[WORDS.emptyLog[language]]];
  const at = [WORDS.position[language], String(position)];
  if (recordedAt === null) return [at];
  return [at, [WORDS.recordedAt[language], formatInstant(recordedAt, language)]];
}
