import type { InstrumentContent, InstrumentItem, NonResponse } from '@app/contracts';
import { nonResponses } from '@app/contracts';
import fc from 'fast-check';
import { waveFrom, type Answers } from './waves.js';
import type { WaveCounts } from '../../input.js';

type Said = Answers[string];

function saidTo(item: InstrumentItem): fc.Arbitrary<Said> {
  const code = fc
    .constantFrom(...item.options.map((option) => option.code))
    .map((one): Said => ({ code: one }));
  const missing = fc.constantFrom<NonResponse>(...nonResponses.codes).map((why): Said => ({ missing: why }));
  return fc.oneof({ weight: 5, arbitrary: code }, { weight: 1, arbitrary: missing });
}

/** Drops what a skip rule keeps from being asked, as an interview does. */
function asked(instrument: InstrumentContent, answers: Answers): Answers {
  const kept: Record<string, Said> = {};
  for (const { id, ask } of instrument.items) {
    const said = answers[id];
    if (said === undefined) continue;
    const before = ask && kept[ask.item];
    const reached = ask === undefined || (before && 'code' in before && ask.codes.includes(before.code));
    if (reached) kept[id] = said;
  }
  return kept;
}

/** One respondent's answers to all items that are choices. */
export function respondentTo(instrument: InstrumentContent): fc.Arbitrary<Answers> {
  const choices = instrument.items.filter(({ kind }) => kind === 'choice');
  const all = fc.record(Object.fromEntries(choices.map((item) => [item.id, saidTo(item)])));
  return all.map((answers) => asked(instrument, answers as Answers));
}

/** One to four places with up to 25 respondents each. */
export const placesOf = (instrument: InstrumentContent): fc.Arbitrary<Answers[][]> =>
  fc.array(fc.array(respondentTo(instrument), { maxLength: 25 }), { minLength: 1, maxLength: 4 });

export const wavesFrom = (instrument: InstrumentContent, places: readonly Answers[][]): WaveCounts[] =>
  places.map((respondents, index) => waveFrom(instrument, index + 1, respondents));

/** Every respondent of the place who answered the item, by code. */
export const codesOf = (respondents: readonly Answers[], item: string): string[] =>
  respondents.flatMap((answers) => {
    const said = answers[item];
    return said !== undefined && 'code' in said ? [said.code] : [];
  });
