import type { InstrumentContent, InstrumentItem } from '@app/contracts';
import { instrumentContent } from '@app/contracts';
import { checkInstrument } from './check-instrument.js';
import { cooperationV1 } from './cooperation.v1.js';
import { dynamicsJicaV1 } from './dynamics-jica.v1.js';
import { problemHandlingV2 } from './problem-handling.v2.js';
import { builtInInstruments } from './registry.js';

/** The instrument with one item rewritten; still of a valid form, so that only the check speaks. */
function edited(content: InstrumentContent, id: string, change: Partial<InstrumentItem>): InstrumentContent {
  const items = content.items.map((item) => (item.id === id ? { ...item, ...change } : item));
  return instrumentContent.parse({ ...content, items });
}
const optionsOf = (content: InstrumentContent, id: string) =>
  content.items.find((item) => item.id === id)!.options;
const reasons = (content: InstrumentContent) =>
  checkInstrument(content).map(({ code, field }) => [code, field]);
const other = (content: InstrumentContent): InstrumentContent => ({ ...content, family: 'other' });

describe('an instrument that may be published', () => {
  it.each(builtInInstruments.map((each) => [`${each.key} ${each.version}`, each] as const))(
    '%s',
    (_, each) => {
      expect(instrumentContent.parse(each)).toEqual(each);
      expect(checkInstrument(each)).toEqual([]);
    },
  );
});

describe('an instrument that may not', () => {
  it('repeats an item or takes the name of another column', () => {
    const [product, technology] = dynamicsJicaV1.items;
    const items = [product!, product!, { ...technology!, id: 'respondent' }];
    expect(reasons({ ...dynamicsJicaV1, items })).toEqual([
      ['item-repeated', '/items/1/id'],
      ['item-id-reserved', '/items/2/id'],
    ]);
    const status = { ...cooperationV1.items[0]!, id: 'peer-partners-status' };
    const clash = other({ ...cooperationV1, items: [...cooperationV1.items, status] });
    expect(reasons(clash)).toEqual([['item-id-reserved', '/items/11/id']]);
  });

  it('has options that cannot be told apart by code or by label', () => {
    const [yes, no] = optionsOf(cooperationV1, 'peer');
    expect(reasons(edited(cooperationV1, 'peer', { options: [yes!, no!, { ...no!, label: null }] }))).toEqual(
      [['option-repeated', '/items/0/options/2/code']],
    );
    const both = { code: 'both', label: { id: 'ADA ', en: 'no' } };
    expect(reasons(edited(cooperationV1, 'peer', { options: [yes!, no!, both] }))).toEqual([
      ['label-ambiguous', '/items/0/options/2/label/id'],
      ['label-ambiguous', '/items/0/options/2/label/en'],
      ['label-ambiguous', '/items/0/options/2/label/en'],
    ]);
  });

  it('has an order without values, or with the same one twice', () => {
    const [one, two, three] = optionsOf(dynamicsJicaV1, 'product');
    const { value: _value, ...unvalued } = three!;
    const options = [one!, { ...two!, value: 1 }, unvalued];
    expect(reasons(edited(dynamicsJicaV1, 'product', { options }))).toEqual([
      ['value-absent', '/items/0/options/2/value'],
      ['value-repeated', '/items/0/options/1/value'],
    ]);
  });

  it('has a skip rule that looks ahead, at names, or at a code that is not there', () => {
    const ahead = edited(other(cooperationV1), 'peer', { ask: { item: 'backward', codes: ['yes'] } });
    const names = edited(other(cooperationV1), 'backward', {
      ask: { item: 'peer-partners', codes: ['yes'] },
    });
    const code = edited(other(cooperationV1), 'peer-mode', {
      ask: { item: 'peer', codes: ['yes', 'often'] },
    });
    const itself = edited(other(cooperationV1), 'peer-mode', {
      ask: { item: 'peer-mode', codes: ['active'] },
    });
    expect(reasons(ahead)).toEqual([['skip-rule-target', '/items/0/ask/item']]);
    expect(reasons(names)).toEqual([['skip-rule-target', '/items/3/ask/item']]);
    expect(reasons(code)).toEqual([['skip-rule-code', '/items/1/ask/codes/1']]);
    expect(reasons(itself)).toEqual([['skip-rule-target', '/items/1/ask/item']]);
  });

  it('asks for names with options or an order, or for a choice between one', () => {
    const options = optionsOf(cooperationV1, 'peer-mode');
    const names = edited(cooperationV1, 'peer-partners', { options, scale: 'ordinal' });
    expect(reasons(names)).toEqual([
      ['options-on-names', '/items/2/options'],
      ['scale-on-names', '/items/2/scale'],
    ]);
    const single = edited(cooperationV1, 'peer-mode', { options: options.slice(0, 1) });
    expect(reasons(single)).toEqual([['options-too-few', '/items/1/options']]);
    expect(reasons(edited(cooperationV1, 'peer', { direction: 'higher' }))).toEqual([
      ['direction-without-order', '/items/0/direction'],
    ]);
  });

  it('does not have the form that the tables of its family need', () => {
    expect(reasons(edited(dynamicsJicaV1, 'market', { scale: 'ordinal' }))).toEqual([
      ['family-scale', '/items/2/scale'],
    ]);
    const partners = cooperationV1.items.find(({ id }) => id === 'peer-partners')!;
    const asked = {
      ...problemHandlingV2,
      items: [...problemHandlingV2.items, { ...partners, ask: undefined }],
    };
    expect(reasons(asked)).toEqual([['family-kind', '/items/4/kind']]);
    const everyone = edited(cooperationV1, 'peer-mode', { ask: { item: 'peer', codes: ['yes', 'no'] } });
    expect(reasons(everyone)).toEqual([['linkage-skip-rule', '/items/1/ask']]);
    expect(reasons(edited(cooperationV1, 'supporting', { linkage: 'forward' }))).toEqual([
      ['linkage-repeated', '/items/9/part'],
      ['linkage-skip-rule', '/items/10/ask'],
    ]);
    expect(reasons(edited(cooperationV1, 'peer-mode', { part: undefined }))).toEqual([
      ['linkage-absent', '/items/1'],
    ]);
    expect(reasons(edited(cooperationV1, 'peer-mode', { part: 'partners' }))).toEqual([
      ['linkage-kind', '/items/1/kind'],
      ['linkage-repeated', '/items/2/part'],
    ]);
  });

  it('is told where in what was sent', () => {
    const found = checkInstrument(edited(dynamicsJicaV1, 'market', { scale: 'ordinal' }), '/content');
    expect(found.map(({ field }) => field)).toEqual(['/content/items/2/scale']);
  });
});
