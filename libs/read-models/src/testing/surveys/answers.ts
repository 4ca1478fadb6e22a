import type { Answer, InstrumentContent, InstrumentItem } from '@app/contracts';
import { seededRandom } from '../../../../../test/faults/random.js';

/** A respondent's code; the same firm has the same one in each wave of its cluster. */
export const respondentOf = (who: number): string => `R-${String(who).padStart(3, '0')}`;

const OTHERS = ['Koperasi Batur Jaya', 'Bank Jateng', 'UPT Logam'];

/**
 * Answers of one respondent to every item that the skip rules ask.
 *
 * @param salt the same number answers the same
 * @param firms how many respondents there are to name
 */
export function answersTo(instrument: InstrumentContent, salt: number, firms = 6): Answer[] {
  const random = seededRandom(salt);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const given: Answer[] = [];
  for (const item of instrument.items) {
    if (!isAsked(item, given)) continue;
    if (random() < 0.15) given.push({ item: item.id, missing: pick(instrument.nonResponses) });
    else if (item.kind === 'choice') given.push({ item: item.id, code: pick(item.options).code });
    else {
      const firm = (): string => {
        const which = random();
        if (which >= 0.7) return pick(OTHERS);
        const code = respondentOf(Math.floor(random() * firms));
        return which < 0.6 ? code : code.toLowerCase();
      };
      given.push({ item: item.id, names: [...new Set([firm(), firm()])] });
    }
  }
  return given;
}

function isAsked({ ask }: InstrumentItem, given: readonly Answer[]): boolean {
  if (ask === undefined) return true;
  const before = given.find(({ item }) => item === ask.item);
  return before !== undefined && 'code' in before && ask.codes.includes(before.code);
}
