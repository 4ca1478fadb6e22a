import { openProjectionLog } from '../testing/projection-log.js';
import type { ProjectionLog } from '../testing/projection-log.js';
import { Signal } from './signal.js';
import { SweepRunner } from './sweep-runner.js';
import type { SweepOptions } from './sweep-runner.js';

let log: ProjectionLog;
const sweeps: SweepRunner[] = [];
const NOW = '2026-03-31T09:00:00.000Z';

beforeEach(async () => {
  log = await openProjectionLog();
});
afterEach(async () => {
  await Promise.all(sweeps.splice(0).map((sweep) => sweep.stop()));
  await log.close();
});

function sweepOf(run: SweepOptions['run'], special: Partial<SweepOptions> = {}): SweepRunner {
  const sweep = new SweepRunner({
    pool: log.pool,
    name: 'due',
    everyMs: 1,
    clock: { now: () => NOW },
    run,
    ...special,
  });
  sweeps.push(sweep);
  return sweep;
}

test('runs with the clock’s moment', async () => {
  const moments: string[] = [];
  const sweep = sweepOf(async (now) => void moments.push(now));
  expect(await sweep.runOnce()).toEqual({ status: 'done', at: NOW });
  expect([moments, sweep.status()]).toEqual([
    [NOW],
    { name: 'due', holding: true, lastDone: NOW, fault: null, failures: 0 },
  ]);
});

test('of two workers one runs, and the other takes over when it ends', async () => {
  const [first, second] = [sweepOf(async () => undefined), sweepOf(async () => undefined)];
  expect(await first.runOnce()).toMatchObject({ status: 'done' });
  expect(await second.runOnce()).toEqual({ status: 'held' });
  expect(await sweepOf(async () => undefined, { name: 'other' }).runOnce()).toMatchObject({ status: 'done' });
  await first.stop();
  expect(await second.runOnce()).toMatchObject({ status: 'done' });
});

test('runs never overlap, started by time or by hand', async () => {
  const ran = new Signal();
  let [active, most, runs] = [0, 0, 0];
  const sweep = sweepOf(async () => {
    most = Math.max(most, ++active);
    await log.pool.query('select 1');
    active--;
    runs++;
    ran.raise();
  });
  sweep.start();
  await Promise.all([sweep.runOnce(), sweep.runOnce(), sweep.runOnce()]);
  while (runs < 8) await ran.wait(5_000);
  expect(most).toBe(1);
});

test('a failure is shown, without its message, and the next run goes on', async () => {
  let failing = true;
  const sweep = sweepOf(async () => {
    if (failing) throw new TypeError('Siti Rahma');
  });
  await sweep.runOnce();
  expect(await sweep.runOnce()).toMatchObject({ status: 'failed', fault: { code: 'TypeError' } });
  expect(sweep.status()).toMatchObject({ failures: 2, lastDone: null });
  expect(JSON.stringify(sweep.status())).not.toContain('Siti');
  failing = false;
  await sweep.runOnce();
  expect(sweep.status()).toMatchObject({ failures: 0, lastDone: NOW, fault: null });
});

test('a sweep whose connection was cut takes the lock again', async () => {
  const sweep = sweepOf(async () => undefined);
  await sweep.runOnce();
  await log.owner.query(
    `select pg_terminate_backend(pid, 5000) from pg_stat_activity
     where datname = current_database() and application_name = 'rumpun lock'`,
  );
  const outcomes = [await sweep.runOnce(), await sweep.runOnce()];
  expect(outcomes.at(-1)).toMatchObject({ status: 'done' });
});
