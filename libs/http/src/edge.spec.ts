import type { HttpRequest } from '../../../test/support/http-client.js';
import { createEdge, type Edge } from './testing/edge.js';

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
