import type { Bilingual, ClaimPart, ClaimRowKind } from '@app/contracts';
import { nameKey, text } from '@app/contracts';
import { isFault } from '../rows/cell-text.js';
import type { ClaimLine } from './line.js';
import { oneOf, type ClaimProblems } from './problems.js';
import { printedFigure } from './printed.js';
import { Said } from './said.js';
import { type ClaimShape, columnNamed, looksLikeSummary, parts } from './words.js';

/** Which parts a column of a shape has; the first is meant where a line names none. */
export function partsOf(shape: ClaimShape, column: string): readonly ClaimPart[] {
  if (shape === 'problem-handling') return ['mean'];
  if (shape === 'dynamics') return column === 'total' ? ['total'] : ['mean', 'minimum', 'maximum'];
  return column === 'total' ? ['count'] : ['count', 'percent'];
}

const KINDS: Readonly<Record<ClaimShape, readonly ClaimRowKind[]>> = {
  dynamics: ['location', 'average'],
  cooperation: ['location', 'total'],
  'problem-handling': ['location', 'average'],
};

const ABSENT: Readonly<Record<ClaimShape, readonly string[]>> = {
  dynamics: ['yes', 'no'],
  cooperation: [],
  'problem-handling': ['yes', 'no', 'total'],
};

/** As in the contract; the columns that are always there among them. */
const MAX_ROWS = 200;
const MAX_COLUMNS = 33;

export interface DraftColumn {
  readonly key: string;
  readonly label: Bilingual | null;
  readonly said: Said;
}

export interface DraftRow {
  readonly label: string;
  readonly said: Said;
  /** By `column part`; a cell has the line that prints it. */
  readonly cells: Map<string, { readonly printed: string | null; readonly line: number }>;
  lastLine: number;
}

export const addressOf = (column: string, part: ClaimPart): string => `${column} ${part}`;

/** One table as its lines tell it. */
export class TableDraft {
  readonly columns = new Map<string, DraftColumn>();
  readonly rows = new Map<string, DraftRow>();
  readonly said: Said;
  readonly key: string;
  /** How the file calls it. */
  readonly words: string;

  constructor(
    { line, table }: ClaimLine,
    readonly shape: ClaimShape,
    private readonly problems: ClaimProblems,
  ) {
    this.said = new Said(line, problems);
    this.key = table.key;
    this.words = table.words;
  }

  add(line: ClaimLine): void {
    this.sayOfTable(line);
    const row = this.row(line);
    const column = this.column(line);
    if (column === null) return;
    const part = this.part(line, column.key);
    if (part === null) return;
    const printed = printedFigure(line.printed, part);
    if (isFault(printed)) this.problems.at(line.line, 'printed', printed.fault, printed.words);
    const address = addressOf(column.key, part);
    const earlier = row.cells.get(address);
    if (earlier !== undefined) {
      const words = text(
        `sel ini sudah ada pada baris ${earlier.line}`,
        `this cell is in row ${earlier.line} already`,
      );
      this.problems.at(line.line, 'column', 'cell-repeated', words);
    } else row.cells.set(address, { printed: isFault(printed) ? null : printed, line: line.line });
  }

  private sayOfTable({ line, table, shape, linkage, totals, interviewed, year, texts }: ClaimLine): void {
    const { title, number = table.number ?? undefined, table_source, scale_min, scale_max } = texts;
    const all = {
      shape,
      linkage,
      totals,
      interviewed,
      year,
      title,
      number,
      table_source,
      scale_min,
      scale_max,
    };
    for (const [column, value] of Object.entries(all)) this.said.say(column as never, value ?? null, line);
  }

  private row({ line, row: label, rowKind, texts }: ClaimLine): DraftRow {
    const key = nameKey(label);
    const row = this.rows.get(key) ?? {
      label,
      said: new Said(line, this.problems),
      cells: new Map(),
      lastLine: line,
    };
    this.rows.set(key, row);
    row.lastLine = line;
    row.said.say('row_kind', rowKind, line);
    row.said.say('location', texts.location ?? null, line);
    return row;
  }

