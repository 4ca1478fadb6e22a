import type { HistoryPageView } from '@app/contracts';
import { TestApi } from '../support/api.js';
import { executed } from '../support/cast.js';
import { Scenario } from '../support/scenario.js';

let api: TestApi;
let scenario: Scenario;
let last: number;

type Part = Parameters<TestApi['send']>[0];
const history = async (part: Part, query = ''): Promise<HistoryPageView> =>
  (await api.send(part, `/api/v1/history?wait=${last}&limit=200${query}`)).body as HistoryPageView;
const categories = ({ items }: HistoryPageView) => [...new Set(items.map(({ category }) => category))].sort();

beforeAll(async () => {
  api = await TestApi.start();
  scenario = new Scenario(api.services.commands, api.cast);
  await scenario.activeAgreement();
  await scenario.notice();
  last = (await scenario.gives('cluster', 'set-stage', { with: { stage: 'embryo' } })).receipt!.id;
}, 60_000);
afterAll(() => api.close());

test('tells the whole programme to those who oversee it, newest first, and to others what is theirs', async () => {
  const [all, partners] = [await history('manager'), await history('lpt')];
  const theirs = ['account', 'agreement', 'cluster', 'instrument'];
  expect(categories(all)).toEqual([...theirs, 'forum', 'obligation', 'person'].sort());
  expect(all.items[0]).toMatchObject({ event: 'StageSet', stream: scenario.ids.cluster });
  expect(categories(partners)).toEqual([...theirs, 'person']);
  const own = new Set([scenario.ids.agreement, scenario.ids.cluster, ...Object.values(api.cast.players.lpt)]);
  const others = partners.items.filter(
    ({ stream, category }) => !own.has(stream) && category !== 'instrument',
  );
  expect(others).toEqual([]);
});

test("a cluster tells a partner of their own agreement and of nobody else's", async () => {
  // Another agreement of the same cluster, which is not the partner's.
  const { stream: other, receipt } = await executed(api.services.commands, {
    category: 'agreement',
    command: 'draft-agreement',
    body: { cluster: scenario.ids.cluster, kind: 'pke', terms: scenario.terms() },
  });
  const own = scenario.ids.agreement;
  const cluster = (part: Part, path: string) =>
    api.send(part, `/api/v1/clusters/${scenario.ids.cluster}${path}wait=${receipt!.id}`);
  const listed = async (part: Part) =>
    (await cluster(part, '?')).body.agreements.map(({ agreement }: { agreement: string }) => agreement);
  expect([await listed('manager'), await listed('lpt')]).toEqual([[own, other], [own]]);
  const told = async (part: Part) => {
    const { items } = (await cluster(part, '/history?limit=200&')).body as HistoryPageView;
    const streams = new Set(items.map(({ stream }) => stream));
    return [own, other, scenario.ids.forum].map((id) => streams.has(id));
  };
  expect([await told('manager'), await told('lpt')]).toEqual([
    [true, true, true],
    [true, false, false],
  ]);
});

test('pages hold every entry once, whatever lies between that the reader may not see', async () => {
  const whole = (await history('lpt')).items.map(({ id }) => id);
  const seen: string[] = [];
  for (let cursor = ''; ;) {
    const { body } = await api.send('lpt', `/api/v1/history?limit=2${cursor}`);
    const { items, next } = body as HistoryPageView;
    seen.push(...items.map(({ id }) => id));
    if (next === null) break;
    cursor = `&cursor=${next}`;
  }
  expect(seen).toEqual(whole);
});

test('with since and asOf it is the difference of two moments', async () => {
  const { items } = await history('manager');
  const [to, from] = [items[1]!.position, items[4]!.position];
  const between = await history('manager', `&since=${from}&asOf=${to}`);
  expect(between.items.map(({ id }) => id)).toEqual(
    items.filter(({ position }) => position > from && position <= to).map(({ id }) => id),
  );
});

test('what is routine is left out on demand, and counted', async () => {
  const [all, hidden] = [await history('manager'), await history('manager', '&routine=hide')];
  const routine = all.items.filter(({ event }) => event === 'NoticeRaised');
  expect([routine.length, all.hidden, hidden.hidden]).toEqual([1, 0, 1]);
  expect(hidden.items).toEqual(all.items.filter(({ event }) => event !== 'NoticeRaised'));
});

test('a moment that the log does not have is named with its parameter', async () => {
  const { status, body } = await api.send('manager', '/api/v1/history?since=99999999');
  expect([status, body.code, body.errors[0].parameter]).toEqual([400, 'unknown-moment', 'since']);
});
