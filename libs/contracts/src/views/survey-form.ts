import { z } from 'zod';
import { nonResponses, scaleTypes, surveyMethods } from '../lists.js';
import { day, instant, regionCode, uuid } from '../primitives.js';
import { answer } from '../survey/instrument.js';
import { bilingualView } from './common.js';

/** A field beside the items; its name is that of the command's own. */
const field = z.strictObject({
  name: z.enum(['respondent', 'answeredOn', 'name', 'lateReason']),
  label: bilingualView,
  hint: bilingualView.nullable(),
  type: z.enum(['text', 'date']),
  required: z.boolean(),
  /** Names somebody: kept apart, never in a report. */
  personal: z.boolean(),
  /** Regular expression that a text must match. */
  pattern: z.string().nullable(),
  maxLength: z.int().nullable(),
  /** The last day that is taken: today where the wave is. */
  latest: day.nullable(),
});
export type SurveyFormField = z.output<typeof field>;

const item = z.strictObject({
  id: z.string(),
  label: bilingualView,
  /** One of the options, or names. */
  kind: z.enum(['choice', 'names']),
  scale: scaleTypes.schema,
  /** Asked only where the earlier item was answered by one of these codes; always without it. */
  ask: z.strictObject({ item: z.string(), codes: z.array(z.string()) }).nullable(),
  options: z.array(
    z.strictObject({
      code: z.string(),
      /** null where the source gives the code no meaning: show the code. */
      label: bilingualView.nullable(),
      anchor: bilingualView.nullable(),
    }),
  ),
  /** What an answer looks like, and what a reason for none does. */
  examples: z.array(answer),
});

/** Everything that a page needs to take one respondent's answers in one wave. */
export const surveyFormView = z.strictObject({
  survey: uuid,
  wave: z.strictObject({
    cluster: uuid,
    region: regionCode,
    location: z.string(),
    method: surveyMethods.schema,
    period: z.strictObject({ from: day, until: day }),
    status: z.enum(['open', 'closed', 'withdrawn']),
    closedAt: instant.nullable(),
    synthetic: z.boolean(),
    /** N, and how many have answered so far. */
    population: z.int().min(1),
    answered: z.int().min(0),
  }),
  instrument: z.strictObject({
    key: z.string(),
    version: z.int().min(1),
    hash: z.string(),
    title: bilingualView,
    notes: z.array(bilingualView),
  }),
  /** Whether the reader may record answers here, and all reasons why not. */
  may: z.strictObject({
    record: z.boolean(),
    reasons: z.array(z.strictObject({ code: z.string(), text: bilingualView })),
  }),
  fields: z.array(field),
  items: z.array(item),
  /** Why there may be no answer, to any item. */
  nonResponses: z.array(z.strictObject({ code: nonResponses.schema, label: bilingualView })),
  /** What the respondent asked for has answered already; null without one, or where there is nothing. */
  response: z
    .strictObject({ response: uuid, version: z.int().min(1), answeredOn: day, answers: z.array(answer) })
    .nullable(),
  /** Where the answers go, and a body that would be taken. */
  send: z.strictObject({
    method: z.literal('POST'),
    path: z.string(),
    example: z.record(z.string(), z.unknown()),
  }),
});
export type SurveyFormView = z.output<typeof surveyFormView>;
