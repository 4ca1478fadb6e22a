import { z } from 'zod';
import { instant, uuid } from '../primitives.js';
import { bilingualView } from './common.js';

/** One event of a history, told as a sentence. */
export const historyItemView = z.strictObject({
  /** `position.index`: its place in the whole log. */
  id: z.string(),
  position: z.int(),
  index: z.int(),
  at: instant,
  effectiveAt: instant,
  /** Days from its effect to its recording; 0 on the same day, negative ahead of it. */
  lateDays: z.int(),
  actor: z.strictObject({ account: z.string(), person: uuid.nullable() }),
  event: z.string(),
  title: bilingualView,
  sentence: bilingualView,
  stream: uuid,
  category: z.string(),
  version: z.int(),
});
export type HistoryItemView = z.output<typeof historyItemView>;

export const historyPageView = z.strictObject({
  items: z.array(historyItemView),
  /** The position that the next page begins before (newest first) or after (oldest first); null on the last. */
  next: z.int().nullable(),
  /** The position that the history was read up to. */
  asOf: z.int(),
  /** Routine entries that were left out in the stretch of this page, when they are. */
  hidden: z.int().min(0),
});
export type HistoryPageView = z.output<typeof historyPageView>;
