import type { Answer, InstrumentContent } from '@app/contracts';
import type { Limits } from '../shared/limits.js';
import type { CellProblem } from '../shared/problem.js';
import type { Progress } from '../shared/source.js';
import type { DateOrder } from './day.js';

export type FileFormat = 'csv' | 'xlsx';

/** One respondent's answers as a file has them, or what is wrong with the file itself. */
export interface ImportRow {
  /** `file`: no row of answers, but problems of the header or of the whole file. */
  readonly kind: 'row' | 'file';
  /** As a spreadsheet counts it, from 1; 0 for the whole file. */
  readonly row: number;
  /** null where the cell is empty or no respondent's code. */
  readonly respondent: string | null;
  /** ISO day; null where the cell is empty or no day. */
  readonly answeredOn: string | null;
  /** Personal data, where the file has it. */
  readonly name?: string;
  readonly answers: readonly Answer[];
  readonly problems: readonly CellProblem[];
}

/** A row that may be recorded as it is. */
export type GoodRow = ImportRow & { readonly respondent: string; readonly answeredOn: string };

/** One respondent's answers to be written to a file. */
export type AnsweredRow = Pick<GoodRow, 'respondent' | 'answeredOn' | 'name' | 'answers'>;

/** @returns whether nothing speaks against a row */
export const isGood = (row: ImportRow): row is GoodRow => row.kind === 'row' && row.problems.length === 0;

export interface ReadOptions {
  /** By the file's content when it is not given. */
  readonly format?: FileFormat;
  /** Other versions of the instrument: a code of theirs is named as such. */
  readonly others?: readonly InstrumentContent[];
  /** Which of `3/4/2026` is the month; without it such a day is reported, never guessed. */
  readonly dateOrder?: DateOrder;
  /** How far the clock of the survey's place is ahead of UTC, for instants from ODK and Kobo; 7 (WIB) by default. */
  readonly offsetHours?: number;
  readonly limits?: Partial<Limits>;
  /** Called while the file is read, at most once a chunk. */
  readonly onProgress?: (progress: Progress) => void;
}
