import type { ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import tls from 'smtp-server/lib/tls-options';
import { Webhook } from 'standardwebhooks';
import type { HandOverResult, OutgoingMessage } from '../channel.js';
import { addressRules } from '../http/address-rules.js';
import { startHttp, type TestHttp, type TestRequest } from '../testing/http.js';
import { aMessage } from '../testing/messages.js';
import { webhookChannel, type WebhookConfig } from './webhook-channel.js';

const secret = `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`;
const LOOPBACK = addressRules(['127.0.0.1']);
const servers: TestHttp[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function serverOf(answer: (response: ServerResponse, request: TestRequest) => void): Promise<TestHttp> {
  const server = await startHttp(answer);
  servers.push(server);
  return server;
}
const answering = (status: number, headers: Record<string, string> = {}) =>
  serverOf((response) => response.writeHead(status, headers).end());
const post = (
  address: string,
  config: Partial<WebhookConfig> = {},
  change: Partial<OutgoingMessage> = {},
  signal?: AbortSignal,
): Promise<HandOverResult> =>
  webhookChannel({ rules: LOOPBACK, ...config }).send(aMessage({ address, secret, ...change }), signal);

describe('a webhook that takes the message', () => {
  it('can verify who sent it, and knows it again by its id', async () => {
    const server = await answering(204);
    expect(await post(`${server.url}/hook?a=1`)).toEqual({ status: 'handed-over' });
    expect(await post(`${server.url}/hook?a=1`)).toEqual({ status: 'handed-over' });
    for (const { method, path, headers, body } of server.requests) {
      expect([method, path]).toEqual(['POST', '/hook?a=1']);
      expect(headers['webhook-id']).toBe(aMessage().messageId);
      const verified = new Webhook(secret).verify(body, headers as Record<string, string>);
      expect(verified).toMatchObject({
        type: 'notice',
        data: { notices: aMessage().notices, synthetic: false },
      });
      const forged = body.replace('2026-04-14', '2026-04-15');
      expect(() => new Webhook(secret).verify(forged, headers as Record<string, string>)).toThrow();
    }
  });

  it('learns nothing about the person, nor the secret', async () => {
    const server = await answering(200);
    await post(server.url, {}, { digest: true });
    const got = JSON.stringify(server.requests[0]);
    expect(got).not.toMatch(/siti|aminah|unsubscribe|whsec_/i);
    expect(JSON.parse(server.requests[0]!.body)).toMatchObject({ type: 'digest' });
  });

  it('may answer with a body without end', async () => {
    const server = await serverOf((response) => {
      response.writeHead(200);
      const chunk = Buffer.alloc(64 * 1024, 'x');
      const pump = (): void => {
        while (!response.destroyed && response.write(chunk));
        if (!response.destroyed) response.once('drain', pump);
      };
      pump();
    });
    expect(await post(server.url)).toEqual({ status: 'handed-over' });
  });

  it('has taken it with its status, though its body never ends', async () => {
    const server = await serverOf((response) => response.writeHead(202).write('…'));
    expect(await post(server.url, { timeoutMs: 200 })).toEqual({ status: 'handed-over' });
  });
});

describe('a webhook that does not', () => {
  it.each([
    [410, 'refused', true],
    [400, 'refused', true],
    [404, 'refused', true],
    [408, 'refused', false],
    [429, 'refused', false],
    [500, 'refused', false],
    [503, 'unreachable', false],
    [304, 'refused', false],
  ])('answering %i means %s, permanent %s', async (status, code, permanent) => {
    const server = await answering(status);
    expect(await post(server.url)).toMatchObject({ status: 'failed', code, permanent });
  });

  it('may say when to come again, in seconds or by date', async () => {
    const now = () => new Date('2026-04-10T00:00:00Z');
    const seconds = await answering(429, { 'retry-after': '120' });
    expect(await post(seconds.url, { now })).toMatchObject({ retryAfter: 120 });
    const date = await answering(503, { 'retry-after': 'Fri, 10 Apr 2026 00:01:00 GMT' });
    expect(await post(date.url, { now })).toMatchObject({ retryAfter: 60 });
  });

  it('and is slow, times out', async () => {
    const server = await serverOf(() => undefined);
    expect(await post(server.url, { timeoutMs: 100 })).toMatchObject({ code: 'timeout', permanent: false });
  });

  it('times out too where its name is not resolved in time, and where the caller gives up', async () => {
    const resolve = () => new Promise<never>(() => undefined);
    expect(await post('http://slow.example', { resolve, timeoutMs: 50 })).toMatchObject({ code: 'timeout' });
    const gone = AbortSignal.abort();
    expect(await post('http://slow.example', { resolve }, {}, gone)).toMatchObject({ code: 'timeout' });
  });

  it('and is not there, is unreachable, by port or by name', async () => {
    const server = await answering(200);
    await server.close();
    expect(await post(server.url)).toMatchObject({ code: 'unreachable', permanent: false });
    const resolve = () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' }));
    expect(await post('http://hook.example', { resolve })).toMatchObject({
      code: 'unreachable',
      permanent: false,
    });
  });

  it('and has a certificate that nobody vouches for, is unreachable and learns nothing', async () => {
    let asked = 0;
    const server = createServer(tls(), (_request, response) => (asked++, response.end()));
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    expect(await post(`https://127.0.0.1:${port}/`)).toMatchObject({ code: 'unreachable', permanent: false });
    await new Promise((closed) => server.close(closed));
    expect(asked).toBe(0);
  });

  it('and cuts the connection, is unreachable', async () => {
    const server = await serverOf((response) => response.destroy());
    expect(await post(server.url)).toMatchObject({ code: 'unreachable', permanent: false });
  });

  it.each([undefined, '', 'whsec_', 'whsec_!!', 'hunter2'])(
    'has no secret: %j, and nothing is sent',
    async (bad) => {
      const server = await answering(200);
      const result = await post(server.url, {}, { secret: bad });
      expect(result).toMatchObject({ code: 'refused', permanent: true });
      expect(server.requests).toEqual([]);
    },
  );
});

describe('an address that leads inside', () => {
  const refused = { status: 'failed', code: 'address-refused', permanent: true };
  const PUBLIC = addressRules();

  it('is refused, however it is written, and nothing is sent', async () => {
    const server = await answering(200);
    const hosts = [
      '127.0.0.1',
      '2130706433',
      '0x7f.1',
      '127.1',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '0.0.0.0',
      'localhost',
      'localhost.',
    ];
    for (const host of hosts)
      expect(await post(`http://${host}:${server.port}/`, { rules: PUBLIC })).toMatchObject(refused);
    expect(server.requests).toEqual([]);
  });

  it('is refused where one of its addresses is private', async () => {
    const resolve = () =>
      Promise.resolve([
        { address: '8.8.8.8', family: 4 },
        { address: '10.0.0.1', family: 4 },
      ]);
    expect(await post('http://hook.example', { rules: PUBLIC, resolve })).toMatchObject(refused);
  });

  it('is refused as the target of a redirect, whatever its status', async () => {
    const inside = await answering(200);
    const rules = addressRules(['outside.invalid']);
    const resolve = () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
    for (const status of [301, 302, 303, 307, 308]) {
      const outside = await answering(status, { location: inside.url });
      const address = `http://outside.invalid:${outside.port}/`;
      expect(await post(address, { rules, resolve })).toMatchObject(refused);
      expect(outside.requests).toHaveLength(1);
    }
    expect(inside.requests).toEqual([]);
  });

  it('is not reached by a name that changes after it was checked', async () => {
    const server = await answering(200);
    let asked = 0;
    const resolve = () => {
      asked += 1;
      return Promise.resolve([{ address: asked === 1 ? '127.0.0.1' : '127.0.0.2', family: 4 }]);
    };
    // The name exists nowhere: only the checked address can have led to the server.
    expect(await post(`http://rebound.invalid:${server.port}/`, { resolve })).toEqual({
      status: 'handed-over',
    });
    expect(asked).toBe(1);
    expect(server.requests[0]!.headers.host).toBe(`rebound.invalid:${server.port}`);
  });

  it.each([
    'ftp://example.id/',
    'file:///etc/passwd',
    'http://user:hunter2@example.id/',
    'http://example.id:25/',
    'http://example.id:22/',
    'no address',
  ])('or is none: %s', async (address) => {
    const result = await post(address);
    expect(result).toMatchObject(refused);
    expect(JSON.stringify(result)).not.toMatch(/hunter2|example/);
  });
});

describe('a redirect', () => {
  it('that keeps the body is followed, signed as before', async () => {
    const target = await answering(200);
    const first = await answering(308, { location: `${target.url}/new` });
    expect(await post(first.url)).toEqual({ status: 'handed-over' });
    const { method, path, body, headers } = target.requests[0]!;
    expect([method, path]).toEqual(['POST', '/new']);
    expect(() => new Webhook(secret).verify(body, headers as Record<string, string>)).not.toThrow();
  });

  it('that would lose the body is not followed but told', async () => {
    const target = await answering(200);
    for (const status of [301, 302, 303]) {
      const first = await answering(status, { location: target.url });
      // "Moved permanently" will say so again.
      expect(await post(first.url)).toMatchObject({ code: 'refused', permanent: status === 301 });
    }
    expect(target.requests).toEqual([]);
  });

  it('that goes on and on is given up after three', async () => {
    const server = await answering(307, { location: '/again' });
    expect(await post(server.url)).toMatchObject({ status: 'failed', code: 'refused', permanent: false });
    expect(server.requests).toHaveLength(4);
  });
});
