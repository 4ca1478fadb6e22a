import { text } from '@app/contracts';
import { BadFile } from './problem.js';
import type { Limits } from './limits.js';

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

/**
 * Follows UTF-8 bytes to know in which row and column each stands, quotes observed. It keeps a row's columns within
 * their limit before anybody makes an array of them, and names the place of bytes that are no text.
 */
export class Locator {
  /** From 1. */
  row = 1;
  /** From 0. */
  column = 0;
  private quoted = false;
  private afterCr = false;

  constructor(
    private readonly delimiter: number,
    private readonly limits: Pick<Limits, 'columns' | 'rows'>,
  ) {}

  /** @throws BadFile at a row with too many columns, or at one row too many */
  follow(bytes: Buffer): void {
    for (const byte of bytes) {
      if (byte === QUOTE) this.quoted = !this.quoted;
      else if (!this.quoted) {
        if (byte === this.delimiter) this.nextColumn();
        else if (byte === CR || (byte === LF && !this.afterCr)) this.nextRow();
      }
      this.afterCr = byte === CR;
    }
  }

  private nextColumn(): void {
    this.column += 1;
    if (this.column < this.limits.columns) return;
    throw tooManyColumns(this.row, this.limits);
  }

  private nextRow(): void {
    this.row += 1;
    this.column = 0;
    if (this.row > this.limits.rows + 1) throw tooManyRows(this.row, this.limits);
  }
}

export const tooManyColumns = (row: number, { columns }: Pick<Limits, 'columns'>): BadFile =>
  new BadFile(
    'too-many-columns',
    text(
      `memuat lebih dari ${columns} kolom; periksa apakah ini berkas jawaban`,
      `has more than ${columns} columns; check that this is a file of answers`,
    ),
    row,
  );

export const tooManyRows = (row: number, { rows }: Pick<Limits, 'rows'>): BadFile =>
  new BadFile(
    'too-many-rows',
    text(
      `berkas melewati ${rows} baris; bagilah menjadi beberapa berkas`,
      `the file goes beyond ${rows} rows; split it into several files`,
    ),
    row,
  );
