import type { Answer } from '@app/contracts';
import { nonResponseMark } from '../rows/cell-answer.js';
import { disarmed } from '../rows/cell-text.js';

/** A language of the product. */
export type Language = 'id' | 'en';

/** @returns what an answer is written like in a cell of a file; empty for an item that was not asked */
export function answerCell(answer: Answer | undefined): string {
  if (answer === undefined) return '';
  if ('missing' in answer) return nonResponseMark(answer.missing);
  return 'code' in answer ? answer.code : disarmed(answer.names.join('; '));
}
