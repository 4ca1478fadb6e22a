import { type Fact, type Facts, factsOf } from './facts.js';
import type { EventOf } from './event-spec.js';
import type { bodyEvents } from './body-events.js';
import { checkOrder, checkPast, type Place } from './place.js';
import { because, type Check } from './refusing.js';

export type Body = 'fpk' | 'fkak';
type BodyEvent = EventOf<typeof bodyEvents>;
type Meeting = Extract<BodyEvent, { type: 'MeetingHeld' }>['data'];
type Action = Meeting['actions'][number];

/** The bodies' facts of a stream, of one body. */
export function bodyFacts<T extends BodyEvent['type']>(
  facts: Facts,
  type: T,
  body: Body,
): readonly Fact<Extract<BodyEvent, { type: T }>>[] {
  const all = factsOf<BodyEvent, T>(facts, type);
  return all.filter((fact) => (fact.data as { body: Body }).body === body);
}

/** A meeting's action item with where it stands. */
export interface ActionItem extends Action {
  readonly heldOn: string;
  readonly done: boolean;
}

/** The action items of a body's live meetings. */
export function actionItems(facts: Facts, body: Body): ActionItem[] {
  const closed = new Set(bodyFacts(facts, 'ActionItemClosed', body).map(({ data }) => data.action));
  return bodyFacts(facts, 'MeetingHeld', body).flatMap(({ data }) =>
    data.actions.map((action) => ({ ...action, heldOn: data.heldOn, done: closed.has(action.action) })),
  );
}

/** Who a body's people are, for checks of attendance and coordination. */
export interface People {
  /** Everybody who holds or held a seat. */
  readonly ever: ReadonlySet<string>;
  /** Everybody who holds one today. */
  readonly now: ReadonlySet<string>;
}

/** A meeting at which no member was is none of the body's; guests may attend beside members. */
export function checkAttendees(people: People, attendees: readonly string[]): Check {
  return (
    !attendees.some((person) => people.ever.has(person)) &&
    because(
      'attendees-not-seated',
      'tidak seorang pun peserta menduduki kursi',
      'none of the attendees holds a seat',
      '/attendees',
    )
  );
}

export function checkCoordinator(people: People, coordinator: string): Check {
  return (
    !people.now.has(coordinator) &&
    because(
      'coordinator-not-seated',
      'koordinator harus menduduki kursi',
      'the coordinator must hold a seat',
      '/coordinator',
    )
  );
}

export function checkMeeting(
  place: Place,
  facts: Facts,
  body: Body,
  people: People,
  data: Omit<Meeting, 'body'>,
): Check[] {
  const known = new Set(actionItems(facts, body).map(({ action }) => action));
  const ids = data.actions.map(({ action }) => action);
  return [
    bodyFacts(facts, 'MeetingHeld', body).some((fact) => fact.data.meeting === data.meeting) &&
      because('duplicate-id', 'rapat ini sudah dicatat', 'this meeting is on record already', '/meeting'),
    checkPast(place, '/heldOn', data.heldOn),
    checkAttendees(people, data.attendees),
    ...data.actions.flatMap(({ action, due }, index) => [
      (known.has(action) || ids.indexOf(action) !== index) &&
        because(
          'duplicate-id',
          'tindak lanjut ini sudah dicatat',
          'this action item is on record already',
          `/actions/${index}/action`,
        ),
      checkOrder(`/actions/${index}/due`, data.heldOn, due),
    ]),
  ];
}

export function checkClosing(
  place: Place,
  facts: Facts,
  body: Body,
  data: { action: string; doneOn: string },
): Check[] {
  const item = actionItems(facts, body).find(({ action }) => action === data.action);
  if (item === undefined) {
    return [because('unknown-action', 'tindak lanjut tidak dikenal', 'no such action item', '/action')];
  }
  return [
    item.done &&
      because(
        'action-done',
        'tindak lanjut ini sudah selesai',
        'this action item is done already',
        '/action',
      ),
    checkPast(place, '/doneOn', data.doneOn),
    checkOrder('/doneOn', item.heldOn, data.doneOn),
  ];
}

/** @returns an event with its body */
export function bodied<D extends object>(body: Body, data: D): D & { body: Body } {
  return { ...data, body };
}
