import { workingCalendar } from '@app/calendar';
import { type Cadence, type CadenceName, cadenceNames, cadenceParameters } from '@app/contracts';
import type { Entry } from '@app/eventsourcing';
import { type Day, type Obligation, simulate, type WorkingCalendar } from '@app/obligations';
import { addDays, cadenceOf, type DayRecord } from '@app/programme';
import fc from 'fast-check';
import { bruteForceNotices, dueIn, walkingCalendar } from '../../libs/obligations/src/testing/index.js';
import { CLUSTER, FORUM, REGION, type World } from '../../libs/programme/src/testing/world.js';
import { categories } from './support/beginnings.js';
import { play, recorded, sequences } from './support/play.js';
import { runs, seeded } from './support/seed.js';

/** Indonesia's calendar with days off, and days worked, that a region recorded over it. */
const calendars: fc.Arbitrary<WorkingCalendar> = fc
  .tuple(
    fc.constantFrom<5 | 6>(5, 6),
    fc.array(fc.tuple(fc.nat({ max: 1200 }), fc.integer({ min: 1, max: 9 }), fc.boolean()), {
      maxLength: 20,
    }),
  )
  .map(([workWeek, spells]) => {
    const recorded = spells.flatMap(([from, days, works]) =>
      Array.from({ length: days }, (_, index): DayRecord => ({
        region: REGION,
        day: addDays('2026-01-01', from + index),
        holiday: { kind: 'regional', name: { id: 'Libur', en: 'Holiday' }, decree: null, works },
      })),
    );
    return workingCalendar({ zone: 'WIB', region: REGION, recorded, workWeek });
  });

/** Any numbers within their bounds, the later ones not before the earlier. */
const cadences: fc.Arbitrary<Cadence> = fc
  .record(
    Object.fromEntries(
      cadenceNames.map((name) => {
        const { min, max, default: usual } = cadenceParameters[name];
        return [name, fc.oneof(fc.constant(usual), fc.integer({ min, max }))];
      }),
    ) as Record<CadenceName, fc.Arbitrary<number>>,
  )
  .map((cadence) => cadenceOf([{ region: REGION, state: { days: {}, cadence } }]));

/** Entries of these kinds; agreements and cycles may name a cluster that there is not, and are nobody's then. */
const entriesOf = (world: World, categories: readonly string[]): Entry[] =>
  [...world.all().values()]
    .filter(([first]) => {
      const { cluster } = first!.events[0]!.data as { cluster?: string };
      return categories.includes(first!.category) && (cluster === undefined || cluster === CLUSTER);
    })
    .flat()
    .sort((a, b) => a.id - b.id);

/** Day after day, from the first fact to some months after the last. */
function spanOf(world: World): [from: Day, until: Day] {
  const first = entriesOf(world, ['forum', 'cluster'])[0]?.at.slice(0, 10) ?? world.today;
  return [first, addDays(world.today, 120)];
}

/** The clerk also looks at days that calendars know nothing of; nothing is due there. */
const answering =
  ({ isWorkingDay }: WorkingCalendar) =>
  (day: Day): boolean =>
    day < '2000-01-01' || day > '2100-12-31' || isWorkingDay(day);

/** Whether every notice agrees; how many there were, so that silence is not taken for agreement. */
function compared(world: World, cadence: Cadence, calendar: WorkingCalendar): number {
  const span = spanOf(world);
  const histories = [...world.all().values()];
  const simulated = simulate({ histories, cadenceOf: () => cadence, calendarOf: () => calendar }, ...span);
  const office = { region: REGION, cadence, calendar: walkingCalendar(answering(calendar)) };
  const forum = { ...office, stream: FORUM, entries: entriesOf(world, ['forum']) };
  const cluster = {
    ...office,
    stream: CLUSTER,
    entries: entriesOf(world, ['forum', 'cluster', 'agreement', 'cycle']),
  };
  const walked = [...bruteForceNotices(forum, ...span), ...bruteForceNotices(cluster, ...span)];
  const line = ({ day, key, rung, to, due }: (typeof walked)[number]) =>
    `${day} ${key} ${rung} to ${to.role} ${to.person} due ${due}`;
  expect(simulated.map(line).sort()).toEqual(walked.map(line).sort());
  return simulated.length;
}

describe('notices of any history', () => {
  it.each(categories)(seeded('on kind %s are those of a clerk who walks from day to day'), (kind) => {
    let notices = 0;
    fc.assert(
      fc.property(sequences(30), cadences, calendars, (sequence, cadence, calendar) => {
        notices += compared(play(kind, sequence), cadence, calendar);
      }),
      runs(5),
    );
    expect(notices).toBeGreaterThan(100);
  });
});

/** What must hold of every obligation, whatever happened. */
function checkSound(obligation: Obligation, world: World): void {
  const { key, kind, subject, period, ladder, opens, owner, state, settledBy, why, source } = obligation;
  const item = subject.item === undefined ? '' : `/${subject.item}`;
  expect(key).toBe(`${kind}:${subject.stream}${item}:${period ?? '-'}`);
  const days = ladder.map(({ on }) => on);
  expect(days).toEqual([...days].sort());
  expect(opens).toBe(days[0]);
  const last = ladder.at(-1)!.to;
  expect(last.role !== owner.role || last.person !== owner.person).toBe(true);
  expect(ladder.map(({ rung }) => rung)).toEqual(expect.arrayContaining(['due', 'overdue', 'escalated']));
  expect([state === 'void', state === 'met']).toEqual([why !== null, settledBy !== null && why === null]);
  expect([source.text.id.trim(), source.text.en.trim()]).not.toContain('');
  expect(source.facts.length).toBeGreaterThan(0);
  for (const cited of [...source.facts, ...(settledBy === null ? [] : [settledBy])]) {
    const entry = world.entries(cited.stream)[cited.version - 1];
    expect(entry?.events.map(({ type }) => type)).toContain(cited.type);
  }
}

describe('obligations of any history', () => {
  it.each(categories)(seeded('on kind %s are sound, and none that showed is forgotten'), (kind) => {
    let seen = 0;
    fc.assert(
      fc.property(sequences(25), (sequence) => {
        const shown = new Set<string>();
        let retracted = false;
        play(kind, sequence, (given, world) => {
          if (!recorded(given)) return;
          retracted ||= given.command.type === 'retract-fact';
          const all = dueIn(world);
          const keys = new Set(all.map(({ key }) => key));
          expect(keys.size).toBe(all.length);
          // A fact that was taken back takes its obligations with it; nothing else does.
          if (!retracted) expect([...shown].filter((key) => !keys.has(key))).toEqual([]);
          for (const each of all) {
            checkSound(each, world);
            if (each.opens <= world.today) shown.add(each.key);
          }
          seen += all.length;
        });
      }),
      runs(15),
    );
    expect(seen).toBeGreaterThan(200);
  });
});
