import { stepKeys } from '@app/contracts';
import { z } from 'zod';

const bilingual = z.strictObject({ id: z.string(), en: z.string() });

/** A fact that a judge looked at: enough to find it in the log. */
export const evidence = z.strictObject({
  stream: z.uuid(),
  category: z.string(),
  version: z.int(),
  index: z.int(),
  type: z.string(),
});
export type Evidence = z.output<typeof evidence>;

export const reason = z.strictObject({
  code: z.enum(['r1', 'r2', 'r3', 'r4', 'r5', 'r6']),
  text: bilingual,
  params: z.record(z.string(), z.unknown()),
});
export type ChecklistReason = z.output<typeof reason>;

export const criterionResult = z.strictObject({
  id: z.string(),
  kind: z.enum(['hard', 'soft', 'note']),
  state: z.enum(['met', 'unmet', 'waived']),
  statement: bilingual,
  reasons: z.array(reason),
  evidence: z.array(evidence),
  /** Things that do not block and must be seen: `independence`, `no-comparison`, `one-sided-loss-alarm`. */
  flags: z.array(z.string()),
  parameters: z.record(z.string(), z.union([z.number(), z.array(z.string())])),
});
export type CriterionResult = z.output<typeof criterionResult>;

export const streamVersion = z.strictObject({ stream: z.uuid(), category: z.string(), version: z.int() });
export const definitionRefSchema = z.strictObject({ id: z.string(), version: z.int(), hash: z.string() });

/** The whole answer of a step: every criterion, what it looked at, and on which stream versions. */
export const checklist = z.strictObject({
  definition: definitionRefSchema,
  step: stepKeys.schema,
  /** The day judged on, in the region's zone. */
  day: z.string(),
  met: z.int(),
  total: z.int(),
  /** No hard criterion unmet, no soft one unmet without a waiver. */
  passes: z.boolean(),
  criteria: z.array(criterionResult),
  judgedOn: z.array(streamVersion),
});
export type Checklist = z.output<typeof checklist>;
