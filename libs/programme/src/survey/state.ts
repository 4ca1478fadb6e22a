import type { InstrumentRef } from '@app/contracts';
import type { StateValue } from '../shared/machine.js';
import type { SurveyEvent } from './events.js';

export type SurveyStatus = 'open' | 'closed' | 'withdrawn';
type Opened = Extract<SurveyEvent, { type: 'WaveOpened' }>['data'];

export interface SurveyState {
  /** One of `SurveyStatus`. */
  readonly lifecycle: StateValue;
  /** null before the first entry. */
  readonly wave: Opened | null;
  /** N as last corrected; 0 before the first entry. */
  readonly population: number;
  /** When it was closed, ISO 8601 UTC; null while it is open. */
  readonly closedAt: string | null;
}

export const surveyStatusOf = ({ lifecycle }: SurveyState): SurveyStatus => lifecycle as SurveyStatus;

/** @returns which version of which instrument the wave asks @throws Error before the first entry */
export function instrumentOf({ wave }: SurveyState): InstrumentRef {
  if (wave === null) throw new Error('a wave that was not opened has no instrument');
  return wave.instrument;
}
