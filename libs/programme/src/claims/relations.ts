import type { Bilingual, ClaimCell, ClaimStatement, ClaimTable, ClaimUnit } from '@app/contracts';
import { text } from '@app/contracts';
import type { Input } from './printed-cells.js';

/** A rule that ties one printed figure to others. */
export type Relation =
  /** A percentage: counts over counts. */
  | { readonly kind: 'share'; readonly of: readonly Input[]; readonly base: readonly Input[] }
  /** Parts that make a whole: in a row, or down a column. */
  | { readonly kind: 'sum' | 'column-sum'; readonly inputs: readonly Input[] }
  /** Of a row's means, or of cells that a sentence names. */
  | { readonly kind: 'mean'; readonly inputs: readonly Input[] }
  /** Of the places of a column: unweighted, and under the n of each table that has them. */
  | { readonly kind: 'average'; readonly inputs: readonly Input[] }
  /** A mean lies between the least and the greatest answer. */
  | { readonly kind: 'bounds'; readonly of: Input };

/** A figure to check. */
export interface Figure {
  readonly cell: ClaimCell | null;
  readonly statement: number | null;
  readonly label: Bilingual;
  /** null for words. */
  readonly unit: ClaimUnit | null;
  readonly printed: string | null;
  /** With how many decimals to recompute it. */
  readonly decimals: number;
  readonly relations: readonly Relation[];
  /** What whoever entered the table says of the row. */
  readonly note: Bilingual | null;
  readonly words: Extract<ClaimStatement, { kind: 'words' }>['why'] | null;
}

/** @returns every input of a relation */
export function inputsOf(relation: Relation): readonly Input[] {
  if (relation.kind === 'share') return [...relation.of, ...relation.base];
  return relation.kind === 'bounds' ? [relation.of] : relation.inputs;
}

const RULES = {
  share: text('bagian ÷ dasar', 'part ÷ base'),
  sum: text('jumlah bagian', 'sum of the parts'),
  'column-sum': text('jumlah semua lokasi', 'sum over the locations'),
  mean: text('rata-rata sel', 'mean of the cells'),
  average: text('rata-rata semua lokasi', 'mean over the locations'),
  bounds: text(
    'minimum ≤ rata-rata ≤ maksimum, di dalam skala',
    'minimum ≤ mean ≤ maximum, inside the scale',
  ),
} as const;

/** @returns the rule in words */
export const ruleText = ({ kind }: Relation): Bilingual => RULES[kind];

/** The row of a table at an index. */
export type RowOf<T extends ClaimTable> = T['rows'][number];
