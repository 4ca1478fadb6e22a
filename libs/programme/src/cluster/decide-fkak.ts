import type { clusterCommands, DataOf } from '@app/contracts';
import { addDays } from '../shared/calendar.js';
import { event } from '../shared/event-spec.js';
import { bodied, checkAttendees, checkClosing, checkCoordinator, checkMeeting } from '../shared/meetings.js';
import { checkOrder, checkPast, effectiveDay } from '../shared/place.js';
import { because, type Ruling } from '../shared/refusing.js';
import type { ClusterDesk } from './desk.js';
import type { ClusterEvent } from './events.js';

type Data<N extends string> = DataOf<typeof clusterCommands, N>;

/** B.4: the firms are formally united, once. */
export function establishFkak(desk: ClusterDesk, data: Data<'establish-fkak'>): Ruling<ClusterEvent> {
  return {
    checks: [
      desk.facts('FkakEstablished').length > 0 &&
        because('already-established', 'FKAK sudah dibentuk', 'the member forum is established already'),
      checkPast(desk.place, '/establishedOn', data.establishedOn),
    ],
    events: () => [event('FkakEstablished', data)],
  };
}

/** B.4(1) */
export function listSubgroup(desk: ClusterDesk, data: Data<'list-subgroup'>): Ruling<ClusterEvent> {
  return {
    checks: [
      desk.facts('SubgroupListed').some((fact) => fact.data.subgroup === data.subgroup) &&
        because(
          'duplicate-id',
          'kelompok ini sudah tercatat',
          'this sub-group is listed already',
          '/subgroup',
        ),
    ],
    events: () => [event('SubgroupListed', data)],
  };
}

/** B.4(1): a person represents one sub-group, on one seat. */
export function seatRepresentative(
  desk: ClusterDesk,
  data: Data<'seat-representative'>,
): Ruling<ClusterEvent> {
  const { place, seats, roster } = desk;
  const from = effectiveDay(place);
  const free = roster.freeSince(data.seat);
  const filled = seats.filter((each) => each.filled);
  const known = desk.facts('SubgroupListed').some((fact) => fact.data.subgroup === data.subgroup);
  return {
    checks: [
      filled.some(({ seat }) => seat === data.seat) &&
        because('seat-occupied', 'kursi ini sudah terisi', 'this seat is occupied', '/seat'),
      filled.some(({ seat, fact }) => seat !== data.seat && fact.data.person === data.person) &&
        because(
          'person-already-seated',
          'orang ini sudah menduduki kursi lain',
          'this person holds another seat',
          '/person',
        ),
      !known && because('unknown-subgroup', 'kelompok tidak dikenal', 'no such sub-group', '/subgroup'),
      free !== undefined && checkOrder('/effectiveAt', free, from),
      checkOrder('/until', from, data.until),
    ],
    events: () => [event('RepresentativeSeated', data)],
  };
}

export function recordRepresentativeLeft(
  desk: ClusterDesk,
  data: Data<'record-representative-left'>,
): Ruling<ClusterEvent> {
  const seat = desk.seats.find((each) => each.seat === data.seat);
  return {
    checks: [
      seat === undefined && because('unknown-seat', 'kursi tidak dikenal', 'no such seat', '/seat'),
      seat !== undefined &&
        !seat.filled &&
        because('seat-vacant', 'kursi ini sudah kosong', 'this seat is vacant already', '/seat'),
      checkPast(desk.place, '/leftOn', data.leftOn),
      seat?.filled === true && checkOrder('/leftOn', seat.since, data.leftOn),
    ],
    events: () => [event('RepresentativeLeft', { ...data, how: 'left' as const })],
  };
}

/** The engine's own: records that a term is over. Nothing to do when it is not, or is on record already. */
export function endRepresentativeTerm(
  desk: ClusterDesk,
  data: { readonly seat: string },
): Ruling<ClusterEvent> {
  const seat = desk.seats.find((each) => each.seat === data.seat);
  const until = seat?.filled === false ? seat.fact.data.until : undefined;
  return {
    checks: [],
    events: () =>
      until === undefined
        ? []
        : [
            event('RepresentativeLeft', {
              seat: data.seat,
              leftOn: addDays(until, 1),
              why: 'Masa keanggotaan berakhir',
              how: 'term-ended' as const,
            }),
          ],
  };
}

/** B.4(2) */
export function recordAlignment(
  desk: ClusterDesk,
  data: Data<'record-fkak-alignment'>,
): Ruling<ClusterEvent> {
  return {
    checks: [checkPast(desk.place, '/heldOn', data.heldOn), checkAttendees(desk.people, data.attendees)],
    events: () => [event('AlignmentHeld', bodied('fkak', data))],
  };
}

/** B.4(3) */
export function agreeMechanism(desk: ClusterDesk, data: Data<'agree-fkak-mechanism'>): Ruling<ClusterEvent> {
  return {
    checks: [checkCoordinator(desk.people, data.coordinator)],
    events: () => [event('MechanismAgreed', bodied('fkak', data))],
  };
}

export function recordMeeting(desk: ClusterDesk, data: Data<'record-fkak-meeting'>): Ruling<ClusterEvent> {
  return {
    checks: checkMeeting(desk.place, desk.state.facts, 'fkak', desk.people, data),
    events: () => [event('MeetingHeld', bodied('fkak', data))],
  };
}

export function closeAction(desk: ClusterDesk, data: Data<'close-fkak-action'>): Ruling<ClusterEvent> {
  return {
    checks: checkClosing(desk.place, desk.state.facts, 'fkak', data),
    events: () => [event('ActionItemClosed', bodied('fkak', data))],
  };
}
