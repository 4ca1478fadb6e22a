import { z } from 'zod';
import { text } from '../bilingual.js';
import { list } from '../code-list.js';
import { instant, uuid } from '../primitives.js';

/** What somebody was shown of a person, or took along. */
export const accessedThings = list({
  name: text('nama', 'name'),
  contact: text('nama dan cara menghubungi', 'name and how to reach them'),
  'respondent-name': text('nama responden', "respondent's name"),
  export: text('berkas jawaban', 'file of answers'),
  file: text('berkas orang itu', "the person's file"),
});
export type AccessedThing = (typeof accessedThings.codes)[number];

/** One reading of personal data. People are pseudonyms here: nothing in it is personal itself. */
export const accessRecordView = z.strictObject({
  id: z.int().min(1),
  at: instant,
  /** The account that read, or `operator` for the installation's own command line. */
  account: z.string(),
  /** The person behind it. */
  person: uuid.nullable(),
  /** The person, respondent or survey wave that it was about. */
  subject: uuid,
  what: accessedThings.schema,
  /** The route or command. */
  purpose: z.string(),
});
export type AccessRecordView = z.output<typeof accessRecordView>;

export const accessRecordsView = z.strictObject({
  /** The newest first. */
  rows: z.array(accessRecordView),
  /** `cursor` of the next page; null on the last. */
  next: z.int().nullable(),
});
export type AccessRecordsView = z.output<typeof accessRecordsView>;
