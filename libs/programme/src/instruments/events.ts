import { instrumentContent } from '@app/contracts';
import { z } from 'zod';
import type { EventOf } from '../shared/event-spec.js';
import { eventSpec } from '../shared/event-spec.js';

/** The whole text of a version stands in the log, so that an answer can be read without this program's files. */
export const instrumentEvents = [
  eventSpec(
    'InstrumentPublished',
    z.strictObject({ content: instrumentContent, hash: z.string().regex(/^[0-9a-f]{64}$/) }),
  ),
] as const;
export type InstrumentEvent = EventOf<typeof instrumentEvents>;
