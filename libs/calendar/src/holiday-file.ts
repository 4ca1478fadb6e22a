import type { Bilingual, HolidayKind } from '@app/contracts';
import {
  day as daySchema,
  FIRST_YEAR,
  holidayKinds,
  isInCalendar,
  LAST_YEAR,
  NATION,
  text,
} from '@app/contracts';
import { CsvError, parse } from 'csv-parse/sync';

/** A holiday as `import-holidays` takes it. */
export interface FileHoliday {
  readonly day: string;
  readonly kind: HolidayKind;
  readonly name: Bilingual;
  readonly decree?: string;
  readonly works?: boolean;
}

/** What is wrong in a file, and where: rows as a spreadsheet counts them, the header is row 1. */
export interface FileProblem {
  readonly row: number | null;
  readonly column: string | null;
  readonly text: Bilingual;
}

export type HolidayFile =
  | { readonly ok: true; readonly holidays: readonly FileHoliday[] }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

const REQUIRED = ['day', 'kind', 'name_id', 'name_en'];
const OPTIONAL = ['decree', 'works'];
const MOST_ROWS = 400;
const WORKS: Readonly<Record<string, boolean>> = { '': false, no: false, tidak: false, yes: true, ya: true };

type Cells = Readonly<Record<string, string>>;
type Found = FileProblem[];
const broken = (id: string, en: string): HolidayFile => ({
  ok: false,
  problems: [{ row: null, column: null, text: text(id, en) }],
});

/**
 * Reads a list of holidays: CSV in UTF-8 with the columns day, kind, name_id and name_en, and decree and works where
 * wanted, set apart by commas or semicolons.
 *
 * @param region whose holidays they are, `00` for the country
 * @returns every holiday, or every fault with its row and column: never a part of the file
 */
export function readHolidayFile(bytes: Uint8Array, region: string): HolidayFile {
  let content: string;
  try {
    content = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return broken('berkas bukan UTF-8', 'the file is not UTF-8');
  }
  const rows = rowsOf(content);
  if (!Array.isArray(rows)) return rows;
  const [header, ...body] = rows;
  const columns = (header?.cells ?? []).map((cell) => cell.trim().toLowerCase());
  const problems = checkHeader(columns);
  if (problems.length === 0 && body.length === 0) {
    return broken('berkas tidak memuat satu hari pun', 'the file holds no day');
  }
  if (problems.length === 0 && body.length > MOST_ROWS) {
    return broken(`paling banyak ${MOST_ROWS} baris`, `${MOST_ROWS} rows at most`);
  }
  if (problems.length > 0) return { ok: false, problems };
  return readRows(columns, body, region);
}

interface Row {
  readonly row: number;
  readonly cells: readonly string[];
}

function rowsOf(content: string): Row[] | HolidayFile {
  const firstLine = content.split(/\r?\n/, 1)[0]!;
  const delimiter = firstLine.includes(';') ? ';' : ',';
  try {
    const records: { record: string[]; info: { lines: number } }[] = parse(content, {
      bom: true,
      delimiter,
      relax_column_count: true,
      info: true,
      skip_empty_lines: false,
    }) as never;
    // A cell with a line break takes one row of a spreadsheet, so records are counted and not lines.
    return records
      .map(({ record }, index) => ({ row: index + 1, cells: record }))
      .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = (error as { lines?: number }).lines;
    return {
      ok: false,
      problems: [
        {
          row: line ?? null,
          column: null,
          text: text(
            'tanda kutip tidak ditutup atau salah tempat',
            'a quotation mark is open or out of place',
          ),
        },
      ],
    };
  }
}

function checkHeader(columns: readonly string[]): Found {
  const at = (column: string, id: string, en: string): FileProblem => ({
    row: 1,
    column,
    text: text(id, en),
  });
  return [
    ...REQUIRED.filter((name) => !columns.includes(name)).map((name) =>
      at(name, 'kolom ini tidak ada', 'this column is missing'),
    ),
    ...columns.flatMap((name, index) =>
      [...REQUIRED, ...OPTIONAL].includes(name)
        ? columns.indexOf(name) < index
          ? [at(name, 'kolom ini ada dua kali', 'this column stands twice')]
          : []
        : [at(name, 'kolom ini tidak dikenal', 'this column is not known')],
    ),
  ];
}

function readRows(columns: readonly string[], body: readonly Row[], region: string): HolidayFile {
  const problems: Found = [];
  const holidays: FileHoliday[] = [];
  const seen = new Map<string, number>();
  for (const { row, cells } of body) {
    const named = Object.fromEntries(columns.map((name, index) => [name, (cells[index] ?? '').trim()]));
    const found = checkRow(named, region);
    if (cells.slice(columns.length).some((cell) => cell.trim() !== '')) {
      found.push(fault(null, 'sel lebih banyak daripada kolom', 'there are more cells than columns'));
    }
    const before = seen.get(named.day!);
    if (before !== undefined) {
      found.push(fault('day', `hari ini sudah ada di baris ${before}`, `row ${before} has this day already`));
    }
    seen.set(named.day!, before ?? row);
    problems.push(...found.map((each) => ({ ...each, row })));
    if (found.length === 0) holidays.push(holidayOf(named));
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, holidays };
}

const fault = (column: string | null, id: string, en: string): FileProblem => ({
  row: null,
  column,
  text: text(id, en),
});

function checkRow(cells: Cells, region: string): Found {
  return [
    ...checkDay(cells.day!),
    ...checkKind(cells.kind!, region),
    ...['name_id', 'name_en'].flatMap((name) => checkText(name, cells[name]!, 1, 120)),
    ...checkText('decree', cells.decree ?? '', 0, 200),
    ...(Object.hasOwn(WORKS, (cells.works ?? '').toLowerCase())
      ? []
      : [fault('works', 'harus "ya" atau "tidak"', 'must be "yes" or "no"')]),
  ];
}

function checkDay(day: string): Found {
  if (!daySchema.safeParse(day).success) {
    return [fault('day', 'harus hari kalender seperti 2026-03-21', 'must be a day such as 2026-03-21')];
  }
  if (isInCalendar(day)) return [];
  return [
    fault(
      'day',
      `harus antara tahun ${FIRST_YEAR} dan ${LAST_YEAR}`,
      `must be between ${FIRST_YEAR} and ${LAST_YEAR}`,
    ),
  ];
}

function checkKind(kind: string, region: string): Found {
  const kinds = holidayKinds.codes.filter((each) => (each === 'regional') === (region !== NATION));
  if ((kinds as readonly string[]).includes(kind)) return [];
  const allowed = kinds.join(', ');
  return [
    fault(
      'kind',
      `untuk wilayah ${region} harus: ${allowed}`,
      `for the region ${region} must be: ${allowed}`,
    ),
  ];
}

function checkText(column: string, value: string, least: number, most: number): Found {
  if (value.length < least) return [fault(column, 'tidak boleh kosong', 'must not be empty')];
  if (value.length > most) {
    return [fault(column, `paling panjang ${most} huruf`, `${most} characters at most`)];
  }
  const sound = value.isWellFormed() && !value.includes('\u0000');
  return sound ? [] : [fault(column, 'memuat huruf yang tidak sah', 'holds a character that is not allowed')];
}

const holidayOf = ({ day, kind, name_id, name_en, decree = '', works = '' }: Cells): FileHoliday => ({
  day: day!,
  kind: kind as HolidayKind,
  name: text(name_id!, name_en),
  ...(decree !== '' && { decree }),
  ...(WORKS[works.toLowerCase()] === true && { works: true }),
});
