import { randomUUID } from 'node:crypto';
import type { AgendaView, ObligationWhyView, QueuesStatusView } from '@app/contracts';
import { agendaView, obligationWhyView, queuesStatusView } from '@app/contracts';
import { TestApi } from '../support/api.js';
import { Scenario } from '../support/scenario.js';

// The first working day after the enrolment: the cycle of the quarter is to be opened.
const DUE = '2026-11-25T02:00:00.000Z';
let api: TestApi;
let scenario: Scenario;

type Part = Parameters<TestApi['send']>[0];
const get = (part: Part, path: string) => api.send(part, `/api/v1/${path}`, {});
const post = (part: Part, path: string) => api.send(part, `/api/v1/${path}`, { method: 'POST', payload: {} });
const agenda = async (part: Part, query = ''): Promise<AgendaView> =>
  agendaView.parse((await get(part, `obligations/agenda?${query}`)).body);

async function settle(): Promise<void> {
  await api.services.directory.catchUp();
  await api.engine.engine.automations.reactors.catchUp();
}

beforeAll(async () => {
  api = await TestApi.start();
  scenario = new Scenario(api.services.commands, api.cast);
}, 60_000);
afterAll(() => api.close());

test('an agenda that no worker has looked at says so, in both languages', async () => {
  expect((await agenda('manager')).note).toEqual({
    id: expect.stringContaining('Belum ada kewajiban'),
    en: expect.stringContaining('There are no obligations'),
  });
});

describe('once the worker looked', () => {
  let key: string;

  beforeAll(async () => {
    await scenario.formedForum();
    await scenario.cluster();
    api.engine.clock.set(DUE);
    await settle();
    await api.services.reminders.sweepNow();
    await settle();
    await api.services.reminders.deliverNow();
    await settle();
    key = (await agenda('manager', 'kinds=cycle-opening')).rows[0]!.key;
  }, 60_000);

  test('it is listed by due date, page by page, with nothing twice and nothing lost', async () => {
    const whole = await agenda('manager');
    const keys: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const from = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page = await agenda('manager', `limit=1${from}`);
      keys.push(...page.rows.map((row) => row.key));
      cursor = page.next;
    }
    expect(whole.rows.length).toBeGreaterThan(2);
    expect(keys).toEqual(whole.rows.map((row) => row.key));
    expect(whole.rows.map(({ due }) => due)).toEqual(whole.rows.map(({ due }) => due).sort());
  });

  test('filters keep what they name', async () => {
    const { rows } = await agenda('manager', 'states=open,met,void');
    const keys = async (query: string) => (await agenda('manager', query)).rows.map((row) => row.key);
    const of = (keep: (row: (typeof rows)[number]) => boolean) => rows.filter(keep).map((row) => row.key);
    const { cluster } = scenario.ids;
    expect(await keys(`cluster=${cluster}`)).toEqual(
      of((row) => row.cluster === cluster && row.state === 'open'),
    );
    expect(await keys('ownerRoles=monitor')).toEqual(
      of((row) => row.owner.role === 'monitor' && row.state === 'open'),
    );
    expect(await keys('from=2026-11-26')).toEqual(
      of((row) => row.due >= '2026-11-26' && row.state === 'open'),
    );
    expect(await keys('until=2026-11-25')).toContain(key);
    expect(await keys('regions=34')).toEqual([]);
  });

  test('each sees the regions, clusters and agreements of their roles', async () => {
    const [manager, fkak, lpt] = [await agenda('manager'), await agenda('fkak'), await agenda('lpt')];
    const { cluster } = scenario.ids;
    expect(fkak.rows.length).toBeGreaterThan(0);
    expect(fkak.rows).toEqual(manager.rows.filter((row) => row.cluster === cluster));
    expect([lpt.rows, lpt.note?.en]).toEqual([
      [],
      expect.stringContaining('no obligation in this selection'),
    ]);
    expect((await get(null, 'obligations/agenda')).status).toBe(401);
  });

  test.each([
    ['states=done', 'states'],
    ['cursor=x', 'cursor'],
    ['cursor=2026-02-31~x', 'cursor'],
    ['until=besok', 'until'],
    ['asOf=3', 'asOf'],
  ])('%s is refused and names %s', async (query, parameter) => {
    const { status, body } = await get('manager', `obligations/agenda?${query}`);
    expect([status, body.errors[0].parameter]).toEqual([400, parameter]);
  });

  const why = (part: Part, id: string) => get(part, `obligations/${encodeURIComponent(id)}/why`);

  test('why answers with the facts, the ladder and what was told, by key and by id', async () => {
    const view: ObligationWhyView = obligationWhyView.parse((await why('monitor', key)).body);
    expect(view.source.facts.map(({ type }) => type)).toContain('ClusterEnrolled');
    const due = view.ladder.find(({ rung }) => rung === 'due');
    expect(due).toMatchObject({ on: '2026-11-25', to: { role: 'monitor' }, raisedAt: DUE });
    expect(view.told?.notices.map(({ handedOver }) => handedOver.map(({ person }) => person))).toEqual([
      [api.cast.players.monitor.person],
    ]);
    expect(view.next).toMatchObject({ rung: 'overdue' });
    expect((await why('monitor', view.obligation)).body).toEqual(view);
  });

  test('of one that nobody was told of yet it has everything but the notices', async () => {
    const quiet = (await agenda('manager')).rows.find(({ due }) => due > '2026-12-01')!;
    const { status, body } = await why('manager', quiet.key);
    expect([status, body.told]).toEqual([200, null]);
    expect(body.ladder.every((rung: { raisedAt: null }) => rung.raisedAt === null)).toBe(true);
    expect((await why('lpt', quiet.key)).status).toBe(403);
  });

  test.each([
    ['monitor', 200],
    ['manager', 200],
    ['coordinator', 200],
    ['admin', 200],
    ['fkak', 200],
    ['lpt', 403],
    [null, 401],
  ] as const)('why is read by %s: %i', async (part, status) => {
    expect((await why(part, key)).status).toBe(status);
  });

  test('a key with a slip is not there, and those that the reader may see and that resemble it are named', async () => {
    const slip = key.replace('opening', 'openning');
    const [manager, lpt] = [await why('manager', slip), await why('lpt', slip)];
    expect([manager.status, manager.body.errors[0].params.nearest[0]]).toEqual([404, key]);
    expect([lpt.status, lpt.body.errors[0].params.nearest]).toEqual([404, []]);
    expect((await why('manager', 'a\u0000b')).status).toBe(404);
  });
});

