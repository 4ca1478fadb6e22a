import type { Rung } from '@app/contracts';
import { type LadderRung, noticeOf, type Obligation, rungsToRaise, settlementFor } from '@app/obligations';
import type { InternalObligationCommand, ObligationState } from '@app/programme';
import { earlyRung } from './early-rung.js';
import { type Moment, morningOf } from './moments.js';

type Command = Extract<InternalObligationCommand, { type: 'raise-notice' | 'settle-obligation' }>;

/** What is to be told about one obligation now, and when there is something to tell next. */
export interface NextActions {
  readonly commands: readonly Command[];
  /** ISO 8601 UTC; null when nothing more will come by time alone. */
  readonly nextAt: string | null;
  /** The rung that comes next, where time alone brings it. */
  readonly nextRung: Rung | null;
}

/**
 * @param obligation as the policy answers it now; undefined when it no longer does
 * @param told its stream; null when nobody was told of it yet
 */
export function nextActions(
  obligation: Obligation | undefined,
  told: ObligationState | null,
  moment: Moment,
): NextActions {
  const settlement = told === null ? null : settlementFor(obligation, told);
  const commands: Command[] = settlement === null ? [] : [settlement];
  if (obligation?.state !== 'open') return { commands, nextAt: null, nextRung: null };
  const raised = new Set(Object.keys(told?.notices ?? {}) as Rung[]);
  const due = rungsToRaise(obligation, raised, moment.day).map((rung) => raising(obligation, rung));
  const early = due.length > 0 || told === null ? null : earlyRung(obligation, told, moment);
  if (early !== null && early.on <= moment.day) due.push(raising(obligation, early.rung, early.why));
  if (moment.quietUntil === null) commands.push(...due);
  const next = obligation.ladder.find(({ rung, on }) => on > moment.day && !raised.has(rung));
  const moments = [
    ...(moment.quietUntil !== null && due.length > 0 ? [moment.quietUntil] : []),
    ...(next === undefined ? [] : [morningOf(next.on, moment)]),
    ...(early !== null && early.on > moment.day ? [morningOf(early.on, moment)] : []),
  ];
  return { commands, nextAt: moments.sort()[0] ?? null, nextRung: next?.rung ?? null };
}

function raising(
  obligation: Obligation,
  rung: LadderRung,
  why?: 'unacknowledged' | 'undeliverable',
): Extract<Command, { type: 'raise-notice' }> {
  return {
    type: 'raise-notice',
    data: { ...noticeOf(obligation, rung), ...(why !== undefined && { why }) },
  };
}
