import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fresh, gate, long, Opened, quiet, type TestBackend, until } from './parts.js';

/** What holds of the queues on either backend while it, or a worker, breaks. */
export function faultsContract(backend: () => TestBackend): void {
  const opened = new Opened(() => backend().choice());
  const children = new Set<ChildProcess>();
  afterEach(async () => {
    await backend().up();
    for (const child of children) child.kill('SIGKILL');
    children.clear();
  });

  /** A process of its own whose run of the job never ends. */
  function workerProcess(name: string) {
    const env = {
      PATH: process.env.PATH,
      QUEUE_BACKEND: JSON.stringify(backend().choice()),
      QUEUE_JOB: name,
    };
    const args = ['--import', './test/support/ts-loader.mjs', 'libs/queue/src/testing/worker-process.ts'];
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
    children.add(child);
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const exit = once(child, 'exit');
    const says = (line: string) =>
      until(
        () => said.includes(line) || child.exitCode !== null,
        (is) => is,
      );
    return { child, says, exit };
  }

  /** A job of its own that this process only wakes, and later works on. */
  async function woken() {
    const name = fresh();
    const waker = await opened.start({ jobs: [{ name, queue: name }] });
    return { name, waker };
  }

  test('what a killed worker ran goes on with another, once', async () => {
    const { name, waker } = await woken();
    const doomed = workerProcess(name);
    await doomed.says('working');
    await waker.wake(name, { key: 'k' });
    await doomed.says('began');
    doomed.child.kill('SIGKILL');
    await doomed.exit;
    const runs: unknown[] = [];
    await opened.one(async ({ key, attempt }) => void runs.push({ key, attempt }), { name });
    await long(runs, 1);
    await quiet(waker);
    // A death is no failure of the job: it has all its attempts still.
    expect(runs).toEqual([{ key: 'k', attempt: 1 }]);
    await waker.wake(name, { key: 'k' });
    await long(runs, 2);
  });

  test('a worker whose run heeds nothing ends all the same when told to, and another goes on', async () => {
    const { name, waker } = await woken();
    const stubborn = workerProcess(name);
    await stubborn.says('working');
    await waker.wake(name);
    // What is due later must not hold the process until then.
    await waker.wake(name, { key: 'later', delayMs: 3_600_000 });
    await stubborn.says('began');
    stubborn.child.kill('SIGTERM');
    expect(await stubborn.exit).toEqual([0, null]);
    const runs: number[] = [];
    await opened.one(async () => void runs.push(Date.now()), { name });
    await long(runs, 1);
  });

  test('all that the queues held is lost in mid-run: schedules come back, and work goes on', async () => {
    const name = fresh();
    const door = gate();
    const keys: (string | null)[] = [];
    const schedules = [{ job: name, pattern: '0 0 29 2 *', tz: 'Asia/Jakarta' }];
    const { queues } = await opened.one(
      async ({ key }) => {
        keys.push(key);
        if (key === 'running') await door.passed;
      },
      { name },
      { schedules },
    );
    await long(keys, 1);
    await queues.wake(name, { key: 'running' });
    await long(keys, 2);
    await backend().wipe();
    // What was due meanwhile is looked for at once: nobody knows whether it was lost.
    await long(keys, 3);
    expect((await queues.status()).schedules[0]!.nextAt).toMatch(/^20\d\d-02-28T17:00:00.000Z$/);
    door.open();
    expect(await queues.wake(name, { key: 'after' })).toBe(true);
    await long(keys, 4);
    expect(keys).toEqual([null, 'running', null, 'after']);
  });

  test('while the backend is away it is said at once, and afterwards everything goes on by itself', async () => {
    const name = fresh();
    const keys: (string | null)[] = [];
    const schedules = [{ job: name, pattern: '* * * * * *', tz: 'UTC' }];
    const { queues } = await opened.one(async ({ key }) => void keys.push(key), { name }, { schedules });
    await long(keys, 1);
    await backend().down();
    const asked = Date.now();
    expect(await queues.status()).toMatchObject({
      state: 'unreachable',
      fault: expect.any(String),
      queues: [],
      schedules: [{ id: name, nextAt: null }],
    });
    expect(await queues.wake(name, { key: 'lost' })).toBe(false);
    expect(await queues.deadLetters()).toBeNull();
    expect(await queues.retry('any')).toMatchObject({ ok: false, code: 'unreachable' });
    expect(Date.now() - asked).toBeLessThan(10_000);
    await backend().up();
    await until(
      async () => (await queues.status()).state,
      (state) => state === 'reachable',
    );
    const before = keys.length;
    await long(keys, before + 2);
    expect(await queues.wake(name, { key: 'after' })).toBe(true);
    await until(
      () => keys.includes('after'),
      (ran) => ran,
    );
  });

  test('a backend that is away at the start is opened once it is there', async () => {
    const name = fresh();
    const runs: number[] = [];
    const schedules = [{ job: name, pattern: '0 0 29 2 *', tz: 'UTC' }];
    await backend().down();
    const { queues } = await opened.one(async () => void runs.push(Date.now()), { name }, { schedules });
    expect(await queues.status()).toMatchObject({ state: 'unreachable' });
    await backend().up();
    await long(runs, 1);
    expect((await queues.status()).schedules[0]!.nextAt).not.toBeNull();
  });

  test('a process stops while the backend is away', async () => {
    const { queues } = await opened.one(() => Promise.resolve());
    await backend().down();
    await until(
      async () => (await queues.status()).state,
      (state) => state === 'unreachable',
    );
    const asked = Date.now();
    await queues.stop();
    expect(Date.now() - asked).toBeLessThan(20_000);
  });

  test('an outage is one line of the log, its end another', async () => {
    const lines: string[] = [];
    const log = {
      info: (_fields: object, message: string) => void lines.push(message),
      warn: () => {},
      error: (_fields: object, message: string) => void lines.push(message),
    };
    const { name, queues } = await opened.one(() => Promise.resolve(), {}, { log });
    await backend().down();
    for (let turn = 0; turn < 5; turn++) await queues.wake(name);
    await backend().up();
    await until(
      () => queues.wake(name),
      (woken) => woken,
    );
    expect(lines).toEqual(['the queues cannot be reached; trying on', 'the queues are reachable again']);
  });
}
