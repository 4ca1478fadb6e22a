import { StoreUnavailableError } from '@app/event-store';
import { OverloadedError, refusal } from '@app/eventsourcing';
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
const raw = (text: string | Buffer, type = 'application/json') =>
  send(ESTABLISH, { payload: text, headers: { 'content-type': type } });

describe('a command', () => {
  test('reaches the programme as it was sent, with who sent it', async () => {
    await send(SEAT, { payload: { seat: 'x', effectiveAt: '2026-11-20' } });
    expect(edge.executed).toEqual([
      {
        category: 'forum',
        command: 'seat-member',
        stream: FORUM,
        body: { seat: 'x' },
        effectiveAt: '2026-11-20',
        commandId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        actor: { account: ACCOUNT, person: PERSON, grants: [expect.objectContaining({ role: 'manager' })] },
      },
    ]);
  });

  test('that is accepted is answered with receipt, version and address, and without the facts themselves', async () => {
    const { status, headers, body } = await send(ESTABLISH, { payload: BODY });
    expect({ status, etag: headers.etag, location: headers.location, body }).toEqual({
      status: 201,
      etag: '"v1"',
      location: `/api/v1/forums/${PERSON}`,
      body: { stream: PERSON, version: 1, id: 7, events: [{ type: 'Done' }], replayed: false },
    });
  });

  test('with the same key has the same id, another for another key', async () => {
    for (const key of ['satu', 'satu', 'dua'])
      await send(ESTABLISH, { payload: BODY, headers: { 'idempotency-key': key } });
    const [a, b, c] = edge.executed.map(({ commandId }) => commandId);
    expect([a === b, a === c]).toEqual([true, false]);
  });

  test.each(['', 'dua kata', 'é', 'x'.repeat(129)])(
    'with the key %j is refused by the header',
    async (key) => {
      const { status, body } = await send(ESTABLISH, { payload: BODY, headers: { 'idempotency-key': key } });
      expect([status, body.errors[0].header, edge.executed.length]).toEqual([400, 'Idempotency-Key', 0]);
    },
  );

  test.each([
    ['"v12"', 12],
    ['*', undefined],
  ])('with If-Match %s demands the version %s', async (tag, version) => {
    await send(SEAT, { payload: {}, headers: { 'if-match': tag } });
    expect(edge.executed[0]?.expectedVersion).toBe(version);
  });

  test.each(['v12', '"12"', 'W/"v12"', '"v1", "v2"', '"v-1"', ''])(
    'with If-Match %j is refused by the header',
    async (tag) => {
      const { status, body } = await send(SEAT, { payload: {}, headers: { 'if-match': tag } });
      expect([status, body.errors[0].header]).toEqual([400, 'If-Match']);
    },
  );

  test('without a body is a command without data', async () => {
    await send(`/api/v1/cycles/${FORUM}/submit-cycle`);
    expect(edge.executed[0]?.body).toEqual({});
  });

  test.each(['[]', '"x"', '3', '[{"a":1}]'])('whose body is %s is refused', async (text) => {
    expect((await raw(text)).body).toMatchObject({ code: 'invalid-request', errors: [{ pointer: '' }] });
  });

  test('whose effectiveAt is no text is refused by its field', async () => {
    const { body } = await send(SEAT, { payload: { effectiveAt: 5 } });
    expect(body.errors).toEqual([expect.objectContaining({ pointer: '/effectiveAt' })]);
  });
});

describe('a body that cannot be read', () => {
  test.each([
    ['{"region":"33.10",}', 'syntax'],
    ['{"region":"33.10","region":"33.18"}', 'duplicate-key'],
    ['{"__proto__":{"admin":true}}', 'forbidden-key'],
    [Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), 'not-utf8'],
  ])('%s is malformed JSON, with its place', async (text, code) => {
    const { status, type, body } = await raw(text);
    expect({ status, type, body }).toMatchObject({
      status: 400,
      type: 'application/problem+json; charset=utf-8',
      body: { code: 'malformed-json', errors: [{ code, params: { line: 1, column: expect.any(Number) } }] },
    });
  });

  test('over one MiB is too large', async () => {
    expect((await raw(`{"name":"${'x'.repeat(1_048_576)}"}`)).body).toMatchObject({
      status: 413,
      code: 'payload-too-large',
    });
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
  ])('%s is no type that is taken', async (type) => {
    expect((await raw('a=b', type)).body).toMatchObject({ status: 415, code: 'unsupported-media-type' });
  });
});

