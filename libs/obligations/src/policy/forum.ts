import { text } from '@app/contracts';
import type { Fact, ForumEvent, ForumState, ObligationParty } from '@app/programme';
import { addDays, coordinatorOf, factsOf, formatDay, zoneOf } from '@app/programme';
import { cite, dueBy, type Duty, isAfter, met, recordedOn, type Setting } from './duty.js';
import { obligationsFrom } from './finish.js';
import { actionItemDuties, type BodyOf, meetingDuties } from './rules/meetings.js';
import { seatDuties } from './rules/seats.js';
import { standingHistory } from './standing.js';
import type { Played } from './turns.js';
import type { Obligation, Timetable } from './types.js';

/**
 * What a forum owes: its meetings and their action items, decrees and seats whose terms end. Chapter IV, B.1.
 *
 * @param forum with its turns, from `forumPlayed`; nothing is due from one that does not exist
 */
export function obligationsOfForum(forum: Played<ForumState>, timetable: Timetable): Obligation[] {
  const { identity, facts } = forum.state;
  if (identity === null) return [];
  const coordinator = coordinatorOf(forum);
  const setting: Setting = {
    timetable,
    zone: zoneOf(identity.region),
    region: identity.region,
    cluster: null,
    coordinator,
  };
  const history = standingHistory(forum.turns, setting);
  const owner: ObligationParty = { role: 'coordinator', person: coordinator };
  const body: BodyOf = { body: 'fpk', category: 'forum', stream: forum.stream, facts, owner };
  const seats = {
    kind: 'member-term',
    category: 'forum',
    stream: forum.stream,
    owner,
    seated: factsOf<ForumEvent, 'MemberSeated'>(facts, 'MemberSeated'),
    left: factsOf<ForumEvent, 'MemberLeft'>(facts, 'MemberLeft'),
  } as const;
  const duties = [
    ...meetingDuties(body, setting),
    ...actionItemDuties(body, setting),
    ...decreeDuties(forum, owner, setting),
    ...seatDuties(seats, setting),
  ];
  return obligationsFrom(duties, history, setting);
}

type Decree = Fact<Extract<ForumEvent, { type: 'DecreeIssued' }>>;

/** B.1.b(4), E: a decree with a term is renewed some time before it ends, as `fpk-decree-current` asks. */
function decreeDuties(
  { stream, state }: Played<ForumState>,
  owner: ObligationParty,
  setting: Setting,
): Duty[] {
  const days = setting.timetable.cadence['decree-window'];
  const decrees = factsOf<ForumEvent, 'DecreeIssued'>(state.facts, 'DecreeIssued');
  return decrees.flatMap((decree): Duty[] => {
    const { until, number } = decree.data;
    if (until === undefined) return [];
    const due = dueBy(setting, addDays(until, -days));
    if (due === null) return [];
    const renewed = decrees.find((each) => isAfter(decree, each) && follows(each, decree));
    return [
      {
        kind: 'decree-term',
        // A number may be any text, and the address of the fact never changes.
        subject: { category: 'forum', stream, item: `v${decree.ref.version}.${decree.ref.index}` },
        period: until,
        since: recordedOn(setting, decree),
        due,
        owner,
        settled: met(stream, renewed),
        text: text(
          `SK ${number} berlaku sampai ${formatDay(until, 'id')} dan diperbarui ${days} hari sebelumnya.`,
          `Decree ${number} holds until ${formatDay(until, 'en')} and is renewed ${days} days before that.`,
        ),
        facts: [cite(stream, decree)],
      },
    ];
  });
}

/** It says that it supersedes the other, or covers the same for longer. */
function follows({ data }: Decree, { data: other }: Decree): boolean {
  const covers = other.covers.every((part) => data.covers.includes(part));
  return data.supersedes === other.number || (covers && (data.until ?? '9999') > other.until!);
}
