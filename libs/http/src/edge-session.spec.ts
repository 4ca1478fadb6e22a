import type { HttpRequest } from '../../../test/support/http-client.js';
import { ACCOUNT, createEdge, type Edge, PERSON } from './testing/edge.js';

const FORUM = '6f1c2a52-3f0e-4c35-8a0d-6b1e3d2c4f10';
const ESTABLISH = '/api/v1/forums/establish-forum';
const SEAT = `/api/v1/forums/${FORUM}/seat-member`;
const BODY = { region: '33.10', level: 'regency', name: 'FPK' };

let edge: Edge;
beforeAll(async () => {
  edge = await createEdge();
});
afterAll(() => edge.close());
beforeEach(() => edge.reset());

interface Sent extends HttpRequest {
  readonly anonymous?: boolean;
}

const send = (url: string, { headers, anonymous = false, ...rest }: Sent = {}) =>
  edge.client.send(url, {
    method: 'POST',
    ...rest,
    headers: { ...(anonymous ? {} : { cookie: edge.cookie }), ...headers },
  });
describe('signing in', () => {
  const session = '/api/v1/session';
  const payload = { login: 'sri', password: 'kata-sandi-panjang-1' };

  test('sets a cookie that scripts and other sites cannot use', async () => {
    const { status, headers, body } = await send(session, { payload, anonymous: true });
    expect({ status, body, cookie: headers['set-cookie']?.[0] }).toEqual({
      status: 200,
      body: {
        account: ACCOUNT,
        person: PERSON,
        roles: [
          expect.objectContaining({
            role: 'manager',
            label: { id: 'pengelola program', en: 'programme manager' },
          }),
        ],
        expiresAt: '2099-12-01T02:00:00.000Z',
      },
      cookie: expect.stringMatching(/^rumpun=N{43}; Path=\/; Expires=.*; HttpOnly; SameSite=Strict$/),
    });
  });

  test('over https the cookie is bound to the host and to https', async () => {
    const https = await createEdge({ PUBLIC_URL: 'https://rumpun.example.id' });
    const response = await https.client.send(session, { method: 'POST', payload });
    await https.close();
    expect(response.headers['set-cookie']?.[0]).toMatch(
      /^__Host-rumpun=.*; HttpOnly; Secure; SameSite=Strict$/,
    );
  });

  test('ends the session that the browser had before', async () => {
    await send(session, { payload });
    expect(edge.sessions.has('T'.repeat(43))).toBe(false);
  });

  test('wrong, and for an account that is unknown or disabled, is one and the same answer', async () => {
    edge.verify = () => Promise.resolve({ ok: false, kind: 'wrong' });
    const wrong = await send(session, { payload, anonymous: true });
    edge.verify = () => Promise.resolve({ ok: true, account: PERSON });
    const unknown = await send(session, { payload, anonymous: true });
    const { requestId: _a, ...first } = wrong.body;
    const { requestId: _b, ...second } = unknown.body;
    expect([first.status, first]).toEqual([401, second]);
  });

  test('too often is told to wait', async () => {
    edge.verify = () => Promise.resolve({ ok: false, kind: 'throttled', retryAfter: 8 });
    const { status, headers } = await send(session, { payload, anonymous: true });
    expect([status, headers['retry-after']]).toEqual([429, '8']);
  });

  test('names the fields that are wrong and repeats no value', async () => {
    const { status, body } = await send(session, {
      payload: { login: 'sri\u0000', password: 7, extra: 'rahasia' },
      anonymous: true,
    });
    expect([
      status,
      body.errors.map(({ pointer }: { pointer: string }) => pointer),
      JSON.stringify(body).includes('rahasia'),
    ]).toEqual([400, ['/login', '/password', '/extra'], false]);
  });

  test('out ends the session and takes the cookie back', async () => {
    const { status, headers } = await send(session, { method: 'DELETE' });
    const after = await send(session, { method: 'GET' });
    expect([status, String(headers['set-cookie']?.[0]).startsWith('rumpun=; '), after.status]).toEqual([
      204,
      true,
      401,
    ]);
  });
});

describe('without a session', () => {
  test.each([
    ['GET', '/api/v1/session'],
    ['POST', ESTABLISH],
    ['POST', SEAT],
  ] as const)('%s %s is answered 401', async (method, url) => {
    const { status, headers, body } = await send(url, { method, anonymous: true });
    expect([status, body.code, headers['www-authenticate']]).toEqual([
      401,
      'unauthenticated',
      'Cookie cookie-name="rumpun"',
    ]);
  });

  test.each(['rumpun=', `rumpun=${'x'.repeat(43)}`, 'rumpun="', 'other=1'])(
    'the cookie %s opens nothing',
    async (cookie) => {
      expect((await send(ESTABLISH, { payload: BODY, anonymous: true, headers: { cookie } })).status).toBe(
        401,
      );
    },
  );

  test.each(['/', '/health/live', '/health/ready', '/api/v1/openapi.json'])(
    '%s is open to all',
    async (url) => {
      expect((await send(url, { method: 'GET', anonymous: true })).status).toBe(200);
    },
  );
});

describe('where a change comes from', () => {
  test.each([
    [{}, 201],
    [{ origin: 'http://localhost:80' }, 201],
    [{ 'sec-fetch-site': 'same-origin' }, 201],
    [{ origin: 'http://evil.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ origin: 'https://localhost' }, 403],
    [{ origin: 'http://evil.example', host: 'evil.example' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
  ])('%j is answered %i', async (headers, status) => {
    const answer = await send(ESTABLISH, {
      payload: BODY,
      headers: { host: 'localhost', ...headers } as never,
    });
    expect([answer.status, edge.executed.length]).toEqual([status, status === 201 ? 1 : 0]);
  });

  test.each([
    ['https://rumpun.example.id', 201],
    ['http://rumpun.example.id', 403],
    ['http://localhost:3000', 403],
  ])('with a public address, %s is answered %i', async (origin, status) => {
    const https = await createEdge({ PUBLIC_URL: 'https://rumpun.example.id' });
    const response = await https.client.send(ESTABLISH, {
      method: 'POST',
      payload: BODY,
      headers: { origin, cookie: https.cookie, host: 'localhost:3000' },
    });
    await https.close();
    expect(response.status).toBe(status);
  });

  test('signing in from another site is refused too', async () => {
    const { status } = await send('/api/v1/session', {
      payload: { login: 'a', password: 'b' },
      headers: { origin: 'http://evil.example' },
    });
    expect(status).toBe(403);
  });
});
