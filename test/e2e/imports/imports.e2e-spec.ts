import { responseStreamId } from '@app/programme';
import { answeredRows, answersFile } from '../../support/answers-file.js';
import { TestApi } from '../../support/api.js';
import { TEST_NOW } from '../../support/engine.js';
import { Importing } from './importing.js';

let api: TestApi;
let wave: Importing;

beforeAll(async () => {
  api = await TestApi.start();
}, 60_000);
beforeEach(async () => {
  wave = await Importing.on(api);
});
afterAll(() => api.close());

const codes = (rows: { respondent: string }[]) => rows.map(({ respondent }) => respondent);

test('a file is checked, started and committed; the same file again changes nothing and says so', async () => {
  const rows = answeredRows(600);
  const file = await answersFile(rows);
  const checked = await wave.upload(file);
  expect([checked.status, checked.body]).toMatchObject([
    201,
    { status: 'checked', rows: 600, good: 600, problems: 0, firstProblems: [], format: 'csv', already: null },
  ]);
  expect(await wave.recorded(codes(rows))).toEqual(rows.map(() => 0));

  const id = checked.body.import as string;
  expect((await wave.command(id, 'start-import')).status).toBe(200);
  expect(await wave.ended(id)).toMatchObject({
    status: 'committed',
    job: { kind: 'run-import', state: 'done', done: 600, total: 600 },
  });
  expect(await wave.recorded(codes(rows))).toEqual(rows.map(() => 1));

  const again = await wave.upload(file);
  expect([again.status, again.body]).toMatchObject([
    200,
    { import: id, status: 'committed', already: { en: 'This file was imported already; nothing changes.' } },
  ]);
  expect(await wave.recorded(codes(rows))).toEqual(rows.map(() => 1));
});

test('rows are recorded under whoever started the import, with the row that they come from', async () => {
  const rows = answeredRows(2);
  const { import: id } = await wave.imported(await answersFile(rows));
  const [entry] = await api.services.store.readStream(responseStreamId(wave.survey, 'R-2'));
  expect(entry).toMatchObject({
    actor: api.cast.players.manager,
    events: [{ type: 'AnswersRecorded', data: { import: id, row: 4, respondent: 'R-2', late: null } }],
  });
});

test('a respondent who has answered is told by row and column, and nothing is recorded', async () => {
  await wave.scenario.gives('response', 'record-answers', { with: { respondent: 'R-2' } });
  const { body } = await wave.upload(await answersFile(answeredRows(3)));
  expect(body).toMatchObject({ rows: 3, good: 2, problems: 1 });
  expect(body.firstProblems).toMatchObject([{ row: 4, column: 'respondent', code: 'already-answered' }]);
  expect(await wave.command(body.import as string, 'start-import')).toMatchObject({
    status: 422,
    body: { errors: [{ code: 'file-has-problems' }] },
  });
});

test('who answers between check and run stops the import with the row named; dropped, nothing of it counts', async () => {
  const rows = answeredRows(20);
  const { body } = await wave.upload(await answersFile(rows));
  const id = body.import as string;
  await wave.scenario.gives('response', 'record-answers', { with: { respondent: 'R-20' } });
  await wave.command(id, 'start-import');
  const failed = await wave.ended(id);
  expect(failed).toMatchObject({
    status: 'started',
    job: { state: 'failed', problem: { code: 'already-answered', params: { row: 22 } } },
  });
  expect(failed.job.problem.text.en).toMatch(/^Row 22: /);
  expect((await wave.command(id, 'drop-import', { reason: 'Salah berkas' })).status).toBe(200);
  // What a dropped import left behind is no answer: its respondents are free again.
  const other = await wave.imported(await answersFile(answeredRows(19).reverse()));
  expect(other).toMatchObject({ status: 'committed', rows: 19 });
});

