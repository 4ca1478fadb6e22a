import { randomUUID } from 'node:crypto';
import { TestApi } from '../support/api.js';
import { CAST_PASSWORD } from '../support/cast.js';
import { Scenario } from '../support/scenario.js';

const UNKNOWN = '3e2f1d0c-9b8a-4765-9432-10fedcba98ff';

let api: TestApi;
let scenario: Scenario;

beforeAll(async () => {
  api = await TestApi.start();
  scenario = new Scenario(api.services.commands, api.cast);
  await scenario.cluster();
}, 60_000);
afterAll(() => api.close());

const post = (
  part: Parameters<TestApi['send']>[0],
  path: string,
  payload: unknown,
  headers: Record<string, string> = {},
) => api.send(part, `/api/v1/${path}`, { method: 'POST', payload, headers });
const forum = (command: string) => `forums/${scenario.ids.forum}/${command}`;
const cluster = (command: string) => `clusters/${scenario.ids.cluster}/${command}`;
const version = async (stream: string) => (await api.services.store.readStream(stream)).length;
const pointers = (body: { errors: { pointer?: string }[] }) => body.errors.map(({ pointer }) => pointer);
const meeting = () => ({
  meeting: randomUUID(),
  heldOn: '2026-11-20',
  purposes: ['review'],
  clusters: [],
  attendees: [scenario.ids.person],
  decisions: ['Dibahas'],
  actions: [],
});

describe('every kind of bad input is answered, names its field, and leaves the log as it was', () => {
  test.each([
    ['an impossible date', { heldOn: '2026-02-30' }, 400, '/heldOn'],
    ['a date beyond the calendar', { heldOn: '9999-01-01' }, 400, '/heldOn'],
    ['NUL in a text', { decisions: ['a\u0000b'] }, 400, '/decisions/0'],
    ['an unknown id in the body', { attendees: [UNKNOWN] }, 400, '/attendees/0'],
    ['an id that is none', { meeting: 'x' }, 400, '/meeting'],
    ['a value given twice', { purposes: ['review', 'review'] }, 400, '/purposes'],
    ['a member too many', { colour: 'red' }, 400, '/colour'],
    ['a date to come', { heldOn: '2026-12-24' }, 422, '/heldOn'],
  ])('%s', async (_what, wrong, status, pointer) => {
    const before = await version(scenario.ids.forum);
    const { status: got, body } = await post('manager', forum('record-meeting'), { ...meeting(), ...wrong });
    expect([got, pointers(body), await version(scenario.ids.forum)]).toEqual([status, [pointer], before]);
  });

  test('a lone surrogate in a text', async () => {
    const payload = JSON.stringify({ ...meeting(), decisions: ['x'] }).replace('"x"', '"\\ud800"');
    const { status, body } = await post('manager', forum('record-meeting'), payload, {
      'content-type': 'application/json',
    });
    expect([status, pointers(body)]).toEqual([400, ['/decisions/0']]);
  });

  test.each(['-1', '1e6', '12.345', '1,5', ' 5', '99999999999999999999', ''])(
    'the amount %j',
    async (amount) => {
      const { status, body } = await post('manager', forum('name-operating-funds'), {
        channel: 'bappeda',
        year: 2026,
        amount,
      });
      expect([status, pointers(body)]).toEqual([400, ['/amount']]);
    },
  );

  test.each(['yesterday', '2026-02-30', '2026-11-20T25:00:00Z', '2026-11-20T09:00:00'])(
    'effective at %j',
    async (effectiveAt) => {
      const { status, body } = await post('manager', forum('record-meeting'), { ...meeting(), effectiveAt });
      expect([status, pointers(body)]).toEqual([400, ['/effectiveAt']]);
    },
  );

  test.each([UNKNOWN, 'not-an-id', '%00', '..%2f..', scenarioOf('person')])(
    'an address with the id %s',
    async (id) => {
      const path = typeof id === 'string' ? id : id();
      const { status, body } = await post('manager', `forums/${path}/seat-member`, {});
      expect([400, 404].includes(status) && body.type.startsWith('urn:rumpun:problem:')).toBe(true);
    },
  );

  test('an unknown id in the address is named', async () => {
    const { status, body } = await post('manager', `forums/${UNKNOWN}/dissolve-forum`, {
      reason: 'Digabung',
    });
    expect([status, body.code, body.errors[0].parameter]).toEqual([404, 'unknown-id', 'id']);
  });

  test('the wrong role is told which one is needed', async () => {
    const { status, body } = await post(
      'monitor',
      forum('dissolve-forum'),
      { reason: 'Digabung' },
      { 'accept-language': 'en' },
    );
    expect([status, body.errors[0]]).toEqual([
      403,
      expect.objectContaining({
        code: 'role-needed',
        detail: 'A role is needed: programme manager for region 33.10; or administrator for region 33.10.',
      }),
    ]);
  });
});

