import { expected } from '../testing/expected.js';
import { counted, openProjectionLog } from '../testing/projection-log.js';
import type { ProjectionLog } from '../testing/projection-log.js';
import { appendAll, randomEntries, sampleProjection, SEED, shown } from '../testing/sample-projections.js';
import { ProjectionRunner } from './projection-runner.js';
import type { ProjectionRunnerOptions } from './projection-runner.js';

let log: ProjectionLog;
const running: ProjectionRunner[] = [];

beforeEach(async () => {
  log = await openProjectionLog({ pollMs: 100 });
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((runner) => runner.stop()));
  await log.close();
});

function runnerOf(special: Partial<ProjectionRunnerOptions> = {}): ProjectionRunner {
  const runner = new ProjectionRunner({
    ...log,
    projections: [sampleProjection()],
    batchSize: 20,
    ...special,
  });
  running.push(runner);
  return runner;
}

async function builds(): Promise<unknown[]> {
  const { rows } = await log.owner.query('select build, version, state from projection.build order by build');
  return rows;
}

test(`a rebuild while appends go on shows what the running build shows (seed ${SEED})`, async () => {
  const entries = randomEntries(400);
  await appendAll(log, entries.slice(0, 200));
  const worker = runnerOf();
  await worker.start();
  // The command line's process has a pool and a runner of its own.
  const command = runnerOf({ pool: log.anotherPool() });
  const seen: number[] = [];
  const rebuilt = command.rebuild('samples', ({ applied }) => seen.push(applied));
  for (let start = 200; start < 400; start += 10) await appendAll(log, entries.slice(start, start + 10));
  expect(await rebuilt).toMatchObject({ ok: true, former: 1 });
  const last = (await log.all()).length - 1;
  expect(await worker.waitFor({ position: last }, ['samples'], 20_000)).toEqual({ ok: true, position: last });
  expect(await shown(log)).toEqual(await expected(log, sampleProjection()));
  expect(await builds()).toEqual([
    { build: 1, version: 1, state: 'kept' },
    { build: 2, version: 1, state: 'active' },
  ]);
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
}, 60_000);

test('activating the build that is read already names the one that was read before', async () => {
  const worker = runnerOf();
  await worker.start();
  await worker.rebuild('samples');
  expect(await worker.activate('samples', 2)).toEqual({ ok: true, build: 2, former: 1 });
});

test('the views never go back while builds are swapped', async () => {
  const worker = runnerOf({ batchSize: 3 });
  await worker.start();
  const entries = randomEntries(300);
  let done = false;
  const swaps = (async () => {
    for (let n = 0; n < 4; n++) await worker.rebuild('samples');
    done = true;
  })();
  let highest = -1;
  for (let start = 0; !done || start < entries.length; start += 5) {
    if (start < entries.length) await appendAll(log, entries.slice(start, start + 5));
    const { rows } = await log.owner.query<{ at: number }>(
      'select coalesce(max(from_position), -1) as at from read.group_sum_history',
    );
    expect(rows[0]!.at).toBeGreaterThanOrEqual(highest);
    highest = rows[0]!.at;
  }
  await swaps;
  expect((await builds()).length).toBe(2);
}, 60_000);

test('a rollback shows the former build, which followed on, and forward again', async () => {
  const entries = randomEntries(80);
  await appendAll(log, entries.slice(0, 40));
  const worker = runnerOf();
  await worker.start();
  await worker.rebuild('samples');
  await appendAll(log, entries.slice(40));
  expect(await worker.rollback('samples')).toEqual({ ok: true, build: 1, former: 2 });
  expect(await shown(log)).toEqual(await expected(log, sampleProjection()));
  expect(await worker.activate('samples', 2)).toEqual({ ok: true, build: 2, former: 1 });
  expect(await worker.dropBuild('samples', 2)).toBe(false);
  expect(await worker.dropBuild('samples', 1)).toBe(true);
  expect(await worker.rollback('samples')).toEqual({ ok: false, reason: 'nothing-to-roll-back-to' });
  const { rows } = await log.owner.query(`select nspname from pg_namespace where nspname like 'p\\_%'`);
  expect(rows).toEqual([{ nspname: 'p_samples_2' }]);
}, 30_000);

