import { addDays } from '@app/programme';
import { type Day, type LadderRung, type Obligation, rungsToRaise } from '../policy/index.js';
import type { Rung } from '@app/contracts';

/** Why a notice goes out before its rung's own day. */
export type EarlyReason = 'unacknowledged' | 'undeliverable';

/** What becomes of notices, and what goes up the ladder because of it before its day. */
export interface Escalation {
  /** A notice goes out. @returns whether it reaches anybody */
  told(obligation: Obligation, rung: LadderRung, day: Day): boolean;
  /** @returns what goes up by what was told so far, and from which day, today or later; null for nothing */
  next(obligation: Obligation, day: Day): EarlyNotice | null;
}

export interface EarlyNotice {
  readonly rung: LadderRung;
  readonly why: EarlyReason;
  readonly on: Day;
}

/** A notice of a look. */
export interface Raised {
  readonly day: Day;
  readonly obligation: Obligation;
  readonly rung: LadderRung;
  readonly early: EarlyReason | null;
}

interface Looks {
  readonly open: readonly Obligation[];
  readonly escalation: Escalation;
  /** Rungs that went out, by key. */
  knownOf(key: string): Set<Rung>;
}

/**
 * Looks at a unit as the sweep does: on the first day, on the days of rungs, on the day after something mandatory went
 * out, on the day on which an acknowledgement is missed; and again on the same day where somebody was not reached. An
 * obligation of which a rung is due says nothing early in the same look.
 *
 * @param from the first look @param until the last day on which it is looked
 */
export function looksAt(looks: Looks, from: Day, until: Day): Raised[] {
  const raised: Raised[] = [];
  for (let day: Day | null = from; day !== null && day <= until;) {
    const today: Raised[] = [];
    let look: Look;
    do {
      look = lookAt(looks, day);
      today.push(...look.raised);
    } while (look.missed);
    raised.push(...today);
    const soon: Day[] = today.some(({ rung }) => rung.mandatory) ? [addDays(day, 1)] : [];
    day = [...look.days, ...soon].sort()[0] ?? null;
  }
  return raised;
}

interface Look {
  readonly raised: readonly Raised[];
  /** Whether somebody was not reached. */
  readonly missed: boolean;
  /** Later days on which there is something to look at. */
  readonly days: readonly Day[];
}

function lookAt({ open, escalation, knownOf }: Looks, day: Day): Look {
  const raised: Raised[] = [];
  const days: Day[] = [];
  let missed = false;
  for (const obligation of open) {
    const known = knownOf(obligation.key);
    const due = rungsToRaise(obligation, known, day).map((rung) => ({ rung, early: null }));
    const early = due.length > 0 || known.size === 0 ? null : earlyOf(obligation, known, escalation, day);
    const now = early !== null && early.on <= day ? [...due, { rung: early.rung, early: early.why }] : due;
    for (const { rung, early: why } of now) {
      known.add(rung.rung);
      raised.push({ day, obligation, rung, early: why });
      if (!escalation.told(obligation, rung, day)) missed = true;
    }
    const next = obligation.ladder.find(({ rung, on }) => on > day && !known.has(rung));
    if (next !== undefined) days.push(next.on);
    if (early !== null && early.on > day) days.push(early.on);
  }
  return { raised, missed, days };
}

/** What went out already goes out no more, whoever else says so. */
function earlyOf(
  obligation: Obligation,
  known: ReadonlySet<Rung>,
  escalation: Escalation,
  day: Day,
): EarlyNotice | null {
  const early = escalation.next(obligation, day);
  return early === null || known.has(early.rung.rung) ? null : early;
}
