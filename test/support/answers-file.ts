import type { Answer } from '@app/contracts';
import { type AnsweredRow, answersCsv } from '@app/imports';
import { cooperationV1 } from '@app/programme';

/** Answers that fit the instrument of cooperation. */
const ANSWERS: readonly Answer[] = [
  { item: 'peer', code: 'yes' },
  { item: 'peer-mode', code: 'active' },
  { item: 'peer-partners', names: ['CPR-003'] },
  { item: 'backward', code: 'no' },
  { item: 'forward', missing: 'dont-know' },
  { item: 'supporting', code: 'no' },
];

/** Rows of answers of respondents `<prefix>1` to `<prefix>n`. */
export function answeredRows(count: number, prefix = 'R-', name?: string): AnsweredRow[] {
  return Array.from({ length: count }, (_, index) => ({
    respondent: `${prefix}${index + 1}`,
    answeredOn: '2026-11-20',
    answers: [...ANSWERS],
    ...(name === undefined ? {} : { name: `${name} ${index + 1}` }),
  }));
}

/** @returns rows as a file of answers to the instrument of cooperation */
export async function answersFile(rows: readonly AnsweredRow[]): Promise<string> {
  const pieces: string[] = [];
  for await (const piece of answersCsv(cooperationV1, rows, 'en')) pieces.push(piece);
  return pieces.join('');
}
