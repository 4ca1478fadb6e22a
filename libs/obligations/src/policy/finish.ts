import { type Duty, keyOf, later, type Setting } from './duty.js';
import { ladderOf } from './ladder.js';
import { Pace } from './pace.js';
import { type StandingHistory, throughStanding } from './standing.js';
import type { Obligation } from './types.js';

/**
 * Duties as they stand: suspensions and ends looked at, with their ladders, by key in the order of their days.
 * Where two facts found the same key, the later one speaks for it. A due date that a suspension put off does not
 * take an obligation away that showed already.
 */
export function obligationsFrom(
  duties: readonly Duty[],
  history: StandingHistory,
  setting: Setting,
): Obligation[] {
  const byKey = new Map<string, Obligation>();
  for (const duty of duties) {
    const { until } = setting.timetable;
    const planned = finished(duty, setting);
    // What would have shown only after the end of all duties never came about.
    if (planned.opens > until || (history.ended !== null && planned.opens > history.ended.on)) continue;
    const stands = throughStanding(duty, history, setting);
    byKey.set(planned.key, stands === duty ? planned : finished(stands, setting));
  }
  return [...byKey.values()].sort(byDay);
}

/** The order of calendars and lists: by due date, then by key. */
export const byDay = (one: Obligation, other: Obligation): number =>
  one.due === other.due ? (one.key < other.key ? -1 : 1) : one.due < other.due ? -1 : 1;

function finished(duty: Duty, { timetable, region, cluster, coordinator }: Setting): Obligation {
  const { kind, subject, period, due, since, owner, settled } = duty;
  const { cadence, calendar } = timetable;
  const pace = new Pace(kind, cadence, calendar);
  const ladder = ladderOf({ owner, coordinator, due, since, pace });
  const known = later(due, since);
  const overdueFrom = pace.overdue(known);
  return {
    key: keyOf(duty),
    kind,
    subject,
    period,
    cluster,
    region,
    owner,
    due,
    opens: ladder[0]!.on,
    graceWorkingDays: calendar.workingDaysBetween(known, overdueFrom) - 1,
    overdueFrom,
    ladder,
    state: settled?.state ?? 'open',
    settledBy: settled?.by ?? null,
    why: settled?.state === 'void' ? settled.why : null,
    source: { rule: kind, text: duty.text, facts: [...duty.facts] },
  };
}
