import { randomUUID } from 'node:crypto';
import type { InboxView, NoticeHistoryView, ToldObligationsView } from '@app/contracts';
import { TestApi } from '../support/api.js';
import { Scenario } from '../support/scenario.js';

let api: TestApi;
let scenario: Scenario;
let last: number;

type Part = Parameters<TestApi['send']>[0];
const get = (part: Part, path: string) => api.send(part, `/api/v1/${path}`, {});
const post = (part: Part, path: string, payload: object = {}) =>
  api.send(part, `/api/v1/${path}`, { method: 'POST', payload });
const inbox = async (part: Part, query = ''): Promise<InboxView> =>
  (await get(part, `inbox?wait=${last}${query}`)).body as InboxView;

/** Has the engine record what became of a notice. */
async function record(
  stream: string,
  command: { readonly type: string; readonly data: object },
): Promise<void> {
  const result = await api.services.commands.executeInternal({
    category: 'obligation',
    stream,
    command,
    commandId: randomUUID(),
    account: 'sweep',
  });
  if (!result.ok) throw new Error(JSON.stringify(result));
  last = result.receipt!.id;
}

const handOver = (person: string, channel = 'inbox') =>
  record(scenario.ids.obligation, {
    type: 'hand-over-notice',
    data: { rung: 'due', channel, person, messageId: randomUUID() },
  });

beforeAll(async () => {
  api = await TestApi.start();
  scenario = new Scenario(api.services.commands, api.cast);
  await scenario.notice();
  await handOver(api.cast.players.monitor.person);
  await handOver(api.cast.players.monitor.person, 'email');
}, 60_000);
afterAll(() => api.close());

describe('my inbox', () => {
  test('has the notice with what it is about, why I get it, and that I have not acknowledged it', async () => {
    const { rows, unacknowledged, next, note } = await inbox('monitor');
    expect([rows.length, unacknowledged, next, note]).toEqual([1, 1, null, null]);
    expect(rows[0]).toMatchObject({
      obligation: scenario.ids.obligation,
      title: { id: 'membuka monitoring triwulan', en: 'open the monitoring cycle' },
      cluster: scenario.ids.cluster,
      rung: 'due',
      due: '2026-10-01',
      status: 'open',
      source: { text: { en: 'A cycle is opened each quarter.' } },
      acknowledgedAt: null,
    });
  });

  test('of somebody to whom nothing went says what that means, in both languages', async () => {
    const { rows, unacknowledged, note } = await inbox('lpt');
    expect([rows, unacknowledged]).toEqual([[], 0]);
    expect(note).toEqual({
      id: expect.stringContaining('Kotak masuk Anda kosong'),
      en: expect.stringContaining('Your inbox is empty'),
    });
  });

  test('is acknowledged by its receiver and by nobody else', async () => {
    const path = `obligations/${scenario.ids.obligation}/acknowledge-notice`;
    const [admin, monitor] = [
      await post('admin', path, { rung: 'due' }),
      await post('monitor', path, { rung: 'due' }),
    ];
    expect([admin.status, admin.body.errors[0].code, monitor.status]).toEqual([422, 'not-receiver', 200]);
    last = monitor.body.id as number;
    const [all, open] = [await inbox('monitor'), await inbox('monitor', '&unacknowledged=true')];
    expect(all.rows[0]!.acknowledgedAt).not.toBeNull();
    expect([open.rows, open.unacknowledged, open.note?.en]).toEqual([
      [],
      0,
      'There is no notice that you have not acknowledged.',
    ]);
  });

  test('shows as of an earlier position what was not acknowledged then', async () => {
    const seen = await api.services.projections.waitFor({ id: last }, ['notices'], 5_000);
    const { position } = seen as { position: number };
    const before = await inbox('monitor', `&asOf=${position - 1}`);
    expect([before.unacknowledged, before.rows[0]!.acknowledgedAt]).toEqual([1, null]);
  });

  test('has the newest first, page by page', async () => {
    const person = api.cast.players.coordinator.person;
    await handOver(person);
    await record(scenario.ids.obligation, { type: 'raise-notice', data: await overdue() });
    await record(scenario.ids.obligation, {
      type: 'hand-over-notice',
      data: { rung: 'overdue', channel: 'inbox', person, messageId: randomUUID() },
    });
    const first = await inbox('coordinator', '&limit=1');
    const second = await inbox('coordinator', `&limit=1&cursor=${first.next}`);
    expect([first, second].map(({ rows }) => rows.map(({ rung }) => rung))).toEqual([['overdue'], ['due']]);
    expect(second.next).toBeNull();
  });

  test.each([
    ['unacknowledged=ya', 'unacknowledged'],
    ['limit=0', 'limit'],
    ['cursor=x', 'cursor'],
    ['person=me', 'person'],
  ])('%s is refused and names %s', async (query, parameter) => {
    const { status, body } = await get('monitor', `inbox?${query}`);
    expect([status, body.errors[0].parameter]).toEqual([400, parameter]);
  });
});

