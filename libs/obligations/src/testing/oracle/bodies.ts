import { addDays, addMonths, daysBetween } from '@app/programme';
import type { Day } from '../../policy/index.js';
import { AHEAD_DAYS, type Desk, latest, type Line, rollBack, rollForward } from './naive.js';
import { pick, type Seen } from './seen.js';

const beat = (first: Day, { every, unit }: { every: number; unit: string }, n: number): Day =>
  unit === 'week' ? addDays(first, n * every * 7) : addMonths(first, n * every);

const ofBody = (seen: readonly Seen[], stream: string, type: string, body: string) =>
  pick(seen, type, stream).filter(({ data }) => data.body === body);

/** Agreed days of meetings that nobody held, to two years from today. */
export function meetingLines(desk: Desk, stream: string, body: 'fpk' | 'fkak'): Line[] {
  const agreed = ofBody(desk.seen, stream, 'MechanismAgreed', body);
  const held = ofBody(desk.seen, stream, 'MeetingHeld', body).map(({ data }) => data.heldOn as Day);
  const kind = body === 'fpk' ? 'forum-meeting' : 'fkak-meeting';
  const role = body === 'fpk' ? 'coordinator' : 'fkak-rep';
  const owner = { role, person: agreed.at(-1)?.data.coordinator ?? null } as const;
  const lines: Line[] = [];
  agreed.forEach((mechanism, index) => {
    const { firstMeeting, rhythm } = mechanism.data;
    const last = addDays(desk.today, AHEAD_DAYS);
    for (let n = 0; beat(firstMeeting, rhythm, n) <= latest(last, mechanism.on); n++) {
      const day = beat(firstMeeting, rhythm, n);
      const before = beat(firstMeeting, rhythm, n - 1);
      const replaced = agreed[index + 1] !== undefined && day >= agreed[index + 1]!.on;
      if (day < mechanism.on || replaced) continue;
      const near = held.some((h) => daysBetween(h, day) <= daysBetween(before, h));
      const due = rollForward(desk, day);
      const key = `${kind}:${stream}:${day}`;
      lines.push({ kind, key, since: mechanism.on, due, owner, open: !near, about: [day, day] });
    }
  });
  return lines;
}

export function actionLines(desk: Desk, stream: string, body: 'fpk' | 'fkak'): Line[] {
  const closed = ofBody(desk.seen, stream, 'ActionItemClosed', body).map(({ data }) => data.action);
  return ofBody(desk.seen, stream, 'MeetingHeld', body).flatMap(({ data, on }) =>
    (data.actions as { action: string; owner: string; due: Day }[]).map(({ action, owner, due }): Line => ({
      kind: 'action-item',
      key: `action-item:${stream}/${action}:-`,
      since: on,
      due: rollForward(desk, due),
      owner: { role: body === 'fpk' ? 'fpk-member' : 'fkak-rep', person: owner },
      open: !closed.includes(action),
    })),
  );
}

export function decreeLines(desk: Desk, forum: string): Line[] {
  const decrees = pick(desk.seen, 'DecreeIssued', forum);
  return decrees.flatMap((decree, index): Line[] => {
    const { until, number, covers } = decree.data;
    if (until === undefined) return [];
    const renewed = decrees
      .slice(index + 1)
      .some(
        ({ data }) =>
          data.supersedes === number ||
          (covers.every((part: string) => data.covers.includes(part)) &&
            (data.until === undefined || data.until > until)),
      );
    const key = `decree-term:${forum}/v${decree.version}.${decree.index}:${until}`;
    const owner = { role: 'coordinator', person: desk.coordinator } as const;
    return [
      {
        kind: 'decree-term',
        key,
        since: decree.on,
        due: rollBack(desk, addDays(until, -desk.cadence['decree-window'])),
        owner,
        open: !renewed,
      },
    ];
  });
}

/** Of two seatings with the same seat and last day the later one speaks. */
export function seatLines(desk: Desk, stream: string, kind: 'member-term' | 'representative-term'): Line[] {
  const member = kind === 'member-term';
  const own = pick(
    desk.seen,
    member ? ['MemberSeated', 'MemberLeft'] : ['RepresentativeSeated', 'RepresentativeLeft'],
    stream,
  );
  const coordinator = ofBody(desk.seen, stream, 'MechanismAgreed', 'fkak').at(-1)?.data.coordinator ?? null;
  const owner = member
    ? ({ role: 'coordinator', person: desk.coordinator } as const)
    : ({ role: 'fkak-rep', person: coordinator } as const);
  const lines = new Map<string, Line>();
  own.forEach((seating, index) => {
    const { seat, until, subgroup } = seating.data;
    if (!seating.type.endsWith('Seated') || until === undefined) return;
    const key = `${kind}:${stream}/${seat}:${until}`;
    const open = stillToFill(own.slice(index + 1), seat, subgroup);
    lines.set(key, { kind, key, since: seating.on, due: rollBack(desk, until), owner, open });
  });
  return [...lines.values()];
}

/** Reads on from a seating: whether the seat still waits for the end of its term, or for a successor. */
function stillToFill(after: readonly Seen[], seat: string, subgroup: string | undefined): boolean {
  let vacant = false;
  for (const { type, data } of after) {
    if (type.endsWith('Seated')) {
      if (data.seat === seat) return false;
      if (vacant && subgroup !== undefined && data.subgroup === subgroup) return false;
    } else if (data.seat === seat) {
      if (data.how === 'left' || data.seatContinues === false) return false;
      vacant = true;
    }
  }
  return vacant || !after.some(({ type, data }) => type.endsWith('Left') && data.seat === seat);
}
