import type { Answer, InstrumentContent } from '@app/contracts';
import { askedItems, builtInInstruments, cooperationV1 } from '@app/programme';
import fc from 'fast-check';
import { type AnsweredRow, xlsform } from '../index.js';
import { readAll, said } from '../testing/reading.js';
import { type FormSheets, sheetsOf } from './testing/sheets.js';
import { filledIn, koboCsv, labelledCsv, odkCsv } from './testing/submissions.js';

/** Names as a respondent may say them; some look like something else. */
const anyNames = fc.uniqueArray(
  fc.constantFrom(
    'CPR-003',
    'Koperasi Batur Jaya',
    'nr_refused',
    '#1 Logam',
    '+62',
    '2026-11-24',
    'Bu "Sri"',
  ),
  { minLength: 1, maxLength: 3 },
);

/** An answer to every item, whether or not it will be asked. */
const anyAnswers = ({ items, nonResponses }: InstrumentContent): fc.Arbitrary<Answer[]> =>
  fc.tuple(
    ...items.map(({ id, kind, options }) =>
      fc.oneof(
        fc.constantFrom(...nonResponses).map((missing): Answer => ({ item: id, missing })),
        kind === 'names'
          ? anyNames.map((names): Answer => ({ item: id, names }))
          : fc.constantFrom(...options).map(({ code }): Answer => ({ item: id, code })),
      ),
    ),
  );

interface Interview {
  readonly row: Omit<AnsweredRow, 'answers'>;
  readonly answers: readonly Answer[];
}
const anyInterviews = (instrument: InstrumentContent): fc.Arbitrary<Interview[]> =>
  fc.uniqueArray(
    fc.record({
      row: fc.record({
        respondent: fc.stringMatching(/^[A-Z0-9][A-Z0-9._-]{0,8}$/),
        answeredOn: fc.constantFrom('2026-11-24', '2026-02-28'),
      }),
      answers: anyAnswers(instrument),
    }),
    { maxLength: 6, selector: ({ row }) => row.respondent },
  );

/** What should be read: the answers of the items that the skip rules ask. */
function expected(instrument: InstrumentContent, { row, answers }: Interview) {
  const asked = askedItems(instrument, answers).map(({ id }) => id);
  return { ...row, answers: answers.filter(({ item }) => asked.includes(item)), problems: [] };
}

const fill = (form: FormSheets, instrument: InstrumentContent, interviews: readonly Interview[]) =>
  interviews.map(({ row, answers }) => filledIn(form, instrument, row, answers));

describe.each(builtInInstruments.map((each) => [`${each.key} ${each.version}`, each] as const))(
  'submissions of the form of %s',
  (_, instrument) => {
    it.each([
      ['KoboToolbox', koboCsv],
      ['ODK Central', odkCsv],
    ])('import from %s as the same answers', async (_name, csv) => {
      const form = await sheetsOf(await xlsform(instrument));
      await fc.assert(
        fc.asyncProperty(anyInterviews(instrument), async (interviews) => {
          const read = await readAll(csv(form, fill(form, instrument, interviews)), instrument);
          expect(read.map(said)).toEqual(interviews.map((each) => expected(instrument, each)));
        }),
        { numRuns: 40 },
      );
    });

    it.each(['Bahasa Indonesia (id)', 'English (en)'])('import with labels in %s', async (language) => {
      const form = await sheetsOf(await xlsform(instrument));
      await fc.assert(
        fc.asyncProperty(anyInterviews(instrument), async (interviews) => {
          const file = labelledCsv(form, fill(form, instrument, interviews), language);
          const read = await readAll(file, instrument);
          expect(read.map(said)).toEqual(interviews.map((each) => expected(instrument, each)));
        }),
        { numRuns: 25 },
      );
    });
  },
);

test('submissions of an instrument whose ids begin like the group import under the right item', async () => {
  const [peer, , partners] = cooperationV1.items;
  const items = [
    { ...peer!, id: 'mode' },
    { ...peer!, id: 'answers-mode' },
    { ...partners!, id: 'answers', ask: { item: 'mode', codes: ['yes'] } },
  ];
  const instrument: InstrumentContent = { ...cooperationV1, key: 'sulit', family: 'other', items };
  const answers: Answer[] = [
    { item: 'mode', code: 'yes' },
    { item: 'answers-mode', code: 'no' },
    { item: 'answers', names: ['CPR-003'] },
  ];
  const form = await sheetsOf(await xlsform(instrument));
  const values = filledIn(form, instrument, { respondent: 'A', answeredOn: '2026-11-24' }, answers);
  const [row] = await readAll(odkCsv(form, [values]), instrument);
  expect(row).toMatchObject({ answers, problems: [] });
});
