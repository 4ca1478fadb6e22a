import { readRows, bufferSource, isGood, type ImportRow } from '@app/imports';
import { cooperationV1 } from '@app/programme';
import { answeredRows, answersFile } from '../../support/answers-file.js';
import { TestApi } from '../../support/api.js';
import { Importing } from './importing.js';

let api: TestApi;
let wave: Importing;
const NAME = 'Bu Rahasia';

beforeAll(async () => {
  api = await TestApi.start();
  wave = await Importing.on(api);
  await wave.imported(await answersFile(answeredRows(1_200, 'R-', NAME)));
}, 120_000);
afterAll(() => api.close());

const ask = (payload: object, part: 'manager' | 'coordinator' = 'manager') =>
  api.send(part, `/api/v1/surveys/${wave.survey}/exports`, { method: 'POST', payload });

/** @returns the file of an export as the API sends it */
async function exported(payload: object) {
  const asked = await ask(payload);
  const job = await api.services.jobs.settled(asked.body.job as string, 60_000);
  expect([asked.status, job?.state]).toEqual([202, 'done']);
  return api.send('manager', `/api/v1/jobs/${asked.body.job}/file`);
}

/** @returns what the job of an export stored, byte by byte */
async function bytesOf(payload: object): Promise<Buffer> {
  const asked = await ask(payload);
  const job = await api.services.jobs.settled(asked.body.job as string, 60_000);
  const pieces: Buffer[] = [];
  for await (const piece of (await api.services.spool.open(job!.output!))!.read()) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function read(text: string): Promise<ImportRow[]> {
  const rows: ImportRow[] = [];
  for await (const row of readRows(bufferSource(Buffer.from(text)), cooperationV1)) rows.push(row);
  return rows;
}

test('all answers of a wave as a file that reads back as the same rows, without names', async () => {
  const { text, type, headers } = await exported({ format: 'csv' });
  const rows = await read(text);
  expect([rows.length, rows.every(isGood)]).toEqual([1_200, true]);
  const sent = new Map(answeredRows(1_200).map((row) => [row.respondent, row.answers]));
  expect(
    rows.every(
      ({ respondent, answers }) => JSON.stringify(answers) === JSON.stringify(sent.get(respondent!)),
    ),
  ).toBe(true);
  expect(text).not.toContain(NAME);
  expect([type, headers['content-disposition']]).toEqual([
    expect.stringContaining('text/csv'),
    expect.stringMatching(/^attachment; filename="jawaban-/),
  ]);
});

test('the same position gives the same bytes, whatever was recorded since', async () => {
  const { position } = await api.services.store.head();
  const before = await exported({ format: 'csv', asOf: String(position) });
  await wave.scenario.gives('response', 'record-answers', { with: { respondent: 'ZZ-1' } });
  const again = await exported({ format: 'csv', asOf: String(position) });
  expect(again.text).toBe(before.text);
  expect((await read((await exported({ format: 'csv' })).text)).length).toBe(1_201);
});

test('as a workbook that reads back, the same bytes for the same position', async () => {
  const { position } = await api.services.store.head();
  const workbook = () => bytesOf({ format: 'xlsx', asOf: String(position) });
  const bytes = await workbook();
  const rows: ImportRow[] = [];
  for await (const row of readRows(bufferSource(bytes), cooperationV1)) rows.push(row);
  expect([rows.length, rows.every(isGood), rows.some(({ name }) => name !== undefined)]).toEqual([
    1_201,
    true,
    false,
  ]);
  expect((await workbook()).equals(bytes)).toBe(true);
});

test('of made-up respondents it says so', async () => {
  const { scenario } = wave;
  const { stream } = await scenario.gives('survey', 'open-wave', { with: { synthetic: true } });
  const body = { with: { survey: stream, respondent: 'SYN-1' } };
  await scenario.gives('response', 'record-answers', body);
  const asked = await api.send('manager', `/api/v1/surveys/${stream}/exports`, {
    method: 'POST',
    payload: { format: 'csv' },
  });
  await api.services.jobs.settled(asked.body.job as string, 60_000);
  const { text } = await api.send('manager', `/api/v1/jobs/${asked.body.job}/file`);
  expect(text).toContain('DATA SINTETIS');
});

test('nobody gets it who may not read the answers, and a format that does not exist is refused by its field', async () => {
  const { body } = await ask({ format: 'csv' });
  await api.services.jobs.settled(body.job as string, 60_000);
  expect((await ask({ format: 'csv' }, 'coordinator')).status).toBe(403);
  expect((await api.send('coordinator', `/api/v1/jobs/${body.job}/file`)).status).toBe(403);
  expect(await ask({ format: 'pdf' })).toMatchObject({
    status: 400,
    body: { errors: [{ pointer: '/format' }] },
  });
});

test('a file that is kept no longer is said to be so', async () => {
  const { body } = await ask({ format: 'csv' });
  const job = await api.services.jobs.settled(body.job as string, 60_000);
  await api.services.spool.remove(job!.output);
  const answer = await api.send('manager', `/api/v1/jobs/${body.job}/file`);
  expect([answer.status, answer.body.code]).toEqual([404, 'no-file']);
});

test('templates come in the reader’s language, and read back as no rows', async () => {
  const path = '/api/v1/instruments/cooperation/1/template';
  const csv = await api.send('manager', `${path}.csv`, { headers: { 'accept-language': 'en' } });
  expect([csv.status, csv.text.split('\r\n')[0]]).toEqual([
    200,
    expect.stringMatching(/^\uFEFFrespondent,answered_on,/),
  ]);
  const own = await api.send('manager', `${path}.csv`);
  expect(own.text.split('\r\n')[1]).toMatch(/^Kode responden;/);
  const xlsx = await api.send('manager', `${path}.xlsx`);
  expect([xlsx.status, xlsx.headers['content-disposition']]).toEqual([
    200,
    'attachment; filename="rumpun-cooperation-v1-template.id.xlsx"',
  ]);
  expect((await api.send('manager', '/api/v1/instruments/cooperation/9/template.csv')).status).toBe(404);
});
