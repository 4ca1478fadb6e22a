import type { ObligationParty } from '@app/programme';
import { later } from './duty.js';
import type { Pace } from './pace.js';
import type { LadderRung } from './types.js';
import type { Day } from './working-calendar.js';

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
  /** Nobody is reminded earlier, and grace does not run before. */
  readonly since: Day;
  readonly pace: Pace;
}

/** @returns the rungs in order; the reminder before is left out where it would fall before the duty was recorded */
export function ladderOf({ owner, coordinator, due, since, pace }: LadderOf): LadderRung[] {
  const known = later(due, since);
  const early = pace.reminder(due);
  const [escalated, again] = pace.escalations(known);
  const [first, second] = superiorsOf(owner, coordinator);
  const on = (rung: LadderRung['rung'], day: Day, to: ObligationParty): LadderRung => ({
    rung,
    on: day,
    to,
    mandatory: rung !== 'before',
  });
  return [
    ...(early !== null && early >= since ? [on('before', early, owner)] : []),
    on('due', known, owner),
    on('overdue', pace.overdue(known), owner),
    on('escalated', escalated, first!),
    ...(second === undefined ? [] : [on('escalated-again', again, second)]),
  ];
}
