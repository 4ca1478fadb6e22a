import type { AnswerRowView } from '@app/contracts';
import { safeCell, text } from '@app/contracts';
import type { Language } from '@app/programme';
import { BYTE_ORDER_MARK, csvText } from '@app/reports';
import type { AskedWave } from './answer-service.js';
import { answeredItems } from './answer-words.js';

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
  text('Setelah ditutup', 'After closing'),
  text('Sintetis', 'Synthetic'),
  text('Survei', 'Survey'),
];
const YES = text('ya', 'yes');
const NO = text('tidak', 'no');

/**
 * Answers as CSV (RFC 4180, UTF-8 with a byte-order mark; semicolons in Indonesian), row by row. No cell is executed by
 * a spreadsheet (`safeCell`): names are given by respondents.
 *
 * @param waves that the answers are of
 * @param rows as `AnswerService.all` gives them
 */
export async function* answersCsv(
  waves: readonly AskedWave[],
  rows: AsyncIterable<AnswerRowView>,
  language: Language,
): AsyncGenerator<string> {
  const synthetic = new Set(waves.filter(({ wave }) => wave.synthetic).map(({ wave }) => wave.survey));
  const questions = new Map<string, string>();
  const questionOf = (item: string): string => {
    if (!questions.has(item)) questions.set(item, answeredItems(waves, item)[0]?.question[language] ?? '');
    return questions.get(item)!;
  };
  yield BYTE_ORDER_MARK + csvText([HEAD.map((each) => each[language])], language);
  for await (const row of rows) {
    const cells = [
      ...[row.location, row.respondent, row.answeredOn, row.item, questionOf(row.item), row.code ?? ''],
      row.missing === null ? (row.label?.[language] ?? '') : '',
      row.missing === null ? '' : (row.label?.[language] ?? ''),
      (row.names ?? []).join(', '),
      (row.late ? YES : NO)[language],
      (synthetic.has(row.survey) ? YES : NO)[language],
      row.survey,
    ];
    yield csvText([cells.map(safeCell)], language);
  }
}
