import type { Cadence, Rung } from '@app/contracts';
import type { Entry } from '@app/eventsourcing';
import { addDays, type ObligationParty, startOfDay, zoneOf } from '@app/programme';
import type { Day, WorkingCalendar } from '../../policy/index.js';
import { actionLines, decreeLines, meetingLines, seatLines } from './bodies.js';
import { approvalLines, idleLines, quarterLines, waiverLines, waiverRequestLines } from './clusters.js';
import { confirmationLines } from './confirmations.js';
import { agreementLines, cycleLines } from './deals.js';
import { type Desk, latest, type Line, rollForward, workingLater } from './naive.js';
import { pick, type Seen, seenOf } from './seen.js';

/** What a clerk needs who reads the whole log every morning and knows nothing of states or policies. */
export interface Office {
  readonly entries: readonly Entry[];
  /** The stream looked after: a forum, or a cluster with what belongs to it. */
  readonly stream: string;
  readonly region: string;
  readonly cadence: Cadence;
  readonly calendar: WorkingCalendar;
}

export interface Sent {
  readonly day: Day;
  readonly key: string;
  readonly rung: Rung;
  readonly to: ObligationParty;
  readonly due: Day;
}

const EIGHT_HOURS = 8 * 3_600_000;

/**
 * Walks through the days one by one. The list of what is due is written anew whenever something became known, and on
 * the first of each month, as it looks two months ahead.
 *
 * @returns every notice from a day to another, both included
 */
export function bruteForceNotices(office: Office, from: Day, until: Day): Sent[] {
  const zone = zoneOf(office.region);
  const told = new Map<string, Rung[]>();
  const sent: Sent[] = [];
  let list: Listed[] = [];
  const recorded = office.entries.map(({ at }) => Date.parse(at));
  let read = -1;
  for (let today = from; today <= until; today = addDays(today, 1)) {
    const morning = Date.parse(startOfDay(zone, today)) + EIGHT_HOURS;
    const known = office.entries.filter((_, index) => recorded[index]! <= morning);
    const anew = known.length !== read || today.endsWith('-01');
    if (anew) list = writtenList(office, known, today);
    read = known.length;
    for (const { line, rungs } of list) {
      // A list that was looked through yesterday says something new only on the days that it names.
      if (!anew && !rungs.some(({ on }) => on === today)) continue;
      const before = told.get(line.key) ?? [];
      for (const { rung, to } of toTell(rungs, before, today)) {
        sent.push({ day: today, key: line.key, rung, to, due: line.due });
        told.set(line.key, [...(told.get(line.key) ?? []), rung]);
      }
    }
  }
  return sent;
}

/** A line of the list with who is told when. */
interface Listed {
  readonly line: Line;
  readonly rungs: readonly Planned[];
}

function writtenList(office: Office, known: readonly Entry[], today: Day): Listed[] {
  const seen = seenOf(known, zoneOf(office.region));
  const coordinator = coordinatorOf(seen);
  return listOf(office, seen, today)
    .filter(({ open }) => open)
    .map((line) => ({ line, rungs: rungsOf(office, line, coordinator) }));
}

const coordinatorOf = (seen: readonly Seen[]): string | null =>
  pick(seen, 'MechanismAgreed')
    .filter(({ data }) => data.body === 'fpk')
    .at(-1)?.data.coordinator ?? null;

function listOf({ stream, cadence, calendar }: Office, seen: readonly Seen[], today: Day): Line[] {
  const desk: Desk = { seen, today, cadence, calendar, coordinator: coordinatorOf(seen) };
  if (pick(seen, 'ForumEstablished', stream).length > 0) {
    if (pick(seen, 'ForumDissolved', stream).length > 0) return [];
    return [
      ...meetingLines(desk, stream, 'fpk'),
      ...actionLines(desk, stream, 'fpk'),
      ...decreeLines(desk, stream),
      ...seatLines(desk, stream, 'member-term'),
    ];
  }
  if (pick(seen, 'ClusterEnrolled', stream).length === 0) return [];
  const lines = [
    ...quarterLines(desk, stream),
    ...meetingLines(desk, stream, 'fkak'),
    ...actionLines(desk, stream, 'fkak'),
    ...seatLines(desk, stream, 'representative-term'),
    ...waiverRequestLines(desk, stream),
    ...waiverLines(desk, stream),
    ...approvalLines(desk, stream),
    ...idleLines(desk, stream),
    ...confirmationLines(desk),
    ...agreementLines(desk),
    ...cycleLines(desk),
  ];
  return rested(desk, stream, lines);
}

