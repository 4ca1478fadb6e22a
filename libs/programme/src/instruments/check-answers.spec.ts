import type { Answer, InstrumentContent } from '@app/contracts';
import { answer as answerSchema } from '@app/contracts';
import fc from 'fast-check';
import { askedItems, checkAnswers } from './check-answers.js';
import { cooperationV1 } from './cooperation.v1.js';
import { dynamicsJicaV1 } from './dynamics-jica.v1.js';
import { anyAnswers } from '../testing/answers.js';

const alone: Answer[] = [
  { item: 'peer', code: 'no' },
  { item: 'backward', code: 'no' },
  { item: 'forward', code: 'no' },
  { item: 'supporting', missing: 'refused' },
];
const withPeers: Answer[] = [
  { item: 'peer', code: 'yes' },
  { item: 'peer-mode', code: 'active' },
  { item: 'peer-partners', names: ['CPR-002', 'CPR-007'] },
  ...alone.slice(1),
];
const reasons = (answers: Answer[], instrument: InstrumentContent = cooperationV1) =>
  checkAnswers(instrument, answers).map(({ code, field, params }) => [code, field, params?.['item']]);

describe('answers against an instrument', () => {
  it('accepts what the skip rules ask, in any order, non-response among it', () => {
    expect(checkAnswers(cooperationV1, withPeers)).toEqual([]);
    expect(checkAnswers(cooperationV1, [...alone].reverse())).toEqual([]);
  });

  it('names an item that is not in the instrument, and one answered twice', () => {
    expect(reasons([...alone, { item: 'market', code: '3' }, { item: 'peer', code: 'no' }])).toEqual([
      ['item-unknown', '/answers/4/item', 'market'],
      ['item-repeated', '/answers/5/item', 'peer'],
    ]);
  });

  it('judges no item by a skip rule whose own answer is at fault', () => {
    const [, ...rest] = alone;
    expect(reasons([{ item: 'peer', code: 'maybe' }, ...rest])).toEqual([
      ['option-unknown', '/answers/0/code', 'peer'],
    ]);
    expect(reasons(rest)).toEqual([['item-unanswered', '/answers', 'peer']]);
  });

  it('refuses an answer to a skipped item, a non-response code too', () => {
    expect(reasons([...alone, { item: 'peer-mode', code: 'active' }])).toEqual([
      ['item-skipped', '/answers/4', 'peer-mode'],
    ]);
    expect(reasons([...alone, { item: 'supporting-partners', missing: 'inapplicable' }])).toEqual([
      ['item-skipped', '/answers/4', 'supporting-partners'],
    ]);
  });

  it('asks each item for an answer or for why there is none', () => {
    const [peer, , ...rest] = withPeers;
    expect(reasons([peer!, ...rest])).toEqual([['item-unanswered', '/answers', 'peer-mode']]);
    expect(reasons([peer!, { item: 'peer-mode', missing: 'dont-know' }, ...rest])).toEqual([]);
  });

  it('refuses names for a choice and a choice for names', () => {
    const [peer, , , ...rest] = withPeers;
    const swapped: Answer[] = [
      { item: 'peer-mode', names: ['Sri'] },
      { item: 'peer-partners', code: 'active' },
    ];
    const found = checkAnswers(cooperationV1, [peer!, ...swapped, ...rest]);
    expect(found.map(({ code, field }) => [code, field])).toEqual([
      ['choice-expected', '/answers/1/names'],
      ['names-expected', '/answers/2/code'],
    ]);
  });

  it('refuses a non-response that the instrument does not use', () => {
    const strict = { ...dynamicsJicaV1, nonResponses: ['refused' as const] };
    const all = strict.items.map(({ id }) => ({ item: id, missing: 'refused' as const }));
    expect(reasons(all, strict)).toEqual([]);
    expect(reasons([{ item: 'product', missing: 'dont-know' }, ...all.slice(1)], strict)).toEqual([
      ['non-response-unknown', '/answers/0/missing', 'product'],
    ]);
  });

  it('names the version that has a code or an item, when it is given the others', () => {
    const six = { code: '6', value: 6, label: null };
    const later: InstrumentContent = {
      ...dynamicsJicaV1,
      version: 2,
      items: [
        { ...dynamicsJicaV1.items[0]!, options: [...dynamicsJicaV1.items[0]!.options, six] },
        ...dynamicsJicaV1.items.slice(1),
        { ...dynamicsJicaV1.items[0]!, id: 'export' },
      ],
    };
    const answers = later.items.map(({ id }) => ({ item: id, code: id === 'product' ? '6' : '3' }));
    const found = checkAnswers(dynamicsJicaV1, answers, { others: [later], at: '/rows/0' });
    expect(found.map(({ code, field, text }) => [code, field, text.en])).toEqual([
      [
        'option-of-another-version',
        '/rows/0/0/code',
        'Product (product): code 6 is of version 2 of the instrument; this one has 1, 2, 3, 4, 5',
      ],
      ['item-unknown', '/rows/0/6/item', 'this item belongs to version 2 of the instrument, not to this one'],
    ]);
  });

  it('repeats nothing of what was sent: a name may stand in the wrong place', () => {
    const [peer, ...rest] = withPeers;
    const wrong: Answer[] = [
      { item: 'peer-mode', code: 'sulastri' },
      { item: 'peer-partners', names: ['Sulastri'] },
      { item: 'peer', names: ['Sulastri'] },
    ];
    const found = checkAnswers(cooperationV1, [peer!, ...wrong, ...rest.slice(2)]);
    expect(found.length).toBeGreaterThan(1);
    expect(JSON.stringify(found)).not.toMatch(/sulastri/i);
  });
});

describe('the items that are asked', () => {
  it('follow from the answers, in the order of the instrument', () => {
    expect(askedItems(cooperationV1, withPeers).map(({ id }) => id)).toEqual([
      ...['peer', 'peer-mode', 'peer-partners', 'backward', 'forward', 'supporting'],
    ]);
  });

  it('are, with any answers that fit, exactly those that are answered', () => {
    fc.assert(
      fc.property(anyAnswers(cooperationV1), (answers) => {
        expect(answers.map((each) => answerSchema.parse(each))).toEqual(answers);
        expect(checkAnswers(cooperationV1, answers)).toEqual([]);
        expect(askedItems(cooperationV1, answers).map(({ id }) => id)).toEqual(
          answers.map(({ item }) => item),
        );
      }),
    );
  });

  it('cannot lose or gain one unnoticed', () => {
    const given = anyAnswers(cooperationV1).chain((answers) =>
      fc.tuple(fc.constant(answers), fc.nat(answers.length - 1)),
    );
    fc.assert(
      fc.property(given, ([answers, index]) => {
        const codes = (list: Answer[]) => checkAnswers(cooperationV1, list).map(({ code }) => code);
        expect(codes(answers.filter((_, i) => i !== index))).toContain('item-unanswered');
        expect(codes([...answers, answers[index]!])).toContain('item-repeated');
      }),
    );
  });
});
