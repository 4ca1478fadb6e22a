import type { Bilingual } from '@app/contracts';
import { text } from '@app/contracts';
import type { EventOf, Fact, Facts, ObligationParty } from '@app/programme';
import { addDays, addMonths, type bodyEvents, daysBetween, factsOf, formatDay } from '@app/programme';
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
    const days = agreedDays(mechanism, agreed[index + 1], setting);
    return days.map((day) => meetingDuty(of, mechanism, { ...day, held }, setting));
  });
}

/** A day that was agreed on. */
interface AgreedDay {
  readonly day: Day;
  /** The agreed day before it. */
  readonly before: Day;
  /** The rhythm that took over before this day came. */
  readonly replacedBy: BodyFact<'MechanismAgreed'> | null;
}

/** From the recording on to the horizon; of the days after another rhythm took over, those that had shown already. */
function agreedDays(
  mechanism: BodyFact<'MechanismAgreed'>,
  next: BodyFact<'MechanismAgreed'> | undefined,
  setting: Setting,
): AgreedDay[] {
  const { cadence, calendar, until } = setting.timetable;
  const { firstMeeting, rhythm } = mechanism.data;
  const from = recordedOn(setting, mechanism);
  const replacedOn = next && recordedOn(setting, next);
  const last = replacedOn !== undefined && replacedOn < until ? replacedOn : until;
  const ahead = cadence['remind-before'];
  const end = moved(calendar, last, ahead + 1);
  const days: AgreedDay[] = [];
  for (let index = 0; ; index++) {
    const day = agreedDay(firstMeeting, rhythm, index);
    // Agreed long ago: only the days from the recording on are asked for, and calendars may not know the others.
    if (day < from) continue;
    if (day > end) return days;
    const replaced = replacedOn !== undefined && day >= replacedOn;
    if (replaced && moved(calendar, onOrAfter(calendar, day), -ahead) > replacedOn) return days;
    const before = agreedDay(firstMeeting, rhythm, index - 1);
    days.push({ day, before, replacedBy: replaced ? next! : null });
  }
}

const KINDS = { fpk: 'forum-meeting', fkak: 'fkak-meeting' } as const;

function meetingDuty(
  of: BodyOf,
  mechanism: BodyFact<'MechanismAgreed'>,
  { before, day, replacedBy, held }: AgreedDay & { readonly held: readonly BodyFact<'MeetingHeld'>[] },
  setting: Setting,
): Duty {
  const nearest = nearestFrom(before, day);
  const settled: Settled | null = met(
    of.stream,
    held.find(({ data }) => data.heldOn >= nearest),
  );
  const replaced: Settled | null = replacedBy && {
    state: 'void',
    why: 'replaced',
    by: cite(of.stream, replacedBy),
  };
  return {
    kind: KINDS[of.body],
    subject: { category: of.category, stream: of.stream },
    period: day,
    since: recordedOn(setting, mechanism),
    due: onOrAfter(setting.timetable.calendar, day),
    owner: of.owner,
    settled: settled ?? replaced,
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
