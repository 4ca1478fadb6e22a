import type { Director } from '../director.js';
import type { ClusterInPlay } from './cast.js';

export interface InstitutionSpec {
  readonly type: 'supplier' | 'finance' | 'distribution' | 'promotion' | 'certification';
  readonly name: string;
  /** Absent while its commitment is not clear. */
  readonly commitment?: string;
  readonly gainCluster?: string;
  readonly gainInstitution?: string;
}

const give = (d: Director, { cluster, manager }: ClusterInPlay, command: string, body: object) =>
  d.gives({ as: manager.acting, category: 'cluster', command, stream: cluster, body });

/** The id of the institution of a type in a cluster's map. */
export const institutionId = (d: Director, cluster: ClusterInPlay, type: string): string =>
  d.id('institution', cluster.cluster, type);

/** B.3(1-5): institutions, those committed with what both sides gain. */
export async function mapInstitutions(
  d: Director,
  cluster: ClusterInPlay,
  specs: readonly InstitutionSpec[],
): Promise<void> {
  for (const spec of specs) {
    const institution = institutionId(d, cluster, spec.type);
    await give(d, cluster, 'map-institution', { institution, name: spec.name, type: spec.type });
    if (spec.commitment !== undefined) await commit(d, cluster, spec);
  }
}

/** An institution says what it will do, and what both sides gain by it. */
export async function commit(
  d: Director,
  cluster: ClusterInPlay,
  spec: InstitutionSpec,
  balance = 'balanced',
): Promise<void> {
  await give(d, cluster, 'commit-institution', {
    institution: institutionId(d, cluster, spec.type),
    commitment: spec.commitment,
    gainCluster: spec.gainCluster,
    gainInstitution: spec.gainInstitution,
    balance,
  });
}

export async function explainGap(
  d: Director,
  cluster: ClusterInPlay,
  type: string,
  why: string,
): Promise<void> {
  await give(d, cluster, 'explain-gap', { type, why });
}
