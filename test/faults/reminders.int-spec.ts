import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { createEngine, type Engine, type EngineOptions } from '@app/composition';
import { MasterKey } from '@app/event-store';
import { createLogger } from '@app/platform';
import { jest } from '@jest/globals';
import { allTold } from '../support/all-told.js';
import { Cast } from '../support/cast.js';
import { startTestEngine, TEST_NOW, type TestEngine } from '../support/engine.js';
import { doubled, type Reminded, reminded } from '../support/reminded.js';
import { Scenario } from '../support/scenario.js';
import { WakeupHand } from '../support/wakeup-hand.js';

const CLUSTERS = 6;
/** The cycle of the quarter is to be opened: the monitor is told, of each cluster. */
const DUE = '2026-11-25T02:00:00.000Z';
const HOUR_BACK = '2026-11-25T01:00:00.000Z';
const MONTH_LATER = '2026-12-28T02:00:00.000Z';
const NO_ROLES = { sealer: false, projections: false, reactors: false, sweeps: false };

const secrets = { masterKey: new MasterKey(randomBytes(32)), loginSecret: randomBytes(32) };
/** A clock that may be set to anything. */
const clock = { at: TEST_NOW, now: () => clock.at };
let scene: TestEngine;
let others: Engine[];
let hand: WakeupHand | undefined;

beforeEach(async () => {
  clock.at = TEST_NOW;
  others = [];
  scene = await startTestEngine(TEST_NOW, { jobs: false }, { ...secrets, clock });
  const { commands, store } = scene.engine.services;
  const scenario = new Scenario(commands, await Cast.assemble(commands, store));
  await scenario.formedForum();
  for (let index = 0; index < CLUSTERS; index++) await scenario.gives('cluster', 'enrol-cluster');
}, 120_000);
afterEach(async () => {
  jest.restoreAllMocks();
  await hand?.close();
  hand = undefined;
  for (const other of others) await other.stop();
  await scene.close();
});

/** Another process's engine on the same log. */
async function another(roles: Partial<EngineOptions['roles']> = {}): Promise<Engine> {
  const engine = createEngine({
    appUrl: scene.database.appUrl,
    ...secrets,
    clock,
    log: createLogger({ service: 'test', level: 'silent', text: false }),
    roles: { ...NO_ROLES, ...roles },
  });
  others.push(engine);
  await engine.start();
  return engine;
}

async function settle(): Promise<void> {
  await scene.engine.services.directory.catchUp();
  await scene.engine.automations.reactors.catchUp();
}

/** One round of everything by all workers at once. */
async function round(workers: readonly Engine[] = [scene.engine]): Promise<void> {
  await settle();
  await Promise.all(workers.map(({ services }) => services.reminders.sweepNow()));
  await settle();
  await Promise.all(workers.map(({ services }) => services.reminders.deliverNow()));
  await settle();
}

const seen = (): Promise<Reminded> => reminded(scene.engine.services.pool, scene.engine.services.store);
const once = ({ raised, handedOver }: Reminded) => [doubled(raised), doubled(handedOver)];
const rung = ({ raised }: Reminded, name: string) => raised.filter((each) => each.endsWith(` ${name}`));

test.each([2, 5])(
  '%i workers at once tell everything once',
  async (count) => {
    const workers = [scene.engine];
    while (workers.length < count) workers.push(await another());
    clock.at = DUE;
    await round(workers);
    await round(workers);
    const told = await seen();
    expect(once(told)).toEqual([[], []]);
    expect(rung(told, 'due')).toHaveLength(CLUSTERS);
    expect(told.handedOver).toHaveLength(told.raised.length);
  },
  120_000,
);

test('a clock that steps back an hour and then a month ahead repeats nothing and forgets nothing', async () => {
  clock.at = DUE;
  await round();
  const first = await seen();
  clock.at = HOUR_BACK;
  await round();
  expect([...(await seen()).raised].sort()).toEqual([...first.raised].sort());
  clock.at = MONTH_LATER;
  await round();
  await round();
  const told = await seen();
  expect(once(told)).toEqual([[], []]);
  expect([rung(told, 'due').length >= CLUSTERS, rung(told, 'escalated').length >= CLUSTERS]).toEqual([
    true,
    true,
  ]);
  expect(told.handedOver.length).toBeGreaterThanOrEqual(told.raised.length);
}, 120_000);

/** Until every notice that is due now was handed over. */
async function untilTold(): Promise<Reminded> {
  for (let turn = 0; turn < 1_200; turn++) {
    const told = await seen();
    if (rung(told, 'due').length >= CLUSTERS && told.handedOver.length >= told.raised.length) return told;
    await pause(100);
  }
  throw new Error('not all were told');
}

async function forgetJobs(): Promise<void> {
  const { rows } = await scene.engine.services.pool.query<{ name: string }>(
    `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
     where schemaname = 'bullmq' and tablename not like '%migration%'`,
  );
  for (const { name } of rows) await scene.engine.services.pool.query(`delete from ${name}`);
}

test('every job that is lost costs nothing, every job that comes twice tells nothing twice', async () => {
  await round();
  const [one, other] = [await another({ reminders: 'work' }), await another({ reminders: 'work' })];
  await forgetJobs();
  clock.at = DUE;
  await Promise.all(
    [one, other].flatMap(({ services: { reminders } }) =>
      Array.from({ length: 10 }, (_, index) => [
        reminders.queues.wake('obligations', { key: `again-${index}` }),
        reminders.queues.wake('deliveries', { key: `again-${index}` }),
      ]).flat(),
    ),
  );
  await forgetJobs();
  await Promise.all([one, other].map(({ services }) => services.reminders.queues.wake('obligations')));
  await settle();
  await Promise.all([one, other].map(({ services }) => services.reminders.queues.wake('deliveries')));
  const told = await untilTold();
  expect(once(told)).toEqual([[], []]);
}, 200_000);

test('all wake-ups lost and none sent any more: the schedule alone finds what is due', async () => {
  await round();
  const worker = await another({ reminders: 'work' });
  jest.spyOn(worker.services.reminders.queues, 'wake').mockResolvedValue(false);
  hand = await WakeupHand.reach({ kind: 'postgres', url: scene.database.appUrl });
  await hand.drop();
  clock.at = DUE;
  await hand.minutesPass(2, () => allTold(scene.engine, DUE));
  const told = await seen();
  expect(once(told)).toEqual([[], []]);
  expect(rung(told, 'due')).toHaveLength(CLUSTERS);
  expect(told.handedOver).toHaveLength(told.raised.length);
}, 200_000);
