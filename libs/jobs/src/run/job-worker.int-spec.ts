import { setTimeout as after } from 'node:timers/promises';
import type { Job } from '../table/job.js';
import { type JobParts, jobParts, newJob } from '../testing/parts.js';
import type { JobControl } from './job-control.js';
import { type JobHandler, JobWorker } from './job-worker.js';

let parts: JobParts;
const workers: JobWorker[] = [];

beforeAll(async () => {
  parts = await jobParts();
});
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  await parts.pool.query('delete from work.job');
});
afterAll(() => parts.close());

const silent = { info: () => {}, warn: () => {}, error: () => {} };

function worker(run: JobHandler['run'], more: Partial<ConstructorParameters<typeof JobWorker>[0]> = {}) {
  const handlers = [{ kind: 'count', run }];
  const made = new JobWorker({
    table: parts.table,
    handlers,
    log: silent,
    everyMs: 20,
    leaseMs: 300,
    ...more,
  });
  workers.push(made);
  return made;
}

/** Waits until a job is as wanted. */
async function until(id: string, wanted: (job: Job) => boolean): Promise<Job> {
  for (let tries = 0; tries < 500; tries++) {
    const job = await parts.table.find(id);
    if (job !== null && wanted(job)) return job;
    await after(20);
  }
  throw new Error(`the job stays ${JSON.stringify(await parts.table.find(id))}`);
}
const over = ({ state }: Job) => ['done', 'failed', 'cancelled'].includes(state);

/** Works until it is told that it may end. */
function endless(): { run: JobHandler['run']; started: Promise<void> } {
  let begin = () => {};
  const started = new Promise<void>((resolve) => (begin = resolve));
  const run = async (_job: Job, control: JobControl) => {
    begin();
    while (!control.cancelled()) await after(5);
    return { state: 'cancelled' as const };
  };
  return { run, started };
}

test('of many jobs and several workers each is done once', async () => {
  const runs: string[] = [];
  const run: JobHandler['run'] = async ({ id }) => {
    runs.push(id);
    await after(2);
    return { state: 'done', result: { id } };
  };
  const jobs = await Promise.all(Array.from({ length: 40 }, () => parts.table.add(newJob())));
  for (let index = 0; index < 3; index++) worker(run).start();
  const ended = await Promise.all(jobs.map(({ id }) => until(id, over)));
  expect(ended.every(({ id, state, result }) => state === 'done' && result!.id === id)).toBe(true);
  expect(runs.sort()).toEqual(jobs.map(({ id }) => id).sort());
});

test('asking twice for the same makes one job', async () => {
  const job = newJob();
  await parts.table.add(job);
  const again = await parts.table.add({ ...job, params: { other: true } });
  expect(again.params).toEqual({});
  expect(await parts.table.about(job.subject)).toHaveLength(1);
});

test('a job whose worker died goes on with another once its lease is over', async () => {
  const { id } = await parts.table.add(newJob());
  const dead = await parts.table.claim(['count'], '00000000-0000-4000-8000-000000000001', 200);
  worker(() => Promise.resolve({ state: 'done' })).start();
  expect(await until(id, over)).toMatchObject({ state: 'done' });
  // Nothing that the dead one still says counts.
  expect(await parts.table.end(dead!, { state: 'cancelled' })).toBe(false);
  expect(await parts.table.progress(dead!, { done: 9, total: 9 }, 200)).toBe('lost');
});

test('a step that takes longer than the lease does not lose the job', async () => {
  let runs = 0;
  const run: JobHandler['run'] = async () => {
    runs += 1;
    await after(900);
    return { state: 'done' };
  };
  const { id } = await parts.table.add(newJob());
  worker(run).start();
  worker(run).start();
  await until(id, over);
  expect(runs).toBe(1);
});

test('progress shows while a job runs', async () => {
  const { id } = await parts.table.add(newJob({ total: 10 }));
  const { run, started } = endless();
  worker((job, control) => {
    control.progress(4);
    return run(job, control);
  }).start();
  await started;
  expect(await until(id, ({ done }) => done === 4)).toMatchObject({ state: 'running', total: 10 });
  await parts.table.cancel(id);
  expect(await until(id, over)).toMatchObject({ state: 'cancelled', done: 4 });
});

test('a job that waits is taken back at once', async () => {
  const { id } = await parts.table.add(newJob());
  expect(await parts.table.cancel(id)).toMatchObject({ state: 'cancelled' });
  let ran = false;
  const idle = worker(() => {
    ran = true;
    return Promise.resolve({ state: 'done' });
  });
  expect(await idle.runOnce()).toBe(false);
  expect(ran).toBe(false);
});

test('a process that ends gives its job back, and another goes on', async () => {
  const { id } = await parts.table.add(newJob());
  const { run, started } = endless();
  const first = worker(run);
  first.start();
  await started;
  await first.stop();
  expect(await parts.table.find(id)).toMatchObject({ state: 'queued', attempts: 0 });
  worker(() => Promise.resolve({ state: 'done' })).start();
  expect(await until(id, over)).toMatchObject({ state: 'done' });
});

test('a job that breaks off every time is given up in words, without what the error said', async () => {
  const job = await parts.table.add(newJob());
  const failing = worker(() => Promise.reject(new Error('Pak Slamet')), { attempts: 2 });
  const soon = () => parts.pool.query('update work.job set not_before = clock_timestamp()');
  while (await failing.runOnce()) await soon();
  const ended = await parts.table.find(job.id);
  expect(ended).toMatchObject({ state: 'failed', attempts: 3, problem: { code: 'internal' } });
  expect(JSON.stringify(ended)).not.toContain('Slamet');
});

test('a lost connection is no failed attempt', async () => {
  const { id } = await parts.table.add(newJob());
  const away = Object.assign(new Error('gone'), { code: 'ECONNRESET' });
  const failing = worker(() => Promise.reject(away), { attempts: 1 });
  for (let turn = 0; turn < 4; turn++) {
    expect(await failing.runOnce()).toBe(true);
    await parts.pool.query('update work.job set not_before = clock_timestamp()');
  }
  expect(await parts.table.find(id)).toMatchObject({ state: 'queued', attempts: 0 });
});
