import type { ChangeView } from '@app/contracts';
import { TestApi } from '../support/api.js';
import { EventSource } from '../support/event-source.js';
import { Scenario } from '../support/scenario.js';

let api: TestApi;
let scenario: Scenario;
let open: EventSource[] = [];

type Part = NonNullable<Parameters<TestApi['send']>[0]>;

beforeAll(async () => {
  api = await TestApi.start();
  scenario = new Scenario(api.services.commands, api.cast);
  await scenario.activeAgreement();
}, 60_000);
afterEach(() => {
  for (const source of open) source.close();
  open = [];
});
afterAll(() => api.close());

async function watching(part: Part, query = '', headers: Record<string, string> = {}): Promise<EventSource> {
  const { token } = await api.services.sessions.open(api.cast.players[part].account);
  const source = await EventSource.open(`${api.client.base}/api/v1/changes${query}`, {
    cookie: `rumpun=${token}`,
    ...headers,
  });
  open.push(source);
  return source;
}

const changes = ({ seen }: EventSource): ChangeView[] =>
  seen.filter(({ event }) => event === 'change').map(({ data }) => JSON.parse(data) as ChangeView);
/** Something that everybody who works for the cluster may see. */
const stage = (value: string) => scenario.gives('cluster', 'set-stage', { with: { stage: value } });
const head = async () => (await api.services.store.head()).position;

test('whoever watches is told of each entry that they may read, with its position as id', async () => {
  const source = await watching('manager');
  const { version } = await stage('embryo');
  await source.until((each) => changes(each).length > 0);
  const [change] = changes(source);
  expect(change).toMatchObject({ category: 'cluster', stream: scenario.ids.cluster, version });
  expect([source.seen[0]!.id, change!.events]).toEqual([String(change!.position), ['StageSet']]);
});

test('who comes back with the last id gets exactly what followed, once and in order', async () => {
  const first = await watching('manager');
  await stage('sentra');
  await first.until((each) => changes(each).length > 0);
  first.close();
  const given = [await stage('embryo'), await stage('sentra'), await stage('embryo')];
  const again = await watching('manager', '', { 'last-event-id': first.lastId });
  await again.until((each) => changes(each).length >= given.length);
  expect(changes(again).map(({ version }) => version)).toEqual(given.map(({ version }) => version));
});

test('begins after the position that another answer was true of', async () => {
  const before = await head();
  const { version } = await stage('sentra');
  const source = await watching('manager', `?after=${before}`);
  await source.until((each) => changes(each).length > 0);
  expect(changes(source).map((change) => change.version)).toEqual([version]);
});

test('nobody is told of what they may not read, and the id moves past it', async () => {
  const partner = await watching('lpt');
  const other = new Scenario(api.services.commands, api.cast);
  await other.cluster();
  const { version } = await stage('embryo');
  await partner.until((each) => changes(each).length > 0);
  expect(changes(partner).map(({ stream, version: at }) => [stream, at])).toEqual([
    [scenario.ids.cluster, version],
  ]);
  const last = await other.gives('cluster', 'set-stage', { with: { stage: 'embryo' } });
  const sealed = await api.services.projections.waitFor({ id: last.receipt!.id }, [], 10_000);
  await partner.until(({ lastId }) => sealed.ok && Number(lastId) >= sealed.position);
  expect(changes(partner)).toHaveLength(1);
});

test('ends, and says so, when the session is closed', async () => {
  const { token } = await api.services.sessions.open(api.cast.players.manager.account);
  const source = await EventSource.open(`${api.client.base}/api/v1/changes`, { cookie: `rumpun=${token}` });
  open.push(source);
  await api.services.sessions.close(token);
  await stage('sentra');
  await source.until(({ ended }) => ended);
  expect(source.seen).toEqual([{ id: expect.any(String), event: 'signed-out', data: '{}' }]);
});

test.each([['kemarin'], ['-1'], ['999999999'], ['1e3']])(
  'a forged id %s is refused with the range',
  async (id) => {
    const { status, body } = await api.send('manager', '/api/v1/changes', {
      headers: { 'last-event-id': id },
    });
    expect([status, body.errors]).toEqual([
      400,
      [expect.objectContaining({ code: 'unknown-position', parameter: 'Last-Event-ID' })],
    ]);
  },
);

test('is for those who are signed in, from a dozen windows at most', async () => {
  expect((await api.send(null, '/api/v1/changes')).status).toBe(401);
  for (let window = 0; window < 12; window++) await watching('coordinator');
  await expect(watching('coordinator')).rejects.toThrow('answered 429');
});
