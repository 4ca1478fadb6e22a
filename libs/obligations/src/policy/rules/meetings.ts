import type { Bilingual } from '@app/contracts';
import { text } from '@app/contracts';
import type { EventOf, Fact, Facts, ObligationParty } from '@app/programme';
import { addDays, addMonths, type bodyEvents, dayIn, daysBetween, factsOf, formatDay } from '@app/programme';
import { cite, dueFrom, type Duty, met, recordedOn, type Setting, type Settled } from '../duty.js';
import { type Day, moved, onOrAfter } from '../working-calendar.js';

type Body = 'fpk' | 'fkak';
type BodyEvent = EventOf<typeof bodyEvents>;
type BodyFact<T extends BodyEvent['type']> = Fact<Extract<BodyEvent, { type: T }>>;
type Rhythm = BodyFact<'MechanismAgreed'>['data']['rhythm'];

/** A stream that a body's meetings are recorded on. */
export interface BodyOf {
  readonly body: Body;
  readonly category: 'forum' | 'cluster';
  readonly stream: string;
  readonly facts: Facts;
  /** Whoever calls its meetings. */
  readonly owner: ObligationParty;
}

/** @returns the live facts of one body, oldest first */
export function ofBody<T extends BodyEvent['type']>(
  { facts, body }: Pick<BodyOf, 'facts' | 'body'>,
  type: T,
): BodyFact<T>[] {
  const all = factsOf<BodyEvent, T>(facts, type) as readonly BodyFact<T>[];
  return all.filter(({ data }) => (data as { body: Body }).body === body);
}

/** The agreed day number `index` from the first, which is 0; may be asked for the one before the first. */
function agreedDay(first: Day, { every, unit }: Rhythm, index: number): Day {
  return unit === 'week' ? addDays(first, 7 * every * index) : addMonths(first, every * index);
}

/** The first day whose meeting is nearer to this agreed day than to the one before it. */
function nearestFrom(before: Day, agreed: Day): Day {
  return addDays(agreed, -Math.floor(daysBetween(before, agreed) / 2));
}

/**
 * Meetings by the rhythm that a body agreed on: B.1.b(3), B.4(3). Each agreed day is a duty of its own. A meeting
 * settles the agreed day that it is nearest to, and with it every earlier one that was still open. A rhythm that is
 * agreed anew takes over from the day on which that is recorded.
 */
export function meetingDuties(of: BodyOf, setting: Setting): Duty[] {
  const agreed = ofBody(of, 'MechanismAgreed');
  const held = ofBody(of, 'MeetingHeld').sort((a, b) => (a.data.heldOn < b.data.heldOn ? -1 : 1));
  return agreed.flatMap((mechanism, index) => {
    const next = agreed[index + 1];
    const days = agreedDays(mechanism, next && recordedOn(setting, next), setting);
    return days.map(([before, day]) => meetingDuty(of, mechanism, { before, day, held }, setting));
  });
}

/** @returns pairs of an agreed day with the one before it, from the recording on to the horizon */
function agreedDays(
  { data, at }: BodyFact<'MechanismAgreed'>,
  replacedOn: Day | undefined,
  { timetable, zone }: Setting,
): [before: Day, day: Day][] {
  const { cadence, calendar, until } = timetable;
  const from = dayIn(zone, at);
  const days: [Day, Day][] = [];
  for (let index = 0; ; index++) {
    const day = agreedDay(data.firstMeeting, data.rhythm, index);
    if (replacedOn !== undefined && day >= replacedOn) return days;
    // Agreed long ago: only the days from the recording on are asked for, and calendars may not know the others.
    if (day < from) continue;
    if (moved(calendar, until, cadence['remind-before'] + 1) < day) return days;
    days.push([agreedDay(data.firstMeeting, data.rhythm, index - 1), day]);
  }
}

const KINDS = { fpk: 'forum-meeting', fkak: 'fkak-meeting' } as const;

interface AgreedDay {
  readonly before: Day;
  readonly day: Day;
  readonly held: readonly BodyFact<'MeetingHeld'>[];
}

function meetingDuty(
  of: BodyOf,
  mechanism: BodyFact<'MechanismAgreed'>,
  { before, day, held }: AgreedDay,
  setting: Setting,
): Duty {
  const nearest = nearestFrom(before, day);
  const settled: Settled | null = met(
    of.stream,
    held.find(({ data }) => data.heldOn >= nearest),
  );
  return {
    kind: KINDS[of.body],
    subject: { category: of.category, stream: of.stream },
    period: day,
    since: recordedOn(setting, mechanism),
    due: onOrAfter(setting.timetable.calendar, day),
    owner: of.owner,
    settled,
    about: { from: day, until: day },
    text: rhythmText(of.body, mechanism.data.rhythm, day),
    facts: [cite(of.stream, mechanism)],
  };
}

function rhythmText(body: Body, { every, unit }: Rhythm, day: Day): Bilingual {
  const name = body.toUpperCase();
  const [one, many] = unit === 'week' ? ['week', 'weeks'] : ['month', 'months'];
  const words = unit === 'week' ? 'minggu' : 'bulan';
  return text(
    `${name} sepakat bertemu setiap ${every === 1 ? '' : `${every} `}${words}; pertemuan ini jatuh pada ${formatDay(day, 'id')}.`,
    `The ${name} agreed to meet every ${every === 1 ? one : `${every} ${many}`}; this meeting falls on ${formatDay(day, 'en')}.`,
  );
}

/** What a meeting decided that somebody does by a day: B.1.c, B.4(3). */
export function actionItemDuties(of: BodyOf, setting: Setting): Duty[] {
  const closings = ofBody(of, 'ActionItemClosed');
  return ofBody(of, 'MeetingHeld').flatMap((meeting) =>
    meeting.data.actions.flatMap(({ action, what, owner, due }): Duty[] => {
      const dueOn = dueFrom(setting, due);
      if (dueOn === null) return [];
      const closing = closings.find(({ data }) => data.action === action);
      return [
        {
          kind: 'action-item',
          subject: { category: of.category, stream: of.stream, item: action },
          period: null,
          since: recordedOn(setting, meeting),
          due: dueOn,
          owner: { role: of.body === 'fpk' ? 'fpk-member' : 'fkak-rep', person: owner },
          settled: met(of.stream, closing),
          text: text(
            `Rapat ${of.body.toUpperCase()} ${formatDay(meeting.data.heldOn, 'id')} memutuskan tindak lanjut: ${what}`,
            `The meeting of the ${of.body.toUpperCase()} on ${formatDay(meeting.data.heldOn, 'en')} decided on an action: ${what}`,
          ),
          facts: [cite(of.stream, meeting)],
        },
      ];
    }),
  );
}
