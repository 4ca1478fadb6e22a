import type { CitedFact } from '@app/programme';
import type { Duty, Setting } from './duty.js';
import { recordedOn } from './duty.js';
import type { Turn } from './turns.js';
import type { Day } from './working-calendar.js';

/** A time in which the programme was suspended: `until` is the day on which it resumed, null while it is. */
export interface Pause {
  readonly from: Day;
  readonly until: Day | null;
  readonly by: CitedFact;
}

/** Whether a stream's duties bind, now and in the past. */
export interface StandingHistory {
  readonly pauses: readonly Pause[];
  /** The end of all duties: withdrawal of the cluster, dissolution of the forum. */
  readonly ended: {
    readonly on: Day;
    readonly why: 'withdrawn' | 'dissolved';
    readonly by: CitedFact;
  } | null;
}

/** @returns suspensions and the end, from a cluster's or a forum's turns */
export function standingHistory(turns: readonly Turn[], setting: Pick<Setting, 'zone'>): StandingHistory {
  const pauses: Pause[] = [];
  let ended: StandingHistory['ended'] = null;
  for (const turn of turns) {
    if (turn.what !== 'standing' && turn.what !== 'dissolved') continue;
    const on = recordedOn(setting, turn);
    const last = pauses.at(-1);
    if (last?.until === null) pauses[pauses.length - 1] = { ...last, until: on };
    if (turn.what === 'dissolved') ended = { on, why: 'dissolved', by: turn.by };
    else if (turn.to === 'suspended') pauses.push({ from: on, until: null, by: turn.by });
    else if (turn.to === 'withdrawn') ended = { on, why: 'withdrawn', by: turn.by };
  }
  return { pauses, ended };
}

/**
 * Duties rest while the programme is suspended and end with it (E). What fell due meanwhile is due some working days
 * after it resumed; what was wholly about that time never binds.
 */
export function throughStanding(duty: Duty, history: StandingHistory, { timetable }: Setting): Duty {
  if (duty.settled !== null) return movedBy(duty, history, timetable);
  const { ended, pauses } = history;
  if (ended !== null) return { ...duty, settled: { state: 'void', why: ended.why, by: ended.by } };
  const covering = pauses.find((pause) => pause.until === null || covers(pause, duty.about));
  if (covering !== undefined) {
    return { ...duty, settled: { state: 'void', why: 'suspended', by: covering.by } };
  }
  return movedBy(duty, history, timetable);
}

function covers({ from, until }: Pause, about: Duty['about']): boolean {
  return about !== undefined && until !== null && about.from >= from && about.until < until;
}

function movedBy(duty: Duty, { pauses }: StandingHistory, { cadence, calendar }: Setting['timetable']): Duty {
  let { due } = duty;
  for (const { from, until } of pauses) {
    if (until !== null && due >= from && due < until) {
      due = calendar.nthWorkingDayAfter(until, cadence['after-suspension']);
    }
  }
  return due === duty.due ? duty : { ...duty, due };
}