/** Nothing binds while the programme is suspended or withdrawn; what fell due meanwhile comes after. */
function rested({ seen, cadence, calendar }: Desk, cluster: string, lines: readonly Line[]): Line[] {
  const standing = pick(seen, ['ProgrammeSuspended', 'ProgrammeResumed', 'ProgrammeWithdrawn'], cluster);
  const now = standing.at(-1)?.type;
  if (now === 'ProgrammeSuspended' || now === 'ProgrammeWithdrawn') return [];
  return lines.map((line) => {
    let { due, open } = line;
    standing.forEach(({ type, on }, index) => {
      if (type !== 'ProgrammeSuspended') return;
      const resumed = standing[index + 1]!.on;
      const [first, last] = line.about ?? ['', '9999'];
      if (first >= on && last < resumed) open = false;
      if (due >= on && due < resumed) due = calendar.nthWorkingDayAfter(resumed, cadence['after-suspension']);
    });
    return { ...line, due, open };
  });
}

interface Planned {
  readonly rung: Rung;
  readonly on: Day;
  readonly to: ObligationParty;
}

function rungsOf(office: Office, line: Line, coordinator: string | null): Planned[] {
  const { cadence, calendar } = office;
  const { due, since, owner } = line;
  const known = latest(due, since);
  const overdue = tooLate(office, line, known);
  const up = (days: number) => latest(overdue, calendar.addWorkingDays(known, days));
  const above = [
    { role: 'coordinator', person: coordinator },
    { role: 'manager', person: null },
    { role: 'admin', person: null },
  ].filter(
    ({ role, person }) =>
      !(role === 'coordinator' && person === null) &&
      role !== owner.role &&
      (person === null || person !== owner.person),
  ) as ObligationParty[];
  const reminder = reminderOf(office, line);
  const all: (Planned | false)[] = [
    reminder < due && since <= reminder && { rung: 'before', on: reminder, to: owner },
    { rung: 'due', on: known, to: owner },
    { rung: 'overdue', on: overdue, to: owner },
    { rung: 'escalated', on: up(cadence.escalate), to: above[0]! },
    above.length > 1 && {
      rung: 'escalated-again',
      on: up(cadence['escalate-again']),
      to: above[1]!,
    },
  ];
  return all.filter((each) => each !== false);
}

/** Seats and waivers are reminded of by the calendar, all else by working days. */
function reminderOf({ cadence, calendar }: Office, { kind, due }: Line): Day {
  const days = kind.endsWith('-term') && kind !== 'decree-term' ? cadence['term-window'] : undefined;
  const ahead = kind === 'waiver-expiry' ? cadence['waiver-window'] : days;
  return ahead === undefined
    ? workingLater({ calendar }, due, -cadence['remind-before'])
    : rollForward({ calendar }, addDays(due, -ahead));
}

function tooLate({ cadence, calendar }: Office, { kind }: Line, known: Day): Day {
  if (kind.endsWith('-meeting')) {
    return calendar.addWorkingDays(addDays(known, cadence['meeting-tolerance']), 1);
  }
  return calendar.addWorkingDays(known, kind.endsWith('-expiry') ? 1 : cadence.grace + 1);
}

/** For each person or role the highest rung that has come, unless that or a higher one was told before. */
function toTell(planned: readonly Planned[], told: readonly Rung[], today: Day): Planned[] {
  const name = ({ role, person }: ObligationParty) => `${role} ${person}`;
  const receivers = [...new Set(planned.map(({ to }) => name(to)))];
  return receivers.flatMap((receiver) => {
    const own = planned.filter(({ to }) => name(to) === receiver);
    const highestTold = own.findLastIndex(({ rung }) => told.includes(rung));
    const highestCome = own.findLastIndex(({ on }) => on <= today);
    return highestCome > highestTold ? [own[highestCome]!] : [];
  });
}
