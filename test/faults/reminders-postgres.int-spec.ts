import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { createEngine, type Engine } from '@app/composition';
import { MasterKey, migrate } from '@app/event-store';
import { createLogger, SimulatedClock } from '@app/platform';
import { Cast } from '../support/cast.js';
import { type OwnServer, startOwnServer } from '../support/own-server.js';
import { doubled, reminded } from '../support/reminded.js';
import { Scenario } from '../support/scenario.js';
import { LogProxy } from './log-proxy.js';

const CLUSTERS = 6;
/** The cycle of the quarter is to be opened: the monitor is told, of each cluster. */
const DUE = '2026-11-25T02:00:00.000Z';

let server: OwnServer;
let proxy: LogProxy;
let engine: Engine;
const clock = new SimulatedClock('2026-11-24T02:00:00.000Z');

beforeAll(async () => {
  server = await startOwnServer();
  await migrate(server.urls);
  proxy = await LogProxy.start(Number(new URL(server.urls.ownerUrl).port));
  engine = createEngine({
    appUrl: proxy.url(server.urls.appUrl),
    sealerUrl: proxy.url(server.urls.sealerUrl),
    masterKey: new MasterKey(randomBytes(32)),
    loginSecret: randomBytes(32),
    clock,
    log: createLogger({ service: 'test', level: 'silent', text: false }),
    roles: { sealer: true, projections: true, reactors: true, sweeps: false },
    remindersLeaseMs: 500,
  });
  await engine.start();
  const { commands, store } = engine.services;
  const scenario = new Scenario(commands, await Cast.assemble(commands, store));
  await scenario.formedForum();
  for (let index = 0; index < CLUSTERS; index++) await scenario.gives('cluster', 'enrol-cluster');
  await engine.automations.reactors.catchUp();
}, 120_000);
afterAll(async () => {
  await engine.stop();
  await proxy.stop();
  await server.remove();
});

/** As a worker does: what fails now is tried again. */
async function works(until: () => boolean): Promise<void> {
  const { reminders } = engine.services;
  while (!until()) {
    await reminders.sweepNow().catch(() => undefined);
    await reminders.deliverNow().catch(() => undefined);
    await pause(20);
  }
}

const seen = () => reminded(engine.services.pool, engine.services.store);

test('PostgreSQL killed in mid-run: every notice is raised once and handed over once', async () => {
  clock.set(DUE);
  let over = false;
  const work = works(() => over);
  let { raised, handedOver } = await seen();
  while (raised.length === 0) ({ raised } = await seen());
  process.kill(server.pid, 'SIGKILL');
  await server.restart();
  proxy.target = Number(new URL(server.urls.ownerUrl).port);
  const due = () => raised.filter((each) => each.endsWith(' due')).length;
  for (let turn = 0; turn < 600 && (due() < CLUSTERS || handedOver.length < raised.length); turn++) {
    await pause(100);
    ({ raised, handedOver } = await seen().catch(() => ({ raised, handedOver })));
    // A unit whose pass met the outage is looked at again ten seconds later, by this clock.
    clock.advance(1_000);
  }
  over = true;
  await work;
  expect([due(), handedOver.length]).toEqual([CLUSTERS, raised.length]);
  expect([doubled(raised), doubled(handedOver)]).toEqual([[], []]);
}, 240_000);
