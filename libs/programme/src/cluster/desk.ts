import type { Actor, CommandContext } from '@app/eventsourcing';
import type { Surroundings } from '../definitions/judge-types.js';
import { definitionHash } from '../definitions/registry.js';
import type { Definition } from '../definitions/types.js';
import { type Fact, factsOf } from '../shared/facts.js';
import type { People } from '../shared/meetings.js';
import { type Place, placeOf } from '../shared/place.js';
import type { Roster } from '../shared/seats.js';
import type { ClusterEvent } from './events.js';
import { regionsOf } from './lifecycle.js';
import { type RepresentativeSeat, type RepresentativeSeating, representativeRoster } from './roster.js';
import type { ClusterState } from './state.js';
import { type ClusterFacts, withCluster } from './surroundings.js';

/** What a decision about an enrolled cluster has before it. */
export interface ClusterDesk {
  readonly state: ClusterState;
  readonly regions: ReturnType<typeof regionsOf>;
  readonly place: Place;
  readonly actor: Actor;
  readonly definition: Definition;
  readonly on: Surroundings;
  readonly roster: Roster<RepresentativeSeating>;
  readonly seats: readonly RepresentativeSeat[];
  readonly people: People;
  facts<T extends ClusterEvent['type']>(type: T): readonly Fact<Extract<ClusterEvent, { type: T }>>[];
}

/** @throws Error when the caller gave the facts of another cluster or definition: a mistake of the program */
export function clusterDesk(state: ClusterState, context: CommandContext, facts: ClusterFacts): ClusterDesk {
  const { definition, surroundings } = facts;
  const { identity } = state;
  if (identity === null || surroundings === null)
    throw new Error('a cluster is decided on with its surroundings');
  if (definition === undefined || definitionHash(definition) !== identity.definition.hash) {
    throw new Error(`cluster ${surroundings.cluster.stream} is pinned to ${identity.definition.hash}`);
  }
  const place = placeOf(context, identity.region);
  const roster = representativeRoster(state, place.zone, place.today);
  const seats = roster.on(place.today);
  const seated = factsOf<ClusterEvent, 'RepresentativeSeated'>(state.facts, 'RepresentativeSeated');
  return {
    state,
    regions: regionsOf(state),
    place,
    actor: context.actor,
    definition,
    on: withCluster(surroundings, state, surroundings.cluster.version),
    roster,
    seats,
    people: {
      ever: new Set(seated.map(({ data }) => data.person)),
      now: new Set(seats.filter(({ filled }) => filled).map(({ fact }) => fact.data.person)),
    },
    facts: (type) => factsOf<ClusterEvent, typeof type>(state.facts, type),
  };
}
