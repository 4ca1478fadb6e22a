import { simulate, type SimulatedNotice } from '@app/obligations';
import { zoneOf } from '@app/programme';
import { bruteForceNotices, walkingCalendar } from '../../../../libs/obligations/src/testing/index.js';
import { seed } from '../seed.js';
import { type Programme, programmeOf, type UnitHistory } from './programme.js';

const [FROM, UNTIL] = ['2026-01-05', '2028-01-04'];

/** A notice as one line: who is told what of which obligation on which day. */
export const line = ({
  day,
  key,
  rung,
  to,
  due,
}: Pick<SimulatedNotice, 'day' | 'key' | 'rung' | 'to' | 'due'>): string =>
  `${day} ${key} ${rung} to ${to.role} ${to.person} due ${due}`;

/** @returns what the simulation says of a programme, in order of days */
export function simulated({ timings, histories }: Programme, from: string, until: string): SimulatedNotice[] {
  const cadenceOf = (region: string) => timings.get(region)!.cadence;
  const calendarOf = (region: string) => timings.get(region)!.calendar;
  return simulate({ histories, cadenceOf, calendarOf }, from, until);
}

/** The clerk also looks at days that calendars know nothing of; nothing is due there. */
function walked({ stream, region, histories }: UnitHistory, { timings }: Programme): string[] {
  const { cadence, calendar } = timings.get(region)!;
  const entries = histories.flat().sort((a, b) => (a.at === b.at ? a.id - b.id : a.at < b.at ? -1 : 1));
  const worked = (day: string) => day < '2000-01-01' || day > '2100-12-31' || calendar.isWorkingDay(day);
  const office = { stream, region, entries, cadence, calendar: walkingCalendar(worked) };
  return bruteForceNotices(office, FROM, UNTIL).map(line);
}

/** Two years of a programme: every notice is compared with those of a clerk who walks from day to day. */
export function compareTwoYears(clusters: number, regions: readonly string[]): void {
  const programme = programmeOf({ clusters, regions, seed, until: UNTIL });
  const told = simulated(programme, FROM, UNTIL);
  const units = [...programme.forums, ...programme.clusters];
  const expected = units.flatMap((unit) => walked(unit, programme));
  const lines = told.map(line).sort();
  expected.sort();
  // One that differs says more than a list of a hundred thousand.
  const differs = lines.findIndex((each, index) => each !== expected[index]);
  expect([lines[differs], lines.length]).toEqual([expected[differs], expected.length]);
  expect(new Set(lines).size).toBe(lines.length);
  expect(notHeardOf(told, regions)).toEqual([]);
  expect(told.length).toBeGreaterThan(clusters * 50);
}

/** Kinds and rungs that nobody was told of, and regions without a notice: a programme in which little happens proves little. */
function notHeardOf(told: readonly SimulatedNotice[], regions: readonly string[]): string[] {
  const heard = new Set(told.flatMap(({ kind, rung, region }) => [kind, rung, region, zoneOf(region)]));
  const wanted = [
    ...[
      'cycle-opening',
      'cycle-evidence',
      'cycle-submission',
      'cycle-review',
      'forum-meeting',
      'fkak-meeting',
    ],
    ...['action-item', 'step-approval', 'step-idle', 'waiver-expiry', 'agreement-expiry'],
    ...['waiver-decision', 'agreement-confirmation'],
    ...['before', 'due', 'overdue', 'escalated', 'escalated-again'],
    ...regions,
  ];
  return wanted.filter((each) => !heard.has(each));
}
