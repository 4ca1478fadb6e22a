import { factsOf } from '../shared/facts.js';
import type { Zone } from '../shared/calendar.js';
import { Roster, type Seat } from '../shared/seats.js';
import type { ForumEvent } from './events.js';
import type { ForumState } from './state.js';

export type MemberSeating = Extract<ForumEvent, { type: 'MemberSeated' }>['data'];
export type MemberSeat = Seat<MemberSeating>;

/** The forum's seats as seen on a day: chapter IV, B.1.b(1). */
export function memberRoster(state: ForumState, zone: Zone, day: string): Roster<MemberSeating> {
  return new Roster(
    factsOf<ForumEvent, 'MemberSeated'>(state.facts, 'MemberSeated'),
    factsOf<ForumEvent, 'MemberLeft'>(state.facts, 'MemberLeft'),
    { zone, day, seatsContinue: true },
  );
}
