import http from 'node:http';
import { catalogue, type InstrumentContent } from '@app/contracts';
import { answersCsv, templateCsv } from '@app/imports';
import { cooperationV1 } from '@app/programme';
import { UPLOAD_LIMIT } from '@app/transfer';
import { strToU8, zipSync } from 'fflate';
import { rowXml, sheetXml, workbook } from '../../../libs/imports/src/testing/workbooks.js';
import { answeredRows, answersFile } from '../../support/answers-file.js';
import { TestApi } from '../../support/api.js';
import { Importing, XLSX } from './importing.js';

let api: TestApi;
let wave: Importing;

beforeAll(async () => {
  api = await TestApi.start();
  wave = await Importing.on(api);
}, 60_000);
afterAll(() => api.close());

const HEADER = templateCsv(cooperationV1, 'en').split('\r\n')[0]!;
const GOOD = 'R-1,2026-11-20,,yes,active,CPR-3,no,,,no,,,no,,';
const firstCodes = (body: { firstProblems: { row: number; column: string; code: string }[] }) =>
  body.firstProblems.map(({ row, column, code }) => `${row} ${column} ${code}`);
const counts = async () => {
  const { rows } = await api.services.pool.query<{ files: number; entries: number }>(
    'select (select count(*) from work.file)::int as files, (select count(*) from log.entry)::int as entries',
  );
  return rows[0]!;
};

describe('what is no file of answers is refused in words, and leaves nothing', () => {
  const inflating = workbook({
    sheets: [sheetXml(rowXml(1, ['respondent', 'answered_on']) + ' '.repeat(40_000_000))],
  });
  test.each([
    ['an empty file', Buffer.alloc(0), 'text/csv', 422, 'file-empty'],
    ['a PDF', Buffer.from('%PDF-1.7 …'), 'application/pdf', 422, 'format-unknown'],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae100000000', 'hex'), XLSX, 422, 'workbook-locked'],
    ['JSON', '{"respondent":"R-1"}', 'application/json', 415, 'unsupported-media-type'],
  ] as const)('%s', async (_what, content, type, status, code) => {
    const before = await counts();
    const answer = await wave.upload(content as Buffer, type);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.body.texts.detail).toEqual({ id: expect.any(String), en: expect.any(String) });
    expect(await counts()).toEqual(before);
  });

  test('a zip bomb', async () => {
    const { status, body } = await wave.upload(Buffer.from(inflating), XLSX);
    expect([status, firstCodes(body).at(-1)]).toEqual([201, expect.stringMatching(/workbook-inflates$/)]);
    expect((await wave.command(body.import as string, 'start-import')).status).toBe(422);
  });

  test('an archive that is no workbook', async () => {
    const { status, body } = await wave.upload(Buffer.from(zipSync({ 'a.txt': strToU8('a') })), XLSX);
    expect([status, body.good, body.problems > 0]).toEqual([201, 0, true]);
  });

  test('bytes that are no UTF-8', async () => {
    const latin = Buffer.concat([
      Buffer.from(`${HEADER}\r\n`),
      Buffer.from('R-1,2026-11-20,caf\u00e9,yes', 'latin1'),
    ]);
    const { body } = await wave.upload(latin);
    expect(firstCodes(body)).toEqual(['2 name encoding-not-utf8']);
  });
});

describe('a file that is too large', () => {
  test('is refused by its stated length before it is read, with the limit named', async () => {
    const { status, body } = await wave.upload('x', 'text/csv', {
      'content-length': String(UPLOAD_LIMIT + 1),
      connection: 'close',
    });
    // The client says more than it sends: the answer comes without waiting for the rest.
    expect([status, body?.code, body?.limit]).toEqual([413, 'payload-too-large', UPLOAD_LIMIT]);
    expect(body.detail).toContain('64 MiB');
  });

  test('is refused by its true length where none is stated, and nothing of it stays', async () => {
    const before = await counts();
    expect(await chunked(UPLOAD_LIMIT + 1)).toBe(413);
    expect(await counts()).toEqual(before);
  });

  test('while other routes keep their small limit', async () => {
    const answer = await api.send('manager', `/api/v1/imports/${wave.survey}/start-import`, {
      method: 'POST',
      payload: JSON.stringify({ lateReason: 'x'.repeat(1_100_000) }),
      headers: { 'content-type': 'application/json' },
    });
    expect([answer.status, answer.body.detail]).toEqual([413, expect.stringContaining('1 MiB')]);
  });

  /** Sends so many bytes in chunks. @returns the status */
  async function chunked(bytes: number): Promise<number> {
    const { token } = await api.services.sessions.open(api.cast.players.manager.account);
    const url = new URL(`/api/v1/surveys/${wave.survey}/imports`, api.client.base);
    const headers = { 'content-type': 'text/csv', cookie: `rumpun=${token}` };
    return new Promise((resolve, reject) => {
      const request = http.request(url, { method: 'POST', headers }, (response) => {
        response.resume();
        resolve(response.statusCode!);
      });
      request.on('error', reject);
      const piece = Buffer.alloc(1_048_576, 'x');
      let left = bytes;
      const more = () => {
        while (left > 0) {
          const size = Math.min(left, piece.length);
          left -= size;
          if (!request.write(piece.subarray(0, size))) return void request.once('drain', more);
        }
        request.end();
      };
      more();
    });
  }
});

