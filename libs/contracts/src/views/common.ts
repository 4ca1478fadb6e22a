import { z } from 'zod';
import { stepKeys } from '../lists.js';
import { day, instant, uuid } from '../primitives.js';

/** A text that a person reads, in both languages. */
export const bilingualView = z.strictObject({ id: z.string(), en: z.string() });
export type BilingualView = z.output<typeof bilingualView>;

/** The version of a stream that an answer rests on. */
export const streamVersionView = z.strictObject({
  stream: uuid,
  category: z.string(),
  version: z.int().min(0),
});

/** A recorded fact's address in its stream, with when it was recorded and since when it holds. */
export const recordedView = z.strictObject({
  version: z.int().min(1),
  index: z.int().min(0),
  at: instant,
  effectiveAt: instant,
});
export type RecordedView = z.output<typeof recordedView>;

export const reasonView = z.strictObject({
  code: z.enum(['r1', 'r2', 'r3', 'r4', 'r5', 'r6']),
  text: bilingualView,
  params: z.record(z.string(), z.unknown()),
});

export const evidenceView = z.strictObject({
  stream: uuid,
  category: z.string(),
  version: z.int(),
  index: z.int(),
  type: z.string(),
});

export const criterionView = z.strictObject({
  id: z.string(),
  kind: z.enum(['hard', 'soft', 'note']),
  state: z.enum(['met', 'unmet', 'waived']),
  statement: bilingualView,
  reasons: z.array(reasonView),
  evidence: z.array(evidenceView),
  flags: z.array(z.string()),
  parameters: z.record(z.string(), z.union([z.number(), z.array(z.string())])),
});

/** Why not yet: a step's whole answer, as kept by the board. */
export const checklistView = z.strictObject({
  cluster: uuid,
  step: stepKeys.schema,
  /** What completing the step needs, or what a completed or lapsed one must go on meeting. */
  mode: z.enum(['completion', 'continuing']),
  definition: z.string(),
  met: z.int(),
  total: z.int(),
  passes: z.boolean(),
  criteria: z.array(criterionView),
  /** The day on which this answer was first given; it has held since. */
  judgedDay: day,
  /** The stream versions on which it was first given. */
  judgedOn: z.array(streamVersionView),
  /** From this day on time alone may have changed the answer. */
  nextChange: day.nullable(),
});
export type ChecklistView = z.output<typeof checklistView>;
