import type { ObligationParty } from '@app/programme';
import type { DutyCadence } from './cadence.js';
import { later } from './duty.js';
import type { LadderRung } from './types.js';
import { type Day, moved, type WorkingCalendar } from './working-calendar.js';

/** @returns who hears of it above the owner, nearest first: never the owner again, always somebody */
export function superiorsOf(owner: ObligationParty, coordinator: string | null): ObligationParty[] {
  const chain: ObligationParty[] = [
    ...(coordinator === null ? [] : [{ role: 'coordinator', person: coordinator } as const]),
    { role: 'manager', person: null },
    { role: 'admin', person: null },
  ];
  return chain
    .filter(({ role, person }) => role !== owner.role && (person === null || person !== owner.person))
    .slice(0, 2);
}

interface LadderOf {
  readonly owner: ObligationParty;
  readonly coordinator: string | null;
  readonly due: Day;
  readonly since: Day;
  readonly cadence: DutyCadence;
  readonly calendar: WorkingCalendar;
}

/** @returns the first day on which it is overdue: grace runs from the day it could be known */
export function overdueFrom({ due, since, cadence, calendar }: LadderOf): Day {
  return calendar.addWorkingDays(later(due, since), cadence.grace + 1);
}

/** @returns the rungs in order; the reminder before is left out where it would fall before the duty was recorded */
export function ladderOf(of: LadderOf): LadderRung[] {
  const { owner, coordinator, due, since, cadence, calendar } = of;
  const early = moved(calendar, due, -cadence.before);
  const overdue = overdueFrom(of);
  const [first, second] = superiorsOf(owner, coordinator);
  const on = (rung: LadderRung['rung'], day: Day, to: ObligationParty): LadderRung => ({
    rung,
    on: day,
    to,
    mandatory: rung !== 'before',
  });
  return [
    ...(cadence.before > 0 && early >= since ? [on('before', early, owner)] : []),
    on('due', later(due, since), owner),
    on('overdue', overdue, owner),
    on('escalated', moved(calendar, overdue, cadence.escalate), first!),
    ...(second === undefined
      ? []
      : [on('escalated-again', moved(calendar, overdue, cadence.escalateAgain), second)]),
  ];
}
