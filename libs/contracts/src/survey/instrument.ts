import { z } from 'zod';
import { nonResponses, scaleTypes, ways } from '../lists.js';
import { messages } from '../messages.js';
import { distinct, name, note, textOf } from '../primitives.js';

/** Both languages of a text that comes with data: an instrument brings its own labels. */
export const bilingual = z.strictObject({ id: textOf(300), en: textOf(300) });

const slug = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, messages.slug.en);

/** `cooperation` */
export const instrumentKey = slug(40);
/** `peer-mode`: stable over all versions of an instrument; also the column in files. */
export const itemId = slug(40);
/** `yes`, `3`: what a respondent chose; the log holds codes, never labels. */
export const optionCode = z
  .string()
  .max(20)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, messages.optionCode.en);

/** What the reports can do with an instrument: which of the chapter's tables it feeds. */
export const instrumentFamilies = ['dynamics', 'cooperation', 'problem-handling', 'other'] as const;

export const instrumentOption = z.strictObject({
  code: optionCode,
  /** The number behind the code, on ordinal and interval scales; its order on an ordinal one. */
  value: z.int().min(-100).max(100).optional(),
  /** null where the source names the code and not its meaning (problem handling version 1). */
  label: bilingual.nullable(),
  /** What the point of the scale looks like in the field: Table 2's aspects. */
  anchor: bilingual.optional(),
  /** Whether the firm acts with others; a higher score is not always the better way. */
  way: ways.schema.optional(),
});
export type InstrumentOption = z.output<typeof instrumentOption>;

export const instrumentItem = z.strictObject({
  id: itemId,
  label: bilingual,
  /** `names`: the firms or bodies that the respondent works with, by their respondent codes or short names. */
  kind: z.enum(['choice', 'names']),
  scale: scaleTypes.schema,
  /** Which end of the scale is the better one; `none` where the source's order says nothing of that kind. */
  direction: z.enum(['higher', 'lower', 'none']),
  options: z.array(instrumentOption).max(20),
  /** Skip rule: asked only of those who chose one of these codes at an earlier item. */
  ask: z.strictObject({ item: itemId, codes: distinct(optionCode, 1, 20) }).optional(),
  /** cooperation: the linkage that the item is about, and which part of it. */
  linkage: z.enum(['peer', 'backward', 'forward', 'supporting']).optional(),
  part: z.enum(['exists', 'mode', 'partners']).optional(),
  /** A reference that reads the same in both languages: `IV.A.2.a, T4`; null for what the source does not have (E). */
  source: textOf(120).nullable(),
});
export type InstrumentItem = z.output<typeof instrumentItem>;

/** The whole text of one version of an instrument: what its hash covers. */
export const instrumentContent = z.strictObject({
  key: instrumentKey,
  version: z.int().min(1).max(999),
  family: z.enum(instrumentFamilies),
  title: bilingual,
  source: textOf(200).nullable(),
  items: z.array(instrumentItem).min(1).max(100),
  nonResponses: distinct(nonResponses.schema, 1, 4),
  notes: z.array(z.strictObject({ id: note, en: note })).max(20),
});
export type InstrumentContent = z.output<typeof instrumentContent>;

/** One version of an instrument as a wave names it. */
export const instrumentRef = z.strictObject({
  key: instrumentKey,
  version: z.int().min(1).max(999),
  /** SHA-256 of the content's canonical JSON, lower-case hex. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});
export type InstrumentRef = z.output<typeof instrumentRef>;

/** What a respondent's code looks like; forms check it while it is typed. */
export const RESPONDENT_PATTERN = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/;

/** A firm in the survey, by pseudonym: the same code in every wave of its cluster, in capitals. Never a name. */
export const respondentCode = z
  .string()
  .trim()
  .regex(RESPONDENT_PATTERN, messages.respondentCode.en)
  .toUpperCase();

/** One item's answer: a code, the names asked for, or why there is none. */
export const answer = z.union([
  z.strictObject({ item: itemId, code: optionCode }),
  z.strictObject({ item: itemId, names: distinct(name, 1, 50) }),
  z.strictObject({ item: itemId, missing: nonResponses.schema }),
]);
export type Answer = z.output<typeof answer>;
