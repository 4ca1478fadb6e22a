import type { BoardEntryView } from '@app/contracts';
import { stepKeys } from '@app/contracts';
import { dayIn, daysBetween, eventTitle, zoneOf } from '@app/programme';
import { dutyStatement } from '../shared/statements.js';
import type { AskedMoment } from './board-filter.js';
import type { BoardDuty, BoardStep } from './board-row.js';
import type { ClusterNewsRecord, StepBoardRecord } from './board.entities.js';

export type BoardEntry = BoardEntryView;
type StepView = BoardEntryView['steps'][number];

/** @returns the row as a reader sees it at a moment: days in a step and what is overdue count from there */
export function boardEntry(
  row: StepBoardRecord,
  news: Omit<ClusterNewsRecord, 'cluster'> | null,
  moment: AskedMoment,
): BoardEntry {
  const zone = zoneOf(row.region);
  const steps = row.steps.map((step): StepView => {
    const { key, state, since, met, total, ready, flags } = step;
    const days = daysBetween(dayIn(zone, since), moment.day);
    return { key, number: numberOf(step), state, since, days, met, total, ready, flags: [...flags] };
  });
  const upcoming = row.duties.filter((duty) => !isOverdue(duty, moment)).map(({ due }) => due);
  return {
    cluster: row.cluster,
    forum: row.forum,
    region: row.region,
    name: row.name,
    aliases: [...row.aliases],
    sector: row.sector as BoardEntry['sector'],
    stage: row.stage as BoardEntry['stage'],
    standing: row.standing,
    enrolledAt: row.enrolled_at,
    step: steps.find(({ key }) => key === row.step_key) ?? null,
    steps,
    blocking: row.blocking,
    waitingFor: row.waiting_for,
    flags: [...row.flags],
    overdue: row.duties.filter((duty) => isOverdue(duty, moment)).map((duty) => overdue(duty, moment)),
    nextDue: upcoming.filter((due) => due !== null).sort()[0] ?? null,
    recheck: row.next_change !== null && row.next_change <= moment.day,
    lastNews: news && { ...news, title: eventTitle(news.event) },
  };
}

const numberOf = ({ key }: BoardStep): number => stepKeys.codes.indexOf(key) + 1;

/** A duty that was met becomes overdue when its day has passed: nothing is recorded then. */
const isOverdue = ({ state, due }: BoardDuty, { day }: AskedMoment): boolean =>
  state === 'overdue' || (due !== null && due < day);

function overdue({ id, due, reasons }: BoardDuty, { day }: AskedMoment): BoardEntry['overdue'][number] {
  const daysLate = due === null ? null : Math.max(0, daysBetween(due, day));
  return { id, statement: dutyStatement(id), due, daysLate, reasons: reasons.map((each) => ({ ...each })) };
}
