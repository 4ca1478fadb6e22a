import type { ClaimComparison } from '@app/contracts';
import { type Bilingual, text } from '@app/contracts';

/** What a figure of a published table counts, in words. */
export const UNITS: Readonly<Record<ClaimComparison['unit'], Bilingual>> = {
  count: text('banyaknya', 'count'),
  percent: text('persen', 'percent'),
  score: text('skor', 'score'),
};
