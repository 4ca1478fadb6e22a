import type { BackendChoice } from '../backend/link.js';
import { nextRun } from '../setup/cron.js';
import type { Schedule } from '../setup/setup.js';
import { fresh, long, Opened, until } from './parts.js';

const EACH_SECOND = '* * * * * *';

/** What holds of schedules on either backend. */
export function schedulesContract(backend: () => BackendChoice): void {
  const opened = new Opened(backend);
  const waker = (name: string, schedules: readonly Schedule[]) =>
    opened.start({ jobs: [{ name, queue: name }], schedules });

  test.each(['Asia/Jakarta', 'America/New_York'])('the next run by the clock of %s is stored', async (tz) => {
    const name = fresh();
    const schedule = { job: name, pattern: '30 2 * * *', tz, catchUp: false };
    const before = await nextRun(schedule, Date.now());
    const queues = await waker(name, [schedule]);
    const { schedules } = await queues.status();
    // On the stroke of half past two the two questions may fall on two days.
    expect([before, await nextRun(schedule, Date.now())]).toContain(Date.parse(schedules[0]!.nextAt!));
    expect(schedules[0]).toMatchObject({ id: name, job: name, pattern: '30 2 * * *', tz });
  });

  test('a process that keeps no schedules shows those that another keeps', async () => {
    const name = fresh();
    const schedule = { job: name, pattern: '30 2 * * *', tz: 'Asia/Jakarta', catchUp: false };
    const keeper = await waker(name, [schedule]);
    const onlooker = await waker(name, []);
    expect((await onlooker.status()).schedules).toEqual((await keeper.status()).schedules);
  });

  test('a schedule wakes its job time after time', async () => {
    const runs: number[] = [];
    const name = fresh();
    const schedules = [{ job: name, pattern: EACH_SECOND, tz: 'UTC', catchUp: false }];
    await opened.one(async () => void runs.push(Date.now()), { name }, { schedules });
    await long(runs, 3);
    const seconds = runs.map((at) => Math.floor(at / 1_000));
    expect(new Set(seconds.slice(0, 3)).size).toBe(3);
  });

  test('a schedule that is new wakes its job at once', async () => {
    const runs: number[] = [];
    const name = fresh();
    const schedules = [{ job: name, pattern: '0 0 29 2 *', tz: 'UTC' }];
    await opened.one(async () => void runs.push(Date.now()), { name }, { schedules });
    await long(runs, 1);
  });

  test('what is due and waits for a worker is dropped by no heartbeat and no restart', async () => {
    const name = fresh();
    const schedules = [{ job: name, pattern: EACH_SECOND, tz: 'UTC', catchUp: false }];
    const first = await waker(name, schedules);
    const nextAt = (await first.status()).schedules[0]!.nextAt;
    await until(
      async () => (await first.status()).queues[0]!.lagMs,
      (lag) => lag > 1_500,
    );
    await first.stop();
    const second = await waker(name, schedules);
    expect((await second.status()).schedules[0]!.nextAt).toBe(nextAt);
    const runs: number[] = [];
    await opened.one(async () => void runs.push(Date.now()), { name });
    await long(runs, 1);
  });

  test('a schedule that changed is stored as it is now, one that is gone is removed', async () => {
    const name = fresh();
    const schedule = (id: string, pattern: string) => ({ id, job: name, pattern, tz: 'UTC', catchUp: false });
    const old = await waker(name, [schedule('daily', '0 5 * * *'), schedule('gone', '0 6 * * *')]);
    await old.stop();
    const queues = await waker(name, [schedule('daily', '0 7 * * *')]);
    const [daily] = (await queues.status()).schedules;
    expect(daily!.nextAt).toMatch(/T07:00:00.000Z$/);
    // The wake-up of the schedule that is gone is gone with it.
    expect((await queues.status()).queues[0]).toMatchObject({ delayed: 1 });
  });

  test('a schedule that cannot come keeps everything from starting', async () => {
    const name = fresh();
    await expect(
      waker(name, [{ job: name, pattern: '0 0 30 2 *', tz: 'Asia/Nowhere' }]),
    ).rejects.toMatchObject({
      name: 'QueueSetupError',
      problems: [{ code: 'unknown-zone' }, { code: 'bad-pattern' }],
    });
  });
}
