import type { ProjectionReader, StreamVersion } from '@app/eventsourcing';
import type { Known, Surroundings } from '@app/programme';
import type { StateCache, StateCategory, StateOf } from '../shared/state-cache.js';
import type { ClusterStreams } from './links.js';
import type { Regions } from './regions.js';

const versionOf = (category: string, { stream, version }: Known<unknown>): StreamVersion => ({
  stream,
  category,
  version,
});

/**
 * Everything that the criteria of a cluster may look at, as it stands at the entry that is being applied.
 *
 * @returns null when the cluster's own stream is not there yet
 */
export async function surroundingsOf(
  streams: ClusterStreams,
  states: StateCache,
  regions: Regions,
  read: ProjectionReader,
): Promise<Surroundings | null> {
  const all = async <C extends StateCategory>(
    category: C,
    ids: readonly string[],
  ): Promise<Known<StateOf[C]>[]> => {
    const found: Known<StateOf[C]>[] = [];
    for (const id of ids) {
      const known = await states.of(category, id, read);
      if (known !== null) found.push(known);
    }
    return found;
  };
  const cluster = await states.of('cluster', streams.cluster, read);
  if (cluster === null) return null;
  const forum = await states.of('forum', streams.forum, read);
  const agreements = await all('agreement', streams.agreements);
  const cycles = await all('cycle', streams.cycles);
  return {
    cluster,
    forum,
    agreements,
    cycles,
    overrides: regions.overrides(streams.region),
    versions: [
      versionOf('cluster', cluster),
      ...(forum === null ? [] : [versionOf('forum', forum)]),
      ...agreements.map((each) => versionOf('agreement', each)),
      ...cycles.map((each) => versionOf('cycle', each)),
      ...regions.versions(streams.region),
    ],
  };
}
