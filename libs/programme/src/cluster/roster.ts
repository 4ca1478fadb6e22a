import { factsOf } from '../shared/facts.js';
import type { Zone } from '../shared/calendar.js';
import { Roster, type Seat } from '../shared/seats.js';
import type { ClusterEvent } from './events.js';
import type { ClusterState } from './state.js';

export type RepresentativeSeating = Extract<ClusterEvent, { type: 'RepresentativeSeated' }>['data'];
export type RepresentativeSeat = Seat<RepresentativeSeating>;

/** The FKAK's seats as seen on a day: chapter IV, B.4(1). A seat that is left empty is no longer there. */
export function representativeRoster(
  state: ClusterState,
  zone: Zone,
  day: string,
): Roster<RepresentativeSeating> {
  return new Roster(
    factsOf<ClusterEvent, 'RepresentativeSeated'>(state.facts, 'RepresentativeSeated'),
    factsOf<ClusterEvent, 'RepresentativeLeft'>(state.facts, 'RepresentativeLeft'),
    { zone, day, seatsContinue: false },
  );
}
