import { createEdge } from './testing/edge.js';

/** Whose address the throttle and the log see, for a request that names others. */
async function seen(variables: Record<string, string>, forwarded: string): Promise<string[]> {
  const edge = await createEdge(variables);
  const throttled: string[] = [];
  edge.verify = (_login, _password, address) => {
    throttled.push(address);
    return Promise.resolve({ ok: false, kind: 'wrong' });
  };
  await edge.client.send('/api/v1/session', {
    method: 'POST',
    payload: { login: 'sri', password: 'salah' },
    headers: { 'x-forwarded-for': forwarded },
  });
  await edge.close();
  const logged = edge.lines
    .map((line) => JSON.parse(line) as { msg?: string; address?: string })
    .find(({ msg }) => msg === 'request');
  return [...throttled, logged!.address!];
}

const LOCAL = '127.0.0.1';
const CLIENT = '203.0.113.7';

test.each([
  ['without TRUST_PROXY nobody is believed', {}, CLIENT, LOCAL],
  ['nor behind a public address alone', { PUBLIC_URL: 'https://rumpun.example.id' }, CLIENT, LOCAL],
  ['with 0 proxies neither', { TRUST_PROXY: '0' }, CLIENT, LOCAL],
  ['one proxy names the client', { TRUST_PROXY: '1' }, CLIENT, CLIENT],
  [
    'what the client wrote itself before the proxy does not count',
    { TRUST_PROXY: '1' },
    `198.51.100.1, ${CLIENT}`,
    CLIENT,
  ],
  ['two proxies', { TRUST_PROXY: '2' }, `198.51.100.1, ${CLIENT}, 10.0.0.5`, CLIENT],
  ['a proxy by its address', { TRUST_PROXY: '127.0.0.1' }, CLIENT, CLIENT],
  ['another address than that of the proxy', { TRUST_PROXY: '10.0.0.5' }, CLIENT, LOCAL],
] as const)('%s', async (_what, variables, forwarded, expected) => {
  expect(await seen(variables, forwarded)).toEqual([expected, expected]);
});
