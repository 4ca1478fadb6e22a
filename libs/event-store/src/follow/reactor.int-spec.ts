import type { SealedEntry } from '@app/eventsourcing';
import { counted, openProjectionLog, streamId } from '../testing/projection-log.js';
import type { Counted, ProjectionLog } from '../testing/projection-log.js';
import { appendAll, randomEntries, sampleProjection, SEED } from '../testing/sample-projections.js';
import { ProjectionRunner } from '../projections/projection-runner.js';
import { derivedCommandId } from './command-id.js';
import { ReactorRunner } from './reactor-runner.js';
import type { ReactorRunnerOptions } from './reactor-runner.js';
import type { Reactor } from './reactor.js';

let log: ProjectionLog;
const running: ReactorRunner[] = [];

beforeEach(async () => {
  log = await openProjectionLog({ pollMs: 100 });
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((runner) => runner.stop()));
  await log.close();
});

function runnerOf(reactor: Reactor, special: Partial<ReactorRunnerOptions> = {}): ReactorRunner {
  const runner = new ReactorRunner({ ...log, reactors: [reactor], firstPauseMs: 1, ...special });
  running.push(runner);
  return runner;
}

/** Notes what it is called with; throws what the test wants. */
function noting(special: Partial<Reactor> = {}): Reactor & { readonly seen: number[] } {
  const seen: number[] = [];
  return {
    name: 'noting',
    from: 'start',
    react: async (entry) => void seen.push(entry.position),
    ...special,
    seen,
  };
}

/** The effect of one entry: a command on a stream of its own, with an id derived from the cause. */
async function echo(entry: SealedEntry): Promise<void> {
  const stream = streamId(10_000 + entry.position);
  const result = await log.store.append({
    stream,
    category: 'echo',
    expectedVersion: 0,
    commandId: derivedCommandId('echo', entry.commandId, stream),
    request: {},
    actor: { account: 'reactor', person: null },
    at: '2026-03-31T09:00:00.000Z',
    effectiveAt: '2026-03-31T09:00:00.000Z',
    definition: null,
    events: entry.events,
  });
  if (result.status !== 'appended' && result.status !== 'known') throw new Error(result.status);
}

const one = (stream: number, special: Partial<Counted> = {}) => ({
  stream,
  group: 'a',
  n: 1,
  category: 'counter',
  ...special,
});

test('reacts in order to the entries of its categories, from the start or from the head', async () => {
  const entries = randomEntries(60);
  await appendAll(log, entries);
  const [old, recent] = [noting({ categories: ['counter'] }), noting({ name: 'recent', from: 'head' })];
  const runner = new ReactorRunner({ ...log, reactors: [old, recent], batchSize: 7 });
  running.push(runner);
  await runner.prepare();
  await appendAll(log, [one(50)]);
  await runner.catchUp();
  expect(old.seen).toEqual(
    [...entries.keys(), 60].filter((at) => at === 60 || entries[at]!.category === 'counter'),
  );
  expect(recent.seen).toEqual([60]);
  expect(await runner.status()).toMatchObject([{ position: 60, lag: { entries: 0, ms: 0 }, parked: [] }, {}]);
});

