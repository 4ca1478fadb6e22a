import type { Bilingual, InstrumentContent, InstrumentItem } from '@app/contracts';
import { nonResponses, text } from '@app/contracts';
import { instrumentDiff, type ItemChange, type ItemDiff } from './diff.js';

/** What became of one item, as a sentence. */
export interface ItemSentence {
  readonly item: string;
  /** In the later version; in the earlier one where it is gone. */
  readonly label: Bilingual;
  readonly changes: readonly ItemChange[];
  readonly comparable: boolean;
  readonly sentence: Bilingual;
}

/** What became of an instrument from one version to another, for people. */
export interface DescribedDiff {
  readonly from: number;
  readonly to: number;
  readonly comparable: { readonly items: number; readonly of: number };
  readonly summary: Bilingual;
  readonly items: readonly ItemSentence[];
  /** What changed about the instrument as a whole. */
  readonly others: readonly Bilingual[];
}

const codesOf = (item: InstrumentItem) => new Map(item.options.map((option) => [option.code, option]));
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const without = (list: readonly string[], others: readonly string[]) =>
  list.filter((each) => !others.includes(each));

/** @returns "opsi baru: 5", or nothing where there are none */
const listed = (codes: readonly string[], id: string, en: string): Bilingual[] =>
  codes.length === 0 ? [] : [text(`${id}: ${codes.join(', ')}`, `${en}: ${codes.join(', ')}`)];

/** Which options, and whether the question reads otherwise. */
function details(a: InstrumentItem, b: InstrumentItem): Bilingual[] {
  const [before, after] = [codesOf(a), codesOf(b)];
  const kept = [...after.keys()].filter((code) => before.has(code));
  const changed = (part: 'label' | 'value' | 'anchor' | 'way') =>
    kept.filter((code) => !same(before.get(code)![part], after.get(code)![part]));
  return [
    ...(same(a.label, b.label)
      ? []
      : [text('kata-kata pertanyaannya lain', 'the question is worded otherwise')]),
    ...listed(without([...after.keys()], kept), 'opsi baru', 'new options'),
    ...listed(without([...before.keys()], kept), 'opsi yang hilang', 'options gone'),
    ...listed(changed('value'), 'nilai lain pada opsi', 'another value of options'),
    ...listed(changed('label'), 'kata-kata lain pada opsi', 'other words at options'),
    ...listed(changed('anchor'), 'contoh lapangan lain pada opsi', 'another anchor at options'),
    ...listed(changed('way'), 'cara bersama/sendiri lain pada opsi', 'joint or alone otherwise at options'),
  ];
}

const ONE_SIDED: readonly ItemChange[] = ['added', 'removed', 'other-instrument'];

function sentenceOf(diff: ItemDiff, a: InstrumentItem | undefined, b: InstrumentItem | undefined): Bilingual {
  const { label, id: item } = (b ?? a)!;
  const verdict = diff.comparable
    ? text('tetap sebanding; ', 'stays comparable; ')
    : text('tidak lagi sebanding; ', 'no longer comparable; ');
  const lead = ONE_SIDED.some((change) => diff.changes.includes(change)) ? text('') : verdict;
  const more = a === undefined || b === undefined ? [] : details(a, b);
  const tail = (language: 'id' | 'en') =>
    more.length === 0 ? '' : ` (${more.map((each) => each[language]).join('; ')})`;
  const tell = (language: 'id' | 'en') =>
    `${label[language]} (${item}): ${lead[language]}${diff.reason[language]}${tail(language)}.`;
  return text(tell('id'), tell('en'));
}

function nonResponseSentences(a: InstrumentContent, b: InstrumentContent): Bilingual[] {
  const words = (codes: InstrumentContent['nonResponses'], language: 'id' | 'en') =>
    codes.map((code) => nonResponses.labels[code][language]).join(', ');
  const added = b.nonResponses.filter((code) => !a.nonResponses.includes(code));
  const gone = a.nonResponses.filter((code) => !b.nonResponses.includes(code));
  return [
    ...(added.length > 0
      ? [
          text(
            `Sebab tanpa jawaban yang baru: ${words(added, 'id')}.`,
            `New reasons for no answer: ${words(added, 'en')}.`,
          ),
        ]
      : []),
    ...(gone.length > 0
      ? [
          text(
            `Sebab tanpa jawaban yang hilang: ${words(gone, 'id')}.`,
            `Reasons for no answer gone: ${words(gone, 'en')}.`,
          ),
        ]
      : []),
  ];
}

function otherSentences(a: InstrumentContent, b: InstrumentContent): Bilingual[] {
  return [
    ...(same(a.title, b.title)
      ? []
      : [text(`Judulnya sekarang "${b.title.id}".`, `Its title is "${b.title.en}" now.`)]),
    ...(a.family === b.family
      ? []
      : [text('Masuk ke tabel laporan lain.', 'It feeds other tables of the reports.')]),
    ...nonResponseSentences(a, b),
    ...(same(a.notes, b.notes) ? [] : [text('Catatannya berubah.', 'Its notes changed.')]),
  ];
}

/**
 * What changed from one version of an instrument to a later one, and what stays comparable, in sentences.
 *
 * @param a the earlier version @param b the later one, of the same instrument
 * @returns every item of either version, in the order of `instrumentDiff`
 */
export function describeDiff(a: InstrumentContent, b: InstrumentContent): DescribedDiff {
  const { items, comparable } = instrumentDiff(a, b);
  const find = ({ items: all }: InstrumentContent, id: string) => all.find((each) => each.id === id);
  const { items: kept, of } = comparable;
  return {
    from: a.version,
    to: b.version,
    comparable,
    summary: text(
      `Dari versi ${a.version} ke versi ${b.version}: ${kept} dari ${of} butir tetap sebanding.`,
      `From version ${a.version} to version ${b.version}: ${kept} of ${of} items stay comparable.`,
    ),
    items: items.map((each) => {
      const [earlier, later] = [find(a, each.item), find(b, each.item)];
      const { item, changes, comparable: stays } = each;
      const { label } = (later ?? earlier)!;
      return { item, label, changes, comparable: stays, sentence: sentenceOf(each, earlier, later) };
    }),
    others: otherSentences(a, b),
  };
}
