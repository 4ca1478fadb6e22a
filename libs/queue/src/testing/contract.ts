import type { BackendChoice } from '../backend/link.js';
import { GiveUpError, type Wakeup } from '../setup/setup.js';
import { gate, Opened, until } from './parts.js';

/** What holds of the queues on either backend. @param backend asked once the suite runs */
export function queueContract(backend: () => BackendChoice): void {
  const opened = new Opened(backend);
  let serial = 0;
  /** A name of its own for each test: what others left in the backend is none of its business. */
  const fresh = (): string => `job-${++serial}`;

  afterEach(() => opened.stopAll());

  /** Queues with one job, on a queue of its own. */
  async function one(
    run: (wakeup: Wakeup) => Promise<void>,
    more: { attempts?: number; backoffMs?: number } = {},
  ) {
    const name = fresh();
    const queues = await opened.start({
      jobs: [{ name, queue: name, ...more }],
      handlers: [{ name, run }],
    });
    return { name, queues };
  }

  test('a wake-up runs the handler with its key', async () => {
    const seen: unknown[] = [];
    const { name, queues } = await one(async ({ key, attempt }) => void seen.push({ key, attempt }));
    expect(await queues.wake(name, { key: 'obligation/7' })).toBe(true);
    await until(
      () => seen.length,
      (count) => count === 1,
    );
    expect(seen).toEqual([{ key: 'obligation/7', attempt: 1 }]);
  });

  test('a delayed wake-up does not run before its time', async () => {
    let ranAt = 0;
    const { name, queues } = await one(async () => void (ranAt = Date.now()));
    const asked = Date.now();
    await queues.wake(name, { delayMs: 600 });
    expect((await queues.status()).queues[0]).toMatchObject({ delayed: 1, waiting: 0, lagMs: 0 });
    await until(
      () => ranAt,
      (at) => at > 0,
    );
    expect(ranAt - asked).toBeGreaterThanOrEqual(600);
  });

  test('wake-ups that come during a run are one more run, whose start none of them precedes', async () => {
    const door = gate();
    const starts: number[] = [];
    const { name, queues } = await one(async () => {
      starts.push(Date.now());
      if (starts.length === 1) await door.passed;
    });
    await queues.wake(name);
    await until(
      () => starts.length,
      (count) => count === 1,
    );
    for (let turn = 0; turn < 5; turn++) await queues.wake(name);
    const lastAsked = Date.now();
    door.open();
    await until(
      () => queues.status(),
      ({ queues: [queue] }) => queue!.completed === 2 && queue!.waiting === 0,
    );
    expect(starts).toHaveLength(2);
    expect(starts[1]).toBeGreaterThanOrEqual(lastAsked);
  });

  test('what fails is tried again after a pause, becomes a dead letter, and is retried by command', async () => {
    const attempts: number[] = [];
    let mended = false;
    const { name, queues } = await one(
      async ({ attempt }) => {
        attempts.push(attempt);
        if (!mended) throw Object.assign(new Error('Pak Slamet'), { code: 'E_FORM' });
      },
      { attempts: 3, backoffMs: 20 },
    );
    await queues.wake(name, { key: 'k' });
    const dead = await until(
      () => queues.deadLetters(),
      (letters) => letters!.length > 0,
    );
    expect(dead).toEqual([
      expect.objectContaining({ queue: name, name, key: 'k', attempts: 3, code: 'E_FORM' }),
    ]);
    expect(JSON.stringify(dead)).not.toContain('Slamet');
    expect(attempts).toEqual([1, 2, 3]);
    mended = true;
    expect(await queues.retry(dead![0]!.id)).toEqual({ ok: true });
    await until(
      () => queues.deadLetters(),
      (letters) => letters!.length === 0,
    );
    await until(
      () => attempts.length,
      (count) => count === 4,
    );
    expect(attempts[3]).toBe(1);
  });

  test('what a handler gives up is a dead letter at once, with its own words, and may be discarded', async () => {
    let runs = 0;
    const { name, queues } = await one(async () => {
      runs += 1;
      throw new GiveUpError('no-address', 'the channel has no address');
    });
    await queues.wake(name);
    const [dead] = (await until(
      () => queues.deadLetters(),
      (letters) => letters!.length > 0,
    ))!;
    expect(dead).toMatchObject({ code: 'no-address', message: 'the channel has no address', attempts: 1 });
    expect(runs).toBe(1);
    expect(await queues.discard(dead!.id)).toEqual({ ok: true });
    expect(await queues.deadLetters()).toEqual([]);
    expect(await queues.discard(dead!.id)).toMatchObject({ ok: false, code: 'not-found' });
  });

  test('a lost connection of the handler uses up no attempt', async () => {
    let runs = 0;
    const { name, queues } = await one(
      async () => {
        runs += 1;
        if (runs < 4) throw Object.assign(new Error('gone'), { code: 'ECONNRESET' });
      },
      { attempts: 1 },
    );
    await queues.wake(name);
    await until(
      () => queues.status(),
      ({ queues: [queue] }) => queue!.completed === 1,
    );
    expect(runs).toBe(4);
  });
}
