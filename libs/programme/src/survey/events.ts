import {
  closeWave,
  correctPopulation,
  instrumentRef,
  openWave,
  population,
  regionCode,
  textOf,
  withdrawWave,
} from '@app/contracts';
import { z } from 'zod';
import type { EventOf } from '../shared/event-spec.js';
import { eventSpec } from '../shared/event-spec.js';

/** Facts of a survey wave: chapter IV, A asks each firm once; waves are E. */
export const surveyEvents = [
  eventSpec(
    'WaveOpened',
    openWave.schema.extend({
      region: regionCode,
      instrument: instrumentRef,
      location: textOf(200),
      population,
      synthetic: z.boolean(),
    }),
  ),
  eventSpec('PopulationCorrected', correctPopulation.schema),
  eventSpec('WaveClosed', closeWave.schema),
  eventSpec('WaveWithdrawn', withdrawWave.schema),
] as const;
export type SurveyEvent = EventOf<typeof surveyEvents>;
