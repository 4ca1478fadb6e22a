import { note, sha256, uuid } from '@app/contracts';
import { z } from 'zod';
import type { EventOf } from '../shared/event-spec.js';
import { eventSpec } from '../shared/event-spec.js';

export const importFormats = ['csv', 'xlsx'] as const;

/** What the dry run found: nothing of the file's content, which may name people. */
export const checkedFile = z.strictObject({
  survey: uuid,
  /** SHA-256 of the file's bytes. */
  file: sha256,
  format: z.enum(importFormats),
  bytes: z.int().min(0),
  rows: z.int().min(0),
  /** Problems found; a file that has any cannot be started. */
  problems: z.int().min(0),
});

export const importEvents = [
  eventSpec('ImportChecked', checkedFile),
  eventSpec(
    'ImportStarted',
    z.strictObject({ rows: z.int().min(1), late: z.strictObject({ reason: note }).nullable() }),
  ),
  eventSpec('ImportCommitted', z.strictObject({ survey: uuid, rows: z.int().min(1), late: z.boolean() })),
  eventSpec('ImportDropped', z.strictObject({ reason: note })),
] as const;
export type ImportEvent = EventOf<typeof importEvents>;
