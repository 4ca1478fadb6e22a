import type { QueuesStatusView } from '@app/contracts';
import { openQueues, type Queues } from '@app/queue';
import { createLogger } from '@app/platform';
import { until } from '../../libs/queue/src/testing/parts.js';
import { TestApi } from '../support/api.js';

/** Wake-ups that failed for good, dealt with over HTTP: the API watches, another process works. */
let api: TestApi;
let worker: Queues;
let broken: boolean;

beforeAll(async () => {
  api = await TestApi.start({}, { reminders: 'watch' });
  worker = openQueues({
    backend: { kind: 'postgres', url: api.engine.database.appUrl },
    jobs: [{ name: 'deliveries', attempts: 1 }],
    handlers: [
      {
        name: 'deliveries',
        run: () => (broken ? Promise.reject(new RangeError('Pak Slamet')) : Promise.resolve()),
      },
    ],
    log: createLogger({ service: 'test', level: 'silent', text: false }),
  });
  await worker.start();
}, 90_000);
afterAll(async () => {
  await worker.stop();
  await api.close();
});
beforeEach(() => {
  broken = true;
});

const status = async (): Promise<QueuesStatusView> =>
  (await api.send('admin', '/api/v1/status/queues')).body as QueuesStatusView;
const post = (id: string, what: 'retry' | 'discard') =>
  api.send('admin', `/api/v1/status/dead-letters/${id}/${what}`, { method: 'POST', payload: {} });

/** @returns the one wake-up that failed for good */
async function deadOne(): Promise<NonNullable<QueuesStatusView['deadLetters']>[number]> {
  await worker.wake('deliveries');
  const seen = await until(status, ({ deadLetters }) => deadLetters?.length === 1);
  return seen.deadLetters![0]!;
}

test('is listed without what the error said, runs again when told to, and is no dead letter any more', async () => {
  const letter = await deadOne();
  expect(letter).toMatchObject({ name: 'deliveries', code: 'RangeError', attempts: 1 });
  expect(JSON.stringify(letter)).not.toContain('Slamet');
  broken = false;
  const { status: code, body } = await post(letter.id, 'retry');
  expect([code, body]).toEqual([200, { retried: 1 }]);
  const after = await until(status, ({ queues }) => queues.every(({ completed }) => completed === 1));
  expect(after.deadLetters).toEqual([]);
  const again = await post(letter.id, 'retry');
  expect([again.status, again.body]).toMatchObject([
    422,
    {
      code: 'not-dead',
      texts: { title: { id: 'Pekerjaan ini tidak gagal', en: 'This job did not fail' } },
      errors: [{ code: 'not-dead', parameter: 'id' }],
    },
  ]);
  expect((await post(letter.id, 'discard')).status).toBe(422);
});

test('is thrown away when told to, once', async () => {
  const letter = await deadOne();
  expect((await post(letter.id, 'discard')).status).toBe(204);
  expect((await status()).deadLetters).toEqual([]);
  const again = await post(letter.id, 'discard');
  expect([again.status, again.body.code]).toEqual([404, 'unknown-id']);
});

test.each(['tidak-ada', '%00', 'a%20b', 'x'.repeat(150)])('the id %s is answered 404', async (id) => {
  const { status: code, body } = await post(id, 'retry');
  expect([code, body.code]).toEqual([404, 'unknown-id']);
});

test('the status is told by the clock of the engine', async () => {
  api.engine.clock.set('2027-03-01T02:00:00.000Z');
  const letter = await deadOne();
  expect((await status()).at).toBe('2027-03-01T02:00:00.000Z');
  // It failed a moment ago.
  expect(letter.failedAt).toMatch(/^2027-03-01T0[12]:/);
});
