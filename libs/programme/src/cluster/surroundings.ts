import type { Known, Surroundings } from '../definitions/judge-types.js';
import type { Definition } from '../definitions/types.js';
import type { ForumState } from '../forum/state.js';
import type { ClusterState } from './state.js';

/** What a decision about a cluster needs of other streams, loaded by the caller for each attempt. */
export interface ClusterFacts {
  /** The one that the cluster is pinned to; for `enrol-cluster` the one to pin it to. */
  readonly definition: Definition | undefined;
  /** null only for `enrol-cluster`: a cluster that does not exist has none. */
  readonly surroundings: Surroundings | null;
  /** For `enrol-cluster` the forum that it names, null when there is none. Else `surroundings.forum` is taken. */
  readonly forum?: Known<ForumState> | null;
}

/**
 * @param state the cluster as the decision meets it
 * @param version of the cluster's stream
 * @returns the surroundings with the cluster as it stands now, and its version among those looked at
 */
export function withCluster(surroundings: Surroundings, state: ClusterState, version: number): Surroundings {
  const { stream } = surroundings.cluster;
  const others = surroundings.versions.filter((each) => each.stream !== stream);
  return {
    ...surroundings,
    cluster: { stream, version, state },
    versions: [{ stream, category: 'cluster', version }, ...others],
  };
}
