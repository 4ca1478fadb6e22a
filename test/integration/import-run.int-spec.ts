import { randomUUID } from 'node:crypto';
import type { CommandService, InternalCommand } from '@app/application';
import type { Job, JobControl, JobOutcome } from '@app/jobs';
import { responseStreamId } from '@app/programme';
import { CHECK, CheckJob, RunJob, type TransferParts } from '@app/transfer';
import { answeredRows, answersFile } from '../support/answers-file.js';
import { Cast, executed } from '../support/cast.js';
import { startTestEngine, TEST_NOW, type TestEngine } from '../support/engine.js';
import { Scenario } from '../support/scenario.js';

/** Runs of imports in the hands of the test: no worker takes their jobs. */
const ROWS = 900;
const OPERATOR = { account: 'operator', person: null };

let test_: TestEngine;
let scenario: Scenario;

beforeAll(async () => {
  test_ = await startTestEngine(TEST_NOW, { jobs: false, reactors: false });
}, 60_000);
beforeEach(async () => {
  const { commands, store, pool } = services();
  await pool.query('delete from work.job');
  scenario = new Scenario(commands, await Cast.assemble(commands, store));
  await scenario.survey();
});
afterAll(() => test_.close());

const services = () => test_.engine.services;
const parts = () => services();
const idle = { progress: () => {}, cancelled: () => false } as unknown as JobControl;

/** @returns an import of a file that was checked and started, with the job that should run it */
async function started(rows = answeredRows(ROWS)): Promise<Job> {
  const { imports, jobs, commands } = services();
  const bytes = Buffer.from(await answersFile(rows));
  const content = (async function* () {
    yield bytes;
  })();
  const received = await imports.receive(scenario.ids.survey, content, OPERATOR);
  if (!received.ok) throw new Error(received.code);
  const claim = (await jobs.claim([CHECK], randomUUID(), 60_000))!;
  await jobs.end(claim, await new CheckJob(parts()).run(claim.job, idle));
  const stream = received.import;
  await executed(commands, { category: 'import', command: 'start-import', stream, body: {} });
  return (await imports.run(stream))!;
}

const run = (job: Job, control: JobControl = idle): Promise<JobOutcome> =>
  new RunJob(parts()).run(job, control);

async function inLog(job: Job): Promise<{ streams: number; entries: number; commits: number }> {
  const streams = answeredRows(ROWS).map(({ respondent }) =>
    responseStreamId(scenario.ids.survey, respondent),
  );
  const { rows } = await services().pool.query<{ streams: number; entries: number }>(
    'select count(distinct stream)::int as streams, count(*)::int as entries from log.entry where stream = any($1)',
    [streams],
  );
  const events = (await services().store.readStream(job.subject)).flatMap((entry) => entry.events);
  return { ...rows[0]!, commits: events.filter(({ type }) => type === 'ImportCommitted').length };
}

const drop = (job: Job) =>
  executed(services().commands, {
    category: 'import',
    command: 'drop-import',
    stream: job.subject,
    body: { reason: 'Salah berkas' },
  });

test('two workers on the same import at once record each row once and commit once', async () => {
  const job = await started(answeredRows(ROWS, 'R-', 'Bu Tari'));
  const outcomes = await Promise.all([run(job), run(job)]);
  expect(outcomes.map(({ state }) => state)).toEqual(['done', 'done']);
  expect(await inLog(job)).toEqual({ streams: ROWS, entries: ROWS, commits: 1 });
});

test('a run that comes again after the commit finds nothing to do', async () => {
  const job = await started();
  await run(job);
  expect(await run(job)).toEqual({ state: 'done' });
  expect(await inLog(job)).toEqual({ streams: ROWS, entries: ROWS, commits: 1 });
});

/** What a run rests on, where somebody does something just before it would commit. */
const beforeCommit = (act: () => Promise<unknown>): TransferParts => ({
  ...services(),
  commands: {
    executeInternal: async (command: InternalCommand) => {
      await act();
      return services().commands.executeInternal(command);
    },
  } as CommandService,
});
const droppingAtTheEnd = (job: Job) => beforeCommit(() => drop(job));