describe('versions', () => {
  test('a stale If-Match is told the version and what changed', async () => {
    const stale = await version(scenario.ids.forum);
    await scenario.gives('forum', 'set-honorarium-rule');
    const { status, headers, body } = await post('manager', forum('record-meeting'), meeting(), {
      'if-match': `"v${stale}"`,
    });
    expect({ status, etag: headers.etag, body }).toMatchObject({
      status: 412,
      etag: `"v${stale + 1}"`,
      body: {
        version: stale + 1,
        changes: [{ version: stale + 1, events: [{ type: 'HonorariumRuleSet' }] }],
      },
    });
  });

  test('of many who saw the same version exactly one is recorded', async () => {
    const seen = await version(scenario.ids.forum);
    const all = await Promise.all(
      Array.from({ length: 8 }, () =>
        post('manager', forum('record-meeting'), meeting(), { 'if-match': `"v${seen}"` }),
      ),
    );
    expect([all.map(({ status }) => status).sort(), await version(scenario.ids.forum)]).toEqual([
      [200, ...Array<number>(7).fill(412)],
      seen + 1,
    ]);
  });

  test('without a demanded version they are all recorded, one after the other', async () => {
    const before = await version(scenario.ids.forum);
    const all = await Promise.all(
      Array.from({ length: 6 }, () => post('manager', forum('record-meeting'), meeting())),
    );
    const recorded = all.filter(({ status }) => status === 200).length;
    expect([
      await version(scenario.ids.forum),
      all.every(({ status }) => [200, 409].includes(status)),
    ]).toEqual([before + recorded, true]);
  });
});

describe('repeating a command', () => {
  test('with the same key has one effect and the same answer, also all at once', async () => {
    const key = { 'idempotency-key': `rapat-${randomUUID()}` };
    const payload = meeting();
    const before = await version(scenario.ids.forum);
    const all = await Promise.all(
      Array.from({ length: 5 }, () => post('manager', forum('record-meeting'), payload, key)),
    );
    const ids = new Set(all.map(({ body }) => body.id as number));
    expect([
      ids.size,
      all.filter(({ body }) => body.replayed === false).length,
      await version(scenario.ids.forum),
    ]).toEqual([1, 1, before + 1]);
  });

  test('with the same key and another body is refused', async () => {
    const key = { 'idempotency-key': `rapat-${randomUUID()}` };
    await post('manager', forum('record-meeting'), meeting(), key);
    const { status, body } = await post('manager', forum('record-meeting'), meeting(), key);
    expect([status, body.code, body.errors[0].header]).toEqual([422, 'command-id-reused', 'Idempotency-Key']);
  });

  test('the same key of another account is another command', async () => {
    const key = { 'idempotency-key': `rapat-${randomUUID()}` };
    const [manager, coordinator] = [
      await post('manager', forum('record-meeting'), meeting(), key),
      await post('coordinator', forum('record-meeting'), meeting(), key),
    ];
    expect([manager.status, coordinator.status, manager.body.id === coordinator.body.id]).toEqual([
      200,
      200,
      false,
    ]);
  });

  test('opening an account with a login that is taken names the field, and the login still opens the other', async () => {
    const login = `monitor.${api.cast.number}`;
    const roles = [{ grant: randomUUID(), role: 'auditor', scope: { region: '33' } }];
    const person = api.cast.crowd[0];
    const taken = await post('admin', 'accounts/open-account', {
      person,
      login,
      password: CAST_PASSWORD,
      roles,
    });
    const signedIn = await post(null, 'session', { login, password: CAST_PASSWORD });
    expect([taken.status, pointers(taken.body), signedIn.body.account]).toEqual([
      400,
      ['/login'],
      api.cast.players.monitor.account,
    ]);
  });
});

describe('a refusal of the programme', () => {
  test('carries the whole checklist and every reason in both languages', async () => {
    const { status, body } = await post('manager', cluster('submit-step'), { step: 'fpk' });
    expect({ status, body }).toMatchObject({
      status: 422,
      body: {
        code: 'submit-step-refused',
        checklist: { step: 'fpk', passes: false, criteria: expect.any(Array) },
        errors: expect.arrayContaining([
          expect.objectContaining({
            code: 'fpk-decree-issued',
            texts: { id: expect.any(String), en: expect.any(String) },
          }),
        ]),
      },
    });
    expect(body.checklist.criteria).toHaveLength(10);
  });
});

describe('accounts', () => {
  test('one that is disabled is out with its next request', async () => {
    const { account } = api.cast.players.pke;
    const before = await api.send('pke', '/api/v1/session');
    await post('admin', `accounts/${account}/disable-account`, { reason: 'Tidak lagi bertugas' });
    const after = await api.send('pke', '/api/v1/session');
    const again = await post(null, 'session', { login: `pke.${api.cast.number}`, password: CAST_PASSWORD });
    expect([before.status, after.status, again.status, again.body.code]).toEqual([
      200,
      401,
      401,
      'sign-in-failed',
    ]);
  });
});

test('the log of requests holds no name, login or password', () => {
  const text = api.lines.join('\n');
  expect([
    text.includes('contoh'),
    text.includes(CAST_PASSWORD),
    text.includes(`monitor.${api.cast.number}`),
  ]).toEqual([false, false, false]);
});

/** A stream of another kind: known to the log, but no forum. */
function scenarioOf(part: 'person'): () => string {
  return () => scenario.ids[part];
}
