import { regionCovers } from '@app/access';
import type { EventStore, Reason } from '@app/eventsourcing';
import { fold } from '@app/eventsourcing';
import { surveyDecider, surveyStatusOf } from '@app/programme';
import type { Answered, ReportAsk } from '../ask.js';
import { coversRegion, isVisible } from '../ask.js';
import { cannotReport, elsewhere, laterWave, outsideScope, unknownWave, withdrawnWave } from '../refusals.js';
import type { FindingsSource, WaveEntry } from '../source.js';

/** Which waves a reader means, and whether they may see them. */
export type WaveAsk = Pick<ReportAsk, 'surveys' | 'cluster' | 'region' | 'instrument' | 'scope' | 'moment'>;
export type FoundWaves = Answered<{ readonly waves: readonly WaveEntry[] }>;

type Store = Pick<EventStore, 'readStream' | 'positionOf'>;

/** @returns the waves of the places asked for, or all reasons why one that was named cannot be shown */
export function findWaves(source: FindingsSource, store: Store, ask: WaveAsk): Promise<FoundWaves> {
  return ask.surveys === undefined ? inPlaces(source, ask) : named(source, store, ask, ask.surveys);
}

async function inPlaces(source: FindingsSource, ask: WaveAsk): Promise<FoundWaves> {
  const { cluster, region, instrument, scope, moment } = ask;
  const all = await source.waves(
    {
      ...(cluster !== undefined && { cluster }),
      ...(region !== undefined && { regions: [region] }),
      ...(instrument !== undefined && { instrument: { key: instrument } }),
    },
    moment.position,
  );
  const waves = all.filter((wave) => isVisible(wave, scope));
  const named = cluster ?? region;
  if (waves.length > 0 || named === undefined) return { ok: true, waves };
  // Nothing there and nothing to be seen there are told apart, but not to those who may not look.
  const mayLook = cluster === undefined ? coversRegion(scope, named) : all.length === 0;
  return mayLook ? { ok: true, waves } : cannotReport('forbidden', [outsideScope(named)], 'forbidden');
}

async function named(
  source: FindingsSource,
  store: Store,
  ask: WaveAsk,
  surveys: readonly string[],
): Promise<FoundWaves> {
  const wanted = [...new Set(surveys)];
  const found = await source.waves({ surveys: wanted }, ask.moment.position);
  const bySurvey = new Map(found.map((wave) => [wave.survey, wave]));
  const absent = wanted.filter((survey) => !bySurvey.has(survey));
  const reasons = await Promise.all(absent.map((survey) => whyAbsent(store, survey, ask.moment.position)));
  const unknown = reasons.filter(({ code }) => code === 'unknown-wave');
  if (unknown.length > 0) return cannotReport('unknown-waves', unknown, 'unknown');
  const hidden = found.filter((wave) => !isVisible(wave, ask.scope));
  if (hidden.length > 0) {
    return cannotReport(
      'forbidden',
      hidden.map(({ region }) => outsideScope(region)),
      'forbidden',
    );
  }
  const misplaced = found.filter((wave) => !isMeant(wave, ask)).map(elsewhere);
  const all = [...reasons, ...misplaced];
  return all.length > 0
    ? cannotReport('waves-not-usable', all)
    : { ok: true, waves: wanted.map((survey) => bySurvey.get(survey)!) };
}

function isMeant(wave: WaveEntry, { cluster, region }: WaveAsk): boolean {
  return (
    (cluster === undefined || wave.cluster === cluster) &&
    (region === undefined || regionCovers(region, wave.region))
  );
}

/** The log knows more of a wave than the read model lists: that it was withdrawn, or came later. */
async function whyAbsent(store: Store, survey: string, position: number): Promise<Reason> {
  const entries = await store.readStream(survey);
  if (entries[0]?.category !== surveyDecider.category) return unknownWave(survey);
  const then = await store.readStream(survey, { asOf: position });
  if (then.length === 0) return laterWave(survey, await store.positionOf(entries[0].id));
  const status = surveyStatusOf(fold(surveyDecider, then));
  // What is sealed and still not listed can only be withdrawn: the reader was made to wait for the read model.
  return status === 'withdrawn' ? withdrawnWave(survey) : laterWave(survey, null);
}