test('an import whose file went with it when it was dropped ends as dropped, not as damaged', async () => {
  const job = await started();
  // As the reactor does: the run has opened the file and has not looked at the import since.
  const spool = {
    open: async (id: string) => {
      const file = (await services().spool.open(id))!;
      const read = async function* (start?: number, end?: number) {
        if ((await services().jobs.find(job.id))!.input !== null) await drop(job);
        await services().spool.remove(id);
        yield* file.read(start, end);
      };
      return { size: file.size, read };
    },
  } as unknown as TransferParts['spool'];
  expect(await new RunJob({ ...parts(), spool }).run(job, idle)).toEqual({ state: 'cancelled' });
  expect(await inLog(job)).toEqual({ streams: 0, entries: 0, commits: 0 });
});

test('an import dropped in the middle stops and counts nothing; started again it goes on and is whole', async () => {
  const job = await started();
  let drops: Promise<unknown> | null = null;
  const dropping = { cancelled: () => true, progress: () => (drops ??= drop(job)) } as unknown as JobControl;
  expect(await run(job, dropping)).toEqual({ state: 'cancelled' });
  expect((await inLog(job)).commits).toBe(0);
  expect(await run(job)).toEqual({ state: 'cancelled' });
  const again = await started();
  expect(again.subject).toBe(job.subject);
  expect((await run(again)).state).toBe('done');
  expect(await inLog(again)).toEqual({ streams: ROWS, entries: ROWS, commits: 1 });
});

test('an import dropped with all its rows in the log commits nothing', async () => {
  const job = await started();
  expect(await new RunJob(droppingAtTheEnd(job)).run(job, idle)).toEqual({ state: 'cancelled' });
  expect(await inLog(job)).toEqual({ streams: ROWS, entries: ROWS, commits: 0 });
});

test('respondents of a dropped import that another one took and dropped too: the first still comes in whole', async () => {
  const first = await started(answeredRows(3));
  await new RunJob(droppingAtTheEnd(first)).run(first, idle);
  const second = await started(answeredRows(3).reverse());
  await new RunJob(droppingAtTheEnd(second)).run(second, idle);
  const again = await started(answeredRows(3));
  expect([again.subject, (await run(again)).state]).toEqual([first.subject, 'done']);
  // Once for each import that took them, and not once more when the same run is repeated.
  await run(again);
  expect(await inLog(again)).toEqual({ streams: 3, entries: 9, commits: 1 });
  const last = (await services().store.readStream(responseStreamId(scenario.ids.survey, 'R-1'))).at(-1)!;
  expect(last.events[0]!.data).toMatchObject({ import: first.subject });
});

test('a file that was tampered with where it is kept stops the run, and nothing counts', async () => {
  const job = await started();
  await services().pool.query(
    'update work.file_chunk set sealed = set_byte(sealed, 50, get_byte(sealed, 50) # 1) where file = $1',
    [job.input],
  );
  expect(await run(job)).toMatchObject({ state: 'failed', problem: { code: 'file-damaged' } });
  expect(await inLog(job)).toEqual({ streams: 0, entries: 0, commits: 0 });
});

test('a file that is kept no longer is asked for again; sent again, the run goes on', async () => {
  const job = await started();
  await services().spool.remove(job.input);
  const gone = await services().jobs.find(job.id);
  expect(await run(gone!)).toMatchObject({ state: 'failed', problem: { code: 'file-gone' } });
  const claim = (await services().jobs.claim([job.kind], randomUUID(), 60_000))!;
  await services().jobs.end(claim, await run(claim.job));
  const bytes = Buffer.from(await answersFile(answeredRows(ROWS)));
  const content = (async function* () {
    yield bytes;
  })();
  const again = await services().imports.receive(scenario.ids.survey, content, OPERATOR);
  expect(again).toMatchObject({ ok: true, import: job.subject, job: { id: job.id, state: 'queued' } });
  expect(await run((await services().jobs.find(job.id))!)).toMatchObject({ state: 'done' });
  expect(await inLog(job)).toEqual({ streams: ROWS, entries: ROWS, commits: 1 });
});

test('a wave that closes before the commit: the import fails with the reason that it needs', async () => {
  const job = await started();
  const closing = beforeCommit(() => scenario.gives('survey', 'close-wave', { effectiveAt: TEST_NOW }));
  const outcome = await new RunJob(closing).run(job, idle);
  expect(outcome).toMatchObject({ state: 'failed', problem: { code: 'late-reason-needed' } });
  expect((await inLog(job)).commits).toBe(0);
});
