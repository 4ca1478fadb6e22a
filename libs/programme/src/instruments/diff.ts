import type { Bilingual, InstrumentContent, InstrumentItem } from '@app/contracts';
import { text } from '@app/contracts';

/** What may have become of an item between two versions. */
const CHANGES = {
  same: [true, text('tidak berubah', 'unchanged')],
  relabelled: [
    true,
    text('hanya kata-katanya berubah; kode dan artinya tetap', 'only words changed; the codes stay'),
  ],
  added: [false, text('baru pada versi ini', 'new in this version')],
  removed: [false, text('tidak lagi ditanyakan', 'no longer asked')],
  'other-instrument': [false, text('instrumen yang berbeda', 'another instrument')],
  'kind-changed': [
    false,
    text('pilihan menjadi nama, atau sebaliknya', 'a choice became names, or the other way round'),
  ],
  'scale-changed': [
    false,
    text('jenis skala berubah, jadi hitungannya lain', 'the scale type changed, and what may be computed'),
  ],
  'values-changed': [false, text('nilai di balik kode berubah', 'the values behind the codes changed')],
  'direction-changed': [false, text('arah yang lebih baik berubah', 'the better end of the scale changed')],
  'options-added': [
    false,
    text('ada opsi yang dahulu tidak dapat dipilih', 'there are options that could not be chosen before'),
  ],
  'options-removed': [
    false,
    text('ada opsi yang tidak lagi dapat dipilih', 'there are options that can no longer be chosen'),
  ],
  reclassified: [
    false,
    text(
      'golongannya berubah: mata rantai, bagian, atau cara bersama/sendiri',
      'its classification changed: linkage, part, or joint or alone',
    ),
  ],
  'skip-changed': [
    false,
    text(
      'ditanyakan kepada responden lain, jadi basisnya berubah',
      'asked of other respondents: another base',
    ),
  ],
  'base-changed': [
    false,
    text(
      'aturan lompat bersandar pada butir yang tidak sebanding',
      'its skip rule rests on an item that is not comparable',
    ),
  ],
} as const satisfies Record<string, readonly [boolean, Bilingual]>;

export type ItemChange = keyof typeof CHANGES;

export interface ItemDiff {
  readonly item: string;
  /** What changed, the gravest first; `same` alone when nothing did. */
  readonly changes: readonly ItemChange[];
  /** Whether figures of the two versions may stand beside each other. */
  readonly comparable: boolean;
  /** Why, or why not. */
  readonly reason: Bilingual;
}

export interface InstrumentDiff {
  readonly from: { readonly key: string; readonly version: number };
  readonly to: { readonly key: string; readonly version: number };
  /** Items of the later version in its order, then those that are gone. */
  readonly items: readonly ItemDiff[];
  readonly comparable: { readonly items: number; readonly of: number };
}

const codesOf = ({ options }: InstrumentItem) => new Map(options.map((option) => [option.code, option]));
const differ = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);
const skipOf = ({ ask }: InstrumentItem) => ask && [ask.item, ...[...ask.codes].sort()];
const wordsOf = ({ label, source, options }: InstrumentItem) => [
  ...[label.id, label.en, source],
  ...options.map(({ code, label: words, anchor, way }) => [
    ...[code, words?.id, words?.en, anchor?.id, anchor?.en],
    way,
  ]),
];

/** A way that was not known before is new knowledge about the same answers; another way is another meaning. */
function reclassified(a: InstrumentItem, b: InstrumentItem): boolean {
  const before = codesOf(a);
  const ways = b.options.some(({ code, way = 'unknown' }) => {
    const earlier = before.get(code)?.way ?? 'unknown';
    return before.has(code) && earlier !== 'unknown' && earlier !== way;
  });
  return ways || a.linkage !== b.linkage || a.part !== b.part;
}

