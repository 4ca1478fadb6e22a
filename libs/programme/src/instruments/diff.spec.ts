import type { InstrumentContent, InstrumentItem } from '@app/contracts';
import { cooperationV1 } from './cooperation.v1.js';
import { instrumentDiff } from './diff.js';
import { dynamicsJicaV1 } from './dynamics-jica.v1.js';
import { problemHandlingV1 } from './problem-handling.v1.js';
import { problemHandlingV2 } from './problem-handling.v2.js';

function edited(content: InstrumentContent, id: string, change: Partial<InstrumentItem>): InstrumentContent {
  const items = content.items.map((item) => (item.id === id ? { ...item, ...change } : item));
  return { ...content, version: content.version + 1, items };
}
const item = (content: InstrumentContent, id: string) => content.items.find((each) => each.id === id)!;
/** Every item that is not simply the same. */
const changed = (a: InstrumentContent, b: InstrumentContent) =>
  instrumentDiff(a, b)
    .items.filter(({ changes }) => changes[0] !== 'same')
    .map((each) => [each.item, each.changes.join(), each.comparable]);
const one = (change: Partial<InstrumentItem>, id = 'product') =>
  changed(dynamicsJicaV1, edited(dynamicsJicaV1, id, change));

describe('what stays comparable between two versions', () => {
  it('is everything, when nothing changed', () => {
    const { items, comparable } = instrumentDiff(cooperationV1, cooperationV1);
    expect(items.every(({ changes, comparable: fits }) => fits && changes.join() === 'same')).toBe(true);
    expect(comparable).toEqual({ items: 11, of: 11 });
  });

  it('is problem handling, whose version 2 only labels what version 1 left open', () => {
    expect(changed(problemHandlingV1, problemHandlingV2)).toEqual(
      problemHandlingV1.items.map(({ id }) => [id, 'relabelled', true]),
    );
    // The way back loses what is known about a code.
    expect(changed(problemHandlingV2, problemHandlingV1)[0]).toEqual(['raw-material', 'reclassified', false]);
  });

  it('is an item with other words', () => {
    expect(one({ label: { id: 'Hasil', en: 'Output' } })).toEqual([['product', 'relabelled', true]]);
  });

  it('is not an item with other codes or values', () => {
    const { options } = item(dynamicsJicaV1, 'product');
    const six = { code: '6', value: 6, label: null };
    expect(one({ options: [...options, six] })).toEqual([['product', 'options-added', false]]);
    expect(one({ options: options.slice(1) })).toEqual([['product', 'options-removed', false]]);
    expect(one({ options: options.map((each) => ({ ...each, value: each.value! - 1 })) })).toEqual([
      ['product', 'values-changed', false],
    ]);
  });

  it('is not an item that means something else', () => {
    expect(one({ scale: 'ordinal' })).toEqual([['product', 'scale-changed', false]]);
    expect(one({ direction: 'lower' })).toEqual([['product', 'direction-changed', false]]);
    expect(one({ kind: 'names', options: [] })).toEqual([['product', 'kind-changed,options-removed', false]]);
    const options = item(problemHandlingV2, 'marketing').options.map((each) => ({
      ...each,
      way: 'alone' as const,
    }));
    expect(changed(problemHandlingV2, edited(problemHandlingV2, 'marketing', { options }))).toEqual([
      ['marketing', 'reclassified', false],
    ]);
  });

  it('is not an item that is asked of others, nor what rests on an item that is not comparable', () => {
    const ask = { item: 'peer', codes: ['yes', 'no'] };
    expect(changed(cooperationV1, edited(cooperationV1, 'peer-mode', { ask }))).toEqual([
      ['peer-mode', 'skip-changed', false],
    ]);
    const options = [...item(cooperationV1, 'peer').options, { code: 'seldom', label: null }];
    expect(changed(cooperationV1, edited(cooperationV1, 'peer', { options }))).toEqual([
      ['peer', 'options-added', false],
      ['peer-mode', 'base-changed', false],
      ['peer-partners', 'base-changed', false],
    ]);
  });

  it('does not depend on the order of the codes of a skip rule', () => {
    const a = edited(cooperationV1, 'peer-mode', { ask: { item: 'peer', codes: ['yes', 'no'] } });
    const b = edited(cooperationV1, 'peer-mode', { ask: { item: 'peer', codes: ['no', 'yes'] } });
    expect(changed(a, b)).toEqual([]);
  });

  it('names what is new and what is gone, and says why in both languages', () => {
    const [product, ...rest] = dynamicsJicaV1.items;
    const later = { ...dynamicsJicaV1, version: 2, items: [...rest, { ...product!, id: 'export' }] };
    const diff = instrumentDiff(dynamicsJicaV1, later);
    expect(diff.items.slice(-2)).toEqual([
      {
        item: 'export',
        changes: ['added'],
        comparable: false,
        reason: { id: 'baru pada versi ini', en: 'new in this version' },
      },
      {
        item: 'product',
        changes: ['removed'],
        comparable: false,
        reason: { id: 'tidak lagi ditanyakan', en: 'no longer asked' },
      },
    ]);
    expect(diff.comparable).toEqual({ items: 5, of: 7 });
  });

  it('is nothing of another instrument, be its items called the same', () => {
    const twin = { ...dynamicsJicaV1, key: 'dynamics-own' };
    expect(instrumentDiff(dynamicsJicaV1, twin).comparable).toEqual({ items: 0, of: 6 });
  });
});
