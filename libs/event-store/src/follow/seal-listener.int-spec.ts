import { openProjectionLog, streamId } from '../testing/projection-log.js';
import type { ProjectionLog } from '../testing/projection-log.js';
import { appendAll, randomEntries } from '../testing/sample-projections.js';
import { Follower } from './follower.js';
import { SealListener } from './seal-listener.js';
import type { SealListenerOptions } from './seal-listener.js';

let log: ProjectionLog;
const listeners: SealListener[] = [];

beforeEach(async () => {
  log = await openProjectionLog({ pollMs: 60_000 });
});
afterEach(async () => {
  await Promise.all(listeners.splice(0).map((listener) => listener.stop()));
  await log.close();
});

async function listenerOf(special: Partial<SealListenerOptions> = {}): Promise<SealListener> {
  const listener = new SealListener({ pool: log.pool, pollMs: 60_000, ...special });
  listeners.push(listener);
  await listener.start();
  return listener;
}

/** Ends listening connections, as a restart of the server or a firewall would. */
async function cutListeners(): Promise<number> {
  const { rowCount } = await log.owner.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and application_name = 'rumpun listener'`,
  );
  return rowCount!;
}

test('knows the head at its start and hears of the next', async () => {
  await appendAll(log, randomEntries(3));
  const listener = await listenerOf();
  expect(listener.position).toBe(2);
  const waiting = listener.waitForPosition(3, 20_000);
  await appendAll(log, [{ stream: 50, group: 'a', n: 1, category: 'counter' }]);
  expect(await waiting).toBe(true);
});

test('a wait that is not fulfilled ends at its time', async () => {
  const listener = await listenerOf();
  expect(await listener.waitForPosition(0, 20)).toBe(false);
});

test('listens again after its connection was cut, and learns what was sealed meanwhile', async () => {
  const listener = await listenerOf();
  for (let n = 0; n < 3; n++) {
    // The cut and the seal race: the poll after listening again finds what no notice told.
    while ((await cutListeners()) === 0) await listener.waitForNews(20);
    await appendAll(log, [{ stream: 50 + n, group: 'a', n: 1, category: 'counter' }]);
    expect(await listener.waitForPosition(n, 20_000)).toBe(true);
  }
});

test('without any notice the poll finds the head', async () => {
  const deaf = await listenerOf({ pollMs: 30 });
  await log.append(1, { group: 'a', n: 1 });
  await log.owner.query(
    `insert into log.sealed (position, id) select 0, id from log.entry where stream = $1`,
    [streamId(1)],
  );
  expect(await deaf.waitForPosition(0, 20_000)).toBe(true);
});

test('a follower reads on from its position and wakes when more is sealed', async () => {
  await appendAll(log, randomEntries(7));
  const stop = new AbortController();
  const follower = new Follower({ ...log, from: 2, batchSize: 3, signal: stop.signal });
  const positions: number[] = [];
  for await (const batch of follower) {
    expect(batch.length).toBeLessThanOrEqual(3);
    positions.push(...batch.map(({ position }) => position));
    if (positions.length === 5) {
      await appendAll(log, [{ stream: 50, group: 'a', n: 1, category: 'counter' }]);
    }
    if (positions.length === 6) stop.abort();
  }
  expect(positions).toEqual([2, 3, 4, 5, 6, 7]);
});

test('a follower that waits ends when it is told to', async () => {
  const stop = new AbortController();
  const batches = (async () => {
    let count = 0;
    for await (const _ of new Follower({ ...log, signal: stop.signal })) count++;
    return count;
  })();
  stop.abort();
  expect(await batches).toBe(0);
});
