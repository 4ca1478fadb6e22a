import type { Bilingual, ReportCell, ReportColumn, ReportRow, ReportTable } from '@app/contracts';
import type { Language } from '@app/programme';
import { clean } from './clean.js';
import { isDecimal } from './numbers.js';
import { reasonWords, rowHeading, WORDS } from './words.js';

/** One place of a table as every format shows it. */
export type GridCell =
  | {
      readonly type: 'number';
      readonly value: string;
      readonly decimals: number;
      readonly kind: ReportCell['kind'];
      readonly marks: string;
    }
  | { readonly type: 'words'; readonly words: string; readonly marks: string }
  /** The report has no such cell: it would make no sense in this row. */
  | { readonly type: 'empty' };

/** A heading over neighbouring columns; null where a column stands alone. */
export interface GridGroup {
  readonly label: string | null;
  /** Index of its first column, from 0. */
  readonly from: number;
  readonly span: number;
}

export interface GridNote {
  /** `a`, `b` …; empty for a note on the whole table. */
  readonly mark: string;
  readonly text: string;
}

export interface GridRow {
  readonly label: string;
  readonly kind: ReportRow['kind'];
  readonly cells: readonly GridCell[];
}

/** A report's table in one language, laid out: what CSV, XLSX and PDF have in common. */
export interface Grid {
  readonly title: string;
  readonly rowHeading: string;
  /** Covers all columns; null when no column has a group. */
  readonly groups: readonly GridGroup[] | null;
  readonly columns: readonly string[];
  readonly rows: readonly GridRow[];
  readonly notes: readonly GridNote[];
}

const EMPTY: GridCell = { type: 'empty' };

/** @returns the table in that language, with letters for the notes that single cells have */
export function gridOf(table: ReportTable, language: Language): Grid {
  const marks = marksOf(table);
  return {
    title: tableTitle(table, language),
    rowHeading: rowHeading(table.rows)[language],
    groups: groupsOf(table.columns, language),
    columns: table.columns.map(({ label }) => clean(label[language])),
    rows: table.rows.map((row) => ({
      label: clean(row.label[language]),
      kind: row.kind,
      cells: table.columns.map(({ key }) => gridCell(cellOf(row, key), marks, language)),
    })),
    notes: table.notes.map(({ code, text }) => ({
      mark: marks.get(code) ?? '',
      text: clean(text[language]),
    })),
  };
}

/** @returns the cell under that column; undefined where the row has none */
export function cellOf(row: ReportRow, key: string): ReportCell | undefined {
  // A column named `constructor` must not find what every object has.
  return Object.hasOwn(row.cells, key) ? row.cells[key] : undefined;
}

/** @returns `Tabel 4. Jumlah IKM …`, or the title alone for tables that the chapter does not have */
export function tableTitle(table: ReportTable, language: Language): string {
  const title = clean(table.title[language]);
  return table.number === null ? title : `${WORDS.table[language]} ${clean(table.number)}. ${title}`;
}

/**
 * Letters for notes, in the order in which the table lists them. A code that cells name and the table does not explain
 * stays visible as it is.
 */
export function marksOf(table: ReportTable): ReadonlyMap<string, string> {
  const cells = table.rows.flatMap((row) => table.columns.map(({ key }) => cellOf(row, key)));
  const used = new Set(cells.flatMap((cell) => cell?.notes ?? []));
  const explained = [...new Set(table.notes.map(({ code }) => code))].filter((code) => used.has(code));
  const marks = new Map(explained.map((code, index) => [code, letters(index)]));
  for (const code of used) if (!marks.has(code)) marks.set(code, clean(code));
  return marks;
}

/** @param index from 0 @returns `a` … `z`, `aa` … */
function letters(index: number): string {
  const last = String.fromCharCode(97 + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}

function gridCell(
  cell: ReportCell | undefined,
  marks: ReadonlyMap<string, string>,
  language: Language,
): GridCell {
  if (cell === undefined) return EMPTY;
  const own = [...new Set(cell.notes.map((code) => marks.get(code)!))].join(', ');
  if (cell.value === null)
    return { type: 'words', words: clean(reasonWords(cell.why)[language]), marks: own };
  if (!isDecimal(cell.value)) return { type: 'words', words: clean(cell.value), marks: own };
  return {
    type: 'number',
    value: cell.value,
    decimals: cell.rounding.decimals,
    kind: cell.kind,
    marks: own,
  };
}

/** Neighbouring columns of one group stand under one heading; the same group further on has its own. */
function groupsOf(columns: readonly ReportColumn[], language: Language): GridGroup[] | null {
  if (columns.every(({ group }) => group === null)) return null;
  const groups: GridGroup[] = [];
  columns.forEach(({ group }, index) => {
    const before = groups.at(-1);
    if (group !== null && before !== undefined && isSame(columns[index - 1]!.group, group))
      groups[groups.length - 1] = { ...before, span: before.span + 1 };
    else groups.push({ label: group === null ? null : clean(group[language]), from: index, span: 1 });
  });
  return groups;
}

const isSame = (one: Bilingual | null, other: Bilingual): boolean =>
  one !== null && one.id === other.id && one.en === other.en;
