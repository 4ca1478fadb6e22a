import { regionCovers } from '@app/access';
import type { EventStore, Reason } from '@app/eventsourcing';
import { surveyDecider } from '@app/programme';
import type { Answered, ReportAsk } from '../ask.js';
import { coversRegion, isVisible } from '../ask.js';
import { cannotReport, elsewhere, laterWave, outsideScope, unknownWave, withdrawnWave } from '../refusals.js';
import type { FindingsSource, WaveEntry } from '../source.js';
import { isStanding } from '../source.js';

/** Which waves a reader means, and whether they may see them. */
export type WaveAsk = Pick<ReportAsk, 'surveys' | 'cluster' | 'region' | 'instrument' | 'scope' | 'moment'>;
export type FoundWaves = Answered<{
  readonly waves: readonly WaveEntry[];
  /** Whether there are others in the places asked for that the reader may not see. */
  readonly limited: boolean;
}>;

type Store = Pick<EventStore, 'readStream' | 'positionOf'>;

/** @returns the waves of the places asked for, or all reasons why one that was named cannot be shown */
export function findWaves(source: FindingsSource, store: Store, ask: WaveAsk): Promise<FoundWaves> {
  return ask.surveys === undefined ? inPlaces(source, ask) : named(source, store, ask, ask.surveys);
}

async function inPlaces(source: FindingsSource, ask: WaveAsk): Promise<FoundWaves> {
  const { cluster, region, instrument, scope, moment } = ask;
  const all = await source.waves(
    {
      status: ['open', 'closed'],
      ...(cluster !== undefined && { clusters: [cluster] }),
      ...(region !== undefined && { regions: [region] }),
      ...(instrument !== undefined && { instrument: { key: instrument } }),
    },
    moment.position,
  );
  const waves = all.filter(isStanding).filter((wave) => isVisible(wave, scope));
  const named = cluster ?? region;
  const found = { ok: true as const, waves, limited: waves.length < all.length };
  if (waves.length > 0 || named === undefined) return found;
  // Nothing there and nothing to be seen there are told apart, but not to those who may not look.
  const mayLook = cluster === undefined ? coversRegion(scope, named) : all.length === 0;
  return mayLook ? found : cannotReport('forbidden', [outsideScope(named)], 'forbidden');
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
  const reasons = await Promise.all(absent.map((survey) => whyAbsent(store, survey)));
  const unknown = reasons.filter(({ code }) => code === 'unknown-wave');
  if (unknown.length > 0) return cannotReport('unknown-waves', unknown, 'unknown');
  const hidden = found
    .filter((wave) => !isVisible(wave, ask.scope))
    .map(({ region }) => outsideScope(region));
  if (hidden.length > 0) return cannotReport('forbidden', hidden, 'forbidden');
  const standing = found.filter(isStanding);
  const withdrawn = found.filter((wave) => !isStanding(wave)).map(({ survey }) => withdrawnWave(survey));
  const misplaced = standing.filter((wave) => !isMeant(wave, ask)).map(elsewhere);
  const all = [...reasons, ...withdrawn, ...misplaced];
  if (all.length > 0) return cannotReport('waves-not-usable', all);
  const waves = wanted.map((survey) => bySurvey.get(survey)!).filter(isStanding);
  return { ok: true, waves, limited: false };
}

function isMeant(wave: WaveEntry, { cluster, region, instrument }: WaveAsk): boolean {
  return (
    (instrument === undefined || wave.instrument.key === instrument) &&
    (cluster === undefined || wave.cluster === cluster) &&
    (region === undefined || regionCovers(region, wave.region))
  );
}

/** The log knows more of a wave than the read model had at that position: that it came later. */
async function whyAbsent(store: Store, survey: string): Promise<Reason> {
  const [first] = await store.readStream(survey);
  if (first?.category !== surveyDecider.category) return unknownWave(survey);
  return laterWave(survey, await store.positionOf(first.id));
}
