import type { Bilingual, ClaimRowKind, Linkage } from '@app/contracts';
import { name as nameSchema, printedScore, text, textOf } from '@app/contracts';
import { isFault, textFrom } from '../rows/cell-text.js';
import type { DecimalMarks } from '../rows/decimal-marks.js';
import type { RawRow } from '../shared/raw-row.js';
import type { ClaimColumn, ClaimHeader } from './columns.js';
import { EMPTY, oneOf, type ClaimProblems } from './problems.js';
import {
  type ClaimShape,
  linkageWords,
  rowKinds,
  shapes,
  tableNamed,
  totalsKinds,
  type Vocabulary,
  yesNo,
} from './words.js';

/** One line: what it says, null where it says nothing or nothing that could be read. */
export interface ClaimLine {
  readonly line: number;
  readonly table: { readonly key: string; readonly number: string | null; readonly words: string };
  readonly row: string;
  /** As written: what it means depends on the table's shape. */
  readonly column: string;
  readonly part: string;
  readonly printed: string;
  readonly shape: ClaimShape | null;
  readonly rowKind: ClaimRowKind | null;
  readonly linkage: Linkage | null;
  readonly totals: 'sum' | 'mean' | null;
  readonly interviewed: boolean | null;
  readonly year: number | null;
  /** The columns that take any text. */
  readonly texts: Readonly<Partial<Record<ClaimColumn, string>>>;
}

const LONG: Readonly<Partial<Record<ClaimColumn, number>>> = {
  title: 300,
  number: 20,
  table_source: 300,
  location: 200,
  label_id: 300,
  label_en: 300,
  report: 300,
  source: 300,
};

/** Reads the lines under one header. */
export class LineReader {
  constructor(
    private readonly header: ClaimHeader,
    private readonly problems: ClaimProblems,
    private readonly marks: DecimalMarks,
  ) {}

  /** @returns null where it cannot be told which cell the line is about */
  read(raw: RawRow): ClaimLine | null {
    const words = this.words(raw);
    const at = (column: ClaimColumn) => words[column] ?? '';
    const mixed = this.marks.check(raw.cells[this.header.columns.get('printed')!.index], raw.row);
    if (mixed) this.problems.at(raw.row, 'printed', 'decimal-marks-mixed', mixed);
    const rest = {
      part: at('part'),
      printed: at('printed'),
      shape: this.choice(raw.row, words, 'shape', shapes),
      rowKind: this.choice(raw.row, words, 'row_kind', rowKinds),
      linkage: this.choice(raw.row, words, 'linkage', linkageWords),
      totals: this.choice(raw.row, words, 'totals', totalsKinds),
      interviewed: asBoolean(this.choice(raw.row, words, 'interviewed', yesNo)),
      year: this.year(raw.row, at('year')),
      texts: this.texts(raw.row, words),
    };
    const table = this.table(raw.row, at('table'));
    const row = this.wanted(raw.row, 'row', at('row'));
    const column = this.wanted(raw.row, 'column', at('column'));
    if (table === null || row === null || column === null) return null;
    return { line: raw.row, table, row, column, ...rest };
  }

  private words({ row, cells }: RawRow): Partial<Record<ClaimColumn, string>> {
    const words: Partial<Record<ClaimColumn, string>> = {};
    for (const [column, { index }] of this.header.columns) {
      const read = textFrom(cells[index]);
      if (isFault(read)) this.problems.at(row, column, read.fault, read.words);
      else words[column] = read;
    }
    return words;
  }

  private table(row: number, words: string): ClaimLine['table'] | null {
    if (words === '') return this.problems.at(row, 'table', 'cell-empty', EMPTY);
    const named = tableNamed(words);
    if (named !== null) return { ...named, words };
    const unfit = text(
      'harus berupa nomor atau kunci seperti table-4',
      'must be a number or a key such as table-4',
    );
    return this.problems.at(row, 'table', 'table-unfit', unfit);
  }

  private wanted(row: number, column: ClaimColumn, words: string): string | null {
    if (words === '') return this.problems.at(row, column, 'cell-empty', EMPTY);
    const read = nameSchema.safeParse(words);
    return read.success ? read.data : this.problems.at(row, column, 'text-unfit', longer(200));
  }

  private choice<T extends string>(
    row: number,
    words: Partial<Record<ClaimColumn, string>>,
    column: ClaimColumn,
    vocabulary: Vocabulary<T>,
  ): T | null {
    const written = words[column] ?? '';
    if (written === '') return null;
    return (
      vocabulary.of(written) ??
      this.problems.at(row, column, `${column.replace('_', '-')}-unknown`, oneOf(vocabulary.codes))
    );
  }

  private year(row: number, words: string): number | null {
    if (words === '') return null;
    const year = /^\d{4}$/.test(words) ? Number(words) : 0;
    if (year >= 1900 && year <= 2199) return year;
    const unfit = text('harus berupa tahun dari 1900 sampai 2199', 'must be a year from 1900 to 2199');
    return this.problems.at(row, 'year', 'year-unfit', unfit);
  }

  private texts(row: number, words: Partial<Record<ClaimColumn, string>>): ClaimLine['texts'] {
    const texts: Partial<Record<ClaimColumn, string>> = {};
    for (const [column, most] of Object.entries(LONG) as [ClaimColumn, number][]) {
      const written = words[column] ?? '';
      if (written === '') continue;
      const read = textOf(most).safeParse(written);
      if (read.success) texts[column] = read.data;
      else this.problems.at(row, column, 'text-unfit', longer(most));
    }
    for (const column of ['scale_min', 'scale_max'] as const) {
      const written = (words[column] ?? '').replace(',', '.');
      if (written === '') continue;
      if (printedScore.safeParse(written).success) texts[column] = written;
      else this.problems.at(row, column, 'scale-unfit', text('harus berupa angka', 'must be a number'));
    }
    return texts;
  }
}

const longer = (most: number): Bilingual =>
  text(`lebih panjang dari ${most} huruf`, `is longer than ${most} letters`);

const asBoolean = (word: 'yes' | 'no' | null): boolean | null => (word === null ? null : word === 'yes');
