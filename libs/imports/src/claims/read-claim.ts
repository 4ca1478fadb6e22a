import type { ClaimReport } from '@app/contracts';
import { text } from '@app/contracts';
import { csvTable } from '../csv/read-csv.js';
import { isBlank } from '../rows/cell-text.js';
import { DecimalMarks } from '../rows/decimal-marks.js';
import { formatOf } from '../rows/format.js';
import { rangeName, tooLarge } from '../rows/read-rows.js';
import { defaultLimits, type Limits } from '../shared/limits.js';
import { BadFile, type CellProblem, columnLetter, problemAt } from '../shared/problem.js';
import { HEADER_SEARCH_ROWS, type RawCell, type RawRow, type RawTable } from '../shared/raw-row.js';
import type { FileSource } from '../shared/source.js';
import { xlsxTables } from '../xlsx/read-xlsx.js';
import { ReportDraft, type ReportNames } from './assemble.js';
import {
  CLAIM_COLUMNS,
  claimColumnOf,
  type ClaimHeader,
  claimColumns,
  claimHeader,
  looksLikeClaimHeader,
} from './columns.js';
import { type ClaimLine, LineReader } from './line.js';
import { ClaimProblems } from './problems.js';
import { folded } from '../rows/header.js';

/** A report may hold 10,000 cells; the rest is blank lines and room. */
const LIMITS: Limits = { ...defaultLimits, fileBytes: 8 * 1024 * 1024, rows: 20_000, columns: 200 };

/** What a file of published tables comes to: the report, or what is wrong with the file. */
export type ClaimFile =
  | { readonly report: ClaimReport; readonly problems: readonly []; readonly problemCount: 0 }
  | {
      readonly report: null;
      /** The first 200, in the order in which they were met. */
      readonly problems: readonly CellProblem[];
      readonly problemCount: number;
    };

const failed = (problems: readonly CellProblem[], problemCount = problems.length): ClaimFile => ({
  report: null,
  problems,
  problemCount,
});

interface Found {
  readonly table: RawTable;
  readonly header: ClaimHeader;
  readonly rest: AsyncIterator<RawRow>;
}

async function tablesOf(source: FileSource): Promise<AsyncIterable<RawTable>> {
  if ((await formatOf(source)) === 'xlsx') return xlsxTables(source, LIMITS);
  const table = await csvTable(source, LIMITS, (header) => claimColumnOf(header) !== null);
  return (async function* () {
    yield table;
  })();
}

async function headerOf(tables: AsyncIterable<RawTable>): Promise<Found | null> {
  for await (const table of tables) {
    const rest = table.rows[Symbol.asyncIterator]();
    for (let next = await rest.next(); !next.done; next = await rest.next()) {
      if (next.value.row > HEADER_SEARCH_ROWS) break;
      if (looksLikeClaimHeader(next.value)) return { table, header: claimHeader(next.value), rest };
    }
    await rest.return?.();
  }
  return null;
}

const headerNotFound = (): CellProblem => {
  const names = claimColumns.join(', ');
  const words = text(
    `judul kolom tidak ditemukan dalam ${HEADER_SEARCH_ROWS} baris pertama; perlu ${names}`,
    `no header in the first ${HEADER_SEARCH_ROWS} rows; wanted are ${names}`,
  );
  return problemAt({ row: 1 }, 'header-not-found', words);
};

/** @returns whether a row holds the labels under the header, as in our template */
function isLabels({ cells }: RawRow, { columns }: ClaimHeader): boolean {
  const cell: RawCell = cells[columns.get('table')!.index];
  return typeof cell === 'string' && Object.values(CLAIM_COLUMNS.table).map(folded).includes(folded(cell));
}

async function linesUnder({ header, rest }: Found, problems: ClaimProblems): Promise<ClaimLine[]> {
  const reader = new LineReader(header, problems, new DecimalMarks());
  const lines: ClaimLine[] = [];
  for (let next = await rest.next(); !next.done; next = await rest.next()) {
    const raw = next.value;
    if (raw.cells.every(isBlank) || (raw.row === header.row + 1 && isLabels(raw, header))) continue;
    const line = reader.read(raw);
    if (line !== null) lines.push(line);
  }
  return lines;
}

/** Only the first of merged cells holds anything; the others look empty. */
function mergeProblems({ table, header }: Found): CellProblem[] {
  return table.merged
    .filter(({ bottom }) => bottom >= header.row - 1)
    .map((range) => {
      const words = text(
        `sel ${rangeName(range)} digabung; pisahkan sel dan isi masing-masing`,
        `cells ${rangeName(range)} are merged; unmerge them and fill in each`,
      );
      return problemAt({ row: range.top + 1, column: columnLetter(range.left) }, 'cells-merged', words);
    });
}

async function reportUnder(found: Found, names: ReportNames): Promise<ClaimFile> {
  const problems = new ClaimProblems(found.header);
  for (const each of found.header.problems) problems.add(each);
  if (!found.header.complete) return failed(problems.list, problems.count);
  const lines = await linesUnder(found, problems);
  for (const each of mergeProblems(found)) problems.add(each);
  if (lines.length === 0 && problems.count === 0) {
    problems.at(
      found.header.row,
      null,
      'file-without-rows',
      text('tidak ada baris di bawah judul', 'no rows under the header'),
    );
  }
  const report = lines.length === 0 ? null : new ReportDraft(lines, problems, names).report();
  return report === null ? failed(problems.list, problems.count) : { report, problems: [], problemCount: 0 };
}

/**
 * Reads published tables from a CSV or XLSX file with one line for each printed cell: our template, or what
 * `claimCsv` writes. Nothing in a file makes it throw. Sentences of the running text have no place in it.
 *
 * @param names what the report is called where the file does not say
 * @returns a report as the contract takes it, or every problem with its row and column
 * @throws only when the file itself cannot be got at
 */
export async function readClaimFile(source: FileSource, names: ReportNames = {}): Promise<ClaimFile> {
  try {
    const large = tooLarge(source, LIMITS);
    if (large !== null) throw large;
    const found = await headerOf(await tablesOf(source));
    return found === null ? failed([headerNotFound()]) : await reportUnder(found, names);
  } catch (error) {
    if (!(error instanceof BadFile)) throw error;
    const { row, column, code, words } = error;
    return failed([problemAt({ row, column: column === null ? null : columnLetter(column) }, code, words)]);
  }
}
