import { z } from 'zod';
import { nonResponses } from '../lists.js';
import { day, instant, regionCode, uuid } from '../primitives.js';
import { bilingualView } from './common.js';
import { reportKinds, reportWaveView } from './report.js';

/** How many of the population answered: n, N and the share in percent with one decimal. */
export const responseRateView = z.strictObject({
  n: z.int().min(0),
  population: z.int().min(0),
  /** Rounded half away from zero; null where the population is 0. */
  percent: z.string().nullable(),
});

/** A survey wave in a list. */
export const surveyEntryView = reportWaveView.extend({
  region: regionCode,
  status: z.enum(['open', 'closed', 'withdrawn']),
  /** Position of its first entry. */
  opened: z.int().min(0),
  /** Position at which it was closed; null while it is open. */
  closedAt: z.int().min(0).nullable(),
  responseRate: responseRateView,
});
export type SurveyEntryView = z.output<typeof surveyEntryView>;

export const surveyPageView = z.strictObject({
  position: z.int().min(-1),
  rows: z.array(surveyEntryView),
  /** `cursor` of the next page; null on the last. */
  next: z.string().nullable(),
});
export type SurveyPageView = z.output<typeof surveyPageView>;

/** The question behind a page of answers, as the newest instrument version among the waves words it. */
export const answeredItemView = z.strictObject({
  item: z.string(),
  question: bilingualView,
  options: z.array(z.strictObject({ code: z.string(), label: bilingualView.nullable() })),
});

/** One respondent's answer to one item. Pseudonymous: the respondent is a code, never a name. */
export const answerRowView = z.strictObject({
  survey: uuid,
  location: z.string(),
  respondent: z.string(),
  answeredOn: day,
  item: z.string(),
  /** What was chosen; null for items that ask for names, and where there is no answer. */
  code: z.string().nullable(),
  /** What the code or the reason means; null where the source names the code only. */
  label: bilingualView.nullable(),
  /** Whom the respondent named, as given. */
  names: z.array(z.string()).nullable(),
  /** Why there is no answer; null where there is one. */
  missing: nonResponses.schema.nullable(),
  /** Recorded after the wave was closed. */
  late: z.boolean(),
  /** How often the respondent's answers were corrected. */
  corrections: z.int().min(0),
});
export type AnswerRowView = z.output<typeof answerRowView>;

/** The answers behind a figure, a page of them. */
export const answersPageView = z.strictObject({
  position: z.int().min(-1),
  recordedAt: instant.nullable(),
  items: z.array(answeredItemView),
  rows: z.array(answerRowView),
  /** `cursor` of the next page; null on the last. */
  next: z.string().nullable(),
  /** Whether made-up respondents are among them. */
  synthetic: z.boolean(),
});
export type AnswersPageView = z.output<typeof answersPageView>;

/** What a reader may ask for, and what it needs. */
export const reportKindView = z.strictObject({
  kind: z.enum(reportKinds),
  title: bilingualView,
  shows: bilingualView,
  needs: bilingualView,
  /** Whether it names single respondents by their codes: then it is for those who may read answers. */
  pseudonyms: z.boolean(),
  formats: z.array(z.string()),
});
export const reportKindsView = z.strictObject({ kinds: z.array(reportKindView) });
export type ReportKindsView = z.output<typeof reportKindsView>;
