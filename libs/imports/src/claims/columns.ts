import { text } from '@app/contracts';
import type { Bilingual } from '@app/contracts';
import type { CellProblem } from '../shared/problem.js';
import { columnLetter, problemAt } from '../shared/problem.js';
import type { RawCell, RawRow } from '../shared/raw-row.js';
import { folded } from '../rows/header.js';

/**
 * The columns of a file of published tables: one line for each printed cell. What concerns a whole table, row or column
 * of the publication is written on at least one of its lines, and reads the same wherever it is written again.
 */
export const CLAIM_COLUMNS = {
  table: text('Tabel: kunci atau nomor', 'Table: key or number'),
  shape: text('Bentuk tabel', 'Shape of the table'),
  title: text('Judul tabel', 'Title of the table'),
  year: text('Tahun data', 'Year of the data'),
  row: text('Baris seperti tercetak', 'Row as printed'),
  row_kind: text('Jenis baris', 'Kind of row'),
  column: text('Kolom atau indikator', 'Column or indicator'),
  part: text('Bagian sel', 'Part of the cell'),
  printed: text('Angka seperti tercetak', 'Figure as printed'),
  number: text('Nomor tabel', 'Number of the table'),
  linkage: text('Kerja sama dengan', 'Cooperation with'),
  totals: text('Isi kolom jumlah', 'What the totals are'),
  scale_min: text('Skala terendah', 'Lowest point of the scale'),
  scale_max: text('Skala tertinggi', 'Highest point of the scale'),
  interviewed: text('Jumlahnya semua responden', 'Its totals are all respondents'),
  table_source: text('Sumber tabel', 'Source of the table'),
  location: text('Lokasi yang dimaksud baris', 'Location that the row means'),
  label_id: text('Nama kolom, Indonesia', 'Name of the column, Indonesian'),
  label_en: text('Nama kolom, Inggris', 'Name of the column, English'),
  report: text('Judul laporan', 'Title of the report'),
  source: text('Sumber laporan', 'Source of the report'),
} as const satisfies Record<string, Bilingual>;

export type ClaimColumn = keyof typeof CLAIM_COLUMNS;
export const claimColumns = Object.keys(CLAIM_COLUMNS) as ClaimColumn[];
/** Without these there is no telling which cell a line is about. */
const REQUIRED: readonly ClaimColumn[] = ['table', 'shape', 'row', 'column', 'printed'];

/** Other names that people give to the columns. */
const ALSO: Readonly<Record<string, ClaimColumn>> = {
  tabel: 'table',
  bentuk: 'shape',
  judul: 'title',
  tahun: 'year',
  baris: 'row',
  jenis_baris: 'row_kind',
  kolom: 'column',
  indikator: 'column',
  indicator: 'column',
  bagian: 'part',
  satuan: 'part',
  unit: 'part',
  tercetak: 'printed',
  nomor: 'number',
  lokasi: 'location',
  laporan: 'report',
  sumber: 'source',
};

const byName = new Map<string, ClaimColumn>([
  ...claimColumns.flatMap((column): [string, ClaimColumn][] => [
    [column, column],
    [folded(CLAIM_COLUMNS[column].id), column],
    [folded(CLAIM_COLUMNS[column].en), column],
  ]),
  ...Object.entries(ALSO),
]);

/** @returns the column that a header names, or null */
export const claimColumnOf = (header: string): ClaimColumn | null =>
  byName.get(folded(header)) ?? byName.get(folded(header).replaceAll(/[\s-]/g, '_')) ?? null;

/** Where each column stands in the file, and what is wrong with its header. */
export interface ClaimHeader {
  readonly row: number;
  /** Index from 0 and the header as written. */
  readonly columns: ReadonlyMap<ClaimColumn, { readonly index: number; readonly header: string }>;
  readonly problems: readonly CellProblem[];
  /** Whether lines can be read under it. */
  readonly complete: boolean;
}

const headerText = (cell: RawCell): string => (typeof cell === 'string' ? cell.trim() : '');

/** @returns whether a row is the header: no line of data names three columns */
export const looksLikeClaimHeader = ({ cells }: RawRow): boolean =>
  new Set(Array.from(cells, (cell) => claimColumnOf(headerText(cell))).filter(Boolean)).size >= 3;

/** @returns what the header row says, and everything that is wrong with it */
export function claimHeader({ row, cells }: RawRow): ClaimHeader {
  const columns = new Map<ClaimColumn, { index: number; header: string }>();
  const problems: CellProblem[] = [];
  Array.from(cells, headerText).forEach((header, index) => {
    if (header === '') return;
    const shown = header.length > 60 ? `${header.slice(0, 60)}…` : header;
    const column = claimColumnOf(header);
    const earlier = column && columns.get(column);
    if (column === null) {
      const known = claimColumns.join(', ');
      const words = text(
        `kolom ini tidak dikenal; yang ada: ${known}`,
        `is not a column; there are: ${known}`,
      );
      problems.push(problemAt({ row, column: shown }, 'column-unknown', words));
    } else if (earlier) {
      const at = columnLetter(earlier.index);
      const words = text(
        `kolom ini sudah ada (kolom ${at}); hapuslah salah satunya`,
        `this column is there already (column ${at}); remove one of them`,
      );
      problems.push(problemAt({ row, column: shown }, 'column-repeated', words));
    } else columns.set(column, { index, header: shown });
  });
  const missing = REQUIRED.filter((column) => !columns.has(column)).join(', ');
  if (missing !== '') {
    const words = text(`kolom berikut tidak ada: ${missing}`, `these columns are missing: ${missing}`);
    problems.push(problemAt({ row }, 'columns-missing', words));
  }
  return { row, columns, problems, complete: missing === '' };
}
