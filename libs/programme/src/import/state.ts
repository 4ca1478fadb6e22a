import { parse, v5 as uuidv5 } from 'uuid';
import type { z } from 'zod';
import type { StateValue } from '../shared/machine.js';
import type { checkedFile } from './events.js';

export type ImportStatus = 'checked' | 'started' | 'committed' | 'dropped';
export type CheckedFile = z.output<typeof checkedFile>;

export interface ImportState {
  /** One of `ImportStatus`. */
  readonly lifecycle: StateValue;
  /** The newest dry run; null before the first entry. */
  readonly file: CheckedFile | null;
  /** Why its rows come after the wave was closed; null when they do not. */
  readonly late: { readonly reason: string } | null;
}

export const importStatusOf = ({ lifecycle }: ImportState): ImportStatus => lifecycle as ImportStatus;

/** Namespace of the ids of import streams and their rows' commands; never changed. */
const NAMESPACE = parse('9f2d7b61-0c84-5a3e-8d17-6e5b4a3c2d10');

/** @returns the one stream of a file in a wave: the same file again meets the first one's id */
export const importStreamId = (survey: string, file: string): string =>
  uuidv5(`import|${survey}|${file}`, NAMESPACE);

/** @returns the command id of a row: a repeated import has recorded it already */
export const importRowCommandId = (survey: string, file: string, row: number): string =>
  uuidv5(`row|${survey}|${file}|${row}`, NAMESPACE);