/** The notice of the scenario, a rung higher. */
async function overdue(): Promise<object> {
  const [entry] = await api.services.store.readStream(scenario.ids.obligation);
  return { ...entry!.events[0]!.data, rung: 'overdue' };
}

describe('the notices of an obligation', () => {
  const history = (part: Part, id: string) =>
    get(part, `obligations/${encodeURIComponent(id)}/notices?wait=${last}`);

  test('answer an auditor by key or id: who was told, when, and whether that was in time', async () => {
    const byId = await history('monitor', scenario.ids.obligation);
    const { key, notices, reminded } = byId.body as NoticeHistoryView;
    expect((await history('manager', key)).body).toEqual(byId.body);
    expect(notices.map(({ rung }) => rung)).toEqual(['due', 'overdue']);
    // Long after: the test's clock is today's.
    expect([reminded.owner, reminded.text.en]).toEqual([
      'after',
      'No: the first notice was handed over only after the due date.',
    ]);
    expect(reminded.reminders.map(({ channel, person }) => [channel, person])).toEqual([
      ['inbox', api.cast.players.monitor.person],
      ['email', api.cast.players.monitor.person],
      ['inbox', api.cast.players.coordinator.person],
      ['inbox', api.cast.players.coordinator.person],
    ]);
  });

  test.each([
    ['monitor', 200],
    ['manager', 200],
    ['coordinator', 200],
    ['admin', 200],
    ['fkak', 200],
    ['lpt', 403],
    [null, 401],
  ] as const)('are read by %s: %i', async (part, status) => {
    expect((await history(part, scenario.ids.obligation)).status).toBe(status);
  });

  test.each(['fkak-meeting:tidak-ada:-', 'not-an-id', randomUUID()])('of %s are not there', async (id) => {
    const { status, body } = await history('admin', id);
    expect([status, body.errors[0].texts.en]).toEqual([
      404,
      'No obligation with this key or id was told to anybody',
    ]);
  });

  test('of a stream of another kind are not there either', async () => {
    expect((await history('admin', scenario.ids.cluster)).status).toBe(404);
  });

  test('are listed for the regions of the reader', async () => {
    const list = async (part: Part, query = '') =>
      ((await get(part, `obligations?wait=${last}${query}`)).body as ToldObligationsView).rows.map(
        ({ obligation }) => obligation,
      );
    const one = [scenario.ids.obligation];
    expect([await list('monitor'), await list('fkak'), await list('lpt')]).toEqual([one, one, []]);
    expect([await list('monitor', '&regions=34'), await list('monitor', '&kinds=payment')]).toEqual([[], []]);
    expect(await list('monitor', '&from=2026-10-01&until=2026-10-01&statuses=open')).toEqual(one);
  });
});

test('the inbox is for those who are signed in', async () => {
  expect((await get(null, 'inbox')).status).toBe(401);
});
