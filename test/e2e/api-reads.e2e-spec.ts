import type { ExecuteResult } from '@app/application';
import { TestApi } from '../support/api.js';
import { Scenario } from '../support/scenario.js';

let api: TestApi;
let scenario: Scenario;
let last: Extract<ExecuteResult, { ok: true }>;

beforeAll(async () => {
  api = await TestApi.start();
  scenario = new Scenario(api.services.commands, api.cast);
  await scenario.completedStep();
  // The cycle first: an agreement in force in its quarter would have to be examined too.
  await scenario.correction();
  await scenario.activeAgreement();
  last = await scenario.gives('cluster', 'map-institution');
}, 60_000);
afterAll(() => api.close());

const get = (part: Parameters<TestApi['send']>[0], path: string, headers: Record<string, string> = {}) =>
  api.send(part, path, { headers });
const shown = () => `wait=${last.receipt!.id}`;

test('the board shows the cluster, after the entry that was waited for', async () => {
  const { status, body } = await get('manager', `/api/v1/board?${shown()}`);
  expect({
    status,
    row: body.rows.find((row: { cluster: string }) => row.cluster === scenario.ids.cluster),
  }).toMatchObject({
    status: 200,
    row: {
      region: '33.10',
      steps: expect.arrayContaining([expect.objectContaining({ key: 'fpk', state: 'completed' })]),
    },
  });
});

test('the board counts, and is a spreadsheet for those who ask', async () => {
  const counts = await get('manager', `/api/v1/board/counts?regions=33.10&${shown()}`);
  const csv = await get('manager', `/api/v1/board?${shown()}`, {
    accept: 'text/csv',
    'accept-language': 'en',
  });
  expect({ total: counts.body.total >= 1, type: csv.type, head: csv.text.split('\r\n')[0] }).toEqual({
    total: true,
    type: expect.stringContaining('text/csv'),
    head: expect.stringContaining('Cluster,Aliases,Region code'),
  });
});

test('the pages of the board hold every row once', async () => {
  for (const name of ['Klaster B', 'Klaster C']) {
    await scenario
      .gives('cluster', 'enrol-cluster', { with: { name }, as: 'manager' })
      .then((done) => (last = done));
  }
  const seen: string[] = [];
  let cursor = '';
  for (let page = 0; page < 10; page++) {
    const { body } = await get('manager', `/api/v1/board?limit=1&order=name&${shown()}${cursor}`);
    seen.push(...body.rows.map((row: { cluster: string }) => row.cluster));
    if (body.next === null) break;
    cursor = `&cursor=${body.next}`;
  }
  expect([seen.length >= 3, new Set(seen).size]).toEqual([true, seen.length]);
});

test.each(['forum', 'cluster', 'agreement', 'cycle'] as const)(
  'a %s is shown with its version as ETag',
  async (category) => {
    const id = (scenario.ids as Record<string, string>)[category]!;
    const { status, headers, body } = await get('manager', `/api/v1/${category}s/${id}?${shown()}`);
    expect({ status, etag: headers.etag, id: body[category] }).toEqual({
      status: 200,
      etag: `"v${body.version}"`,
      id,
    });
  },
);

test('its past is shown at a position, without a tag that If-Match could use', async () => {
  const { position } = await api.services.projections
    .waitFor({ id: last.receipt!.id }, ['board'], 5_000)
    .then((result) => {
      if (!result.ok) throw new Error('not sealed');
      return result;
    });
  const path = `/api/v1/forums/${scenario.ids.forum}`;
  const versions: number[] = [];
  for (let at = 0; at <= position; at++) {
    const { status, body, headers } = await get('manager', `${path}?asOf=${at}`);
    if (status === 200) versions.push(body.version as number);
    if (headers.etag !== undefined) throw new Error('a tag of the past');
  }
  expect([versions.length > 0, versions]).toEqual([true, [...versions].sort((a, b) => a - b)]);
});

/** Names of the cast: institutions are examples too, and their names are nobody's. */
const PEOPLE = /(manager|coordinator|fkak|lpt|Anggota \d+) \(contoh\)/;

test('a history tells sentences in both languages, with names for those who may', async () => {
  const path = `/api/v1/clusters/${scenario.ids.cluster}/history?limit=100&${shown()}`;
  const [manager, fkak] = [await get('manager', path), await get('fkak', path)];
  expect([
    manager.status,
    manager.body.items[0].sentence,
    fkak.status,
    PEOPLE.test(manager.text),
    PEOPLE.test(fkak.text),
  ]).toEqual([200, { id: expect.any(String), en: expect.any(String) }, 200, true, false]);
});

test.each([
  ['manager', 200, true, true],
  ['monitor', 200, true, false],
  ['lpt', 403, false, false],
] as const)('%s reads a person: %i, name %s, contact %s', async (part, status, name, contact) => {
  const { status: got, body } = await get(part, `/api/v1/people/${api.cast.crowd[0]}`);
  expect([got, 'name' in body, 'phone' in body]).toEqual([status, name, contact]);
});

test.each([
  ['agreements', 'agreement', 'lpt', 200],
  ['cycles', 'cycle', 'lpt', 403],
  ['forums', 'forum', 'fkak', 403],
  ['clusters', 'cluster', 'admin', 200],
] as const)('of %s, %s is read by %s: %i', async (collection, name, part, status) => {
  const { status: got } = await get(
    part,
    `/api/v1/${collection}/${(scenario.ids as Record<string, string>)[name]}`,
  );
  expect(got).toBe(status);
});

test('a region shows its own numbers, also when it has none', async () => {
  await scenario.gives('region', 'override-parameter', { with: { region: '33.28' } });
  const [own, none] = [
    await get('admin', '/api/v1/regions/33.28'),
    await get('admin', '/api/v1/regions/33.18'),
  ];
  expect([own.body.overrides, none.body.overrides]).toEqual([{ 'fpk-organs-diverse': { minKinds: 2 } }, {}]);
});

test.each([
  ['asOf=banana', 'as-of-malformed'],
  ['asOf=999999999', 'as-of-future'],
  ['asOf=2999-01-01T00:00:00Z', 'as-of-future'],
  ['asOf=2001-01-01', 'as-of-unknown'],
  ['asOf=2026-02-30T00:00:00Z', 'as-of-malformed'],
])('%s is refused with the valid range', async (query, code) => {
  const { status, body } = await get('manager', `/api/v1/board?${query}`);
  expect([status, body.code, body.errors[0].code, body.range.to.position >= 0]).toEqual([
    400,
    'unknown-moment',
    code,
    true,
  ]);
});

test('waiting for an entry that never comes names what was waited for', async () => {
  const { status, body } = await get('manager', '/api/v1/board?wait=999999999');
  expect([status, body.code, body.waited]).toEqual([
    504,
    'wait-timed-out',
    expect.objectContaining({ waitedFor: 'sealing', id: 999999999 }),
  ]);
}, 15_000);

test.each([
  ['steps=9', 'steps'],
  ['sectors=mining', 'sectors'],
  ['limit=0', 'limit'],
  ['limit=x', 'limit'],
  ['wait=-1', 'wait'],
  ['cursor=abc', 'cursor'],
  ['colour=red', 'colour'],
  ['text=%00', 'text'],
])('the board refuses %s and names the parameter', async (query, parameter) => {
  const { status, body } = await get('manager', `/api/v1/board?${query}`);
  expect([status, body.errors.map((part: { parameter: string }) => part.parameter)]).toEqual([
    400,
    [parameter],
  ]);
});
