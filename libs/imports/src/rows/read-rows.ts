import type { InstrumentContent } from '@app/contracts';
import { text } from '@app/contracts';
import { csvTable } from '../csv/read-csv.js';
import { type Limits, defaultLimits } from '../shared/limits.js';
import { BadFile, type CellProblem, columnLetter, problemAt } from '../shared/problem.js';
import { HEADER_SEARCH_ROWS, type MergedRange, type RawRow, type RawTable } from '../shared/raw-row.js';
import { type FileSource, watched } from '../shared/source.js';
import { isBlank } from './cell-text.js';
import { type Columns, columnsOf, looksLikeHeader } from './columns.js';
import { formatOf } from './format.js';
import { headerReader, type Role } from './header.js';
import { RowReader } from './row-reader.js';
import type { FileFormat, ImportRow, ReadOptions } from './types.js';
import { xlsxTables } from '../xlsx/read-xlsx.js';

const MIB = 1024 * 1024;

/** What a reading tells beside its rows. */
export interface Reading {
  readonly format: FileFormat | null;
  readonly unknownColumns: readonly string[];
}

/** A file's problems as a row that holds nothing else. */
function ofFile(problems: readonly CellProblem[]): ImportRow {
  const row = problems[0]?.row ?? 0;
  return { kind: 'file', row, respondent: null, answeredOn: null, answers: [], problems };
}

function badFile({ code, words, row, column }: BadFile, columns: Columns | null): CellProblem {
  const header = columns?.columns.find(({ index }) => index === column)?.header;
  return problemAt({ row, column: header ?? (column === null ? null : columnLetter(column)) }, code, words);
}

function headerNotFound(instrument: InstrumentContent): CellProblem {
  const names = ['respondent', 'answered_on', ...instrument.items.map(({ id }) => id)].join(', ');
  const words = text(
    `judul kolom tidak ditemukan dalam ${HEADER_SEARCH_ROWS} baris pertama; perlu ${names}`,
    `no header in the first ${HEADER_SEARCH_ROWS} rows; wanted are ${names}`,
  );
  return problemAt({ row: 1 }, 'header-not-found', words);
}

/** @returns `A1:B2` */
export const rangeName = ({ top, left, bottom, right }: MergedRange): string =>
  `${columnLetter(left)}${top + 1}:${columnLetter(right)}${bottom + 1}`;

/** At most this many merged ranges are named: a sheet with more is merged throughout. */
const NAMED_MERGES = 100;

/** Only the first of merged cells holds anything; the others look empty, which by itself would mislead. */
function mergeProblems(merged: readonly MergedRange[], columns: Columns): CellProblem[] {
  const header = columns.row - 1;
  const used = new Map(columns.columns.map(({ index, header: name }) => [index, name]));
  const touching = merged.filter(({ top, left, bottom, right }) => {
    if (bottom < header) return false;
    return top <= header
      ? !columns.complete
      : [...used.keys()].some((index) => index >= left && index <= right);
  });
  return touching.slice(0, NAMED_MERGES).map((range) => {
    const words = text(
      `sel ${rangeName(range)} digabung; pisahkan sel dan isi masing-masing`,
      `cells ${rangeName(range)} are merged; unmerge them and fill in each`,
    );
    const column = used.get(range.left) ?? columnLetter(range.left);
    return problemAt({ row: range.top + 1, column }, 'cells-merged', words);
  });
}

/** @returns what a file is refused for by its size alone, or null */
export function tooLarge({ size }: FileSource, { fileBytes }: Limits): BadFile | null {
  if (size <= fileBytes) return null;
  const [own, most] = [Math.ceil(size / MIB), Math.floor(fileBytes / MIB)];
  const words = text(
    `berukuran ${own} MiB, lebih dari ${most} MiB; bagilah menjadi beberapa berkas`,
    `is ${own} MiB, more than ${most} MiB; split it into several files`,
  );
  return new BadFile('file-too-large', words);
}

/** Where in a file its rows begin. */
interface Found {
  readonly table: RawTable;
  readonly columns: Columns;
  readonly rest: AsyncIterator<RawRow>;
}

async function headerOf(
  tables: AsyncIterable<RawTable>,
  instrument: InstrumentContent,
  read: (header: string) => Role | null,
): Promise<Found | null> {
  for await (const table of tables) {
    const rest = table.rows[Symbol.asyncIterator]();
    for (let next = await rest.next(); !next.done; next = await rest.next()) {
      if (next.value.row > HEADER_SEARCH_ROWS) break;
      if (looksLikeHeader(next.value, read))
        return { table, columns: columnsOf(instrument, next.value), rest };
    }
    await rest.return?.();
  }
  return null;
}

/** A file being read: its rows, and what is known of it meanwhile. */
export class FileReading implements Reading {
  format: FileFormat | null = null;
  unknownColumns: readonly string[] = [];
  private columns: Columns | null = null;
  private readonly source: FileSource;
  private readonly limits: Limits;

  constructor(
    source: FileSource,
    private readonly instrument: InstrumentContent,
    private readonly options: ReadOptions,
  ) {
    this.source = options.onProgress === undefined ? source : watched(source, options.onProgress);
    this.limits = { ...defaultLimits, ...options.limits };
  }

  /** The rows, and last of all what ended the reading early, if anything did. */
  async *rows(): AsyncGenerator<ImportRow> {
    try {
      const large = tooLarge(this.source, this.limits);
      if (large !== null) throw large;
      this.format = this.options.format ?? (await formatOf(this.source));
      const read = headerReader(this.instrument);
      const found = await headerOf(this.tables(read), this.instrument, read);
      if (found === null) yield ofFile([headerNotFound(this.instrument)]);
      else yield* this.under(found);
    } catch (error) {
      if (!(error instanceof BadFile)) throw error;
      yield ofFile([badFile(error, this.columns)]);
    }
  }

  private async *tables(read: (header: string) => Role | null): AsyncGenerator<RawTable> {
    if (this.format === 'xlsx') yield* xlsxTables(this.source, this.limits);
    else yield await csvTable(this.source, this.limits, (header) => read(header) !== null);
  }

  private async *under({ table, columns, rest }: Found): AsyncGenerator<ImportRow> {
    this.columns = columns;
    this.unknownColumns = columns.unknown;
    if (columns.problems.length > 0) yield ofFile(columns.problems);
    const reader = columns.complete ? new RowReader(this.instrument, columns, this.options) : null;
    try {
      for (let next = await rest.next(); !next.done; next = await rest.next()) {
        const raw = next.value;
        if (reader === null || raw.cells.every(isBlank)) continue;
        if (raw.row === columns.row + 1 && reader.isLabels(raw)) continue;
        yield reader.read(raw);
      }
    } finally {
      await rest.return?.();
    }
    const merged = mergeProblems(table.merged, columns);
    if (merged.length > 0) yield ofFile(merged);
  }
}

/**
 * Reads a file of answers row by row in bounded memory: CSV or XLSX, our template or an export of submissions from ODK
 * or Kobo. Nothing in a file makes it throw: what cannot be read is told as the problems of a last row of kind `file`.
 * Two readings of the same bytes give the same rows.
 *
 * @param source the file
 * @param instrument the version that the wave uses
 * @throws only when the file itself cannot be got at (input and output errors)
 */
export function readRows(
  source: FileSource,
  instrument: InstrumentContent,
  options: ReadOptions = {},
): AsyncGenerator<ImportRow> {
  return new FileReading(source, instrument, options).rows();
}
