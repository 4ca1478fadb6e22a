import { claimComparisonPageView, enterClaim } from '@app/contracts';
import { chapterReport } from '@app/programme';
import type { Accepted } from '../support/cast.js';
import { TestApi } from '../support/api.js';
import { Scenario } from '../support/scenario.js';
import { SurveyScene } from '../support/survey-scene.js';

let api: TestApi;
let scenario: Scenario;
let last: Accepted;

beforeAll(async () => {
  api = await TestApi.start();
  scenario = new Scenario(api.services.commands, api.cast);
  await scenario.survey();
  await scenario.gives('claim', 'enter-claim', { with: { region: '33.10', report: chapterReport } });
});
afterAll(() => api.close());

type Part = Parameters<TestApi['send']>[0];
const get = (part: Part, path: string, headers: Record<string, string> = {}) =>
  api.send(part, path, { headers });
const enter = (region: string | undefined, title: string, as: 'manager' | 'operator' = 'manager') =>
  scenario.gives('claim', 'enter-claim', {
    with: {
      ...(region === undefined ? { region: undefined } : { region }),
      report: { ...chapterReport, title },
    },
    as,
  });

test('a report is shown with its verdicts and what its tables show together', async () => {
  const { status, body, headers } = await get('manager', `/api/v1/claims/${scenario.ids.claim}`);
  const contradicted = body.verdicts.filter((each: { outcome: string }) => each.outcome === 'contradicted');
  expect({ status, etag: headers.etag, region: body.region, state: body.status }).toEqual({
    status: 200,
    etag: '"v1"',
    region: '33.10',
    state: 'draft',
  });
  expect(body.counts.contradicted).toBe(contradicted.length);
  expect(body.findings).toContainEqual(
    expect.objectContaining({ code: 'more-than-interviewed', severity: 'contradiction' }),
  );
});

test('its verdicts are a file for a spreadsheet', async () => {
  const path = `/api/v1/claims/${scenario.ids.claim}?format=csv`;
  const { status, type, headers, text } = await get('manager', path, { 'accept-language': 'en' });
  expect([status, type, headers['content-disposition']]).toEqual([
    200,
    expect.stringContaining('text/csv'),
    `attachment; filename="verdicts-${scenario.ids.claim.slice(0, 8)}-v1.csv"`,
  ]);
  expect(text).toMatch(/^\uFEFFNumber,Figure,.*\r\nK-001,/);
  expect((await get('lpt', path)).status).toBe(403);
});

test('compared waves must exist', async () => {
  const body = {
    region: '33.10',
    report: chapterReport,
    compare: [
      { location: 'Klaten', survey: scenario.ids.survey },
      { location: 'Pati', survey: scenario.ids.cluster },
    ],
  };
  const { status, body: refused } = await api.send('manager', '/api/v1/claims/enter-claim', {
    method: 'POST',
    payload: body,
  });
  expect([status, refused.errors.map(({ pointer }: { pointer: string }) => pointer)]).toEqual([
    400,
    ['/compare/1/survey'],
  ]);
});

describe('the list', () => {
  const mine = (body: { rows: { title: string }[] }) =>
    body.rows.map(({ title }) => title).filter((title) => title.startsWith('Daftar'));

  beforeAll(async () => {
    await enter('33.10', 'Daftar A');
    await enter('33.18', 'Daftar B');
    last = await enter(undefined, 'Daftar C', 'operator');
  });

  test('has the newest first, and only what the reader may see', async () => {
    const path = `/api/v1/claims?wait=${last.receipt!.id}`;
    const [admin, manager, lpt] = [
      await get('admin', path),
      await get('manager', path),
      await get('lpt', path),
    ];
    expect([mine(admin.body), mine(manager.body), lpt.body.rows]).toEqual([
      ['Daftar C', 'Daftar B', 'Daftar A'],
      ['Daftar B', 'Daftar A'],
      [],
    ]);
  });

  test('comes in pages that hold every row once', async () => {
    const seen: string[] = [];
    let cursor = '';
    for (let page = 0; page < 10; page++) {
      const { body } = await get('admin', `/api/v1/claims?limit=1&wait=${last.receipt!.id}${cursor}`);
      seen.push(...mine(body));
      if (body.next === null) break;
      cursor = `&cursor=${body.next}`;
    }
    expect(seen).toEqual(['Daftar C', 'Daftar B', 'Daftar A']);
  });

  test('is cut by region and status, and shows what was', async () => {
    await scenario.gives('claim', 'withdraw-claim', { as: 'operator' });
    const { body: now } = await get('admin', '/api/v1/claims?regions=33.18');
    const done = await enter('33.18', 'Daftar D');
    const waited = `wait=${done.receipt!.id}`;
    const { body: withdrawn } = await get('admin', `/api/v1/claims?statuses=withdrawn&${waited}`);
    const { body: all } = await get('admin', `/api/v1/claims?${waited}`);
    const entered = all.rows.find(({ title }: { title: string }) => title === 'Daftar C').entered;
    const { body: then } = await get('admin', `/api/v1/claims?asOf=${entered}&statuses=draft`);
    expect([mine(now), mine(withdrawn), mine(then)]).toEqual([
      ['Daftar B'],
      ['Daftar C'],
      ['Daftar C', 'Daftar B', 'Daftar A'],
    ]);
  });

  test.each(['statuses=lost', 'regions=x', 'cursor=-1', 'limit=0', 'colour=red'])(
    'refuses %s',
    async (query) => {
      const { status, body } = await get('admin', `/api/v1/claims?${query}`);
      expect([status, body.errors[0].parameter]).toEqual([400, query.split('=')[0]]);
    },
  );
});