describe('what the programme does not accept', () => {
  const text = { id: 'alasan', en: 'reason' };
  const reasons = [{ code: 'too-small', field: '/name', text }];

  test.each([
    [{ kind: 'invalid', reasons }, 400, 'invalid-request'],
    [{ kind: 'forbidden', reasons }, 403, 'forbidden'],
    [{ kind: 'unknown-stream', reasons }, 404, 'unknown-id'],
    [{ kind: 'unknown-command', reasons }, 404, 'unknown-command'],
    [{ kind: 'conflict', expected: 3, actual: 4 }, 409, 'conflict'],
    [{ kind: 'command-id-reused' }, 422, 'command-id-reused'],
  ])('%j is answered %i %s', async (failure, status, code) => {
    edge.answer = () => Promise.resolve({ ok: false, ...failure } as never);
    const { body } = await send(`/api/v1/forums/${FORUM}/paint-forum`, { payload: {} });
    expect(body).toMatchObject({
      status,
      code,
      type: `urn:rumpun:problem:${code}`,
      texts: { title: { id: expect.any(String) } },
    });
  });

  test('a refusal keeps its code, all its reasons and the whole checklist', async () => {
    const checklist = { step: 'fpk', criteria: [{ id: 'fpk-members-named' }] };
    edge.answer = () =>
      Promise.resolve({
        ok: false,
        kind: 'refused',
        refusal: refusal('step-not-ready', text, reasons, checklist),
        version: 9,
      });
    const { status, body } = await send(SEAT, { payload: {}, headers: { 'accept-language': 'en' } });
    expect({ status, body }).toMatchObject({
      status: 422,
      body: {
        code: 'step-not-ready',
        title: 'reason',
        errors: [{ pointer: '/name', code: 'too-small', detail: 'reason', texts: text }],
        checklist,
        version: 9,
      },
    });
  });

  test('a stale If-Match says which version there is and what happened since', async () => {
    edge.answer = () => Promise.resolve({ ok: false, kind: 'conflict', expected: 0, actual: 1 });
    const { status, headers, body } = await send(`/api/v1/accounts/${ACCOUNT}/grant-role`, {
      payload: {},
      headers: { 'if-match': '"v0"' },
    });
    expect({ status, etag: headers.etag, body }).toMatchObject({
      status: 412,
      etag: '"v1"',
      body: {
        version: 1,
        changes: [{ version: 1, events: [{ type: 'AccountOpened' }, { type: 'RoleGranted' }] }],
      },
    });
  });

  test.each([
    ['a full queue', new OverloadedError(10_000), 503, 'overloaded'],
    ['a store that does not answer', new StoreUnavailableError(new Error('gone')), 503, 'unavailable'],
    ['a lost database', Object.assign(new Error('down'), { code: 'ECONNREFUSED' }), 503, 'unavailable'],
    ['a fault', new Error('nobody expected: sri@example.com'), 500, 'internal'],
  ])('%s is answered and says nothing of the inside', async (_what, error, status, code) => {
    edge.answer = () => Promise.reject(error);
    const { headers, body } = await send(SEAT, { payload: {} });
    expect([
      body.status,
      body.code,
      JSON.stringify(body).includes('sri@'),
      headers['retry-after'] !== undefined,
    ]).toEqual([status, code, false, status === 503]);
  });
});

describe('languages', () => {
  test.each([
    [undefined, 'id'],
    ['en', 'en'],
    ['en-US,en;q=0.9,id;q=0.8', 'en'],
    ['in-ID, en;q=0.5', 'id'],
    ['fr, *;q=0.1', 'id'],
    ['en;q=0.3, id;q=0.9', 'id'],
    [';;;q=,,', 'id'],
  ])('%s is answered in %s', async (header, language) => {
    const { headers, body } = await send('/nowhere', {
      method: 'GET',
      headers: header === undefined ? {} : { 'accept-language': header },
    });
    expect([headers['content-language'], body.title]).toEqual([language, body.texts.title[language]]);
  });
});

