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