test('an upload that breaks off leaves nothing', async () => {
  const before = await counts();
  const { token } = await api.services.sessions.open(api.cast.players.manager.account);
  const url = new URL(`/api/v1/surveys/${wave.survey}/imports`, api.client.base);
  const headers = { 'content-type': 'text/csv', 'content-length': '2000000', cookie: `rumpun=${token}` };
  await new Promise<void>((resolve) => {
    const request = http.request(url, { method: 'POST', headers });
    request.on('error', () => resolve());
    request.write(Buffer.alloc(1_000_000, 'x'), () => setTimeout(() => request.destroy(), 50));
    request.on('close', () => resolve());
  });
  for (let turn = 0; (await counts()).files > before.files; turn++) {
    if (turn > 100) throw new Error('a part of the file stays');
    await api.services.listener.waitForNews(50);
  }
});

describe('each row that is wrong is told with its row and column', () => {
  test('duplicates, formulas, dates to come, columns that nobody knows', async () => {
    const bad = [
      `${HEADER},catatan`,
      GOOD,
      GOOD,
      GOOD.replace('R-1', 'R-3').replace('2026-11-20', '2026-12-31'),
      GOOD.replace('R-1', 'R-4').replace('active', '=1+1'),
      GOOD.replace('R-1', 'R-5').replace(',yes,', ',maybe,'),
    ].join('\r\n');
    const { body } = await wave.upload(bad);
    const found = firstCodes(body).join('\n');
    expect(body.unknownColumns).toEqual(['catatan']);
    expect(found).toMatch(/^1 null columns-unknown$/m);
    expect(found).toMatch(/^3 respondent \S+$/m);
    expect(found).toMatch(/^4 answered_on date-in-future$/m);
    expect(found).toMatch(/^5 peer-mode formula-text$/m);
    expect(found).toMatch(/^6 peer option-unknown$/m);
    expect(
      body.firstProblems.every(({ text }: { text: { id: string; en: string } }) => text.id !== text.en),
    ).toBe(true);
  });

  test('all of them as CSV, in the reader’s language, though only 200 are shown', async () => {
    const rows = Array.from({ length: 300 }, (_, index) =>
      GOOD.replace('R-1', `R-${index}`).replace(',yes,', ',maybe,'),
    );
    const { body } = await wave.upload([HEADER, ...rows].join('\r\n'));
    expect([body.rows, body.good, body.firstProblems.length]).toEqual([300, 0, 200]);
    const path = `/api/v1/imports/${body.import}/problems.csv`;
    const csv = await api.send('manager', path, { headers: { 'accept-language': 'en' } });
    const lines = csv.text.trimEnd().split('\r\n');
    expect([csv.status, lines[0]]).toEqual([200, '\uFEFFRow,Column,Problem,Code']);
    expect(lines.length - 1).toBe(body.problems);
    expect(lines.at(-1)).toMatch(/^301,/);
    const own = await api.send('manager', path, { headers: { 'accept-language': 'id' } });
    expect(own.text.split('\r\n')[0]).toBe('\uFEFFBaris;Kolom;Masalah;Kode');
  });

  test('a respondent of another cluster of the same forum, by that cluster’s name', async () => {
    const own = await Importing.on(api);
    const { scenario } = own;
    await scenario.gives('response', 'record-answers', { with: { respondent: 'R-1' } });
    await scenario.gives('cluster', 'enrol-cluster', { with: { name: 'Klaster Kedua' } });
    await scenario.gives('survey', 'open-wave');
    const { receipt } = await scenario.gives('response', 'record-answers', { with: { respondent: 'R-2' } });
    await api.services.projections.waitFor({ id: receipt!.id }, ['findings', 'directory'], 10_000);
    const { body } = await own.upload(await answersFile(answeredRows(3)));
    const found = body.firstProblems as { row: number; code: string; column: string; text: { id: string } }[];
    const strays = found.filter(({ code }) => code === 'respondent-in-another-cluster');
    expect(strays).toMatchObject([{ column: 'respondent', text: { id: expect.stringContaining('Ceper') } }]);
    expect(strays[0]!.text.id).toMatch(/^Baris 3, kolom respondent: kode ini milik responden/);
  });

  test('a code of another version of the instrument', async () => {
    const spec = catalogue.instrument.find(({ name }) => name === 'publish-instrument')!;
    const own = await Importing.on(api);
    const content = own.scenario.example(spec) as unknown as InstrumentContent;
    const choice = content.items.find(({ kind }) => kind === 'choice')!;
    const extra = { ...choice.options[0]!, code: 'baru', value: 99, label: { id: 'Baru', en: 'New' } };
    const items = content.items.map((item) =>
      item === choice ? { ...item, options: [...item.options, extra] } : item,
    );
    const key = 'versi-lain';
    await own.scenario.gives('instrument', 'publish-instrument', { with: { key } });
    await own.scenario.gives('instrument', 'publish-instrument', { with: { key, version: 2, items } });
    await own.scenario.gives('survey', 'open-wave', { with: { instrument: { key, version: 1 } } });
    const answers = [{ item: choice.id, code: 'baru' }];
    const pieces: string[] = [];
    const rows = [{ respondent: 'R-1', answeredOn: '2026-11-20', answers }];
    for await (const piece of answersCsv(content, rows, 'en')) pieces.push(piece);
    const { body } = await own.upload(pieces.join(''));
    expect(firstCodes(body)).toContain(`3 ${choice.id} option-of-another-version`);
  });
});

test('a good file after all that is imported', async () => {
  const own = await Importing.on(api);
  expect(await own.imported(await answersFile(answeredRows(3)))).toMatchObject({ status: 'committed' });
});
