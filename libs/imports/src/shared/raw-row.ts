/** A cell that is more than text: what a spreadsheet knows about it, and a CSV file does not. */
export type SpecialCell =
  /** `raw` as the file has it: `3`, `3.0`, `1E2` */
  | { readonly kind: 'number'; readonly raw: string }
  /** `2026-11-24T00:00:00`, without a zone */
  | { readonly kind: 'date'; readonly at: string }
  | { readonly kind: 'boolean' | 'formula' | 'error' | 'impossible-date' };

/** `undefined` or an empty text where there is nothing. */
export type RawCell = string | SpecialCell | undefined;

/** A row as it lies in the file. */
export interface RawRow {
  /** From 1, as a spreadsheet counts it. */
  readonly row: number;
  readonly cells: readonly RawCell[];
}

/** Cells that a spreadsheet shows as one; rows and columns from 0, ends included. */
export interface MergedRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** A table: what both kinds of file come to. */
export interface RawTable {
  readonly rows: AsyncIterable<RawRow>;
  /** Complete once the rows are read to their end. */
  readonly merged: readonly MergedRange[];
}

/** How many rows from the top the header is looked for: a title or a note may stand above it. */
export const HEADER_SEARCH_ROWS = 20;
