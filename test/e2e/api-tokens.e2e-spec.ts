import { TestApi } from '../support/api.js';

/** Tokens of programs over HTTP. */
const DAY = 24 * 60 * 60_000;

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start();
}, 90_000);
afterAll(() => api.close());

type Someone = 'manager' | 'monitor' | 'admin' | 'fkak';
const own = '/api/v1/me/tokens';
const grantsOf = async (part: Someone) => (await api.cast.acting(part)).grants.map(({ grant }) => grant);
let number = 0;
const issue = async (part: Someone, terms: object = {}) => {
  const payload = { name: `program ${++number}`, ...terms };
  return api.send(part, own, { method: 'POST', payload });
};
const secretOf = async (part: Someone, terms: object = {}): Promise<{ token: string; secret: string }> =>
  (await issue(part, terms)).body as { token: string; secret: string };
const by = (
  secret: string,
  path: string,
  request: { method?: string; payload?: unknown; headers?: object } = {},
) => api.send(null, path, { ...request, headers: { authorization: `Bearer ${secret}`, ...request.headers } });
const register = (secret: string, headers: object = {}) =>
  by(secret, '/api/v1/people/register-person', {
    method: 'POST',
    payload: { name: 'Orang (contoh)' },
    headers,
  });
const streamOf = (part: Someone) => api.services.store.readStream(api.cast.players[part].account);

test('a token acts as its account, from wherever it is sent, and is shown once', async () => {
  const { status, body, headers } = await issue('manager');
  expect([status, headers['cache-control'], body.secret]).toEqual([
    201,
    'no-store',
    expect.stringMatching(/^rpn_[\w-]{43}$/),
  ]);
  const who = await by(body.secret, '/api/v1/session');
  expect([who.status, who.body.account, who.body.expiresAt]).toEqual([
    200,
    api.cast.players.manager.account,
    body.expiresAt,
  ]);
  expect((await register(body.secret, { origin: 'https://program.example' })).status).toBe(201);
  const list = await api.send('manager', own);
  expect(list.body.tokens.at(-1)).toEqual({
    ...{ token: body.token, name: body.name, readOnly: false, expiresAt: body.expiresAt },
    lastUsedOn: '2026-11-24',
  });
});

test('neither the log, the tables nor the lines of requests hold the secret', async () => {
  const { secret } = await secretOf('manager');
  await by(secret, '/api/v1/session');
  const { rows } = await api.services.pool.query('select token from access.api_token');
  const kept = rows.map(({ token }: { token: Buffer }) => token.toString('base64url')).join();
  for (const text of [JSON.stringify(await streamOf('manager')), kept, api.lines.join()]) {
    expect(text.includes(secret.slice(4))).toBe(false);
  }
});

test('making and revoking one are facts of the account', async () => {
  const { token } = await secretOf('monitor', { readOnly: true, days: 30 });
  await api.send('monitor', `${own}/${token}`, { method: 'DELETE' });
  const events = (await streamOf('monitor')).slice(-2).flatMap((entry) => entry.events);
  expect(events).toMatchObject([
    { type: 'ApiTokenIssued', data: { token, readOnly: true, expiresAt: '2026-12-24T02:00:00.000Z' } },
    { type: 'ApiTokenRevoked', data: { token } },
  ]);
});

test('one for reading reads and changes nothing', async () => {
  const { secret } = await secretOf('manager', { readOnly: true });
  const refused = await register(secret);
  expect([(await by(secret, '/api/v1/board')).status, refused.status, refused.body.errors[0].code]).toEqual([
    200,
    403,
    'token-read-only',
  ]);
});

test('one for some of the roles may what those may, and loses what the account loses', async () => {
  const before = await grantsOf('admin');
  const account = api.cast.players.admin.account;
  const grant = '5b2f0c8e-1d3a-4b6c-8e9f-0a1b2c3d4e5f';
  const payload = { grant, role: 'monitor', scope: { region: '33' } };
  await api.send('admin', `/api/v1/accounts/${account}/grant-role`, { method: 'POST', payload });
  const limited = await secretOf('admin', { grants: [grant] });
  const whole = await secretOf('admin', { grants: before });
  expect([(await register(limited.secret)).status, (await register(whole.secret)).status]).toEqual([
    403, 201,
  ]);
  const roles = async () => (await by(limited.secret, '/api/v1/session')).body.roles.length as number;
  const held = await roles();
  const revoke = { method: 'POST', payload: { grant, reason: 'Selesai' } };
  await api.send('admin', `/api/v1/accounts/${account}/revoke-role`, revoke);
  expect([held, await roles()]).toEqual([1, 0]);
});

