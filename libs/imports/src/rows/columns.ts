import type { InstrumentContent } from '@app/contracts';
import { text } from '@app/contracts';
import type { CellProblem } from '../shared/problem.js';
import { columnLetter, problemAt } from '../shared/problem.js';
import type { RawCell, RawRow } from '../shared/raw-row.js';
import { headerReader, type Role } from './header.js';

/** A column of the file with what it holds. */
export interface Column {
  /** From 0. */
  readonly index: number;
  /** As the file has it. */
  readonly header: string;
  readonly role: Role;
}

/** What the header row says. */
export interface Columns {
  readonly row: number;
  readonly columns: readonly Column[];
  /** How many columns have a header, blank ones between them among these. */
  readonly width: number;
  readonly unknown: readonly string[];
  readonly problems: readonly CellProblem[];
  /** Whether rows can be read under it: every item has its column. */
  readonly complete: boolean;
}

const shown = (header: string): string => (header.length > 60 ? `${header.slice(0, 60)}…` : header);
const headerOf = (cell: RawCell): string => (typeof cell === 'string' ? cell.trim() : '');

/** @returns whether a row names columns that belong to the instrument: the header does, data do not */
export function looksLikeHeader({ cells }: RawRow, read: (header: string) => Role | null): boolean {
  const roles = cells.map((cell) => read(headerOf(cell))?.kind);
  const items = roles.filter((kind) => kind === 'item').length;
  return roles.includes('respondent') || items >= 2;
}

const keyOf = (role: Role): string =>
  role.kind === 'item' || role.kind === 'status' ? `${role.kind} ${role.item.id}` : role.kind;

/** Several instants, and several columns of ODK's, stand side by side without harm. */
const MAY_REPEAT = new Set(['ignored', 'instant']);

function repeatedColumns(columns: readonly Column[], row: number): CellProblem[] {
  const first = new Map<string, Column>();
  return columns.flatMap((column) => {
    const key = keyOf(column.role);
    const earlier = first.get(key);
    if (earlier === undefined || MAY_REPEAT.has(column.role.kind)) {
      first.set(key, column);
      return [];
    }
    const at = columnLetter(earlier.index);
    const words = text(
      `kolom ini sudah ada (kolom ${at}); hapuslah salah satunya`,
      `this column is there already (column ${at}); remove one of them`,
    );
    return [problemAt({ row, column: shown(column.header) }, 'column-repeated', words)];
  });
}

function missingColumns(instrument: InstrumentContent, columns: readonly Column[]): string[] {
  const there = new Set(columns.map(({ role }) => keyOf(role)));
  const dated = there.has('answered-on') || there.has('instant');
  return [
    ...(there.has('respondent') ? [] : ['respondent']),
    ...(dated ? [] : ['answered_on']),
    ...instrument.items.map(({ id }) => id).filter((id) => !there.has(`item ${id}`)),
  ];
}

function headerProblems(row: number, missing: readonly string[], unknown: readonly string[]): CellProblem[] {
  const lacks = missing.join(', ');
  const extra = unknown.map(shown).join(', ');
  return [
    ...(missing.length > 0
      ? [
          problemAt(
            { row },
            'columns-missing',
            text(`kolom berikut tidak ada: ${lacks}`, `these columns are missing: ${lacks}`),
          ),
        ]
      : []),
    ...(unknown.length > 0
      ? [
          problemAt(
            { row },
            'columns-unknown',
            text(`kolom berikut tidak dikenal: ${extra}`, `these columns are not known: ${extra}`),
          ),
        ]
      : []),
  ];
}

/** @param header the row that names the columns @returns what each holds, and everything that is wrong with it */
export function columnsOf(instrument: InstrumentContent, header: RawRow): Columns {
  const read = headerReader(instrument);
  // A sparse list: what is not there is no header either.
  const headers = Array.from(header.cells, headerOf);
  const roles = headers.map((each) => read(each));
  const columns = headers.flatMap((each, index): Column[] => {
    const role = roles[index]!;
    return role === null ? [] : [{ index, header: each, role }];
  });
  const unknown = headers.filter((each, index) => each !== '' && roles[index] === null);
  const missing = missingColumns(instrument, columns);
  return {
    row: header.row,
    columns: columns.filter(({ role }) => role.kind !== 'ignored'),
    width: headers.findLastIndex((each) => each !== '') + 1,
    unknown: unknown.map(shown),
    problems: [...headerProblems(header.row, missing, unknown), ...repeatedColumns(columns, header.row)],
    complete: missing.length === 0,
  };
}