describe('the status of queues and deliveries', () => {
  test('is for administrators of the whole installation: what waits, what failed', async () => {
    const { status, body } = await get('admin', 'status/queues');
    expect(status).toBe(200);
    const view: QueuesStatusView = queuesStatusView.parse(body);
    // Nothing opened the queues here; the tables are told all the same.
    expect([view.backend, view.state, view.deadLetters]).toEqual(['postgres', 'unreachable', null]);
    expect(view.units.known).toBe(2);
    expect(view.deliveries).toMatchObject({ dead: 0, due: 0, given: [] });
  });

  test.each(['manager', 'monitor', 'coordinator', 'fkak', 'lpt'] as const)('is not for %s', async (part) => {
    const answers = [
      await get(part, 'status/queues'),
      await post(part, 'status/dead-letters/1/retry'),
      await post(part, 'status/dead-letters/1/discard'),
      await post(part, `status/deliveries/${randomUUID()}/retry`),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
  });

  test('asks those who are not signed in to sign in', async () => {
    expect((await get(null, 'status/queues')).status).toBe(401);
    expect((await post(null, 'status/dead-letters/1/retry')).status).toBe(401);
  });

  test('shows a delivery that was given up, and has it tried again', async () => {
    const { pool } = api.services;
    const { rows } = await pool.query<{ message: string }>(
      `update work.delivery set state = 'failed', problem = $1 where message =
         (select message from work.delivery limit 1) returning message`,
      [JSON.stringify({ code: 'bounced', text: { id: 'dikembalikan', en: 'bounced' } })],
    );
    const { message } = rows[0]!;
    const { body } = await get('admin', 'status/queues');
    expect(body.deliveries.given).toMatchObject([{ message, problem: { code: 'bounced' } }]);
    const other = await post('admin', `status/deliveries/${message}/retry?channel=email`);
    const [first, again] = [
      await post('admin', `status/deliveries/${message}/retry`),
      await post('admin', `status/deliveries/${message}/retry`),
    ];
    expect([other.status, first.status, first.body, again.status]).toEqual([404, 200, { retried: 1 }, 404]);
    expect((await get('admin', 'status/queues')).body.deliveries).toMatchObject({ dead: 0, waiting: 1 });
  });

  test('while the queues cannot be reached a retry says so', async () => {
    const { status, body } = await post('admin', 'status/dead-letters/1/retry');
    expect([status, body.code]).toEqual([503, 'unavailable']);
    expect((await post('admin', 'status/deliveries/x/retry')).status).toBe(404);
  });
});
