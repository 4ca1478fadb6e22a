import { randomUUID } from 'node:crypto';
import { cooperationV1 } from '@app/programme';
import { TestApi } from '../support/api.js';
import { Scenario } from '../support/scenario.js';

let api: TestApi;
let scenario: Scenario;
beforeAll(async () => {
  api = await TestApi.start();
}, 60_000);
beforeEach(async () => {
  scenario = new Scenario(api.services.commands, api.cast);
  await scenario.survey();
});
afterAll(() => api.close());

type Part = Parameters<TestApi['send']>[0];
const path = () => `/api/v1/surveys/${scenario.ids.survey}`;
const form = (part: Part = 'manager', query = '') => api.send(part, `${path()}/form${query}`);
const end = async (command: string, payload: object) => {
  const { status } = await api.send('manager', `${path()}/${command}`, { method: 'POST', payload });
  expect(status).toBe(200);
};
const record = (payload: object) =>
  api.send('manager', '/api/v1/responses/record-answers', { method: 'POST', payload });

test('the form holds instrument, wave and whether answers may be entered', async () => {
  const { status, body } = await form();
  expect([status, body]).toMatchObject([
    200,
    {
      survey: scenario.ids.survey,
      wave: { location: 'Ceper', population: 320, answered: 0, status: 'open', synthetic: false },
      instrument: { key: 'cooperation', version: 1, title: { id: 'Kerja sama', en: 'Cooperation' } },
      may: { record: true, reasons: [] },
      nonResponses: [
        { code: 'not-asked' },
        { code: 'refused' },
        { code: 'dont-know' },
        { code: 'inapplicable' },
      ],
      response: null,
    },
  ]);
  expect(body.items.map((item: { id: string; ask: unknown }) => [item.id, item.ask])).toEqual(
    cooperationV1.items.map(({ id, ask = null }) => [id, ask]),
  );
  expect(body.fields.map((field: { name: string }) => field.name)).toEqual([
    'respondent',
    'answeredOn',
    'name',
  ]);
});

test('a body made from the form alone is taken, and is counted in the next form', async () => {
  const { body } = await form();
  const answered = await api.send('manager', body.send.path, {
    method: body.send.method,
    payload: body.send.example,
  });
  expect([answered.status, answered.body.errors]).toEqual([201, undefined]);
  const next = await form('manager', `?wait=${answered.body.id}&respondent=cpr-012`);
  expect(next.body).toMatchObject({
    wave: { answered: 1 },
    response: { answeredOn: body.send.example.answeredOn, answers: body.send.example.answers, version: 1 },
  });
});

test('a closed wave asks why an answer is late, and its example says it', async () => {
  await end('close-wave', {});
  const { body } = await form();
  const late = body.fields.find(({ name }: { name: string }) => name === 'lateReason');
  expect([body.wave.status, body.may.record, late.required]).toEqual(['closed', true, true]);
  expect((await record(body.send.example)).status).toBe(201);
});

test('a withdrawn wave takes nothing and says so', async () => {
  await end('withdraw-wave', { reason: 'Dibuka untuk klaster yang keliru' });
  const { body } = await form();
  expect(body.may).toEqual({ record: false, reasons: [expect.objectContaining({ code: 'wave-withdrawn' })] });
});

test('whoever may look but not enter sees the form with the reason', async () => {
  const { status, body } = await form('monitor');
  expect([status, body.may.record, body.may.reasons[0].code]).toEqual([200, false, 'role-needed']);
});

test.each([
  ['lpt', 403],
  [null, 401],
] as const)('%s is answered %i', async (part, status) => {
  expect((await form(part)).status).toBe(status);
});

test('an unknown wave is 404; a wave and its history are still found', async () => {
  const nowhere = await api.send('manager', `/api/v1/surveys/${randomUUID()}/form`);
  const [shown, history] = [
    await api.send('manager', path()),
    await api.send('manager', `${path()}/history`),
  ];
  expect([nowhere.status, shown.status, history.status]).toEqual([404, 200, 200]);
});

test('a respondent that is no code is refused by name of the parameter', async () => {
  const { status, body } = await form('manager', '?respondent=Pak%20Slamet');
  expect([status, body.errors[0].parameter]).toEqual([400, 'respondent']);
});
