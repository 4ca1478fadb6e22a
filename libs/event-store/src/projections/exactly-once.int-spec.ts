import { expected } from '../testing/expected.js';
import { openProjectionLog } from '../testing/projection-log.js';
import type { ProjectionLog } from '../testing/projection-log.js';
import { appendAll, randomEntries, sampleProjection, SEED, shown } from '../testing/sample-projections.js';
import { ProjectionRunner } from './projection-runner.js';

let log: ProjectionLog;

beforeEach(async () => {
  log = await openProjectionLog({ pollMs: 50 });
});
afterEach(() => log.close());

/** Ends every connection of the application that is in a transaction, as the crash of a worker would. */
async function killTransactions(): Promise<number> {
  const { rowCount } = await log.owner.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and usename = 'log_test_app'
       and (xact_start is not null or query like 'commit%') and application_name <> 'rumpun listener'`,
  );
  return rowCount ?? 0;
}

test(`each entry once, though workers die between read and commit (seed ${SEED})`, async () => {
  await appendAll(log, randomEntries(300));
  let applied = 0;
  let kills = 0;
  const projection = sampleProjection({
    before: async () => {
      applied++;
      // Now in the middle of a batch, now at its end, while its commit is on the way.
      if (applied % 23 === 0 && kills < 20) kills += await killTransactions();
    },
  });
  const runner = new ProjectionRunner({ ...log, projections: [projection], batchSize: 20 });
  // The question is asked on the owner's connection: on the application's it would die like a worker.
  const watcher = new ProjectionRunner({ ...log, pool: log.owner, projections: [projection] });
  await runner.start();
  const last = (await log.all()).length - 1;
  expect(await watcher.waitFor({ position: last }, ['samples'], 60_000)).toEqual({
    ok: true,
    position: last,
  });
  await runner.stop();
  await watcher.stop();
  expect(kills).toBeGreaterThanOrEqual(10);
  expect(applied).toBeGreaterThan(300);
  expect(await shown(log)).toEqual(await expected(log, sampleProjection()));
}, 90_000);

test(`a commit whose reply is lost counts once (seed ${SEED})`, async () => {
  await appendAll(log, randomEntries(60));
  const pool = log.anotherPool();
  let lost = 0;
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...args: unknown[]) => Promise<unknown>;
    // The server commits, the worker hears only that the connection is gone.
    client.query = (async (...args: unknown[]) => {
      const result = await query(...args);
      if (args[0] !== 'commit' || lost++ % 2 === 1) return result;
      await client.end();
      throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
    }) as typeof client.query;
  });
  const projection = sampleProjection();
  const runner = new ProjectionRunner({ ...log, pool, projections: [projection], batchSize: 10 });
  await new ProjectionRunner({ ...log, projections: [projection] }).prepare();
  lost = 1;
  await runner.start();
  const last = (await log.all()).length - 1;
  expect(await runner.waitFor({ position: last }, ['samples'], 30_000)).toEqual({ ok: true, position: last });
  await runner.stop();
  expect(lost).toBeGreaterThan(6);
  expect(await shown(log)).toEqual(await expected(log, projection));
}, 60_000);

test(`two workers race on one projection while appends go on (seed ${SEED})`, async () => {
  const projection = sampleProjection();
  const runners = [log.pool, log.anotherPool()].map(
    (pool) => new ProjectionRunner({ ...log, pool, projections: [projection], batchSize: 7 }),
  );
  await Promise.all(runners.map((runner) => runner.start()));
  const entries = randomEntries(240);
  for (let start = 0; start < entries.length; start += 12) {
    await appendAll(log, entries.slice(start, start + 12));
    // Both step at once, whatever their loops do.
    await Promise.all(runners.map((runner) => runner.catchUp()));
  }
  await Promise.all(runners.map((runner) => runner.stop()));
  expect(await shown(log)).toEqual(await expected(log, projection));
  expect((await log.owner.query('select build from projection.build')).rows).toEqual([{ build: 1 }]);
}, 60_000);

test('a hole in the log stops the projection before it applies anything beyond it', async () => {
  await appendAll(log, randomEntries(6));
  const holed = { readStream: log.store.readStream.bind(log.store), readAll: readWithHole };
  async function readWithHole(from: number, limit: number) {
    return (await log.store.readAll(from, limit)).filter(({ position }) => position !== 3);
  }
  const runner = new ProjectionRunner({ ...log, store: holed, projections: [sampleProjection()] });
  await runner.prepare();
  await expect(runner.catchUp()).rejects.toThrow('position 3 expected, 4 read');
  const [status] = await runner.status();
  expect([status!.active!.position, status!.parked]).toEqual([-1, []]);
});
