import { answer, day, note, respondentCode, uuid } from '@app/contracts';
import { z } from 'zod';
import { personal } from '../administration/events.js';
import type { EventOf } from '../shared/event-spec.js';
import { eventSpec } from '../shared/event-spec.js';

const answers = z.array(answer).min(1).max(100);
/** Why it came after the wave was closed; null when it did not. */
const late = z.strictObject({ reason: note }).nullable();

/** One respondent's answers in one wave. Pseudonymous: the name, where there is one, is the respondent's own data. */
export const responseEvents = [
  eventSpec(
    'AnswersRecorded',
    z.strictObject({
      survey: uuid,
      respondent: respondentCode,
      answeredOn: day,
      answers,
      name: personal.optional(),
      late,
      /** The import whose row it is: it counts once that is committed. */
      import: uuid.nullable(),
      row: z.int().min(1).nullable(),
    }),
    ['name'],
  ),
  eventSpec(
    'AnswersCorrected',
    z.strictObject({
      survey: uuid,
      /** All answers as they read now, so that a fold needs no instrument. */
      answers,
      changed: z.array(z.string()).min(1).max(100),
      reason: note,
      /** Whether the wave was closed: reports that used it are then restated. */
      late: z.boolean(),
    }),
  ),
  eventSpec('ResponseWithdrawn', z.strictObject({ survey: uuid, reason: note, late: z.boolean() })),
] as const;
export type ResponseEvent = EventOf<typeof responseEvents>;
