import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createEngine, type Engine, loadSecrets } from '@app/composition';
import { createLogger, systemClock } from '@app/platform';
import { responseStreamId } from '@app/programme';
import { FindingsQueries } from '@app/read-models';
import { createLogDatabase, type LogDatabase } from '../../libs/event-store/src/testing/log-database.js';
import { answeredRows, answersFile } from '../support/answers-file.js';
import { Cast, executed } from '../support/cast.js';
import { Scenario } from '../support/scenario.js';
import { seededRandom } from './random.js';

const ROWS = Number(process.env.RUMPUN_KILL_ROWS ?? 1_500);
const KILLS = Number(process.env.RUMPUN_KILLS ?? 4);
const SEED = Number(process.env.RUMPUN_SEED ?? 20_261_124);
const workers = new Set<ChildProcess>();
const NO_ROLES = { sealer: false, projections: false, reactors: false, sweeps: false };

let home: string;
let database: LogDatabase;
let engine: Engine;
let scenario: Scenario;

beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'rumpun-import-'));
  mkdirSync(path.join(home, 'secrets'), { mode: 0o700 });
  database = await createLogDatabase();
  engine = createEngine({
    appUrl: database.appUrl,
    ...loadSecrets(home),
    clock: systemClock,
    log: createLogger({ service: 'test', level: 'silent', text: false }),
    roles: NO_ROLES,
  });
  await engine.start();
  const { commands, store } = engine.services;
  // Setting up needs read models, which a worker keeps.
  const worker = await startWorker();
  scenario = new Scenario(commands, await Cast.assemble(commands, store));
  await scenario.survey();
  await kill(worker);
}, 240_000);
afterAll(async () => {
  for (const worker of workers) await kill(worker);
  await engine.stop();
  await database.drop();
  rmSync(home, { recursive: true, force: true });
});

async function startWorker(): Promise<ChildProcess> {
  const child = spawn(
    process.execPath,
    ['--import', './test/support/ts-loader.mjs', 'test/faults/import-worker.ts'],
    {
      env: {
        PATH: process.env.PATH,
        IMPORT_HOME: home,
        IMPORT_APP_URL: database.appUrl,
        IMPORT_SEALER_URL: database.sealerUrl,
      },
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  workers.add(child);
  const ended = once(child, 'close').then(() => {
    throw new Error('the worker ended by itself');
  });
  await Promise.race([once(child.stdout, 'data'), ended]);
  ended.catch(() => undefined);
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  const closed = once(child, 'close');
  workers.delete(child);
  child.kill('SIGKILL');
  await closed;
}

const streams = () =>
  answeredRows(ROWS).map(({ respondent }) => responseStreamId(scenario.ids.survey, respondent));

/** How many of the rows are in the log. */
async function recorded(): Promise<number> {
  const { rows } = await engine.services.pool.query<{ n: number }>(
    'select count(*)::int as n from log.entry where stream = any($1::uuid[])',
    [streams()],
  );
  return rows[0]!.n;
}

async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
  for (let turn = 0; !(await holds()); turn++) {
    if (turn > 6_000) throw new Error(`it did not come about: ${what}`);
    await pause(10);
  }
}

const committed = async (id: string) =>
  (await engine.services.store.readStream(id))
    .flatMap(({ events }) => events)
    .filter(({ type }) => type === 'ImportCommitted').length;

/** @returns the import of a file of all rows, checked and started */
async function started(): Promise<string> {
  const { imports, jobs, commands } = engine.services;
  const bytes = Buffer.from(await answersFile(answeredRows(ROWS, 'R-', 'Pak Kadir')));
  const requester = { account: 'operator', person: null };
  const received = await imports.receive(
    scenario.ids.survey,
    (async function* () {
      yield bytes;
    })(),
    requester,
  );
  if (!received.ok) throw new Error(received.code);
  expect(await jobs.settled(received.job!.id, 60_000)).toMatchObject({
    state: 'done',
    result: { good: ROWS },
  });
  await executed(commands, {
    category: 'import',
    command: 'start-import',
    stream: received.import,
    body: {},
  });
  return received.import;
}

/**
 * Kill -9 at random points of a running import, by how much of it is in the log: the last of them may fall between
 * the last row and the commit.
 */
test('a worker killed again and again: exactly the rows of the file, and nothing counts before the commit', async () => {
  const random = seededRandom(SEED);
  let worker = await startWorker();
  const id = await started();
  const findings = new FindingsQueries(engine.services.pool);
  const seen: number[] = [];
  for (let round = 0; round < KILLS; round++) {
    const from = await recorded();
    const target = Math.min(ROWS, from + Math.ceil(random() * (ROWS - from) * 0.5));
    await until(async () => (await recorded()) >= target || (await committed(id)) > 0, `${target} rows`);
    await kill(worker);
    seen.push(await recorded());
    const wave = await findings.wave(scenario.ids.survey);
    if ((await committed(id)) === 0) expect(wave?.respondents ?? 0).toBe(0);
    worker = await startWorker();
  }
  await until(async () => (await committed(id)) > 0, 'the commit');
  const { projections, store } = engine.services;
  const last = (await store.readStream(id)).at(-1)!;
  expect(await projections.waitFor({ id: last.id }, ['findings'], 30_000)).toMatchObject({ ok: true });
  await kill(worker);

  // At least some of the kills fell into the middle.
  expect(seen.filter((count) => count > 0 && count < ROWS).length).toBeGreaterThan(1);
  const { rows } = await engine.services.pool.query<{ streams: number; entries: number }>(
    `select count(distinct stream)::int as streams, count(*)::int as entries from log.entry
     where stream = any($1::uuid[])`,
    [streams()],
  );
  expect(rows).toEqual([{ streams: ROWS, entries: ROWS }]);
  expect(await committed(id)).toBe(1);
  expect((await findings.wave(scenario.ids.survey))?.respondents).toBe(ROWS);
}, 600_000);
