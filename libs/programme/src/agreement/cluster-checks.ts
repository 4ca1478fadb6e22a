import type { Reason } from '@app/eventsourcing';
import type { ClusterEvent } from '../cluster/events.js';
import type { ClusterState } from '../cluster/state.js';
import type { Known } from '../definitions/judge-types.js';
import { latestFact } from '../shared/facts.js';
import { because } from '../shared/refusing.js';

/** @returns a reason when the cluster is not on record, or no longer in the programme */
export function clusterOpen(cluster: Known<ClusterState> | null, field?: string): Reason | false {
  if (cluster === null || cluster.state.identity === null) {
    return because('cluster-unknown', 'klaster ini tidak terdaftar', 'this cluster is not enrolled', field);
  }
  const { standing } = cluster.state.lifecycle as { standing?: string };
  return (
    standing === 'withdrawn' &&
    because(
      'cluster-withdrawn',
      'klaster ini telah ditarik dari program',
      'this cluster was withdrawn from the programme',
      field,
    )
  );
}

/** @returns a reason when the firms are not united yet: there is nobody who could be bound (B.4, B.5) */
export function fkakExists(cluster: Known<ClusterState> | null): Reason | false {
  const facts = cluster?.state.facts ?? {};
  return (
    latestFact<ClusterEvent, 'FkakEstablished'>(facts, 'FkakEstablished') === undefined &&
    because('fkak-absent', 'FKAK klaster ini belum dibentuk', "the cluster's FKAK has not been established")
  );
}
