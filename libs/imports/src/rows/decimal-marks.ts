import { text } from '@app/contracts';
import type { Bilingual } from '@app/contracts';
import type { RawCell } from '../shared/raw-row.js';

/** Watches a column for numbers written with a decimal comma in one row and a decimal point in another. */
export class DecimalMarks {
  private readonly first: { comma?: number; point?: number } = {};
  private told = false;

  /** @returns words at the row where the second kind of mark comes, once a column */
  check(cell: RawCell, row: number): Bilingual | null {
    if (this.told || typeof cell !== 'string') return null;
    const mark = /^\s*-?\d+([.,])\d+\s*$/.exec(cell)?.[1];
    if (mark === undefined) return null;
    const [own, other] = mark === ',' ? (['comma', 'point'] as const) : (['point', 'comma'] as const);
    this.first[own] ??= row;
    const earlier = this.first[other];
    if (earlier === undefined) return null;
    this.told = true;
    return text(
      `koma dan titik desimal tercampur dalam kolom ini (baris ${earlier} dan ${row}); pakailah satu saja`,
      `decimal commas and points are mixed in this column (rows ${earlier} and ${row}); use one of them`,
    );
  }
}
