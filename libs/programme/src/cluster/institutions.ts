import { dayIn, type Zone } from '../shared/calendar.js';
import { type Fact, factsOf } from '../shared/facts.js';
import type { ClusterEvent } from './events.js';
import type { ClusterState } from './state.js';

type FactOf<T extends ClusterEvent['type']> = Fact<Extract<ClusterEvent, { type: T }>>;

/** A supporting institution with its newest answer: chapter IV, B.3. */
export interface Institution {
  readonly institution: string;
  readonly name: string;
  readonly type: string;
  readonly mapped: FactOf<'InstitutionMapped'>;
  readonly commitment: FactOf<'InstitutionCommitted'> | null;
  readonly refusal: FactOf<'InstitutionDeclined'> | null;
}

const isLater = (one: Fact, other: Fact | undefined): boolean =>
  other === undefined ||
  one.ref.version > other.ref.version ||
  (one.ref.version === other.ref.version && one.ref.index > other.ref.index);

/**
 * @param seen when given, facts effective after that day are not seen
 * @returns the institutions on the map; of a commitment and a refusal the one recorded last counts
 */
export function institutionsOf(
  state: ClusterState,
  seen?: { readonly day: string; readonly zone: Zone },
): Institution[] {
  const visible = <T extends ClusterEvent['type']>(type: T): FactOf<T>[] =>
    factsOf<ClusterEvent, T>(state.facts, type).filter(
      ({ effectiveAt }) => seen === undefined || dayIn(seen.zone, effectiveAt) <= seen.day,
    );
  const committed = visible('InstitutionCommitted');
  const declined = visible('InstitutionDeclined');
  return visible('InstitutionMapped').map((mapped) => {
    const { institution, name, type } = mapped.data;
    const commitment = committed.filter(({ data }) => data.institution === institution).at(-1);
    const refusal = declined.filter(({ data }) => data.institution === institution).at(-1);
    return {
      institution,
      name,
      type,
      mapped,
      commitment: commitment && isLater(commitment, refusal) ? commitment : null,
      refusal: refusal && isLater(refusal, commitment) ? refusal : null,
    };
  });
}