function changesOf(a: InstrumentItem, b: InstrumentItem): ItemChange[] {
  const [before, after] = [codesOf(a), codesOf(b)];
  const kept = [...after.keys()].filter((code) => before.has(code));
  const found: Readonly<Partial<Record<ItemChange, boolean>>> = {
    'kind-changed': a.kind !== b.kind,
    'scale-changed': a.scale !== b.scale,
    'values-changed': kept.some((code) => before.get(code)!.value !== after.get(code)!.value),
    'direction-changed': a.direction !== b.direction,
    'options-added': kept.length < after.size,
    'options-removed': kept.length < before.size,
    reclassified: reclassified(a, b),
    'skip-changed': differ(skipOf(a), skipOf(b)),
    relabelled: differ(wordsOf(a), wordsOf(b)),
  };
  const changes = (Object.keys(found) as ItemChange[]).filter((change) => found[change]);
  const grave = changes.filter((change) => !CHANGES[change][0]);
  return grave.length > 0 ? grave : changes;
}

function judged(item: string, changes: readonly ItemChange[]): ItemDiff {
  const all = changes.length === 0 ? (['same'] as const) : changes;
  const reasons = all.map((change) => CHANGES[change][1]);
  return {
    item,
    changes: all,
    comparable: all.every((change) => CHANGES[change][0]),
    reason: text(reasons.map(({ id }) => id).join('; '), reasons.map(({ en }) => en).join('; ')),
  };
}

/** Items in order, so that a skip rule's own item is judged before those that rest on it. */
function compared(a: InstrumentContent, b: InstrumentContent): ItemDiff[] {
  const before = new Map(a.items.map((item) => [item.id, item]));
  const done = new Map<string, ItemDiff>();
  for (const item of b.items) {
    const earlier = before.get(item.id);
    const changes = earlier === undefined ? (['added'] as const) : changesOf(earlier, item);
    const rests = earlier !== undefined && item.ask !== undefined && done.get(item.ask.item);
    const based = rests && !rests.comparable ? (['base-changed'] as const) : [];
    done.set(
      item.id,
      judged(item.id, [...changes.filter((c) => c !== 'relabelled' || based.length === 0), ...based]),
    );
  }
  return [...done.values()];
}

/**
 * What changed from one version of an instrument to another, item by item, and what stays comparable: equal or
 * relabelled items. Anything that moves the base, the codes or their meaning ends comparability; labels are taken at
 * their word, that they say the same in other words.
 *
 * @param a the earlier version @param b the later one; of another instrument nothing is comparable
 */
export function instrumentDiff(a: InstrumentContent, b: InstrumentContent): InstrumentDiff {
  const ids = new Set(b.items.map(({ id }) => id));
  const removed = a.items.filter(({ id }) => !ids.has(id)).map(({ id }) => judged(id, ['removed']));
  const items =
    a.key === b.key
      ? [...compared(a, b), ...removed]
      : [...ids, ...removed.map(({ item }) => item)].map((id) => judged(id, ['other-instrument']));
  return {
    from: { key: a.key, version: a.version },
    to: { key: b.key, version: b.version },
    items,
    comparable: { items: items.filter(({ comparable }) => comparable).length, of: items.length },
  };
}

/** By the earlier and the later text: a published one is never edited, and a report asks about every item again and again. */
const comparableItems = new WeakMap<InstrumentContent, WeakMap<InstrumentContent, ReadonlySet<string>>>();

function comparableBetween(earlier: InstrumentContent, later: InstrumentContent): ReadonlySet<string> {
  const byLater = comparableItems.get(earlier) ?? new WeakMap<InstrumentContent, ReadonlySet<string>>();
  comparableItems.set(earlier, byLater);
  const known = byLater.get(later);
  if (known !== undefined) return known;
  const { items } = instrumentDiff(earlier, later);
  const found = new Set(items.filter(({ comparable }) => comparable).map(({ item }) => item));
  byLater.set(later, found);
  return found;
}

/**
 * Tells whether figures of one item may stand beside each other in waves that asked these two versions, or be added.
 *
 * @param a and @param b in any order
 */
export function comparableItem(a: InstrumentContent, b: InstrumentContent, item: string): boolean {
  const [earlier, later] = a.version <= b.version ? [a, b] : [b, a];
  return comparableBetween(earlier, later).has(item);
}
