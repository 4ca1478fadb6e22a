const MIB = 1024 * 1024;

/** What a file may come to; beyond it is refused with the limit named. */
export interface Limits {
  /** Bytes of the file as it lies there. */
  readonly fileBytes: number;
  /** Bytes of all parts of a workbook together once inflated, counted while inflating. */
  readonly inflatedBytes: number;
  /** How many times larger than its compressed form a part may become, once it is larger than `ratioFrom`. */
  readonly ratio: number;
  readonly ratioFrom: number;
  /** Parts in a workbook's archive. */
  readonly entries: number;
  /** Columns of a row, blank ones among them. */
  readonly columns: number;
  /** Rows of the table, blank ones among them. */
  readonly rows: number;
  /** Characters of a cell. A spreadsheet allows 32,767. */
  readonly cellCharacters: number;
  /** Bytes, as UTF-16, of all texts that a workbook keeps apart from its sheets. */
  readonly sharedTextBytes: number;
}

/**
 * 64 MiB hold 100,000 rows with room to spare. A workbook of answers inflates 10 to 40 times, deflate at most 1,032
 * times: 200 tells them apart.
 */
export const defaultLimits: Limits = {
  fileBytes: 64 * MIB,
  inflatedBytes: 512 * MIB,
  ratio: 200,
  ratioFrom: 16 * MIB,
  entries: 2_000,
  columns: 10_000,
  rows: 250_000,
  cellCharacters: 32_767,
  sharedTextBytes: 128 * MIB,
};
