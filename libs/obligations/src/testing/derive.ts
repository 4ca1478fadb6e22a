import type { Cadence, Rung } from '@app/contracts';
import type { Entry } from '@app/eventsourcing';
import { addDays, cadenceOf } from '@app/programme';
import { CLUSTER, FORUM, type World } from '../../../programme/src/testing/world.js';
import {
  clusterPlayed,
  type Day,
  forumPlayed,
  type Obligation,
  obligationsOfForum,
  obligationsOfProgramme,
  type Timetable,
  type WorkingCalendar,
} from '../policy/index.js';
import { walkingCalendar } from './walking-calendar.js';

/** The published numbers. */
export const usualCadence: Cadence = cadenceOf([]);

export interface Asked {
  readonly until?: Day;
  readonly calendar?: WorkingCalendar;
  readonly cadence?: Partial<Cadence>;
}

/** Everything that is due in a world's forum and cluster, to four months from its today unless told otherwise. */
export function dueIn(world: World, asked: Asked = {}): Obligation[] {
  const timetable: Timetable = {
    cadence: { ...usualCadence, ...asked.cadence },
    calendar: asked.calendar ?? walkingCalendar(),
    until: asked.until ?? addDays(world.today, 120),
  };
  const forum = forumPlayed(world.entries(FORUM) as Entry[]);
  const forums = world.entries(FORUM).length === 0 ? [] : obligationsOfForum(forum, timetable);
  if (world.entries(CLUSTER).length === 0) return forums;
  const { agreements, cycles } = world.surroundings();
  const ours = agreements.filter(({ state }) => state.identity!.cluster === CLUSTER);
  const own = cycles.filter(({ state }) => state.identity!.cluster === CLUSTER);
  const cluster = clusterPlayed(world.entries(CLUSTER) as Entry[]);
  return [...forums, ...obligationsOfProgramme({ cluster, forum, agreements: ours, cycles: own }, timetable)];
}

/** @returns those of a kind, by due date: what a specification looks at */
export const ofKind = (world: World, kind: Obligation['kind'], asked?: Asked): Obligation[] =>
  dueIn(world, asked)
    .filter((each) => each.kind === kind)
    .sort((a, b) => (a.due === b.due ? (a.key < b.key ? -1 : 1) : a.due < b.due ? -1 : 1));

/** `2026-Q1 2026-04-07 open` */
export const brief = ({ period, due, state, why }: Obligation): string =>
  [period ?? '-', due, state, ...(why === null ? [] : [why])].join(' ');

/** @returns the days of a ladder by rung */
export const daysOf = ({ ladder }: Obligation): Partial<Record<Rung, Day>> =>
  Object.fromEntries(ladder.map(({ rung, on }) => [rung, on]));