test('a report about the whole country is for those whose role holds everywhere', async () => {
  const { stream } = await enter(undefined, 'Laporan nasional', 'operator');
  const answers = await Promise.all(
    (['admin', 'manager', 'monitor'] as const).map((part) => get(part, `/api/v1/claims/${stream}`)),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 403, 403]);
  expect((await get('manager', `/api/v1/claims/${stream}/history`)).status).toBe(403);
});

test('its history is told', async () => {
  await enter('33.10', 'Riwayat');
  const { receipt } = await scenario.gives('claim', 'publish-claim');
  const { body } = await get('manager', `/api/v1/claims/${scenario.ids.claim}/history?wait=${receipt!.id}`);
  expect(body.items.map(({ event }: { event: string }) => event)).toEqual(['ClaimPublished', 'ClaimEntered']);
});

describe('the comparison with our own waves', () => {
  const alone = { peer: 'no', backward: 'no', forward: 'no', supporting: 'no' };
  const active = { ...alone, peer: 'yes', 'peer-mode': 'active', 'peer-partners': { missing: 'dont-know' } };
  let scene: SurveyScene;
  let survey: string;
  let claim: string;
  let before: number;

  const wait = () => `wait=${scene.last}`;
  const compare = async (as: Part, query = wait()) => get(as, `/api/v1/claims/${claim}/comparison?${query}`);

  beforeAll(async () => {
    scene = new SurveyScene(scenario);
    survey = await scene.open();
    await scene.answer('CPR-001', active);
    await scene.answer('CPR-002', alone);
    const { report } = enterClaim.schema.parse(enterClaim.example);
    const entered = await scenario.gives('claim', 'enter-claim', {
      with: { region: '33.10', report, compare: [{ location: 'Ceper', survey }] },
    });
    claim = entered.stream;
    scene.last = Math.max(scene.last, entered.receipt!.id);
    const { body } = await compare('manager');
    before = body.position;
  });

  test('lays each printed figure beside ours, with its wave and n', async () => {
    const { status, body } = await compare('manager');
    expect(status).toBe(200);
    expect(claimComparisonPageView.safeParse(body).error).toBeUndefined();
    const yes = body.rows.find((row: { label: { en: string } }) => row.label.en.endsWith('cooperation'));
    expect(yes).toMatchObject({ printed: '4', ours: '1', difference: '-3', survey, unit: 'count' });
    expect([body.differing > 0, body.synthetic, body.leftOut]).toEqual([true, false, []]);
  });

  test.each([
    ['by format', '&format=csv', {}],
    ['by Accept', '', { accept: 'text/csv' }],
  ])('comes as a file for spreadsheets %s, in the language asked for', async (_, query, headers) => {
    const path = `/api/v1/claims/${claim}/comparison?${wait()}&language=en${query}`;
    const answer = await get('manager', path, headers);
    expect([answer.status, answer.headers['content-language']]).toEqual([200, 'en']);
    expect(answer.headers['content-disposition']).toMatch(/filename="comparison-[0-9a-f]{8}-pos\d+\.csv"/);
    expect(answer.text).toMatch(/^\uFEFFTable,Figure,Unit,Printed,Ours,Difference,/);
    expect(answer.text).toContain(`,4,1,-3,2,none,no,Ceper,${survey}\r\n`);
  });

  test('is refused in a form that there is not', async () => {
    const path = `/api/v1/claims/${claim}/comparison?${wait()}`;
    const { status, body } = await get('manager', path, { accept: 'application/pdf' });
    expect([status, body.formats]).toEqual([406, ['json', 'csv']]);
  });

  test('is that of the position asked for', async () => {
    await scene.answer('CPR-003', active);
    const oursOf = ({ body }: { body: { rows: { ours: string }[] } }) => body.rows[0]!.ours;
    const [then, now] = [await compare('manager', `asOf=${before}`), await compare('manager')];
    expect([oursOf(then), oursOf(now)]).toEqual(['1', '2']);
  });

  test('leaves out a wave that was withdrawn, and says so', async () => {
    await scene.gives('survey', 'withdraw-wave', survey, { reason: 'Klaster yang keliru' });
    const { status, body } = await compare('manager');
    expect([status, body.waves, body.rows, body.leftOut]).toEqual([
      200,
      [],
      [],
      [
        expect.objectContaining({
          survey,
          why: 'withdrawn',
          text: { id: expect.any(String), en: expect.any(String) },
        }),
      ],
    ]);
  });

  test('shows no figures of a wave that the reader may not see', async () => {
    const { report } = enterClaim.schema.parse(enterClaim.example);
    const own = await scene.open();
    const entered = await scenario.gives('claim', 'enter-claim', {
      with: { region: '33.18', report, compare: [{ location: 'Ceper', survey: own }] },
      as: 'operator',
    });
    await api.cast.grant('pke', 'auditor', { region: '33.18' });
    const path = `/api/v1/claims/${entered.stream}/comparison?wait=${entered.receipt!.id}`;
    const [auditor, manager] = [await get('pke', path), await get('manager', path)];
    expect([auditor.status, auditor.body.rows, auditor.body.leftOut[0].why]).toEqual([200, [], 'forbidden']);
    expect([manager.status, manager.body.leftOut, (await get('lpt', path)).status]).toEqual([200, [], 403]);
  });
});
