import type { ServerResponse } from 'node:http';
import type { HandOverResult, OutgoingMessage } from '../channel.js';
import { startHttp, type TestHttp, type TestRequest } from '../testing/http.js';
import { aMessage, aNotice } from '../testing/messages.js';
import { gatewayChannel } from './gateway-channel.js';
import { gatewayConfig } from './gateway-config.js';
import { httpGateway } from './http-gateway.js';

const servers: TestHttp[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});
async function serverOf(answer: (response: ServerResponse, request: TestRequest) => void): Promise<TestHttp> {
  const server = await startHttp(answer);
  servers.push(server);
  return server;
}
const answering = (status: number, body = '', headers: Record<string, string> = {}) =>
  serverOf((response) => response.writeHead(status, headers).end(body));

const KEY = 'Bearer hunter2';
const BODY = { recipients: ['{to}'], message: '{text}', ref: '{messageId}', unicode: false };

function send(
  given: Record<string, unknown>,
  change: Partial<OutgoingMessage> = {},
  signal?: AbortSignal,
): Promise<HandOverResult> {
  const read = gatewayConfig({ headers: { authorization: KEY }, body: BODY, ...given });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const channel = gatewayChannel(httpGateway(read.config, () => Date.parse('2026-04-10T00:00:00Z')));
  return channel.send(aMessage({ address: '0812-3456-7890', ...change }), signal);
}

describe('a text message', () => {
  it('goes to the whole number, once for all attempts, as the template says', async () => {
    const server = await answering(202, '{"status":"queued"}');
    const title = { id: 'Kata "kutip" {to} \\', en: 'x' };
    expect(await send({ url: `${server.url}/sms` }, { notices: [aNotice({ title })] })).toEqual({
      status: 'handed-over',
    });
    const { method, path, headers, body } = server.requests[0]!;
    expect([method, path, headers.authorization, headers['content-type']]).toEqual([
      'POST',
      '/sms',
      KEY,
      'application/json',
    ]);
    expect(headers['idempotency-key']).toBe(aMessage().messageId);
    const sent = JSON.parse(body) as typeof BODY;
    expect(sent).toMatchObject({ recipients: ['+6281234567890'], ref: aMessage().messageId, unicode: false });
    // A title that looks like a place is not filled, and does not break the JSON.
    expect(sent.message).toContain('Kata "kutip" {to} \\');
  });

  it('may go as a form, or in the address', async () => {
    const server = await answering(200);
    await send({ url: server.url, form: true, body: { to: '{to}', m: '{text}&x=1' } });
    expect(new URLSearchParams(server.requests[0]!.body).get('to')).toBe('+6281234567890');
    expect(new URLSearchParams(server.requests[0]!.body).get('m')).toMatch(/&x=1$/);
    await send({ url: `${server.url}/?to={to}&m={text}`, method: 'GET', body: undefined });
    const { method, path } = server.requests[1]!;
    expect(method).toBe('GET');
    expect(new URL(path, server.url).searchParams.get('to')).toBe('+6281234567890');
    expect(new URL(path, server.url).searchParams.get('m')).toMatch(/^Rumpun: /);
  });

  it('is not sent to a number that is none; the reason helps and does not repeat it', async () => {
    const server = await answering(200);
    const result = await send({ url: server.url }, { address: '021-5551234' });
    expect(result).toMatchObject({ code: 'address-refused', permanent: true });
    expect(JSON.stringify(result)).not.toContain('5551234');
    expect(server.requests).toEqual([]);
  });

  it('was refused where a field of the answer says so', async () => {
    const refused = [
      { field: 'messages.0.status', in: ['failed', 7] },
      { field: 'messages.0.status', in: ['invalid-number'], permanent: true },
    ];
    const said = async (body: string) => {
      const server = await answering(200, body);
      return send({ url: server.url, refused });
    };
    const saying = (value: unknown) => said(JSON.stringify({ messages: [{ status: value }] }));
    expect(await saying('failed')).toMatchObject({ code: 'refused', permanent: false });
    expect(await saying(7)).toMatchObject({ code: 'refused', permanent: false });
    expect(await saying('invalid-number')).toMatchObject({ code: 'refused', permanent: true });
    for (const body of ['OK', '{}', '{"messages":null}', '{"messages":[{"status":"sent"}]}'])
      expect(await said(body)).toEqual({ status: 'handed-over' });
  });

  it.each([
    [400, 'refused', true],
    [422, 'refused', true],
    [401, 'refused', false],
    [402, 'refused', false],
    [404, 'refused', false],
    [429, 'refused', false],
    [500, 'refused', false],
    [503, 'unreachable', false],
    [302, 'refused', false],
  ])('answered %i is %s, permanent %s; the key is not repeated', async (status, code, permanent) => {
    const server = await answering(status, KEY, { location: '/other', 'retry-after': '30' });
    const result = await send({ url: server.url });
    expect(result).toMatchObject({ status: 'failed', code, permanent });
    expect(JSON.stringify(result)).not.toContain('hunter2');
    expect(server.requests).toHaveLength(1);
  });

  it('is of unknown outcome once it has left and no answer comes', async () => {
    const cut = await serverOf((response) => response.destroy());
    expect(await send({ url: cut.url })).toMatchObject({ code: 'outcome-unknown', permanent: false });
    const slow = await serverOf(() => undefined);
    expect(await send({ url: slow.url, timeoutMs: 100 })).toMatchObject({
      code: 'outcome-unknown',
      permanent: false,
    });
  });

  it('did not leave where nobody listens, or the caller gave up before', async () => {
    const server = await answering(200);
    expect(await send({ url: server.url }, {}, AbortSignal.abort())).toMatchObject({ code: 'timeout' });
    await server.close();
    expect(await send({ url: server.url })).toMatchObject({ code: 'unreachable', permanent: false });
    expect(server.requests).toEqual([]);
  });
});

describe('the configuration of a gateway', () => {
  const good = { url: 'https://sms.example.id/v1', headers: { authorization: KEY }, body: BODY };
  it.each([
    ['no address', { ...good, url: 'sms' }, ['url']],
    ['a password in the address', { ...good, url: 'https://a:hunter2@sms.example.id' }, ['url']],
    ['an unknown place', { ...good, body: { ...BODY, n: '{number}' } }, ['body']],
    ['no text', { ...good, body: { to: '{to}' } }, ['body']],
    ['neither number nor text', { ...good, body: undefined }, ['body', 'body']],
    ['a header that breaks the line', { ...good, headers: { a: 'x\r\nhunter2: y' } }, ['headers.a']],
    ['a misspelt member', { ...good, sucess: [200] }, ['.']],
    ['a status that is no success', { ...good, success: [404] }, ['success.0']],
    ['a form with a list', { ...good, form: true }, ['body']],
    ['a body with GET', { ...good, method: 'GET' }, ['body']],
    ['two faults', { ...good, url: 'x', body: { to: '{to}' } }, ['url', 'body']],
    ['no object', 'hunter2', ['.']],
  ])('with %s is refused, in both languages, without repeating a value', (_what, given, places) => {
    const read = gatewayConfig(given);
    const problems = read.ok ? [] : read.problems;
    expect(problems.map(({ id }) => id.slice(0, id.indexOf(':')))).toEqual(places);
    expect(problems.map(({ en }) => en.slice(0, en.indexOf(':')))).toEqual(places);
    expect(JSON.stringify(problems)).not.toContain('hunter2');
  });
});
