import type { InstrumentContent } from '@app/contracts';
import {
  cooperationV1,
  dynamicsJicaV1,
  instrumentRefOf,
  problemHandlingV1,
  problemHandlingV2,
} from '@app/programme';
import { idOf } from '../log-builder.js';

const WAVE = 8;
const CLUSTER = 2;

/** A wave of the histories that tests play. */
export interface PlannedWave {
  readonly survey: string;
  readonly cluster: string;
  readonly region: string;
  readonly location: string;
  readonly instrument: InstrumentContent;
  readonly period: { readonly from: string; readonly until: string };
  readonly population: number;
  readonly method: 'interview' | 'consensus';
}

type Planned = readonly [
  cluster: number,
  quarter: 1 | 2,
  instrument: InstrumentContent,
  method?: 'interview' | 'consensus',
];

const planned: readonly Planned[] = [
  [1, 1, dynamicsJicaV1],
  [1, 2, dynamicsJicaV1],
  [2, 1, dynamicsJicaV1],
  [1, 1, cooperationV1],
  [2, 1, cooperationV1],
  [1, 1, problemHandlingV1],
  [2, 1, problemHandlingV1],
  [2, 2, cooperationV1],
  [2, 2, problemHandlingV2],
  [2, 2, dynamicsJicaV1, 'consensus'],
];

const PERIODS = {
  1: { from: '2026-01-01', until: '2026-03-31' },
  2: { from: '2026-04-01', until: '2026-06-30' },
} as const;

/** Two clusters of two regions, every family of instruments, and two waves to compare. */
export const plannedWaves: readonly PlannedWave[] = planned.map(
  ([cluster, quarter, instrument, method = 'interview'], index) => ({
    survey: idOf(WAVE, index + 1),
    cluster: idOf(CLUSTER, cluster),
    region: cluster === 1 ? '33.10' : '34.02',
    location: cluster === 1 ? 'Ceper' : 'Kasongan',
    instrument,
    period: PERIODS[quarter],
    population: 40 + index,
    method,
  }),
);

/** @returns the data of the event that opens it */
export const openedAs = ({ instrument, survey: _, ...wave }: PlannedWave) => ({
  ...wave,
  instrument: instrumentRefOf(instrument),
  synthetic: wave.cluster === idOf(CLUSTER, 2),
});
