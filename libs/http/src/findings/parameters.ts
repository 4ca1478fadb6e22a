import { instrumentKey, itemId, nonResponses, optionCode, regionCode, uuid } from '@app/contracts';
import { reportFormats } from '@app/findings';
import { z } from 'zod';
import { languages } from '../http/language.js';
import { listOf, momentParameters, numberBetween, queryText } from '../reads/parameters.js';

/** As many waves as an address has room for: a figure over all locations of a province names each of them. */
const MOST_SURVEYS = 200;
const surveys = z
  .string()
  .max(MOST_SURVEYS * 37)
  .transform((text) => text.split(','))
  .pipe(z.array(uuid).min(1).max(MOST_SURVEYS));

const places = {
  surveys: surveys.optional(),
  cluster: uuid.optional(),
  region: regionCode.optional(),
  instrument: instrumentKey.optional(),
};

/** What a report is asked with. */
export const reportParameters = z.strictObject({
  ...places,
  ...momentParameters,
  /** The network without this node. */
  without: queryText(200).optional(),
  format: z.enum(reportFormats).optional(),
  language: z.enum(languages).optional(),
});
export type ReportParameters = z.output<typeof reportParameters>;

/** What the answers behind a figure are asked with: the members of a cell's `source`. */
export const answersParameters = z.strictObject({
  ...momentParameters,
  surveys,
  item: itemId.optional(),
  codes: listOf(optionCode).optional(),
  missing: listOf(nonResponses.schema).optional(),
  format: z.enum(['json', 'csv']).optional(),
  language: z.enum(languages).optional(),
  /** Respondents of a page. */
  limit: numberBetween(1, 1_000).optional(),
  cursor: queryText(100).optional(),
});
export type AnswersParameters = z.output<typeof answersParameters>;

export const surveysParameters = z.strictObject({
  ...momentParameters,
  cluster: uuid.optional(),
  regions: listOf(regionCode).optional(),
  instrument: instrumentKey.optional(),
  statuses: listOf(z.enum(['open', 'closed', 'withdrawn'])).optional(),
  limit: numberBetween(1, 200).optional(),
  cursor: uuid.optional(),
});
