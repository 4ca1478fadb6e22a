import { type Bilingual, type SurveyCommand, surveyCommands, text } from '@app/contracts';
import type { CommandContext, Decider, Decision, EventMeta, Reason } from '@app/eventsourcing';
import { refusal, refuse } from '@app/eventsourcing';
import { clusterOpen } from '../agreement/cluster-checks.js';
import type { ClusterState } from '../cluster/state.js';
import type { Known } from '../definitions/judge-types.js';
import { type InstrumentState, instrumentVersion } from '../instruments/decider.js';
import { event } from '../shared/event-spec.js';
import { LifecycleError } from '../shared/machine.js';
import { checkEffectiveAt, checkNotBackdated, checkPast, type Place, placeOf } from '../shared/place.js';
import { because, type Check, conclude, type Ruling } from '../shared/refusing.js';
import type { SurveyEvent } from './events.js';
import { surveyLifecycle } from './machine.js';
import { type SurveyState, type SurveyStatus, surveyStatusOf } from './state.js';

/** What a decision about a wave looks at on other streams, loaded by the caller. */
export interface SurveyFacts {
  readonly cluster: Known<ClusterState> | null;
  /** The instrument that opening names; null when there is none, or for other commands. */
  readonly instrument: InstrumentState | null;
}

type Open = Extract<SurveyCommand, { type: 'open-wave' }>;
type Later = Exclude<SurveyCommand, Open>;

const STATES: Readonly<Record<SurveyStatus, Bilingual>> = {
  open: text('dibuka', 'open'),
  closed: text('ditutup', 'closed'),
  withdrawn: text('dicabut', 'withdrawn'),
};

/** The states in which a command makes sense. */
const WHEN: Readonly<Record<Later['type'], readonly SurveyStatus[]>> = {
  'correct-population': ['open', 'closed'],
  'close-wave': ['open'],
  'withdraw-wave': ['open', 'closed'],
};

const titleOf = (command: SurveyCommand['type']): Bilingual =>
  surveyCommands.find(({ name }) => name === command)!.title;

function evolve(state: SurveyState, event: SurveyEvent, { at }: Pick<EventMeta, 'at'>): SurveyState {
  if ((state.wave === null) !== (event.type === 'WaveOpened')) {
    throw new LifecycleError('survey', state.lifecycle, event.type);
  }
  const next = { ...state, lifecycle: surveyLifecycle.advance(state.lifecycle, event.type) };
  switch (event.type) {
    case 'WaveOpened':
      return { ...next, wave: event.data, population: event.data.population };
    case 'PopulationCorrected':
      return { ...next, population: event.data.population };
    case 'WaveClosed':
      return { ...next, closedAt: at };
    default:
      return next;
  }
}

function open(
  { type, data }: Open,
  state: SurveyState,
  place: Place,
  facts: SurveyFacts,
): Decision<SurveyEvent> {
  const found = instrumentVersion(facts.instrument, data.instrument.version);
  return conclude<SurveyEvent>(type, titleOf(type), {
    checks: [
      state.wave !== null &&
        because('wave-exists', 'gelombang ini sudah dibuka', 'this wave was opened already'),
      clusterOpen(facts.cluster, '/cluster'),
      checkEffectiveAt(place),
      checkPast(place, '/period/from', data.period.from),
      found === undefined && unknownInstrument(facts.instrument),
    ],
    events: () => {
      const { region, name } = facts.cluster!.state.identity!;
      const { key, version } = found!.content;
      const instrument = { key, version, hash: found!.hash };
      return [event('WaveOpened', { ...data, instrument, region, location: data.location ?? name })];
    },
  });
}

function unknownInstrument(state: InstrumentState | null): Reason {
  const versions = state?.versions.length ?? 0;
  return versions === 0
    ? because(
        'instrument-unknown',
        'instrumen ini belum terbit',
        'this instrument is not published',
        '/instrument/key',
      )
    : because(
        'instrument-version-unknown',
        `versi ini belum terbit; yang terbaru versi ${versions}`,
        `this version is not published; the newest is version ${versions}`,
        '/instrument/version',
        { newest: versions },
      );
}

function rule({ type, data }: Later, state: SurveyState, place: Place): Ruling<SurveyEvent> {
  switch (type) {
    case 'correct-population':
      return {
        checks: [
          checkEffectiveAt(place),
          data.population === state.population &&
            because(
              'population-unchanged',
              'jumlah ini sudah tercatat',
              'this is the number on record',
              '/population',
            ),
        ],
        events: () => [event('PopulationCorrected', data)],
      };
    case 'close-wave':
      return { checks: [checkNotBackdated(place)], events: () => [event('WaveClosed', data)] };
    case 'withdraw-wave':
      return { checks: [checkNotBackdated(place)], events: () => [event('WaveWithdrawn', data)] };
  }
}

function wrongState(status: SurveyStatus, when: readonly SurveyStatus[]): Check {
  if (when.includes(status)) return false;
  const { id, en } = STATES[status];
  return because('wrong-state', `gelombang ini telah ${id}`, `the wave is ${en}`, undefined, {
    state: status,
    allowed: when,
  });
}

/** A survey wave: one instrument asked of one cluster's firms in one period. */
export const surveyDecider: Decider<SurveyState, SurveyCommand, SurveyEvent, SurveyFacts> = {
  category: 'survey',
  initial: () => ({ lifecycle: surveyLifecycle.initial, wave: null, population: 0, closedAt: null }),
  evolve,
  decide(command, state, context: CommandContext, facts) {
    const place = placeOf(context, state.wave?.region ?? facts.cluster?.state.identity?.region ?? '33');
    if (command.type === 'open-wave') return open(command, state, place, facts);
    if (state.wave === null) {
      return refuse(refusal('survey-unknown', text('Gelombang ini tidak ada', 'There is no such wave')));
    }
    const ruling = rule(command, state, place);
    const checks = [wrongState(surveyStatusOf(state), WHEN[command.type]), ...ruling.checks];
    return conclude(command.type, titleOf(command.type), { ...ruling, checks });
  },
};
