import type { Answer } from '@app/contracts';
import type { Personal } from '@app/eventsourcing';
import { parse, v5 as uuidv5 } from 'uuid';

/** Namespace of the ids of response streams and of respondents as data subjects; never changed. */
const NAMESPACE = parse('4e6b0d38-9a2c-5f71-b3e5-1c8d7f0a2b96');

/** @returns the one stream of a respondent's answers in a wave: a second form meets the first one's id */
export const responseStreamId = (survey: string, respondent: string): string =>
  uuidv5(`${survey}|${respondent}`, NAMESPACE);

/** @returns the data subject behind a respondent's code: the same in every wave of the cluster */
export const respondentSubject = (cluster: string, respondent: string): string =>
  uuidv5(`subject|${cluster}|${respondent}`, NAMESPACE);

export interface ResponseState {
  /** null before the first entry. */
  readonly identity: { readonly survey: string; readonly respondent: string } | null;
  /** As they read now; null when withdrawn. */
  readonly answers: readonly Answer[] | null;
  readonly answeredOn: string | null;
  /** The import that the answers came with; null when they were entered one by one. */
  readonly import: string | null;
  readonly name: Personal | null;
  /** How often they were corrected since they were recorded. */
  readonly corrections: number;
}

export const noResponse: ResponseState = {
  identity: null,
  answers: null,
  answeredOn: null,
  import: null,
  name: null,
  corrections: 0,
};
