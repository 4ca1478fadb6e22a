import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createEngine, type Engine, loadSecrets } from '@app/composition';
import { createLogger, SimulatedClock } from '@app/platform';
import { simpleParser } from 'mailparser';
import { startSmtp, type TestSmtp } from '../../libs/channels/src/testing/smtp.js';
import { createLogDatabase, type LogDatabase } from '../../libs/event-store/src/testing/log-database.js';
import { allTold } from '../support/all-told.js';
import { Cast, executed } from '../support/cast.js';
import { doubled, type Reminded, reminded } from '../support/reminded.js';
import { Scenario } from '../support/scenario.js';
import { seededRandom } from './random.js';

const KILLS = Number(process.env.RUMPUN_KILLS ?? 4);
const CLUSTERS = 8;
const SEED = Number(process.env.RUMPUN_SEED ?? 20_261_124);
const ENROLLED = '2026-11-24T02:00:00.000Z';
/** The cycle of the quarter is to be opened: the monitor is told, of each cluster. */
const DUE = '2026-11-25T02:00:00.000Z';
/** By then a coordinator and a manager hear of it too, and much else is due. */
const LATE = '2027-01-29T02:00:00.000Z';

let home: string;
let database: LogDatabase;
let engine: Engine;
let smtp: TestSmtp;
/** Message ids in the order of their arrival. */
let arrived: string[];
let onArrival: () => void;
const workers = new Set<ChildProcess>();

beforeEach(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'rumpun-reminders-'));
  mkdirSync(path.join(home, 'secrets'), { mode: 0o700 });
  arrived = [];
  onArrival = () => undefined;
  smtp = await startSmtp({
    onData: (stream, _session, done) => {
      void simpleParser(stream).then(({ messageId }) => {
        arrived.push(messageId!);
        onArrival();
        done();
      }, done);
    },
  });
  database = await createLogDatabase();
  engine = createEngine({
    appUrl: database.appUrl,
    sealerUrl: database.sealerUrl,
    ...loadSecrets(home),
    clock: new SimulatedClock(ENROLLED),
    log: createLogger({ service: 'test', level: 'silent', text: false }),
    roles: { sealer: true, projections: true, reactors: true, sweeps: false },
  });
  await engine.start();
  await enrol();
}, 120_000);
afterEach(async () => {
  for (const worker of workers) await kill(worker);
  await smtp.close();
  await engine.stop();
  await database.drop();
  rmSync(home, { recursive: true, force: true });
});

async function enrol(): Promise<void> {
  const { commands, store } = engine.services;
  const cast = await Cast.assemble(commands, store);
  const body = { email: 'monitor@example.id', reason: 'Alamat baru' };
  const monitor = cast.players.monitor.person;
  await executed(commands, { category: 'person', command: 'correct-person', stream: monitor, body });
  const scenario = new Scenario(commands, cast);
  await scenario.formedForum();
  for (let index = 0; index < CLUSTERS; index++) await scenario.gives('cluster', 'enrol-cluster');
}

async function startWorker(at: string): Promise<ChildProcess> {
  const env = {
    PATH: process.env.PATH,
    REMIND_HOME: home,
    REMIND_APP_URL: database.appUrl,
    REMIND_SEALER_URL: database.sealerUrl,
    REMIND_SMTP: smtp.url,
    REMIND_AT: at,
  };
  const args = ['--import', './test/support/ts-loader.mjs', 'test/faults/reminder-worker.ts'];
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  workers.add(child);
  const ended = once(child, 'close').then(() => {
    throw new Error('the worker ended by itself');
  });
  ended.catch(() => undefined);
  await Promise.race([once(child.stdout, 'data'), ended]);
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  workers.delete(child);
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, 'close');
  child.kill('SIGKILL');
  await closed;
}

const seen = (): Promise<Reminded> => reminded(engine.services.pool, engine.services.store);

async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
  for (let turn = 0; !(await holds()); turn++) {
    if (turn > 4_000) throw new Error(`it did not come about: ${what}`);
    await pause(20);
  }
}

/** @returns how many rows say that something was handed over or given up and no more than that */
async function deliveries(channel: string): Promise<string[]> {
  const { rows } = await engine.services.pool.query<{ line: string }>(
    `select obligation || ' ' || rung || ' ' || channel || ' ' || person as line from work.delivery
     where channel = $1 and state = 'handed-over'`,
    [channel],
  );
  return rows.map(({ line }) => line).sort();
}

test('killed after the mail was taken and before that was recorded: it comes again, and the stream says so', async () => {
  const first = new Promise<void>((resolve) => (onArrival = resolve));
  const worker = await startWorker(DUE);
  onArrival = () => worker.kill('SIGKILL');
  await Promise.race([first, once(worker, 'close')]);
  await kill(worker);
  onArrival = () => undefined;
  const [lost] = arrived;
  const next = await startWorker(DUE);
  await until(
    async () => arrived.filter((id) => id === lost).length > 1 && (await allTold(engine, DUE)),
    'the second copy',
  );
  await kill(next);

  const { raised, handedOver, failed } = await seen();
  expect([doubled(raised), doubled(handedOver)]).toEqual([[], []]);
  expect(failed).toContain('outcome-unknown email');
  expect(handedOver.filter((each) => each.includes(' email ')).sort()).toEqual(await deliveries('email'));
  expect(new Set(arrived).size).toBe(handedOver.filter((each) => each.includes(' email ')).length);
}, 180_000);

/** How many notices were raised and how many deliveries ended: cheap enough to be asked all the time. */
async function progress(): Promise<number> {
  const { rows } = await engine.services.pool.query<{ n: number }>(
    `select (select count(*) from work.notice)::int
          + (select count(*) from work.delivery where state = 'handed-over')::int as n`,
  );
  return rows[0]!.n;
}

test('killed again and again at any moment: each rung is raised once, each delivery handed over once', async () => {
  const random = seededRandom(SEED);
  const stopped: number[] = [];
  for (let round = 0; round < KILLS; round++) {
    const at = round < KILLS / 2 ? DUE : LATE;
    const target = (await progress()) + Math.ceil(random() * 12);
    const worker = await startWorker(at);
    await until(async () => (await progress()) >= target || (await allTold(engine, at)), 'some of it');
    await kill(worker);
    stopped.push(await progress());
  }
  const last = [await startWorker(LATE), await startWorker(LATE)];
  await until(() => allTold(engine, LATE), 'the end');
  for (const worker of last) await kill(worker);

  const { raised, handedOver } = await seen();
  const all = await progress();
  expect(stopped.filter((count) => count > 0 && count < all).length).toBeGreaterThan(1);
  expect([doubled(raised), doubled(handedOver)]).toEqual([[], []]);
  for (const channel of ['inbox', 'email']) {
    expect(handedOver.filter((each) => each.includes(` ${channel} `)).sort()).toEqual(
      await deliveries(channel),
    );
  }
  expect(new Set(arrived).size).toBe(handedOver.filter((each) => each.includes(' email ')).length);
  const rungs = new Set(raised.map((each) => each.split(' ')[1]));
  expect([...rungs]).toEqual(expect.arrayContaining(['due', 'escalated']));
}, 400_000);
