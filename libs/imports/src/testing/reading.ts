import type { InstrumentContent } from '@app/contracts';
import { cooperationV1 } from '@app/programme';
import fc from 'fast-check';
import { anyAnswers } from '../../../programme/src/testing/answers.js';
import {
  type AnsweredRow,
  bufferSource,
  type CellProblem,
  type ImportRow,
  readRows,
  type ReadOptions,
} from '../index.js';

/** @returns everything that a file of these bytes reads as */
export async function readAll(
  content: string | Uint8Array,
  instrument: InstrumentContent = cooperationV1,
  options: ReadOptions = {},
): Promise<ImportRow[]> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const rows: ImportRow[] = [];
  for await (const row of readRows(bufferSource(bytes), instrument, options)) rows.push(row);
  return rows;
}

/** @returns the problems of all rows as `row column code` */
export async function problemsOf(...file: Parameters<typeof readAll>): Promise<string[]> {
  return (await readAll(...file)).flatMap(({ problems }) => problems.map(short));
}

export const short = ({ row, column, code }: CellProblem): string => `${row ?? '-'} ${column ?? '-'} ${code}`;

/** What a row says, without where it stood. */
export const said = ({ respondent, answeredOn, name, answers, problems }: ImportRow) => ({
  ...{ respondent, answeredOn, answers, problems },
  ...(name !== undefined && { name }),
});

const anyDay = fc
  .date({ min: new Date('1900-03-02'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** Texts that files have trouble with, as names have them or as somebody may write them. */
const anyName = fc
  .oneof(
    fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }),
    fc.constantFrom(
      '=1+1',
      "'=1",
      "''@x",
      '+62',
      '-',
      '"Sri", Ny.',
      'a,b',
      "O'Neil",
      'ꦱꦿꦶ',
      '#refused',
      '007',
    ),
  )
  .map((name) => name.normalize('NFC').replaceAll('\0', '').replaceAll('\uFFFD', '').trim())
  .filter((name) => name.length > 0 && name.isWellFormed());

/** Rows of different respondents whose answers fit the instrument. */
export function anyRows(instrument: InstrumentContent): fc.Arbitrary<AnsweredRow[]> {
  const row = fc.record(
    {
      respondent: fc.stringMatching(/^[A-Z0-9][A-Z0-9._-]{0,12}$/),
      answeredOn: anyDay,
      name: anyName,
      answers: anyAnswers(instrument),
    },
    { requiredKeys: ['respondent', 'answeredOn', 'answers'] },
  );
  return fc.uniqueArray(row, { maxLength: 12, selector: ({ respondent }) => respondent });
}
