import type { Bilingual } from '@app/contracts';
import type { Language } from './language.js';

/** Data goes to standard output, everything said about it to standard error: output can be piped. */
export class Output {
  constructor(
    readonly lang: Language,
    readonly json: boolean,
  ) {}

  /** Something for the person at the terminal. */
  say(text: Bilingual): void {
    process.stderr.write(`${text[this.lang]}\n`);
  }

  /** What takes time, as those who do it say it. */
  note(message: string): void {
    process.stderr.write(`${message}\n`);
  }

  /** A text for standard output that is no data. */
  print(text: string): void {
    process.stdout.write(`${text}\n`);
  }

  /** The command's result: as JSON under `--json`, else as text. */
  result(data: unknown, text: () => string): void {
    process.stdout.write(this.json ? `${JSON.stringify(data, null, 2)}\n` : `${text()}\n`);
  }

  /** The text in the reader's language. */
  readonly pick = (text: Bilingual): string => text[this.lang];
}

/**
 * Lines up columns with two spaces between them.
 *
 * @param rows of equal length, the header first
 */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => [...row[column]!].length)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell + ' '.repeat(widths[column]! - [...cell].length))
      .join('  ')
      .trimEnd();
  return rows.map(line).join('\n');
}
