import type { CommandContext } from '@app/eventsourcing';
import { type Fact, factsOf } from '../shared/facts.js';
import type { People } from '../shared/meetings.js';
import { type Place, placeOf } from '../shared/place.js';
import type { Roster } from '../shared/seats.js';
import type { ForumEvent } from './events.js';
import { type MemberSeat, type MemberSeating, memberRoster } from './roster.js';
import type { ForumState } from './state.js';

/** What a decision about the forum has before it. */
export interface ForumDesk {
  readonly state: ForumState;
  readonly place: Place;
  readonly roster: Roster<MemberSeating>;
  readonly seats: readonly MemberSeat[];
  readonly people: People;
  facts<T extends ForumEvent['type']>(type: T): readonly Fact<Extract<ForumEvent, { type: T }>>[];
}

/** @param region the forum's, from its first fact */
export function forumDesk(state: ForumState, context: CommandContext, region: string): ForumDesk {
  const place = placeOf(context, region);
  const roster = memberRoster(state, place.zone, place.today);
  const seats = roster.on(place.today);
  const seated = factsOf<ForumEvent, 'MemberSeated'>(state.facts, 'MemberSeated');
  const people: People = {
    ever: new Set(seated.map(({ data }) => data.person)),
    now: new Set(seats.filter(({ filled }) => filled).map(({ fact }) => fact.data.person)),
  };
  return {
    state,
    place,
    roster,
    seats,
    people,
    facts: (type) => factsOf<ForumEvent, typeof type>(state.facts, type),
  };
}
