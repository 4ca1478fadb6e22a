import type { Language } from '@app/programme';
import type { Grid, GridCell, GridGroup, GridRow } from '../grid.js';
import { printedNumber } from '../numbers.js';
import { INNER_WIDTH, lineText, type Orientation, textWidth } from './page.js';

/** Points between two columns and for what the widths below miss by. */
const GUTTER = 10;
const NUMBER_WIDTH = { least: 34, most: 96 };
const LABEL_WIDTH = { least: 84, most: 190 };

/** Headings and labels are cut there: a repeated heading must leave room for rows on its page. */
export const HEADING_LENGTH = 100;
export const LABEL_LENGTH = 200;
const MARKS_LENGTH = 20;

/** A part of a table as wide as a page: the labels of its rows with some of its columns. */
export interface Band {
  readonly labelWidth: number;
  readonly columns: readonly { readonly index: number; readonly width: number }[];
  readonly groups: readonly GridGroup[] | null;
}

export interface Banding {
  readonly orientation: Orientation;
  readonly bands: readonly Band[];
}

/** @returns the cell's text as printed, without its note marks */
export function printedCell(cell: GridCell, language: Language): string {
  if (cell.type === 'empty') return '';
  if (cell.type === 'words') return lineText(cell.words, HEADING_LENGTH);
  return printedNumber(cell.value, cell.decimals, language, cell.kind === 'difference');
}

/**
 * How a table lies on pages: upright where it fits, sideways where it is wide, and one band of columns after the other
 * where it is wider still. Columns under one heading stay together as far as a page can hold them.
 */
export function bandsOf(grid: Grid, language: Language): Banding {
  const labelWidth = labelWidthOf(grid.rows, grid.rowHeading);
  const widths = grid.columns.map((label, index) => columnWidth(grid, label, index, language));
  const whole = labelWidth + widths.reduce((sum, width) => sum + width, 0);
  const orientation = whole <= INNER_WIDTH.portrait ? 'portrait' : 'landscape';
  const room = INNER_WIDTH[orientation] - labelWidth;
  const bands = packed(grid, widths, room).map((columns) =>
    bandOf(grid, columns, widths, labelWidth, orientation),
  );
  return { orientation, bands };
}

function labelWidthOf(rows: readonly GridRow[], heading: string): number {
  const longest = rows.reduce((most, { label }) => Math.max(most, textWidth(label)), textWidth(heading));
  return bounded(longest + GUTTER, LABEL_WIDTH);
}

function columnWidth(grid: Grid, label: string, index: number, language: Language): number {
  const group = grid.groups?.find(({ from, span }) => index >= from && index < from + span);
  const words = `${label} ${group?.span === 1 ? (group.label ?? '') : ''}`.split(/\s+/);
  const cells = grid.rows.map(({ cells: each }) => printedCell(each[index]!, language));
  const parts = [...words, ...cells.flatMap((each) => each.split(' '))];
  const longest = parts.reduce((most, part) => Math.max(most, textWidth(part)), 0);
  return bounded(longest + GUTTER, NUMBER_WIDTH) + markRoom(grid.rows, index);
}

/** @returns points that the longest note mark of the column takes */
export function markRoom(rows: readonly GridRow[], index: number): number {
  return Math.max(0, ...rows.map(({ cells }) => markWidth(cells[index]!)));
}

/** @returns the cell's note marks as printed */
export const printedMarks = (cell: GridCell): string =>
  cell.type === 'empty' ? '' : lineText(cell.marks, MARKS_LENGTH);

/** Marks are set in about six tenths of the table's type. */
export const markWidth = (cell: GridCell): number => textWidth(printedMarks(cell)) * 0.6;

const bounded = (width: number, { least, most }: { least: number; most: number }): number =>
  Math.min(most, Math.max(least, width));

/** Columns by their indices, as many as fit, heading by heading. */
function packed(grid: Grid, widths: readonly number[], room: number): number[][] {
  const sum = (indices: readonly number[]): number => indices.reduce((total, at) => total + widths[at]!, 0);
  const units = (grid.groups ?? [{ label: null, from: 0, span: grid.columns.length }])
    .map(({ from, span }) => Array.from({ length: span }, (_, offset) => from + offset))
    .flatMap((unit) => (grid.groups !== null && sum(unit) <= room ? [unit] : unit.map((at) => [at])));
  const bands: number[][] = [[]];
  for (const unit of units) {
    const last = bands.at(-1)!;
    if (last.length === 0 || sum(last) + sum(unit) <= room) last.push(...unit);
    else bands.push([...unit]);
  }
  return bands;
}

/** What the columns leave free goes to them first, and then to the labels: a table is as wide as its page. */
function bandOf(
  grid: Grid,
  indices: readonly number[],
  widths: readonly number[],
  labelWidth: number,
  orientation: Orientation,
): Band {
  const needed = indices.reduce((total, at) => total + widths[at]!, 0);
  const spare = Math.max(0, INNER_WIDTH[orientation] - labelWidth - needed) / Math.max(1, indices.length);
  const columns = indices.map((index) => ({
    index,
    width: Math.min(Math.max(widths[index]!, NUMBER_WIDTH.most), widths[index]! + spare),
  }));
  const taken = columns.reduce((total, { width }) => total + width, 0);
  return {
    labelWidth: Math.max(labelWidth, INNER_WIDTH[orientation] - taken),
    columns,
    groups: grid.groups === null ? null : groupsWithin(grid.groups, indices),
  };
}

/** The groups as this band shows them, counted from its own first column. */
function groupsWithin(groups: readonly GridGroup[], indices: readonly number[]): GridGroup[] {
  return groups.flatMap(({ label, from, span }) => {
    const inside = indices.flatMap((index, at) => (index >= from && index < from + span ? [at] : []));
    return inside.length === 0 ? [] : [{ label, from: inside[0]!, span: inside.length }];
  });
}
