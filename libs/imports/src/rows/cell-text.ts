import { text } from '@app/contracts';
import type { Bilingual } from '@app/contracts';
import { defaultLimits } from '../shared/limits.js';
import type { RawCell, SpecialCell } from '../shared/raw-row.js';

/** What a cell is refused for; its place is added by whoever knows it. */
export interface CellFault {
  readonly fault: string;
  readonly words: Bilingual;
}

export const cellFault = (fault: string, id: string, en: string): CellFault => ({
  fault,
  words: text(id, en),
});

const REFUSED: Readonly<Record<Exclude<SpecialCell['kind'], 'number'>, CellFault>> = {
  date: cellFault(
    'date-cell',
    'berisi tanggal; mungkin Excel mengubah kode seperti 1-2 menjadi tanggal. Format sel sebagai teks, lalu tulis kodenya kembali',
    'holds a date; Excel may have turned a code such as 1-2 into one. Format the cell as text and write the code again',
  ),
  'impossible-date': cellFault(
    'date-cell',
    'berisi tanggal yang tidak ada',
    'holds a date that does not exist',
  ),
  boolean: cellFault(
    'boolean-cell',
    'berisi TRUE/FALSE; tulislah kode atau labelnya',
    'holds TRUE or FALSE; write the code or its label',
  ),
  formula: cellFault(
    'formula-cell',
    'berisi rumus; rumus tidak dihitung. Tempelkan nilainya saja',
    'holds a formula, and formulas are not computed; paste its value instead',
  ),
  error: cellFault('error-cell', 'berisi galat Excel seperti #N/A', 'holds an Excel error such as #N/A'),
};

const MALFORMED = cellFault(
  'text-malformed',
  'memuat NUL atau karakter rusak; tulislah kembali isi sel ini',
  'holds NUL or broken characters; write the cell again',
);

/** As in a spreadsheet. */
const CHARACTERS = defaultLimits.cellCharacters;
const TOO_LONG = cellFault(
  'cell-too-long',
  `lebih panjang dari ${CHARACTERS} huruf`,
  `is longer than ${CHARACTERS} letters`,
);

/** NUL, half a surrogate pair, or the mark that an earlier program left where it could not read a character. */
const broken = (words: string): boolean =>
  words.includes('\0') || words.includes('\uFFFD') || !words.isWellFormed();

/** What a spreadsheet would run, or our reader would take for a non-response code. */
const MARKS = String.raw`[=+\-@\t\r#]|nr_`;
const ARMED = new RegExp(`^'*(?:${MARKS})`);
const DISARMED = new RegExp(`^'+(?:${MARKS})`);

/** @returns a free text as it may stand in a cell: an apostrophe before what is no more than text, as in spreadsheets */
export const disarmed = (words: string): string => (ARMED.test(words) ? `'${words}` : words);

/** @returns what a whole number is written like; null when it is none */
function wholeNumber(raw: string): string | null {
  const value = Number(raw);
  return Number.isSafeInteger(value) ? String(value) : null;
}

/** @returns the text of a cell where text is wanted, trimmed; empty where there is nothing */
export function textFrom(cell: RawCell): string | CellFault {
  if (cell === undefined) return '';
  if (typeof cell === 'string') {
    if (cell.length > CHARACTERS) return TOO_LONG;
    if (broken(cell)) return MALFORMED;
    const words = cell.trim();
    return DISARMED.test(words) ? words.slice(1) : words;
  }
  if (cell.kind !== 'number') return REFUSED[cell.kind];
  return wholeNumber(cell.raw) ?? cell.raw;
}

export const isFault = (read: unknown): read is CellFault =>
  typeof read === 'object' && read !== null && 'fault' in read;

/** @returns whether a cell holds nothing that could be read */
export const isBlank = (cell: RawCell): boolean =>
  cell === undefined || (typeof cell === 'string' && (cell === '' || cell.trim() === ''));
