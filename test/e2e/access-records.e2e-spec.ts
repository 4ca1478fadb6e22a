import type { AccessRecordsView } from '@app/contracts';
import { TestApi } from '../support/api.js';
import { Scenario } from '../support/scenario.js';

let api: TestApi;
let scenario: Scenario;

type Part = Parameters<TestApi['send']>[0];
const get = (part: Part, path: string) => api.send(part, `/api/v1/${path}`, {});
const recorded = async (query: string): Promise<AccessRecordsView['rows']> =>
  ((await get('pke', `access-records?${query}`)).body as AccessRecordsView).rows;

beforeAll(async () => {
  api = await TestApi.start();
  scenario = new Scenario(api.services.commands, api.cast);
  await scenario.formedForum();
  await scenario.survey();
  // The part of the economic partner has no agreement here: it is the auditor's.
  await api.cast.grant('pke', 'auditor', { region: '33' });
}, 60_000);
afterAll(() => api.close());

test('whoever is shown a name or a contact leaves a record of it, which the auditor reads', async () => {
  const [subject, other] = api.cast.crowd as [string, string];
  await get('manager', `people?ids=${subject},${other}`);
  await get('monitor', `people/${subject}`);
  const { manager, monitor } = api.cast.players;
  const rows = await recorded(`subject=${subject}`);
  expect(rows.map(({ account, person, what, purpose }) => [account, person, what, purpose])).toEqual([
    [monitor.account, monitor.person, 'name', 'GET /api/v1/people/{id}'],
    [manager.account, manager.person, 'contact', 'GET /api/v1/people'],
  ]);
});

test('a history told with names leaves one for each person named in it', async () => {
  const { status, text } = await get('monitor', `forums/${scenario.ids.forum}/history`);
  const { monitor, coordinator } = api.cast.players;
  expect([status, text.includes('coordinator (contoh)')]).toEqual([200, true]);
  const rows = await recorded(`account=${monitor.account}&subject=${coordinator.person}`);
  expect(rows.map(({ purpose }) => purpose)).toEqual(['GET /api/v1/forums/{id}/history']);
});

test('a history told without names leaves none', async () => {
  const before = (await recorded('limit=1000')).length;
  const { status } = await get('fkak', `clusters/${scenario.ids.cluster}/history`);
  expect([status, (await recorded('limit=1000')).length]).toEqual([200, before]);
});

test('what people are shown of themselves is no reading', async () => {
  const { account, person } = api.cast.players.fkak;
  const { status } = await get('fkak', `people/${person}`);
  expect([status, await recorded(`account=${account}`)]).toEqual([200, []]);
});

test('pages hold every record once, the newest first, within the days asked for', async () => {
  const seen: number[] = [];
  for (let cursor = ''; ;) {
    const { rows, next } = (await get('pke', `access-records?limit=2${cursor}`)).body as AccessRecordsView;
    seen.push(...rows.map(({ id }) => id));
    if (next === null) break;
    cursor = `&cursor=${next}`;
  }
  expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a));
  expect(seen.length).toBeGreaterThan(4);
  expect(await recorded('until=2020-01-01')).toEqual([]);
  expect((await recorded('from=2020-01-01&limit=1000')).map(({ id }) => id)).toEqual(seen);
});

test('is for auditors and administrators, and says what cannot be asked', async () => {
  const answers = await Promise.all(
    (['manager', 'monitor', 'coordinator', null] as const).map((part) => get(part, 'access-records')),
  );
  expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 401]);
  const wrong = await get('pke', 'access-records?subject=siti&from=kemarin&who=x');
  expect([wrong.status, wrong.body.errors.map((each: { parameter: string }) => each.parameter)]).toEqual([
    400,
    expect.arrayContaining(['subject', 'from', 'who']),
  ]);
});

test('the application can add records and change none', async () => {
  const tried = (sql: string) =>
    api.services.pool.query(sql).then(
      () => 'done',
      (error: { code: string }) => error.code,
    );
  expect(await tried('update access.access_record set subject = gen_random_uuid()')).toBe('42501');
  expect(await tried('delete from access.access_record')).toBe('42501');
});
