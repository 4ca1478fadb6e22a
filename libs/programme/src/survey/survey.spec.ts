import { given } from '../../../eventsourcing/src/testing/given.js';
import { event } from '../shared/event-spec.js';
import {
  instrumentDecider,
  instrumentRefOf,
  problemHandlingV1,
  problemHandlingV2,
} from '../instruments/index.js';
import type { InstrumentEvent } from '../instruments/index.js';
import { enrol, formForum } from '../testing/journey.js';
import { CLUSTER, World } from '../testing/world.js';
import { type SurveyFacts, surveyDecider } from './decider.js';
import type { SurveyEvent } from './events.js';

const published = (content: typeof problemHandlingV1) =>
  event('InstrumentPublished', { content, hash: instrumentRefOf(content).hash }) as InstrumentEvent;
const instrument = given(instrumentDecider, [
  published(problemHandlingV1),
  published(problemHandlingV2),
]).state;
const { cluster } = enrol(formForum(new World())).surroundings();
const on: SurveyFacts = { cluster, instrument };

const data = {
  cluster: CLUSTER,
  instrument: { key: 'problem-handling' },
  population: 320,
  method: 'interview' as const,
  period: { from: '2026-01-05', until: '2026-06-30' },
  synthetic: false,
};
const open = (more: object = {}) => ({ type: 'open-wave', data: { ...data, ...more } }) as const;
const { region, name } = cluster.state.identity!;
const opened = (more: object = {}) =>
  event('WaveOpened', {
    ...data,
    instrument: instrumentRefOf(problemHandlingV2),
    region,
    location: name,
    ...more,
  }) as SurveyEvent;
const closed = event('WaveClosed', {}) as SurveyEvent;
const close = { type: 'close-wave', data: {} } as const;
const withdraw = { type: 'withdraw-wave', data: { reason: 'Keliru' } } as const;

describe('opening a wave', () => {
  it("asks the newest version, pinned by its hash, under the cluster's name", () => {
    given(surveyDecider).when(open(), {}, on).then([opened()]);
  });

  it('takes an earlier version and a shorter name of the place when they are given', () => {
    const earlier = { key: 'problem-handling', version: 1 };
    given(surveyDecider)
      .when(open({ instrument: earlier, location: 'Ceper' }), {}, on)
      .then([opened({ instrument: instrumentRefOf(problemHandlingV1), location: 'Ceper' })]);
  });

  it.each([
    ['an instrument that is not published', open(), { ...on, instrument: null }, 'instrument-unknown'],
    [
      'a version to come',
      open({ instrument: { key: 'problem-handling', version: 3 } }),
      on,
      'instrument-version-unknown',
    ],
    ['an unknown cluster', open(), { ...on, cluster: null }, 'cluster-unknown'],
    [
      'a period that has not begun',
      open({ period: { from: '2026-04-01', until: '2026-04-30' } }),
      on,
      'date-in-future',
    ],
  ])('refuses %s', (_what, command, facts, reason) => {
    given(surveyDecider).when(command, {}, facts).thenRefused('open-wave-refused', [reason]);
  });
});

describe('a wave that was opened', () => {
  it('keeps N as last corrected, also after closing', () => {
    const correct = { type: 'correct-population', data: { population: 318, reason: 'Dua tutup' } } as const;
    const state = given(surveyDecider, [opened(), closed])
      .when(correct, {}, on)
      .then([event('PopulationCorrected', { population: 318, reason: 'Dua tutup' })]);
    expect(state.population).toBe(318);
    const same = { type: 'correct-population', data: { population: 320, reason: 'Sama' } } as const;
    given(surveyDecider, [opened()])
      .when(same, {}, on)
      .thenRefused('correct-population-refused', ['population-unchanged']);
  });

  it('is closed once, and remembers when', () => {
    const state = given(surveyDecider, [opened()]).when(close, {}, on).then([closed]);
    expect(state.closedAt).toBe('2026-03-31T09:00:00.000Z');
    given(surveyDecider, [opened(), closed])
      .when(close, {}, on)
      .thenRefused('close-wave-refused', ['wrong-state']);
  });

  it('may be withdrawn, and then nothing more comes', () => {
    const gone = event('WaveWithdrawn', { reason: 'Keliru' }) as SurveyEvent;
    given(surveyDecider, [opened(), closed]).when(withdraw, {}, on).then([gone]);
    given(surveyDecider, [opened(), gone])
      .when(withdraw, {}, on)
      .thenRefused('withdraw-wave-refused', ['wrong-state']);
  });

  it('is not closed on an earlier day', () => {
    given(surveyDecider, [opened()])
      .when(close, { effectiveAt: '2026-03-01T00:00:00.000Z' }, on)
      .thenRefused('close-wave-refused', ['not-backdatable']);
  });
});