  private column({ line, column: words, texts }: ClaimLine): DraftColumn | null {
    const named = columnNamed(words, this.shape);
    if (named === null || ABSENT[this.shape].includes(named.key)) {
      const unfit = text(
        'bukan kolom untuk bentuk tabel ini; pakailah kata huruf kecil seperti raw-material',
        'is no column of this shape of table; use lower-case words such as raw-material',
      );
      return this.problems.at(line, 'column', 'column-unfit', unfit);
    }
    const column = this.columns.get(named.key) ?? { ...named, said: new Said(line, this.problems) };
    this.columns.set(named.key, column);
    column.said.say('label_id', texts.label_id ?? null, line);
    column.said.say('label_en', texts.label_en ?? null, line);
    return column;
  }

  private part({ line, part: words }: ClaimLine, column: string): ClaimPart | null {
    const possible = partsOf(this.shape, column);
    const written = parts.of(words);
    // In a column of totals "jumlah" says nothing new, whatever the totals are of.
    const part = words === '' || (column === 'total' && written === 'total') ? possible[0]! : written;
    if (part !== null && possible.includes(part)) return part;
    return this.problems.at(line, 'part', 'part-unfit', oneOf(possible));
  }

  /** Checks what only the whole table tells: kinds of rows, and cells that other rows have. */
  finish(): void {
    if (this.rows.size > MAX_ROWS || this.columns.size > MAX_COLUMNS) {
      const words = text(
        `mempunyai lebih dari ${MAX_ROWS} baris atau ${MAX_COLUMNS} kolom; bagilah tabelnya`,
        `has more than ${MAX_ROWS} rows or ${MAX_COLUMNS} columns; divide the table`,
      );
      this.problems.at(this.said.row, 'table', 'table-too-large', words);
      return;
    }
    const addresses = new Set([...this.rows.values()].flatMap(({ cells }) => [...cells.keys()]));
    for (const row of this.rows.values()) {
      this.checkKind(row);
      for (const address of addresses) if (!row.cells.has(address)) this.missing(row, address);
    }
    if (this.shape === 'dynamics' && this.columns.has('total') && this.said.get('totals') === null) {
      const words = text(
        'tabel ini mempunyai kolom jumlah; tulislah sum bila isinya jumlah, mean bila rata-rata',
        'this table has a column of totals; write sum where it adds up, mean where it averages',
      );
      this.problems.at(this.columns.get('total')!.said.row, 'totals', 'cell-empty', words);
    }
  }

  private checkKind({ label, said }: DraftRow): void {
    const kind = said.get<ClaimRowKind>('row_kind');
    if (kind !== null && !KINDS[this.shape].includes(kind)) {
      this.problems.at(said.rowOf('row_kind'), 'row_kind', 'row-kind-unfit', oneOf(KINDS[this.shape]));
    }
    if (kind !== null || !looksLikeSummary(label)) return;
    const kinds = KINDS[this.shape].join(', ');
    const words = text(
      `kosong, padahal baris ini bernama seperti baris jumlah; tulislah salah satu dari ${kinds}`,
      `is empty although the row is named like one of totals; write one of ${kinds}`,
    );
    this.problems.at(said.row, 'row_kind', 'cell-empty', words);
  }

  private missing({ label, lastLine }: DraftRow, address: string): void {
    const [column, part] = address.split(' ') as [string, string];
    const words = text(
      `baris "${label}" tidak mempunyai sel ${column} (${part}) seperti baris lain tabel ini; tambahkan satu baris, dengan printed kosong bila tidak tercetak`,
      `the row "${label}" has no cell ${column} (${part}) as other rows of this table do; add a line, with printed left empty where nothing is printed`,
    );
    this.problems.at(lastLine, null, 'cell-missing', words);
  }
}
