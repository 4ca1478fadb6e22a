import type { Answer, InstrumentContent, InstrumentItem } from '@app/contracts';
import { askedItems } from './check-answers.js';

/** The first option, or a made-up partner. */
const exampleOf = ({ id, kind, options }: InstrumentItem): Answer =>
  kind === 'names' ? { item: id, names: ['CPR-003'] } : { item: id, code: options[0]!.code };

/**
 * What an answer to an item looks like.
 *
 * @returns one that answers, and one that says why there is none
 */
export const answerExamples = (
  item: InstrumentItem,
  { nonResponses }: InstrumentContent,
): readonly Answer[] => [exampleOf(item), { item: item.id, missing: nonResponses[0]! }];

/** @returns whole answers that fit an instrument: the first option of every item that the skip rules then ask */
export function exampleAnswers(instrument: InstrumentContent): Answer[] {
  const answers: Answer[] = [];
  for (const item of instrument.items) {
    const asked = askedItems(instrument, answers).some(({ id }) => id === item.id);
    if (asked) answers.push(exampleOf(item));
  }
  return answers;
}