test(`each effect once, though the holder dies again and again (seed ${SEED})`, async () => {
  await appendAll(log, randomEntries(120));
  let calls = 0;
  let kills = 0;
  const reactor = noting({
    react: async (entry) => {
      if (entry.category === 'echo') return;
      await echo(entry);
      if (++calls % 17 === 0 && kills++ < 8) {
        await log.owner.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
           where datname = current_database() and application_name = 'rumpun lock'`,
        );
      }
    },
  });
  const workers = [
    runnerOf(reactor, { batchSize: 30 }),
    runnerOf(reactor, { batchSize: 30, pool: log.anotherPool() }),
  ];
  await Promise.all(workers.map((worker) => worker.start()));
  await workers[0]!.catchUp().catch(() => undefined);
  while ((await workers[0]!.status())[0]!.lag.entries > 0) await log.listener.waitForNews(50);
  const { rows } = await log.owner.query(
    `select count(*)::int as effects, count(distinct stream)::int as streams from log.entry
     where convert_from(head, 'UTF8')::json->>'category' = 'echo'`,
  );
  expect(rows).toEqual([{ effects: 120, streams: 120 }]);
  // Called more often than there are effects: otherwise nothing was tried.
  expect([calls > 120, kills >= 8]).toEqual([true, true]);
}, 60_000);

test('takes a batch at once where it can; of one that fails only the entry at fault is held back', async () => {
  await appendAll(log, [one(50), one(51), one(52, { poison: true }), { ...one(53), category: 'other' }]);
  const together: number[][] = [];
  const react = async (entry: SealedEntry): Promise<void> => {
    if (counted(entry).poison) throw new TypeError('poison');
  };
  const reactor = noting({
    categories: ['counter'],
    react: async (entry) => {
      await react(entry);
      reactor.seen.push(entry.position);
    },
    reactAll: async (entries) => {
      for (const entry of entries) await react(entry);
      together.push(entries.map(({ position }) => position));
    },
  });
  const runner = runnerOf(reactor, { attempts: 2 });
  await runner.prepare();
  await runner.catchUp();
  expect([together, reactor.seen]).toEqual([[], [0, 1]]);
  await appendAll(log, [one(54), one(52), one(55)]);
  await runner.catchUp();
  // What stands behind the one held back waits with it.
  expect([together, reactor.seen]).toEqual([[[4, 6]], [0, 1]]);
  expect(await runner.status()).toMatchObject([{ position: 6, parked: [{ stream: streamId(52), held: 2 }] }]);
});

test('of two workers one holds the reactor, and the other takes over when it ends', async () => {
  await appendAll(log, randomEntries(5));
  const [first, second] = [noting(), noting()];
  const holder = runnerOf(first);
  await holder.start();
  await holder.catchUp();
  const other = runnerOf(second, { pool: log.anotherPool() });
  await other.start();
  await appendAll(log, [one(50)]);
  await other.catchUp();
  expect([first.seen.length, second.seen.length]).toEqual([6, 0]);
  await holder.stop();
  await appendAll(log, [one(51)]);
  await other.catchUp();
  expect([first.seen.length, second.seen]).toEqual([6, [6]]);
});

test('a stream whose entry fails again and again is parked, the others go on, and a retry heals it', async () => {
  let minding = true;
  const reacted: [number, number][] = [];
  const reactor = noting({
    react: async (entry) => {
      if (minding && counted(entry).poison) throw new TypeError('Siti Rahma');
      reacted.push([entry.position, entry.version]);
    },
  });
  const runner = runnerOf(reactor, { attempts: 3 });
  await runner.start();
  await appendAll(log, [one(1), one(1, { poison: true }), one(2), one(1), one(2)]);
  await runner.catchUp();
  expect(reacted).toEqual([
    [0, 1],
    [2, 1],
    [4, 2],
  ]);
  const [status] = await runner.status();
  expect(status).toMatchObject({
    position: 4,
    parked: [{ stream: streamId(1), position: 1, held: 2, attempts: 3, fault: { code: 'TypeError' } }],
  });
  expect(JSON.stringify(status)).not.toContain('Siti');
  expect(await runner.retry('noting')).toMatchObject([{ ok: false, position: 1 }]);
  minding = false;
  expect(await runner.retry('noting', streamId(1))).toEqual([{ stream: streamId(1), ok: true, reacted: 2 }]);
  await appendAll(log, [one(1)]);
  await runner.catchUp();
  expect(reacted.slice(3)).toEqual([
    [1, 2],
    [3, 3],
    [5, 4],
  ]);
  expect((await runner.status())[0]!.parked).toEqual([]);
});

test('a database that is away parks nothing', async () => {
  let away = 4;
  const reactor = noting({
    react: async () => {
      if (away-- > 0) throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    },
  });
  const runner = runnerOf(reactor, { attempts: 2 });
  await appendAll(log, [one(1)]);
  await runner.start();
  while ((await runner.status())[0]!.lag.entries > 0) await log.listener.waitForNews(20);
  expect((await runner.status())[0]!.parked).toEqual([]);
  expect(away).toBe(-1);
});

test('waits for the projections that it reads', async () => {
  const projections = new ProjectionRunner({ ...log, projections: [sampleProjection()] });
  await projections.start();
  const totals: unknown[] = [];
  const reactor = noting({
    react: async () => {
      totals.push((await log.owner.query('select total::int from read.group_sum')).rows[0]?.total);
    },
  });
  const runner = runnerOf(reactor, { after: { runner: projections, projections: ['samples'] } });
  await runner.start();
  for (let n = 1; n <= 4; n++) {
    await appendAll(log, [one(n)]);
    await runner.catchUp();
  }
  await projections.stop();
  expect(totals).toEqual([1, 2, 3, 4]);
});
