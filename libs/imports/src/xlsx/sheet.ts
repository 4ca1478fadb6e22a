import { tooManyColumns, tooManyRows } from '../shared/locator.js';
import type { Limits } from '../shared/limits.js';
import type { MergedRange, RawCell, RawRow } from '../shared/raw-row.js';
import { instantOf } from './date-number.js';
import { brokenWorkbook } from './refusals.js';
import type { SharedStrings } from './shared-strings.js';
import { TextGatherer, unescaped } from './texts.js';
import { attribute, type XmlHandler } from './xml.js';

/** What the cells of a sheet refer to. */
export interface SheetContext {
  readonly strings: SharedStrings;
  readonly dateStyles: readonly boolean[];
  readonly from1904: boolean;
  readonly limits: Limits;
}

/** Ranges kept; a sheet with more of them is told by these. */
const RANGES = 10_000;

/** Array formulas that may reach into one row. */
const ARRAYS = 200;

/** @param reference `AB12` @returns its column from 0 and row from 1; null for what is no reference */
function placeOf(reference: string): { readonly column: number; readonly row: number } | null {
  const [, letters = '', digits = ''] = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(reference) ?? [];
  if (letters === '') return null;
  const column = [...letters.toUpperCase()].reduce((sum, each) => sum * 26 + each.charCodeAt(0) - 64, 0) - 1;
  return { column, row: Number(digits) };
}

function rangeOf(reference: string): MergedRange | null {
  const [first, last = first] = reference.split(':').map(placeOf);
  if (!first || !last) return null;
  return { top: first.row - 1, left: first.column, bottom: last.row - 1, right: last.column };
}

/** The cell that is being read. */
interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  formula: boolean;
  value: string;
}

/** Turns a sheet's XML into rows. Blank rows are left out; hidden ones are rows like any other. */
export class SheetReader implements XmlHandler {
  private waiting: RawRow[] = [];
  readonly merged: MergedRange[] = [];
  /** An array formula stands in its first cell only; the others show no more than its values. */
  private arrays: MergedRange[] = [];
  /** The row that was begun last, from 1. */
  row = 0;
  private column = -1;
  private cells: RawCell[] = [];
  private cell: OpenCell | null = null;
  private inValue = false;
  private readonly inline: TextGatherer;

  constructor(private readonly context: SheetContext) {
    this.inline = new TextGatherer(context.limits.cellCharacters);
  }

  /** @returns the rows read since the last call */
  taken(): RawRow[] {
    const rows = this.waiting;
    this.waiting = [];
    return rows;
  }

  open(name: string, attributes: string): void {
    if (name === 'row') this.openRow(attributes);
    else if (name === 'c') this.openCell(attributes);
    else if (name === 'mergeCell') this.keep(this.merged, attribute(attributes, 'ref') ?? '');
    else if (this.cell !== null) this.inCell(name, attributes);
  }

  text(words: string): void {
    if (this.cell === null) return;
    this.inline.text(words);
    if (this.inValue && this.cell.value.length <= this.context.limits.cellCharacters)
      this.cell.value += words;
  }

  close(name: string): void {
    if (name === 'v') this.inValue = false;
    else if (name === 'c') this.closeCell();
    else if (name === 'row') this.closeRow();
    else this.inline.close(name);
  }

  private keep(ranges: MergedRange[], reference: string): void {
    const range = rangeOf(reference);
    if (range !== null && ranges.length < RANGES) ranges.push(range);
  }

  private openRow(attributes: string): void {
    const row = Number(attribute(attributes, 'r') ?? this.row + 1);
    if (!Number.isInteger(row) || row <= this.row) throw brokenWorkbook(this.row + 1);
    this.row = row;
    if (this.arrays.length > 0) this.arrays = this.arrays.filter(({ bottom }) => bottom >= row - 1);
    this.column = -1;
    this.cells = [];
  }

  private openCell(attributes: string): void {
    const reference = attribute(attributes, 'r');
    const place = reference === undefined ? { column: this.column + 1 } : placeOf(reference);
    if (place === null || place.column <= this.column) throw brokenWorkbook(this.row, this.column + 1);
    this.column = place.column;
    if (this.column >= this.context.limits.columns) throw tooManyColumns(this.row, this.context.limits);
    const type = attribute(attributes, 't') ?? 'n';
    const style = Number(attribute(attributes, 's') ?? 0);
    this.cell = { column: this.column, type, style, formula: false, value: '' };
    this.inline.take();
  }

  private inCell(name: string, attributes: string): void {
    if (name === 'v') this.inValue = true;
    else if (name === 'f') {
      this.cell!.formula = true;
      const range = attribute(attributes, 'ref');
      if (range !== undefined && attribute(attributes, 't') !== 'shared') this.keep(this.arrays, range);
    } else this.inline.open(name);
  }

  private closeCell(): void {
    const cell = this.cell;
    this.cell = null;
    if (cell === null) return;
    const value = this.valueOf(cell);
    if (value !== undefined && value !== '') this.cells[cell.column] = value;
  }

  private closeRow(): void {
    if (this.cells.length === 0) return;
    if (this.row > this.context.limits.rows + 1) throw tooManyRows(this.row, this.context.limits);
    this.waiting.push({ row: this.row, cells: this.cells });
    this.cells = [];
  }

  private valueOf(cell: OpenCell): RawCell {
    if (cell.formula || this.inArray(cell.column)) return { kind: 'formula' };
    const { type, value } = cell;
    if (type === 'inlineStr') return this.inline.take();
    if (value === '') return undefined;
    if (type === 's') return this.shared(cell);
    if (type === 'str') return unescaped(value);
    if (type === 'b') return { kind: 'boolean' };
    if (type === 'd') return { kind: 'date', at: value };
    return type === 'n' ? this.number(cell) : { kind: 'error' };
  }

  private inArray(column: number): boolean {
    // So many at once are no table of answers; to look through them at every cell would take for ever.
    if (this.arrays.length > ARRAYS) return true;
    const at = this.row - 1;
    return this.arrays.some(
      ({ top, left, bottom, right }) => at >= top && at <= bottom && column >= left && column <= right,
    );
  }

  private shared({ value, column }: OpenCell): string {
    const words = this.context.strings.get(Number(value));
    if (words === undefined) throw brokenWorkbook(this.row, column);
    return words;
  }

  private number({ value, style }: OpenCell): RawCell {
    const number = Number(value);
    if (!Number.isFinite(number)) return { kind: 'error' };
    if (!this.context.dateStyles[style]) return { kind: 'number', raw: value.trim() };
    const at = instantOf(number, this.context.from1904);
    return at === null ? { kind: 'impossible-date' } : { kind: 'date', at };
  }
}
