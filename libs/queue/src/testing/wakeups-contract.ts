import { setTimeout as after } from 'node:timers/promises';
import type { BackendChoice } from '../backend/link.js';
import { fresh, gate, long, Opened, quiet, until } from './parts.js';

/** What holds of waking and running on either backend. @param backend asked once the suite runs */
export function wakeupsContract(backend: () => BackendChoice): void {
  const opened = new Opened(backend);

  test('a wake-up runs the handler with its key', async () => {
    const seen: unknown[] = [];
    const { name, queues } = await opened.one(async ({ key, attempt }) => void seen.push({ key, attempt }));
    expect(await queues.wake(name, { key: 'obligation/7' })).toBe(true);
    await long(seen, 1);
    expect(seen).toEqual([{ key: 'obligation/7', attempt: 1 }]);
  });

  test('a delayed wake-up does not run before its time', async () => {
    const runs: number[] = [];
    const { name, queues } = await opened.one(async () => void runs.push(Date.now()));
    const asked = Date.now();
    await queues.wake(name, { delayMs: 600 });
    expect((await queues.status()).queues[0]).toMatchObject({ delayed: 1, waiting: 0, lagMs: 0 });
    await long(runs, 1);
    expect(runs[0]! - asked).toBeGreaterThanOrEqual(600);
  });

  test('wake-ups of one key that wait together are one; another key is another', async () => {
    const door = gate();
    const keys: (string | null)[] = [];
    const run = async ({ key }: { key: string | null }) => {
      keys.push(key);
      if (key === 'first') await door.passed;
    };
    const name = fresh();
    const { queues } = await opened.one(run, { name }, { slots: { [name]: 1 } });
    await queues.wake(name, { key: 'first' });
    await long(keys, 1);
    for (const key of ['a', 'b', 'a', 'a', 'b']) await queues.wake(name, { key });
    expect((await queues.status()).queues[0]).toMatchObject({ waiting: 2, active: 1 });
    door.open();
    await quiet(queues);
    expect(keys).toEqual(['first', 'a', 'b']);
  });

  test('wake-ups that come during a run are one more run, whose start none of them precedes', async () => {
    const door = gate();
    const starts: number[] = [];
    const { name, queues } = await opened.one(async () => {
      starts.push(Date.now());
      if (starts.length === 1) await door.passed;
    });
    await queues.wake(name);
    await long(starts, 1);
    for (let turn = 0; turn < 5; turn++) await queues.wake(name);
    const lastAsked = Date.now();
    door.open();
    await long(starts, 2);
    await quiet(queues);
    expect(starts).toHaveLength(2);
    expect(starts[1]).toBeGreaterThanOrEqual(lastAsked);
  });

  test('after any number of wake-ups at any moment the last run has seen what the last one told of', async () => {
    let told = 0;
    let seen = 0;
    let runs = 0;
    const { name, queues } = await opened.one(async () => {
      runs += 1;
      const looked = told;
      await after(runs % 3);
      seen = looked;
    });
    for (let turn = 0; turn < 200; turn++) {
      told += 1;
      await queues.wake(name);
      await after(turn % 7);
    }
    await quiet(queues);
    expect(seen).toBe(200);
    expect(runs).toBeLessThanOrEqual(200);
  });

  test('delayed wake-ups due in the same second are one; "look now" does not take the place of "look then"', async () => {
    const runs: number[] = [];
    const now = new Date(Math.floor(Date.now() / 1_000) * 1_000).toISOString();
    const { name, queues } = await opened.one(
      async () => void runs.push(Date.now()),
      {},
      { clock: { now: () => now } },
    );
    await queues.wake(name, { delayMs: 1_100 });
    await queues.wake(name, { delayMs: 1_900 });
    await queues.wake(name);
    await long(runs, 2);
    await quiet(queues);
    expect(runs).toHaveLength(2);
  });

  test('a queue runs no more at once than it has slots', async () => {
    const door = gate();
    const name = fresh();
    let running = 0;
    const seen: number[] = [];
    const run = async () => {
      seen.push(++running);
      await door.passed;
      running -= 1;
    };
    const { queues } = await opened.one(run, { name }, { slots: { [name]: 2 } });
    for (const key of ['a', 'b', 'c', 'd']) await queues.wake(name, { key });
    await long(seen, 2);
    expect((await queues.status()).queues[0]).toMatchObject({ active: 2, waiting: 2 });
    door.open();
    await quiet(queues);
    expect(seen).toHaveLength(4);
    expect(Math.max(...seen)).toBe(2);
  });

  test('a run longer than its lock keeps it, and no other process begins the same', async () => {
    const runs: boolean[] = [];
    const run = async ({ signal }: { signal: AbortSignal }) => {
      await after(2_500);
      runs.push(signal.aborted);
    };
    const { name, queues } = await opened.one(run);
    await opened.one(run, { name });
    await queues.wake(name);
    await long(runs, 1);
    await quiet(queues);
    expect(runs).toEqual([false]);
  });

  test('a process that stops tells its run to end, and another goes on with it without a lost attempt', async () => {
    const began = gate();
    const attempts: number[] = [];
    const { name, queues } = await opened.one(
      async ({ signal }) => {
        began.open();
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        throw new Error('interrupted');
      },
      { attempts: 1 },
    );
    await queues.wake(name);
    await began.passed;
    await queues.stop();
    await opened.one(async ({ attempt }) => void attempts.push(attempt), { name, attempts: 1 });
    await long(attempts, 1);
    expect(attempts).toEqual([1]);
  });

  test('a process that stops waits for a run that comes to its end', async () => {
    const began = gate();
    const runs: string[] = [];
    const { name, queues } = await opened.one(async () => {
      began.open();
      await after(300);
      runs.push('done');
    });
    await queues.wake(name);
    await began.passed;
    await queues.stop();
    expect(runs).toEqual(['done']);
  });

  test('what is no job, no key or no delay is refused to the programmer', async () => {
    const { name, queues } = await opened.one(() => Promise.resolve());
    await expect(queues.wake('nobody')).rejects.toThrow(RangeError);
    await expect(queues.wake(name, { key: '' })).rejects.toThrow(RangeError);
    await expect(queues.wake(name, { key: 'x'.repeat(201) })).rejects.toThrow(RangeError);
    await expect(queues.wake(name, { delayMs: -1 })).rejects.toThrow(RangeError);
  });

  test('the status shows what waits, how long, and who works', async () => {
    const name = fresh();
    const later = { now: () => new Date(Date.now() + 60_000).toISOString() };
    const waker = await opened.start({ jobs: [{ name, queue: name }] });
    await waker.wake(name);
    const watcher = await opened.start({ jobs: [{ name, queue: name }], clock: later });
    const [queue] = (await watcher.status()).queues;
    expect(queue).toMatchObject({ name, waiting: 1, workers: [], allCounted: true });
    expect(queue!.jobs).toEqual([{ name, waiting: 1, delayed: 0, active: 0, failed: 0, completed: 0 }]);
    expect(queue!.lagMs).toBeGreaterThanOrEqual(60_000);
    expect(queue!.lagMs).toBeLessThan(90_000);
    await opened.one(() => Promise.resolve(), { name });
    const { workers } = (await quiet(watcher))!;
    expect(workers).toEqual([expect.stringMatching(new RegExp(`-${process.pid}$`))]);
    expect((await watcher.status()).queues[0]).toMatchObject({ completed: 1, lagMs: 0 });
  });

  test('queues that were not started say so', async () => {
    const { queues } = await opened.one(() => Promise.resolve());
    await queues.stop();
    expect(await queues.wake('job-1').catch(() => false)).toBe(false);
    expect(await queues.status()).toMatchObject({ state: 'unreachable', queues: [] });
    expect(
      await until(
        () => queues.deadLetters(),
        () => true,
      ),
    ).toBeNull();
  });
}