test.each([
  ['more than a year', { days: 366 }, '/days'],
  ['no day', { days: 0 }, '/days'],
  ['without a name', { name: ' ' }, '/name'],
  ['for a role of somebody else', { grants: ['5b2f0c8e-1d3a-4b6c-8e9f-0a1b2c3d4e50'] }, '/grants/0'],
])('none is made for %s', async (_what, terms, pointer) => {
  const { status, body } = await issue('manager', terms);
  expect([status, body.errors.map((each: { pointer: string }) => each.pointer)]).toEqual([400, [pointer]]);
});

test('two in force do not have one name', async () => {
  await issue('monitor', { name: 'sama' });
  expect((await issue('monitor', { name: 'sama' })).body.errors[0].code).toBe('token-name-taken');
});

test.each([
  ['POST', own, { name: 'x' }],
  ['POST', '/api/v1/me/password', { currentPassword: 'x', newPassword: 'kata-sandi-panjang-2' }],
  ['DELETE', '/api/v1/sessions', undefined],
  ['DELETE', '/api/v1/session', undefined],
])('a token does not open %s %s', async (method, path, payload) => {
  const { secret } = await secretOf('monitor');
  const { status, body } = await by(secret, path, { method, payload });
  expect([status, body.errors?.[0].code]).toEqual([403, 'token-not-accepted']);
});

test('a wrong token is refused, also beside a good session, and as a pretext for another origin', async () => {
  const answer = await api.send('manager', '/api/v1/people/register-person', {
    method: 'POST',
    payload: { name: 'Orang (contoh)' },
    headers: { authorization: `Bearer rpn_${'x'.repeat(43)}`, origin: 'https://evil.example' },
  });
  expect([answer.status, answer.headers['www-authenticate']]).toEqual([401, 'Bearer error="invalid_token"']);
});

test('revoking takes effect at once: by the owner, by an administrator, by nobody else', async () => {
  const [mine, theirs] = [await secretOf('monitor'), await secretOf('monitor')];
  const account = api.cast.players.monitor.account;
  const stranger = await api.send('manager', `${own}/${mine.token}`, { method: 'DELETE' });
  const manager = await api.send('manager', `/api/v1/accounts/${account}/tokens`);
  const seen = await api.send('admin', `/api/v1/accounts/${account}/tokens`);
  expect([stranger.status, manager.status, seen.status]).toEqual([404, 403, 200]);
  expect(seen.body.tokens.map((each: { token: string }) => each.token)).toContain(theirs.token);
  await api.send('monitor', `${own}/${mine.token}`, { method: 'DELETE' });
  const revoke = { method: 'POST', payload: { token: theirs.token, reason: 'Bocor' } };
  expect((await api.send('admin', `/api/v1/accounts/${account}/revoke-token`, revoke)).status).toBe(200);
  for (const { secret } of [mine, theirs]) expect((await by(secret, '/api/v1/session')).status).toBe(401);
});

test('those of a disabled account stay dead when it is enabled again', async () => {
  const { secret } = await secretOf('fkak');
  for (const command of ['disable-account', 'enable-account']) {
    await api.send('admin', `/api/v1/accounts/${api.cast.players.fkak.account}/${command}`, {
      method: 'POST',
      payload: { reason: 'Cuti' },
    });
  }
  expect((await by(secret, '/api/v1/session')).status).toBe(401);
});

test('guessing is slowed down, and a good token still works', async () => {
  const { secret } = await secretOf('manager');
  const answers = [];
  for (let each = 0; each < 25; each++) answers.push((await by('rpn_x', '/api/v1/session')).status);
  expect(answers.at(-1)).toBe(429);
  expect((await by(secret, '/api/v1/session')).status).toBe(200);
});

test('one that has run out opens nothing', async () => {
  const { secret } = await secretOf('manager', { days: 1 });
  api.engine.clock.advance(DAY - 1);
  const last = (await by(secret, '/api/v1/session')).status;
  api.engine.clock.advance(1);
  expect([last, [401, 429].includes((await by(secret, '/api/v1/session')).status)]).toEqual([200, true]);
});