test('a dropped import is started again from the same file', async () => {
  const rows = answeredRows(5);
  const file = await answersFile(rows);
  const { body } = await wave.upload(file);
  const id = body.import as string;
  await wave.command(id, 'drop-import', { reason: 'Salah berkas' });
  expect(await wave.imported(file)).toMatchObject({ import: id, status: 'committed' });
  expect(await wave.recorded(codes(rows))).toEqual(rows.map(() => 1));
});

test('a late import needs its reason, and its rows carry it', async () => {
  await wave.scenario.gives('survey', 'close-wave', { effectiveAt: TEST_NOW });
  const { body } = await wave.upload(await answersFile(answeredRows(2)));
  expect(body).toMatchObject({ good: 2, problems: 0 });
  const id = body.import as string;
  expect(await wave.command(id, 'start-import')).toMatchObject({
    status: 422,
    body: { errors: [{ code: 'late-reason-needed' }] },
  });
  await wave.command(id, 'start-import', { lateReason: 'Banjir' });
  expect(await wave.ended(id)).toMatchObject({ status: 'committed', late: { reason: 'Banjir' } });
  const [entry] = await api.services.store.readStream(responseStreamId(wave.survey, 'R-1'));
  expect(entry!.events[0]!.data).toMatchObject({ late: { reason: 'Banjir' } });
});

test('a name in a file is personal in the log, and plain in no table', async () => {
  const name = 'Bu Sumarni Unik';
  const { import: id } = await wave.imported(await answersFile(answeredRows(3, 'R-', name)));
  const [entry] = await api.services.store.readStream(responseStreamId(wave.survey, 'R-1'));
  expect(entry!.events[0]!.data).toMatchObject({ name: { value: `${name} 1` } });
  const upload = await wave.upload(await answersFile(answeredRows(3, 'S-', name)));
  expect(upload.body.status).toBe('checked');
  const { rows } = await api.services.pool.query<{ found: boolean }>(
    `select position($1::bytea in head || coalesce(body, '')) > 0 as found from log.entry
     union select position($1::bytea in sealed) > 0 from work.file_chunk
     union select position($2 in j::text) > 0 from work.job j`,
    [Buffer.from(name), name],
  );
  expect(rows).toEqual([{ found: false }]);
  expect(id).toEqual(expect.any(String));
});

test('the file is gone once its import is in or dropped', async () => {
  const files = async () =>
    (await api.services.pool.query<{ n: number }>('select count(*)::int as n from work.file')).rows[0]!.n;
  await api.services.pool.query('delete from work.file');
  await wave.imported(await answersFile(answeredRows(2)));
  const { body } = await wave.upload(await answersFile(answeredRows(3)));
  expect(await files()).toBe(2); // the file and what was found in it
  await wave.command(body.import as string, 'drop-import', { reason: 'Salah berkas' });
  for (let turn = 0; (await files()) > 0; turn++) {
    if (turn > 200) throw new Error('files stay');
    await api.services.listener.waitForNews(50);
  }
});

describe('who may', () => {
  test('nobody but managers and enumerators of the cluster sends files, or sees what was found', async () => {
    const file = await answersFile(answeredRows(1));
    const { body } = await wave.upload(file);
    const path = `/api/v1/surveys/${wave.survey}/imports`;
    const csv = { method: 'POST', payload: file, headers: { 'content-type': 'text/csv' } };
    for (const part of ['coordinator', 'fkak', 'lpt', 'monitor'] as const) {
      const sent = await api.send(part, path, csv);
      const shown = await api.send(part, `/api/v1/imports/${body.import}/problems.csv`);
      const job = await api.send(part, `/api/v1/jobs/${body.job.job}`);
      expect([part, sent.status, shown.status, job.status]).toEqual([part, 403, 403, 403]);
    }
    expect((await api.send(null, path, csv)).status).toBe(401);
    await api.cast.grant('lpt', 'enumerator', { cluster: wave.scenario.ids.cluster });
    expect((await api.send('lpt', path, csv)).status).toBe(201);
  });
});
