import { openProjectionLog } from '../testing/projection-log.js';
import type { ProjectionLog } from '../testing/projection-log.js';
import { appendAll, randomEntries, sampleProjection } from '../testing/sample-projections.js';
import { ProjectionRunner } from './projection-runner.js';
import type { ProjectionRunnerOptions } from './projection-runner.js';

let log: ProjectionLog;

beforeEach(async () => {
  // No poll helps within a test: who is woken was told.
  log = await openProjectionLog({ pollMs: 60_000 });
});
afterEach(() => log.close());

const samples = sampleProjection();
const runnerOf = (special: Partial<ProjectionRunnerOptions> = {}) =>
  new ProjectionRunner({ ...log, projections: [samples], ...special });
const one = { group: 'a', n: 1 };

test('an entry by its id: its sealing and its projection, told by another process', async () => {
  const worker = runnerOf({ pool: log.anotherPool() });
  await worker.start();
  const api = runnerOf();
  const receipt = await log.append(1, one);
  const waiting = api.waitFor({ id: receipt.id }, ['samples'], 20_000);
  await log.seal();
  expect(await waiting).toEqual({ ok: true, position: 0 });
  expect((await log.owner.query('select total::int from read.group_sum')).rows).toEqual([{ total: 1 }]);
  await worker.stop();
});

test('many who wait at once are all answered', async () => {
  const worker = runnerOf();
  await worker.start();
  const receipts = [];
  for (let n = 0; n < 60; n++) receipts.push(await log.append(n, one));
  const waiting = receipts.map(({ id }) => worker.waitFor({ id }, ['samples'], 20_000));
  await log.seal();
  expect((await Promise.all(waiting)).every(({ ok }) => ok)).toBe(true);
  await worker.stop();
});

test('a time-out says that it waited for sealing', async () => {
  await appendAll(log, randomEntries(3));
  const { id } = await log.append(1, one);
  const api = runnerOf();
  await api.prepare();
  await log.listener.waitForPosition(2, 5_000);
  expect(await api.waitFor({ id }, ['samples'], 30)).toEqual({
    ok: false,
    waitedFor: 'sealing',
    at: 2,
    wanted: id,
  });
  expect(await api.waitFor({ position: 9 }, [], 30)).toEqual({
    ok: false,
    waitedFor: 'sealing',
    at: 2,
    wanted: 9,
  });
});

test('a time-out says which projection it waited for, where that is and where it should be', async () => {
  await appendAll(log, randomEntries(4));
  const api = runnerOf();
  await api.prepare();
  expect(await api.waitFor({ position: 3 }, ['samples'], 30)).toEqual({
    ok: false,
    waitedFor: 'projection',
    projection: 'samples',
    at: -1,
    wanted: 3,
  });
  expect(await api.waitFor({ position: 3 }, [], 30)).toEqual({ ok: true, position: 3 });
});

test('what is there already is answered without news', async () => {
  await appendAll(log, randomEntries(4));
  const api = runnerOf();
  await api.prepare();
  await api.catchUp();
  const fresh = runnerOf({ pool: log.anotherPool() });
  expect(await fresh.waitFor({ position: 3 }, ['samples'], 2_000)).toEqual({ ok: true, position: 3 });
});

test('a name that is no projection is a mistake of the program', async () => {
  await expect(runnerOf().waitFor({ position: 0 }, ['nothing'], 10)).rejects.toThrow(
    'no projection is named',
  );
});

test('lag is told in entries and in milliseconds of the clock given', async () => {
  await log.close();
  let now = '2026-04-01T00:00:00.000Z';
  log = await openProjectionLog({ pollMs: 60_000, now: () => now });
  const runner = runnerOf({ clock: { now: () => '2026-04-01T00:00:30.000Z' } });
  await runner.prepare();
  await appendAll(log, randomEntries(2));
  await runner.catchUp();
  now = '2026-04-01T00:00:10.000Z';
  await appendAll(
    log,
    randomEntries(3).map((entry) => ({ ...entry, stream: entry.stream + 50 })),
  );
  expect((await runner.status())[0]!.lag).toEqual({ entries: 3, ms: 20_000 });
});
