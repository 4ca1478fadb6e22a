import type { Bilingual } from '@app/contracts';
import { text } from '@app/contracts';

/** What is wrong with a cell, a row, a column or the whole file, as its user finds it there. */
export interface CellProblem {
  /** As a spreadsheet counts it, from 1, empty and hidden rows among them; null: of the whole file. */
  readonly row: number | null;
  /** The column's header, or its letter where it has none; null: of the whole row. */
  readonly column: string | null;
  /** Stable machine code, kebab-case. */
  readonly code: string;
  /** Both languages, with row and column; never repeats what a cell holds, which may be a name. */
  readonly text: Bilingual;
}

/** Where a problem is. */
export interface Spot {
  readonly row?: number | null;
  readonly column?: string | null;
}

function placed({ row = null, column = null }: Spot, words: Bilingual): Bilingual {
  const id = [row !== null && `baris ${row}`, column !== null && `kolom ${column}`]
    .filter(Boolean)
    .join(', ');
  const en = [row !== null && `row ${row}`, column !== null && `column ${column}`].filter(Boolean).join(', ');
  if (id === '') return text(`Berkas: ${words.id}`, `File: ${words.en}`);
  const capital = (start: string) => start.charAt(0).toUpperCase() + start.slice(1);
  return text(`${capital(id)}: ${words.id}`, `${capital(en)}: ${words.en}`);
}

/** @returns a problem whose text begins with its place: "Baris 12, kolom peer-mode: …" */
export function problemAt(spot: Spot, code: string, words: Bilingual): CellProblem {
  return { row: spot.row ?? null, column: spot.column ?? null, code, text: placed(spot, words) };
}

/** @returns a column's letter in a spreadsheet @param index from 0 */
export function columnLetter(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnLetter(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}

/**
 * Ends the reading of a file that cannot be read on. Only inside this library: whoever reads a file gets it as the
 * last row's problem.
 */
export class BadFile extends Error {
  /** @param column its index from 0: the header is known only to those who read the rows */
  constructor(
    readonly code: string,
    readonly words: Bilingual,
    readonly row: number | null = null,
    readonly column: number | null = null,
  ) {
    super(`${code}: ${words.en}`);
    this.name = 'BadFile';
  }
}
