import type { InstrumentContent } from '@app/contracts';
import { respondentCode } from '@app/contracts';
import { jest } from '@jest/globals';
import {
  builtInInstruments,
  checkInstrument,
  cooperationV1,
  dynamicsJicaV1,
  problemHandlingV1,
} from '@app/programme';
import fc from 'fast-check';
import { xlsform } from '../index.js';
import { OTHER_COLUMNS } from '../rows/header.js';
import { formFaults } from './testing/form-faults.js';
import { sheetsOf } from './testing/sheets.js';

const formOf = async (instrument: InstrumentContent, language?: 'id' | 'en') =>
  sheetsOf(await xlsform(instrument, language));
const ID = 'label::Bahasa Indonesia (id)';
const EN = 'label::English (en)';

/** An instrument whose ids and words are the hardest that may be published. */
const hardest: InstrumentContent = {
  ...cooperationV1,
  key: 'sulit',
  family: 'other',
  items: [
    {
      ...cooperationV1.items[0]!,
      id: 'answers',
      label: { id: 'Ada ${respondent}?', en: '=1+1' },
      options: [
        { code: '1-2', label: { id: 'satu, "dua"', en: 'one' } },
        { code: 'no', label: null },
      ],
    },
    { ...cooperationV1.items[2]!, id: 'answers-who', ask: { item: 'answers', codes: ['1-2', 'no'] } },
  ],
};

describe('an XLSForm', () => {
  it.each([...builtInInstruments, hardest].map((each) => [`${each.key} ${each.version}`, each] as const))(
    'of %s has nothing that ODK would refuse',
    async (_, instrument) => {
      expect(checkInstrument(instrument)).toEqual([]);
      expect(formFaults(await formOf(instrument))).toEqual([]);
    },
  );

  it('asks in both languages, with skip rules, required answers and reasons for none', async () => {
    const { survey, choices } = await formOf(cooperationV1);
    expect(survey.find(({ name }) => name === 'peer_mode')).toMatchObject({
      type: 'select_one peer_mode',
      [ID]: 'Cara bekerja sama dengan IKM sejenis',
      [EN]: 'Mode of cooperation with peers',
      relevant: "${peer} = 'yes'",
      required: 'yes',
      appearance: 'columns-1',
    });
    expect(
      choices.filter(({ list_name }) => list_name === 'peer_mode').map((row) => [row.name, row[ID]]),
    ).toEqual([
      ['passive', 'Pasif'],
      ['active', 'Aktif'],
      ['proactive', 'Proaktif'],
      ['nr_not-asked', 'tidak ditanyakan'],
      ['nr_refused', 'menolak menjawab'],
      ['nr_dont-know', 'tidak tahu'],
      ['nr_inapplicable', 'tidak berlaku'],
    ]);
  });

  it('asks for names only after asking whether there are any', async () => {
    const { survey, choices } = await formOf(cooperationV1);
    const at = survey.findIndex(({ name }) => name === 'peer_partners_status');
    expect(survey[at]).toMatchObject({ type: 'select_one names__status', relevant: "${peer} = 'yes'" });
    expect(survey[at + 1]).toMatchObject({
      type: 'text',
      name: 'peer_partners',
      relevant: "${peer_partners_status} = 'named'",
    });
    expect(choices.filter(({ list_name }) => list_name === 'names__status').map(({ name }) => name)).toEqual([
      ...['named', 'nr_not-asked', 'nr_refused', 'nr_dont-know', 'nr_inapplicable'],
    ]);
  });

  it('shows under a question what the points of its scale look like', async () => {
    const { survey } = await formOf(dynamicsJicaV1);
    expect(survey.find(({ name }) => name === 'market')).toMatchObject({
      'hint::Bahasa Indonesia (id)':
        'Tampak di lapangan:\nsangat kurang dinamis: Lokal\ndinamis: Lokal, aktif mencari pembeli\nsangat dinamis: Ekspor',
    });
  });

  it('runs a scale from its lowest value, whatever order the instrument has', async () => {
    const [item, ...rest] = dynamicsJicaV1.items;
    const items = [{ ...item!, options: [...item!.options].reverse() }, ...rest];
    const { choices } = await formOf({ ...dynamicsJicaV1, items });
    const codes = choices.filter(({ list_name }) => list_name === 'product').map(({ name }) => name);
    expect(codes.slice(0, 5)).toEqual(['1', '2', '3', '4', '5']);
  });

  it('shows the code of an option without a meaning, and makes none up', async () => {
    const { choices } = await formOf(problemHandlingV1);
    const second = choices.find((row) => row.list_name === 'raw_material' && row.name === '2');
    expect([second![ID], second![EN]]).toEqual(['2', '2']);
  });

  it('is known by key, version and text, and opens in the language asked for', async () => {
    const [own, english] = [await formOf(cooperationV1), await formOf(cooperationV1, 'en')];
    expect(own.survey[0]).toMatchObject({ name: 'instrument', calculation: "'cooperation/1'" });
    expect(own.settings[0]).toMatchObject({
      form_title: 'Kerja sama · Cooperation v1',
      form_id: 'rumpun-cooperation-v1',
      default_language: 'Bahasa Indonesia (id)',
    });
    expect(english.settings[0]).toMatchObject({ default_language: 'English (en)' });
    const changed = { ...cooperationV1, notes: [] };
    expect((await formOf(changed)).settings[0]!.version).not.toBe(own.settings[0]!.version);
  });

  it('takes the respondent codes that the answers take, no others', async () => {
    const { survey } = await formOf(cooperationV1);
    const { constraint } = survey.find(({ name }) => name === 'respondent')!;
    const [, pattern] = /^regex\(\., '(.*)'\)$/.exec(constraint!)!;
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aZ09._- \n/é'), maxLength: 45 }), (code) => {
        const trimmed = code.trim();
        expect(new RegExp(pattern!).test(trimmed)).toBe(respondentCode.safeParse(trimmed).success);
      }),
    );
  });

  it('has the same bytes at another time', async () => {
    const first = await xlsform(cooperationV1);
    jest.useFakeTimers({
      now: new Date('2031-05-06T07:08:09Z'),
      doNotFake: ['nextTick', 'setImmediate', 'setTimeout', 'setInterval', 'queueMicrotask'],
    });
    try {
      expect((await xlsform(cooperationV1)).equals(first)).toBe(true);
    } finally {
      jest.useRealTimers();
    }
  });
});

describe('an item', () => {
  it.each(OTHER_COLUMNS.filter((name) => /^[a-z]/.test(name)))(
    'may not be called %s, which is another column of submissions',
    (id) => {
      const items = [{ ...cooperationV1.items[0]!, id }];
      const codes = checkInstrument({ ...cooperationV1, family: 'other', items }).map(({ code }) => code);
      expect(codes).toEqual(['item-id-reserved']);
    },
  );
});