describe('addresses', () => {
  test.each([
    ['GET', '/api/v1/nowhere', 404, undefined],
    ['GET', '/%zz', 400, undefined],
    ['GET', '/api/v1/forums/%00', 404, undefined],
    ['POST', '/api/v1/horses/ride', 404, undefined],
    ['POST', '/__proto__/constructor', 404, undefined],
    ['POST', '/api/v1/constructor/toString', 404, undefined],
    ['GET', SEAT, 405, 'POST'],
    ['DELETE', '/health/live', 405, 'GET, HEAD'],
    ['PUT', '/api/v1/session', 405, 'DELETE, GET, HEAD, POST'],
    ['OPTIONS', ESTABLISH, 405, 'GET, HEAD, POST'],
  ] as const)('%s %s is answered %i', async (method, url, status, allow) => {
    const { body, headers } = await send(url, { method });
    expect([body.status, headers.allow]).toEqual([status, allow]);
  });

  test('one that is too long is told so', async () => {
    expect((await send(`/api/v1/forums/${'x'.repeat(300)}/seat-member`)).body).toMatchObject({ status: 414 });
  });
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
    ]).toEqual([400, ['/login', '/password', ''], false]);
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

describe('the log of requests', () => {
  test('names route, status and request id, and holds nothing that was sent', async () => {
    await send(`${SEAT}?name=Sri+Wahyuni&x=rahasia`, {
      payload: { name: 'Sri Wahyuni' },
      headers: { 'x-request-id': 'permintaan-1', 'user-agent': 'Sri Wahyuni' },
    });
    await send('/Sri%20Wahyuni', { method: 'GET' });
    const text = edge.lines.join('\n');
    expect([
      text.includes('Sri'),
      text.includes('rahasia'),
      edge.lines.map((line) => JSON.parse(line) as object),
    ]).toEqual([
      false,
      false,
      [
        expect.objectContaining({
          requestId: 'permintaan-1',
          method: 'POST',
          route: '/api/v1/:collection/:id/:command',
          status: 201,
          milliseconds: expect.any(Number),
        }),
        expect.objectContaining({ route: 'none', status: 404 }),
      ],
    ]);
  });

  test.each(['permintaan-1', 'sri@example.com', 'x', 'a b c d e f g h', 'x'.repeat(65)])(
    'the request id %j comes back if it is a plain token, else a new one',
    async (given) => {
      const { headers } = await send('/health/live', { method: 'GET', headers: { 'x-request-id': given } });
      expect(headers['x-request-id'] === given).toBe(given === 'permintaan-1');
    },
  );

  test('an error nobody expected is there in full, under the id that the answer named', async () => {
    edge.answer = () => Promise.reject(new Error('boom'));
    const { body } = await send(SEAT, { payload: {} });
    const line = edge.lines
      .map((each) => JSON.parse(each) as Record<string, unknown>)
      .find(({ level }) => level === 'error');
    expect(line).toMatchObject({
      requestId: body.requestId,
      err: { message: 'boom', stack: expect.any(String) },
    });
  });
});

describe('health', () => {
  const words = { id: 'Basis data tidak menjawab.', en: 'The database does not answer.' };

  test('is live without looking at anything', async () => {
    edge.readiness = () => Promise.reject(new Error('down'));
    expect((await send('/health/live', { method: 'GET' })).body).toEqual({ status: 'live' });
  });

  test.each([
    [true, 200, 'ready'],
    [false, 503, 'not-ready'],
  ])('is ready when every check says so (%s)', async (ok, status, word) => {
    edge.readiness = () => Promise.resolve([{ check: 'database', ok, text: words }]);
    const answer = await send('/health/ready', { method: 'GET' });
    expect([answer.status, answer.body]).toEqual([
      status,
      { status: word, checks: [{ check: 'database', ok, text: words }] },
    ]);
  });

  test('says in plain words what is wrong', async () => {
    edge.readiness = () => Promise.reject(new Error('down'));
    const { status, type, body } = await send('/health/ready', {
      method: 'GET',
      headers: { accept: 'text/plain', 'accept-language': 'en' },
    });
    expect([status, type, body]).toEqual([
      503,
      'text/plain; charset=utf-8',
      '- database: The database does not answer.\n',
    ]);
  });
});

describe('every answer', () => {
  test.each([
    ['/', 'GET'],
    ['/api/v1/openapi.json', 'GET'],
    ['/nowhere', 'GET'],
    [ESTABLISH, 'POST'],
  ] as const)('of %s tells browsers what not to do', async (url, method) => {
    const { headers } = await send(url, { method, ...(method === 'POST' ? { payload: BODY } : {}) });
    expect(headers).toMatchObject({
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'x-request-id': expect.any(String),
    });
  });
});