test('a raised version is built beside the one that is read, and swapped in by itself', async () => {
  await appendAll(log, randomEntries(60));
  const old = runnerOf();
  await old.start();
  await old.catchUp();
  let release = (): void => {};
  const gate = new Promise<void>((resolve) => (release = resolve));
  const next = sampleProjection({ version: 2, before: () => gate });
  const wider = {
    ...next,
    tables: next.tables.map((table) => ({ ...table, columns: { ...table.columns, more: 'text' } })),
  };
  const deployed = runnerOf({ pool: log.anotherPool(), projections: [wider] });
  await deployed.start();
  const [status] = await deployed.status();
  expect(status).toMatchObject({
    state: 'rebuilding',
    active: { build: 1 },
    rebuild: { build: 2, version: 2, applied: 0 },
  });
  expect((await shown(log)).sums).toEqual(
    ((await expected(log, sampleProjection())) as { sums: unknown }).sums,
  );
  release();
  await untilState(deployed, 'current');
  const { rows } = await log.owner.query(
    'select group_name, total, streams, more from read.group_sum order by 1',
  );
  expect(rows.map(({ more: _more, ...row }) => row)).toEqual(
    ((await expected(log, sampleProjection())) as { sums: unknown }).sums,
  );
  expect(await builds()).toMatchObject([{ state: 'kept' }, { state: 'active' }]);
}, 30_000);

test('a program that is older than the build that is read leaves it alone', async () => {
  await appendAll(log, randomEntries(20));
  await runnerOf({ projections: [sampleProjection({ version: 2 })] }).prepare();
  const old = runnerOf();
  await old.start();
  const [status] = await old.status();
  expect([status!.state, status!.builds.map(({ build, version }) => [build, version])]).toEqual([
    'newer',
    [[1, 2]],
  ]);
});

test('going back to a version that this program has no code for is refused', async () => {
  const first = runnerOf();
  await first.prepare();
  const second = runnerOf({ projections: [sampleProjection({ version: 2 })] });
  await second.prepare();
  expect(await second.rebuild('samples')).toMatchObject({ ok: true, build: 2 });
  expect(await second.rollback('samples')).toEqual({ ok: false, reason: 'version-unknown', version: 1 });
  const both = runnerOf({ projections: [sampleProjection({ version: 2 }), sampleProjection()] });
  expect(await both.rollback('samples')).toEqual({ ok: true, build: 1, former: 2 });
  expect(await second.status()).toMatchObject([{ state: 'rolled-back' }]);
});

test('changed tables under an unchanged version are refused at start', async () => {
  await runnerOf().prepare();
  const changed = { ...sampleProjection(), tables: sampleProjection().tables.slice(1) };
  await expect(runnerOf({ projections: [changed] }).start()).rejects.toThrow('raise its version (1)');
});

test('a rebuild that would hide a stream is not swapped in', async () => {
  await appendAll(log, randomEntries(40));
  const worker = runnerOf();
  await worker.start();
  await worker.catchUp();
  const broken = sampleProjection({
    before: (entry) => {
      if (counted(entry).group === 'a') throw new Error('group a is not understood');
    },
  });
  const command = runnerOf({ projections: [broken], pool: log.anotherPool() });
  // The running worker would build it with sound code.
  await worker.stop();
  const result = await command.rebuild('samples');
  expect(result).toMatchObject({ ok: false, reason: 'parked', build: 2 });
  expect(await builds()).toMatchObject([{ state: 'active' }, { state: 'building' }]);
}, 30_000);

test('a swap waits for who reads a view without holding up other readers', async () => {
  await appendAll(log, randomEntries(20));
  const worker = runnerOf();
  await worker.start();
  await worker.catchUp();
  const reader = await log.owner.connect();
  await reader.query('begin; select * from read.group_sum');
  const rebuilt = worker.rebuild('samples');
  const waits: number[] = [];
  let waiting = false;
  while (!waiting || waits.length < 30) {
    const start = performance.now();
    await log.owner.query('select * from read.group_sum');
    waits.push(performance.now() - start);
    const { rowCount } = await log.pool.query(
      `select 1 from pg_locks where not granted and mode = 'AccessExclusiveLock'`,
    );
    waiting ||= rowCount! > 0;
  }
  await reader.query('commit');
  reader.release();
  expect(await rebuilt).toMatchObject({ ok: true });
  expect(Math.max(...waits)).toBeLessThan(1_000);
}, 30_000);

/** Looks again whenever a batch or a poll may have changed something. */
async function untilState(runner: ProjectionRunner, state: string): Promise<void> {
  for (let looks = 0; looks < 300; looks++) {
    if ((await runner.status())[0]!.state === state) return;
    await log.listener.waitForNews(50);
  }
  throw new Error(`never ${state}`);
}
