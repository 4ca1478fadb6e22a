import type { BackendChoice } from '../backend/link.js';
import type { Queues } from '../queues.js';
import { GiveUpError } from '../setup/setup.js';
import { fresh, long, Opened, quiet, until } from './parts.js';

const dead = (queues: Queues, count: number) =>
  until(
    () => queues.deadLetters(),
    (letters) => letters?.length === count,
  );

/** What holds of failing, dead letters and commands on them on either backend. */
export function deadLettersContract(backend: () => BackendChoice): void {
  const opened = new Opened(backend);

  test('what fails is tried again after a pause, becomes a dead letter, and is retried by command', async () => {
    const attempts: number[] = [];
    let mended = false;
    const { name, queues } = await opened.one(
      async ({ attempt }) => {
        attempts.push(attempt);
        if (!mended) throw Object.assign(new Error('Pak Slamet'), { code: 'E_FORM' });
      },
      { attempts: 3, backoffMs: 20 },
    );
    await queues.wake(name, { key: 'k' });
    const [letter] = (await dead(queues, 1))!;
    expect(letter).toMatchObject({ queue: name, name, key: 'k', attempts: 3, code: 'E_FORM' });
    expect(Date.now() - Date.parse(letter!.failedAt)).toBeLessThan(30_000);
    expect(attempts).toEqual([1, 2, 3]);
    mended = true;
    expect(await queues.retry(letter!.id)).toEqual({ ok: true });
    await dead(queues, 0);
    await long(attempts, 4);
    expect(attempts[3]).toBe(1);
    await quiet(queues);
    expect(await queues.retry(letter!.id)).toMatchObject({ ok: false, code: 'not-dead' });
  });

  test('each pause is about twice the one before', async () => {
    const starts: number[] = [];
    const { name, queues } = await opened.one(
      () => {
        starts.push(Date.now());
        return Promise.reject(new Error('no'));
      },
      { attempts: 4, backoffMs: 200 },
    );
    await queues.wake(name);
    await dead(queues, 1);
    // A fifth may be taken off at random, so that what failed together is not tried together.
    [160, 320, 640].forEach((least, index) =>
      expect(starts[index + 1]! - starts[index]!).toBeGreaterThanOrEqual(least),
    );
  });

  test('of an error nothing is kept that may quote personal data, only its code and place', async () => {
    const { name, queues } = await opened.one(() => Promise.reject(new TypeError('Pak Slamet')), {
      attempts: 1,
    });
    await queues.wake(name);
    const [letter] = (await dead(queues, 1))!;
    expect(letter).toMatchObject({
      code: 'TypeError',
      message: expect.stringMatching(/^TypeError at dead-letters-contract\.ts:\d+$/),
    });
  });

  test('what a handler gives up is a dead letter at once, with its own words, and may be discarded', async () => {
    let runs = 0;
    const { name, queues } = await opened.one(() => {
      runs += 1;
      return Promise.reject(new GiveUpError('no-address', 'the channel has no address'));
    });
    await queues.wake(name);
    const [letter] = (await dead(queues, 1))!;
    expect(letter).toMatchObject({ code: 'no-address', message: 'the channel has no address', attempts: 1 });
    expect(runs).toBe(1);
    expect(await queues.discard(letter!.id)).toEqual({ ok: true });
    expect(await queues.deadLetters()).toEqual([]);
    expect(await queues.discard(letter!.id)).toMatchObject({ ok: false, code: 'not-found' });
  });

  test('a key whose wake-up died is woken anew', async () => {
    const keys: (string | null)[] = [];
    const { name, queues } = await opened.one(
      ({ key }) => {
        keys.push(key);
        return Promise.reject(new Error('no'));
      },
      { attempts: 1 },
    );
    for (const times of [1, 2, 3]) {
      await queues.wake(name, { key: 'k' });
      await dead(queues, times);
    }
    expect(keys).toEqual(['k', 'k', 'k']);
  });

  test('a lost connection of the handler uses up no attempt', async () => {
    let runs = 0;
    const { name, queues } = await opened.one(
      async () => {
        runs += 1;
        if (runs < 4) throw Object.assign(new Error('gone'), { code: 'ECONNRESET' });
      },
      { attempts: 1 },
    );
    await queues.wake(name);
    await until(
      async () => (await queues.status()).queues[0]!.completed,
      (completed) => completed === 1,
    );
    expect(runs).toBe(4);
  });

  test('the newest dead letters are kept, a bounded number of them', async () => {
    const keys: (string | null)[] = [];
    const name = fresh();
    const { queues } = await opened.one(
      ({ key }) => {
        keys.push(key);
        return Promise.reject(new Error('no'));
      },
      { name, attempts: 1 },
      { kept: { dead: 2 }, slots: { [name]: 1 } },
    );
    for (const key of ['a', 'b', 'c', 'd']) await queues.wake(name, { key });
    await long(keys, 4);
    await quiet(queues);
    expect((await queues.deadLetters())!.map(({ key }) => key)).toEqual(['d', 'c']);
    expect((await queues.deadLetters(1))!.map(({ key }) => key)).toEqual(['d']);
  });

  test('a job that this program does not know is a dead letter, not lost', async () => {
    const [queue, old, unknown] = [fresh(), fresh(), fresh()];
    await opened.start({
      jobs: [{ name: old, queue }],
      handlers: [{ name: old, run: () => Promise.resolve() }],
    });
    const newer = await opened.start({ jobs: [{ name: unknown, queue }] });
    await newer.wake(unknown, { key: 'k' });
    const [letter] = (await dead(newer, 1))!;
    expect(letter).toMatchObject({ name: unknown, key: 'k', code: 'unknown-job' });
  });
}
