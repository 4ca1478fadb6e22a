import type { DataOf, forumCommands } from '@app/contracts';
import { event } from '../shared/event-spec.js';
import {
  bodied,
  bodyFacts,
  checkAttendees,
  checkClosing,
  checkCoordinator,
  checkMeeting,
} from '../shared/meetings.js';
import { checkOrder, checkPast } from '../shared/place.js';
import { because, type Ruling } from '../shared/refusing.js';
import type { ForumDesk } from './desk.js';
import type { ForumEvent } from './events.js';

type Data<N extends string> = DataOf<typeof forumCommands, N>;

/** B.1.b(2) */
export function recordAlignment(desk: ForumDesk, data: Data<'record-alignment'>): Ruling<ForumEvent> {
  return {
    checks: [checkPast(desk.place, '/heldOn', data.heldOn), checkAttendees(desk.people, data.attendees)],
    events: () => [event('AlignmentHeld', bodied('fpk', data))],
  };
}

/** B.1.b(3). The first meeting may lie ahead. */
export function agreeMechanism(desk: ForumDesk, data: Data<'agree-mechanism'>): Ruling<ForumEvent> {
  return {
    checks: [checkCoordinator(desk.people, data.coordinator)],
    events: () => [event('MechanismAgreed', bodied('fpk', data))],
  };
}

/** B.1.b(4). The roster is what the paper says, so it may name people who hold no seat. */
export function recordDecree(desk: ForumDesk, data: Data<'record-decree'>): Ruling<ForumEvent> {
  const known = desk.facts('DecreeIssued').some((fact) => fact.data.number === data.number);
  return {
    checks: [
      known &&
        because(
          'duplicate-decree',
          'SK dengan nomor ini sudah dicatat',
          'this decree is on record',
          '/number',
        ),
      data.supersedes === data.number &&
        because(
          'supersedes-itself',
          'SK tidak dapat menggantikan dirinya sendiri',
          'a decree cannot supersede itself',
          '/supersedes',
        ),
      checkPast(desk.place, '/date', data.date),
      checkOrder('/until', data.date, data.until),
    ],
    events: () => [event('DecreeIssued', data)],
  };
}

/** B.1.b(5). Next year's budget can be named this year. */
export function nameOperatingFunds(desk: ForumDesk, data: Data<'name-operating-funds'>): Ruling<ForumEvent> {
  const nextYear = Number(desk.place.today.slice(0, 4)) + 1;
  return {
    checks: [
      data.year > nextYear &&
        because(
          'year-too-late',
          `tahun anggaran tidak boleh setelah ${nextYear}`,
          `the budget year must not be after ${nextYear}`,
          '/year',
          { nextYear },
        ),
    ],
    events: () => [event('OperatingFundsNamed', data)],
  };
}

/** B.1.b(5), decision 3: an explicit declaration. */
export function setHonorariumRule(_: ForumDesk, data: Data<'set-honorarium-rule'>): Ruling<ForumEvent> {
  return { checks: [], events: () => [event('HonorariumRuleSet', data)] };
}

export function reportHonorarium(desk: ForumDesk, data: Data<'report-honorarium'>): Ruling<ForumEvent> {
  return {
    checks: [
      desk.facts('HonorariumReported').some((fact) => fact.data.case === data.case) &&
        because('duplicate-id', 'kasus ini sudah dicatat', 'this case is on record already', '/case'),
      !desk.people.ever.has(data.person) &&
        because(
          'person-not-seated',
          'orang ini tidak pernah menduduki kursi FPK',
          'this person never held a seat of the forum',
          '/person',
        ),
      checkPast(desk.place, '/paidOn', data.paidOn),
    ],
    events: () => [event('HonorariumReported', data)],
  };
}

export function resolveHonorarium(desk: ForumDesk, data: Data<'resolve-honorarium'>): Ruling<ForumEvent> {
  const known = desk.facts('HonorariumReported').some((fact) => fact.data.case === data.case);
  const resolved = desk.facts('HonorariumResolved').some((fact) => fact.data.case === data.case);
  return {
    checks: [
      !known && because('unknown-case', 'kasus tidak dikenal', 'no such case', '/case'),
      resolved &&
        because('case-resolved', 'kasus ini sudah selesai', 'this case is resolved already', '/case'),
    ],
    events: () => [event('HonorariumResolved', data)],
  };
}

/** B.1.c(1-2) */
export function recordMeeting(desk: ForumDesk, data: Data<'record-meeting'>): Ruling<ForumEvent> {
  return {
    checks: checkMeeting(desk.place, desk.state.facts, 'fpk', desk.people, data),
    events: () => [event('MeetingHeld', bodied('fpk', data))],
  };
}

export function closeAction(desk: ForumDesk, data: Data<'close-action'>): Ruling<ForumEvent> {
  return {
    checks: checkClosing(desk.place, desk.state.facts, 'fpk', data),
    events: () => [event('ActionItemClosed', bodied('fpk', data))],
  };
}

/** B.1.c(3) */
export function recordSupervision(desk: ForumDesk, data: Data<'record-supervision'>): Ruling<ForumEvent> {
  return {
    checks: [checkPast(desk.place, '/heldOn', data.heldOn)],
    events: () => [event('SupervisionDone', data)],
  };
}

/** @returns whether a meeting of the forum is on record */
export function knowsMeeting(desk: ForumDesk, meeting: string): boolean {
  return bodyFacts(desk.state.facts, 'MeetingHeld', 'fpk').some(({ data }) => data.meeting === meeting);
}
