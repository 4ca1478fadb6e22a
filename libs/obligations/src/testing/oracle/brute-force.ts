import type { Rung } from '@app/contracts';
import type { Entry } from '@app/eventsourcing';
import { addDays, type ObligationParty, startOfDay, zoneOf } from '@app/programme';
import type { Cadence, Day, WorkingCalendar } from '../../policy/index.js';
import { actionLines, decreeLines, meetingLines, seatLines } from './bodies.js';
import { approvalLines, idleLines, quarterLines, waiverLines } from './clusters.js';
import { agreementLines, cycleLines } from './deals.js';
import { type Desk, latest, type Line, workingLater } from './naive.js';
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

/** @returns every notice from a day to another, found by walking through them one by one */
export function bruteForceNotices(office: Office, from: Day, until: Day): Sent[] {
  const zone = zoneOf(office.region);
  const told = new Map<string, Rung[]>();
  const sent: Sent[] = [];
  let seen: Seen[] = [];
  let read = 0;
  for (let today = from; today <= until; today = addDays(today, 1)) {
    const morning = Date.parse(startOfDay(zone, today)) + EIGHT_HOURS;
    const known = office.entries.filter(({ at }) => Date.parse(at) <= morning);
    if (known.length !== read) [seen, read] = [seenOf(known, zone), known.length];
    for (const line of listOf(office, seen, today)) {
      if (!line.open) continue;
      const before = told.get(line.key) ?? [];
      const now = rungsOf(office, line, coordinatorOf(seen));
      for (const { rung, to } of toTell(now, before, today)) {
        sent.push({ day: today, key: line.key, rung, to, due: line.due });
        told.set(line.key, [...(told.get(line.key) ?? []), rung]);
      }
    }
  }
  return sent;
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
    ...waiverLines(desk, stream),
    ...approvalLines(desk, stream),
    ...idleLines(desk, stream),
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
      if (due >= on && due < resumed) due = calendar.nthWorkingDayAfter(resumed, cadence.resumeDays);
    });
    return { ...line, due, open };
  });
}

interface Planned {
  readonly rung: Rung;
  readonly on: Day;
  readonly to: ObligationParty;
}

function rungsOf({ cadence, calendar }: Office, line: Line, coordinator: string | null): Planned[] {
  const numbers = cadence.duties[line.kind];
  const { due, since, owner } = line;
  const known = latest(due, since);
  const overdue = calendar.addWorkingDays(known, numbers.grace + 1);
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
  const reminder = workingLater({ calendar }, due, -numbers.before);
  const all: (Planned | false)[] = [
    numbers.before > 0 && since <= reminder && { rung: 'before', on: reminder, to: owner },
    { rung: 'due', on: known, to: owner },
    { rung: 'overdue', on: overdue, to: owner },
    { rung: 'escalated', on: workingLater({ calendar }, overdue, numbers.escalate), to: above[0]! },
    above.length > 1 && {
      rung: 'escalated-again',
      on: workingLater({ calendar }, overdue, numbers.escalateAgain),
      to: above[1]!,
    },
  ];
  return all.filter((each) => each !== false);
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
