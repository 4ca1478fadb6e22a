import type { DataOf, forumCommands } from '@app/contracts';
import { event } from '../shared/event-spec.js';
import { addDays } from '../shared/calendar.js';
import { checkOrder, checkPast, effectiveDay } from '../shared/place.js';
import { because, type Ruling } from '../shared/refusing.js';
import type { ForumDesk } from './desk.js';
import type { ForumEvent } from './events.js';

type Data<N extends string> = DataOf<typeof forumCommands, N>;

const unknownSeat = because('unknown-seat', 'kursi tidak dikenal', 'no such seat', '/seat');

/** A seat is new, or vacant and filled again from then on; a person sits on one seat only. */
export function seatMember(desk: ForumDesk, data: Data<'seat-member'>): Ruling<ForumEvent> {
  const { seats, place, roster } = desk;
  const from = effectiveDay(place);
  const free = roster.freeSince(data.seat);
  const occupied = seats.find(({ seat, filled }) => filled && seat === data.seat);
  const elsewhere = seats.some(
    ({ filled, fact, seat }) => filled && seat !== data.seat && fact.data.person === data.person,
  );
  return {
    checks: [
      occupied && because('seat-occupied', 'kursi ini sudah terisi', 'this seat is occupied', '/seat'),
      elsewhere &&
        because(
          'person-already-seated',
          'orang ini sudah menduduki kursi lain',
          'this person holds another seat',
          '/person',
        ),
      free !== undefined && checkOrder('/effectiveAt', free, from),
      checkOrder('/until', from, data.until),
    ],
    events: () => [event('MemberSeated', data)],
  };
}

/** A vacant seat may still be given up, with `seatContinues` false. */
export function recordMemberLeft(desk: ForumDesk, data: Data<'record-member-left'>): Ruling<ForumEvent> {
  const { seats, place } = desk;
  const seat = seats.find((each) => each.seat === data.seat);
  const vacant = seat !== undefined && !seat.filled && data.seatContinues;
  return {
    checks: [
      seat === undefined && unknownSeat,
      vacant && because('seat-vacant', 'kursi ini sudah kosong', 'this seat is vacant already', '/seat'),
      checkPast(place, '/leftOn', data.leftOn),
      seat !== undefined && checkOrder('/leftOn', seat.since, data.leftOn),
    ],
    events: () => [event('MemberLeft', { ...data, how: 'left' as const })],
  };
}

/** The engine's own: records that a term is over. Nothing to do when it is not, or is on record already. */
export function endMemberTerm(desk: ForumDesk, data: { readonly seat: string }): Ruling<ForumEvent> {
  const seat = desk.seats.find((each) => each.seat === data.seat);
  const until = seat?.fact.data.until;
  const due = seat !== undefined && !seat.filled && seat.left === null && until !== undefined;
  return {
    checks: [],
    events: () =>
      due
        ? [
            event('MemberLeft', {
              seat: data.seat,
              leftOn: addDays(until, 1),
              why: 'Masa keanggotaan berakhir',
              how: 'term-ended' as const,
              seatContinues: true,
            }),
          ]
        : [],
  };
}
