import { answer } from '@app/contracts';
import { checkAnswers } from './check-answers.js';
import { answerExamples, exampleAnswers } from './example-answers.js';
import { cooperationV1 } from './cooperation.v1.js';
import { builtInInstruments } from './registry.js';

describe.each(builtInInstruments.map((each) => [`${each.key} ${each.version}`, each] as const))(
  'examples of answers to %s',
  (_, instrument) => {
    it('fit it as a whole', () => {
      expect(checkAnswers(instrument, exampleAnswers(instrument))).toEqual([]);
    });

    it('have the form of an answer, item by item', () => {
      const all = instrument.items.flatMap((item) => answerExamples(item, instrument));
      expect(all.map((each) => answer.parse(each))).toEqual(all);
    });
  },
);

test('an item that the skip rules leave out has no answer in the whole', () => {
  const [peer, mode] = cooperationV1.items;
  const no = { ...peer!, options: [...peer!.options].reverse() };
  const items = [no, mode!];
  expect(exampleAnswers({ ...cooperationV1, items })).toEqual([{ item: 'peer', code: 'no' }]);
});
