import type { AnswerRowView } from '@app/contracts';
import { safeCell, text } from '@app/contracts';
import type { Language } from '@app/programme';
import { BYTE_ORDER_MARK, csvText } from '@app/workbook';
import type { AnswerWords } from './answer-words.js';

const HEAD = [
  text('Lokasi', 'Location'),
  text('Responden', 'Respondent'),
  text('Tanggal', 'Day'),
  text('Butir', 'Item'),
  text('Pertanyaan', 'Question'),
  text('Kode', 'Code'),
  text('Arti', 'Meaning'),
  text('Tidak menjawab karena', 'No answer because'),
  text('Nama yang disebut', 'Names given'),
  text('Masuk setelah ditutup', 'Came after closing'),
  text('Kali diperbaiki', 'Times corrected'),
  text('Sintetis', 'Synthetic'),
  text('Survei', 'Survey'),
];
const YES = text('ya', 'yes');
const NO = text('tidak', 'no');

/**
 * Answers as CSV (RFC 4180, UTF-8 with a byte-order mark; semicolons in Indonesian), row by row. No cell is executed by
 * a spreadsheet (`safeCell`): names are what respondents gave.
 *
 * @param words of the waves that the answers are of @param rows as `AnswerService.all` gives them
 */
export async function* answersCsv(
  words: AnswerWords,
  rows: AsyncIterable<AnswerRowView>,
  language: Language,
): AsyncGenerator<string> {
  const questions = new Map(words.items().map(({ item, question }) => [item, question[language]]));
  yield BYTE_ORDER_MARK + csvText([HEAD.map((each) => each[language])], language);
  for await (const row of rows) {
    const meaning = row.label?.[language] ?? '';
    const cells = [
      ...[row.location, row.respondent, row.answeredOn, row.item, questions.get(row.item) ?? ''],
      ...[row.code ?? '', row.missing === null ? meaning : '', row.missing === null ? '' : meaning],
      ...[(row.names ?? []).join(', '), (row.late ? YES : NO)[language], String(row.corrections)],
      ...[(words.isSynthetic(row.survey) ? YES : NO)[language], row.survey],
    ];
    yield csvText([cells.map(safeCell)], language);
  }
}
