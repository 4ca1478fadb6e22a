import { regionCalendar } from '@app/calendar';
import type { Entry } from '@app/eventsourcing';
import { type Notice, addDays, dayIn, startOfDay, zoneOf } from '@app/programme';
import { seed, seeded } from '../property/support/seed.js';
import { line, simulated } from '../property/support/two-years/compared.js';
import { type Programme, programmeOf } from '../property/support/two-years/programme.js';
import { startTestEngine, type TestEngine } from '../support/engine.js';

const REGIONS = ['33.10', '73.71', '91.71'];
const [FROM, UNTIL] = ['2026-03-20', '2026-05-08'];
const CLUSTERS = 20;

let scene: TestEngine;
beforeEach(async () => {
  scene = await startTestEngine('2026-01-01T00:00:00.000Z');
}, 60_000);
afterEach(() => scene.close());

const services = () => scene.engine.services;

/** The same programme where regions recorded nothing of their own. */
function asUsual(programme: Programme): Programme {
  const timings = [...programme.timings].map(([region, timing]) => {
    const { cadence, calendar } = regionCalendar([{ region, state: { days: {}, cadence: {} } }] as never);
    return [region, { ...timing, cadence, calendar }] as const;
  });
  return { ...programme, timings: new Map(timings) };
}

/** Eight o'clock of each day in each zone, in order. */
function* mornings(): Generator<string> {
  for (let day = FROM; day <= UNTIL; day = addDays(day, 1)) {
    for (const zone of ['WIT', 'WITA', 'WIB'] as const) {
      yield new Date(Date.parse(startOfDay(zone, day)) + 8 * 3_600_000).toISOString();
    }
  }
}

async function append({ id: _, version, ...entry }: Entry): Promise<void> {
  const given = { ...entry, expectedVersion: version - 1, request: null };
  const result = await services().store.append(given);
  if (result.status !== 'appended') throw new Error(`${entry.category} ${version}: ${result.status}`);
}

async function settle(): Promise<void> {
  await services().directory.catchUp();
  await scene.engine.automations.reactors.catchUp();
}

/** Records each entry when it happens, and sweeps every morning. Nothing is handed over, so nothing goes up early. */
async function live({ histories }: Programme): Promise<void> {
  const entries = histories.flat().sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id - b.id));
  let next = 0;
  for (const morning of mornings()) {
    scene.clock.set(morning);
    const before = next;
    while (next < entries.length && entries[next]!.at <= morning) await append(entries[next++]!);
    if (next > before) await settle();
    const { failed, raised } = await services().reminders.sweepNow();
    expect(failed).toBe(0);
    if (raised > 0) await settle();
  }
}

async function raisedLines(): Promise<string[]> {
  const { pool, store } = services();
  const { rows } = await pool.query<{ stream: string }>(
    'select distinct obligation as stream from work.notice',
  );
  const streams = await Promise.all(rows.map(({ stream }) => store.readStream(stream)));
  return streams.flatMap((entries) =>
    entries.flatMap(({ at, events }) =>
      events
        .filter(({ type }) => type === 'NoticeRaised' || type === 'NoticeEscalated')
        .map(({ data }) => {
          const notice = data as Notice;
          return line({ ...notice, day: dayIn(zoneOf(notice.region), at) });
        }),
    ),
  );
}

test(
  seeded(
    `the sweep of ${CLUSTERS} clusters raises what the simulation says, day by day over the end of a quarter`,
  ),
  async () => {
    const programme = asUsual(programmeOf({ clusters: CLUSTERS, regions: REGIONS, seed, until: UNTIL }));
    await live(programme);
    const told = simulated(programme, FROM, UNTIL).map(line).sort();
    const raised = (await raisedLines()).sort();
    expect(told.length).toBeGreaterThan(100);
    expect(raised).toEqual(told);
  },
  600_000,
);
