import type { Entry } from '@app/eventsourcing';
import { type Cadence, type Day, defaultCadence, simulate, type WorkingCalendar } from '@app/obligations';
import { addDays } from '@app/programme';
import fc from 'fast-check';
import { bruteForceNotices, walkingCalendar } from '../../libs/obligations/src/testing/index.js';
import { CLUSTER, FORUM, REGION, type World } from '../../libs/programme/src/testing/world.js';
import { categories } from './support/beginnings.js';
import { play, sequences } from './support/play.js';
import { runs, seeded } from './support/seed.js';

/** Days that nobody works on beside weekends, now and then several in a row. */
const calendars: fc.Arbitrary<WorkingCalendar> = fc
  .array(fc.tuple(fc.nat({ max: 1200 }), fc.integer({ min: 1, max: 9 })), { maxLength: 30 })
  .map((holidays) =>
    walkingCalendar(
      holidays.flatMap(([from, days]) =>
        Array.from({ length: days }, (_, index) => addDays('2026-01-01', from + index)),
      ),
    ),
  );

const small = fc.nat({ max: 12 });
const cadences: fc.Arbitrary<Cadence> = fc
  .tuple(small, small, small, small, fc.integer({ min: 1, max: 40 }))
  .map(([before, grace, escalate, more, days]) => ({
    ...defaultCadence,
    duties: Object.fromEntries(
      Object.entries(defaultCadence.duties).map(([kind, usual], index) => [
        kind,
        index % 3 === 0 ? usual : { before, grace, escalate, escalateAgain: escalate + more },
      ]),
    ) as unknown as Cadence['duties'],
    idleDays: days,
    approvalDays: 1 + (days % 7),
  }));

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
  return [first, addDays(world.today, 150)];
}

/** Whether every notice agrees; how many there were, so that silence is not taken for agreement. */
function compared(world: World, cadence: Cadence, calendar: WorkingCalendar): number {
  const span = spanOf(world);
  const histories = [...world.all().values()];
  const simulated = simulate({ histories, cadenceOf: () => cadence, calendarOf: () => calendar }, ...span);
  const office = { region: REGION, cadence, calendar };
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
      runs(6),
    );
    expect(notices).toBeGreaterThan(100);
  });
});
