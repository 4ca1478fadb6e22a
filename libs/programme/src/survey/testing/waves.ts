import type { Known } from '../../definitions/judge-types.js';
import { cooperationV1, instrumentRefOf } from '../../instruments/index.js';
import type { SurveyState, SurveyStatus } from '../state.js';

export const SURVEY = '00000000-0000-4000-8000-0000000050e7';
export const WAVE_CLUSTER = '00000000-0000-4000-8000-000000000c15';

/** A wave of cooperation version 1 in Ceper, as other streams meet it. */
export const wave = (lifecycle: SurveyStatus = 'open'): Known<SurveyState> => ({
  stream: SURVEY,
  version: 1,
  state: {
    lifecycle,
    wave: {
      cluster: WAVE_CLUSTER,
      region: '33.10',
      instrument: instrumentRefOf(cooperationV1),
      location: 'Ceper',
      population: 12,
      method: 'interview',
      period: { from: '2026-01-01', until: '2026-03-31' },
      synthetic: false,
    },
    population: 12,
    closedAt: lifecycle === 'open' ? null : '2026-03-30T00:00:00.000Z',
  },
});
