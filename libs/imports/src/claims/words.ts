import type { Bilingual, ClaimPart, ClaimRowKind, ClaimTable, Linkage } from '@app/contracts';
import { claimParts, cooperationModes, itemId, linkages, text } from '@app/contracts';
import { dynamicsJicaV1, problemHandlingV1 } from '@app/programme';
import { folded } from '../rows/header.js';

/** What may be written in the columns that take one of several values: its code, or its name in either language. */

export type ClaimShape = ClaimTable['shape'];

type Words<T extends string> = Readonly<Record<T, readonly string[]>>;

/** A list of values with everything that stands for each. */
export class Vocabulary<T extends string> {
  private readonly byWord: ReadonlyMap<string, T>;
  readonly codes: readonly T[];

  constructor(words: Words<T>) {
    this.codes = Object.keys(words) as T[];
    this.byWord = new Map(
      this.codes.flatMap((code) => [code, ...words[code]].map((word): [string, T] => [folded(word), code])),
    );
  }

  /** @returns the code, or null for a word that is none of the list's */
  of(word: string): T | null {
    return this.byWord.get(folded(word)) ?? this.byWord.get(folded(word).replaceAll(/[\s_]+/g, '-')) ?? null;
  }
}

export const shapes = new Vocabulary<ClaimShape>({
  dynamics: ['dinamika'],
  cooperation: ['kerja sama', 'kerjasama'],
  'problem-handling': ['penyelesaian masalah', 'penanganan masalah', 'problems'],
});

export const rowKinds = new Vocabulary<ClaimRowKind>({
  location: ['lokasi', 'tempat', 'place'],
  total: ['jumlah', 'totals'],
  average: ['rata-rata', 'rerata', 'mean'],
});

export const parts = new Vocabulary<ClaimPart>({
  ...(Object.fromEntries(claimParts.map((part) => [part, []])) as unknown as Words<ClaimPart>),
  count: ['banyak', 'banyaknya', 'cacah', 'unit', 'n'],
  percent: ['persen', 'persentase', 'percentage', '%'],
  mean: ['rata-rata', 'rerata', 'skor', 'score'],
  minimum: ['min', 'terendah'],
  maximum: ['maks', 'max', 'tertinggi'],
  total: ['jumlah'],
});

export const totalsKinds = new Vocabulary<'sum' | 'mean'>({
  sum: ['jumlah', 'total'],
  mean: ['rata-rata', 'rerata', 'average'],
});

export const linkageWords = new Vocabulary<Linkage>(
  Object.fromEntries(
    linkages.codes.map((code) => [code, Object.values(linkages.labels[code])]),
  ) as unknown as Words<Linkage>,
);

export const yesNo = new Vocabulary<'yes' | 'no'>({ yes: ['ya', 'true', '1'], no: ['tidak', 'false', '0'] });

const FIXED = new Vocabulary<'yes' | 'no' | 'total'>({
  yes: ['ya', 'ada', 'ada kerja sama'],
  no: ['tidak', 'tidak ada', 'tidak ada kerja sama'],
  total: ['jumlah', 'jumlah (rata2)', 'totals'],
});

/** Columns that the chapter's tables have, by their names. */
const known: ReadonlyMap<string, { readonly key: string; readonly label: Bilingual }> = new Map(
  [
    ...cooperationModes.codes.map((key) => ({ key: key as string, label: cooperationModes.labels[key] })),
    ...[dynamicsJicaV1, problemHandlingV1].flatMap(({ items }) =>
      items.map(({ id, label }) => ({ key: id, label: text(label.id, label.en) })),
    ),
  ].flatMap((column) =>
    [column.key, column.label.id, column.label.en].map((word) => [folded(word), column] as const),
  ),
);

/** @returns lower-case words with hyphens between them: `Bahan baku` is `bahan-baku` */
export const slugOf = (words: string): string =>
  folded(words)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

export interface NamedColumn {
  readonly key: string;
  /** null for the columns that are always there. */
  readonly label: Bilingual | null;
}

/**
 * A column of a published table by its name: one that is always there, one of the chapter's, or the user's own.
 *
 * @returns null for a name that makes no key
 */
export function columnNamed(words: string, shape: ClaimShape): NamedColumn | null {
  const fixed = FIXED.of(words);
  if (fixed !== null && (shape === 'cooperation' || fixed === 'total')) return { key: fixed, label: null };
  const own = known.get(folded(words)) ?? known.get(folded(words).replaceAll('_', '-'));
  if (own !== undefined) return own;
  const key = slugOf(words);
  return itemId.safeParse(key).success ? { key, label: text(words) } : null;
}

/** @returns a table's key and, where it was written as a number, that: `4.2a` is `table-4-2a`; null for no key */
export function tableNamed(words: string): { readonly key: string; readonly number: string | null } | null {
  const numbered = /^\d{1,3}([.-]\d{1,3})*[a-z]?$/i.test(words);
  const key = numbered ? `table-${slugOf(words)}` : slugOf(words);
  return itemId.safeParse(key).success ? { key, number: numbered ? words : null } : null;
}

const SUMMARY = new Set([
  'total',
  'jumlah',
  'rata-rata',
  'rerata',
  'rata2',
  'average',
  'mean',
  'keseluruhan',
]);

/** @returns whether a row's name looks like that of a row of totals or averages: then its kind must be written */
export const looksLikeSummary = (label: string): boolean => SUMMARY.has(folded(label));
