import type { InstrumentContent } from '@app/contracts';
import { BYTE_ORDER_MARK, csvText } from '@app/workbook';
import { BASE_COLUMNS } from '../rows/header.js';
import type { AnsweredRow } from '../rows/types.js';
import { disarmed } from '../rows/cell-text.js';
import { answerCell, type Language } from './cells.js';

const BASE = Object.keys(BASE_COLUMNS) as (keyof typeof BASE_COLUMNS)[];

/** @returns the ids of the columns, and under them their labels */
function head(instrument: InstrumentContent, language: Language): string[][] {
  return [
    [...BASE, ...instrument.items.map(({ id }) => id)],
    [
      ...BASE.map((column) => BASE_COLUMNS[column][language]),
      ...instrument.items.map(({ label }) => disarmed(label[language])),
    ],
  ];
}

/**
 * An empty file of answers to fill in: a row of column ids and a row of labels (which the reader passes over). UTF-8
 * with its mark, RFC 4180; semicolons in Indonesian, commas in English.
 */
export function templateCsv(instrument: InstrumentContent, language: Language): string {
  return BYTE_ORDER_MARK + csvText(head(instrument, language), language);
}

/** @returns the cells of a row of answers, in the order of the template's columns */
export function cellsOf(instrument: InstrumentContent, row: AnsweredRow): string[] {
  const answers = new Map(row.answers.map((answer) => [answer.item, answer]));
  const name = row.name === undefined ? '' : disarmed(row.name);
  return [
    row.respondent,
    row.answeredOn,
    name,
    ...instrument.items.map(({ id }) => answerCell(answers.get(id))),
  ];
}

/**
 * Rows of answers as a file that reads back as the same rows: the template with rows under it, in pieces.
 *
 * @param notes lines above the header
 */
export async function* answersCsv(
  instrument: InstrumentContent,
  rows: Iterable<AnsweredRow> | AsyncIterable<AnsweredRow>,
  language: Language,
  notes: readonly string[] = [],
): AsyncGenerator<string> {
  const noted = notes.map((note) => [disarmed(note)]);
  yield BYTE_ORDER_MARK + csvText([...noted, ...head(instrument, language)], language);
  for await (const row of rows) yield csvText([cellsOf(instrument, row)], language);
}
