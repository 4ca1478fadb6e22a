import { randomUUID } from 'node:crypto';
import { newResetCode } from '@app/access';
import { TestApi } from '../support/api.js';
import { CAST_PASSWORD } from '../support/cast.js';
import type { HttpAnswer } from '../support/http-client.js';

/** Passwords and sessions over HTTP, as a browser and as a program would ask. */
const NEXT = 'kata-sandi-panjang-2';

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start();
}, 90_000);
afterAll(() => api.close());

type Someone = 'manager' | 'monitor' | 'coordinator' | 'admin' | 'fkak' | 'lpt' | 'pke';
const loginOf = (part: Someone) => `${part}.${api.cast.number}`;
const signIn = (part: Someone, password: string) =>
  api.send(null, '/api/v1/session', { method: 'POST', payload: { login: loginOf(part), password } });
const cookieOf = ({ headers }: HttpAnswer) => String(headers['set-cookie']?.[0]).split(';')[0]!;
const whoAmI = async (cookie: string) =>
  (await api.send(null, '/api/v1/session', { headers: { cookie } })).status;
const post = (path: string, cookie: string | null, payload: unknown) =>
  api.send(null, path, { method: 'POST', payload, headers: cookie === null ? {} : { cookie } });
const events = async (part: Someone) =>
  (await api.services.store.readStream(api.cast.players[part].account)).flatMap((entry) =>
    entry.events.map(({ type }) => [type, entry.actor.account] as const),
  );

/** A link as the operator's command issues it. */
async function link(part: Someone): Promise<string> {
  const stream = api.cast.players[part].account;
  const { code, tokenHash } = newResetCode(stream);
  const result = await api.services.commands.execute({
    ...{ category: 'account', command: 'issue-reset-link', stream },
    body: { link: randomUUID(), tokenHash },
    ...{ commandId: randomUUID(), actor: await api.cast.acting('operator') },
  });
  if (!result.ok) throw new Error(JSON.stringify(result));
  return code;
}

test('whoever changes their password stays signed in here and nowhere else', async () => {
  const [here, there] = [await signIn('monitor', CAST_PASSWORD), await signIn('monitor', CAST_PASSWORD)];
  const changed = await post('/api/v1/me/password', cookieOf(here), {
    currentPassword: CAST_PASSWORD,
    newPassword: NEXT,
  });
  expect([changed.status, await whoAmI(cookieOf(here)), await whoAmI(cookieOf(there))]).toEqual([
    204, 200, 401,
  ]);
  expect([(await signIn('monitor', CAST_PASSWORD)).status, (await signIn('monitor', NEXT)).status]).toEqual([
    401, 200,
  ]);
  expect((await events('monitor')).at(-1)).toEqual(['PasswordChanged', api.cast.players.monitor.account]);
});

test.each([
  ['too short', { newPassword: 'pendek' }, ['/newPassword']],
  ['the old one', { newPassword: CAST_PASSWORD }, ['/newPassword']],
  ['without the old one', { currentPassword: 'bukan ini' }, ['/currentPassword']],
])('a new password %s is refused by name', async (_what, wrong, expected) => {
  const cookie = cookieOf(await signIn('lpt', CAST_PASSWORD));
  const payload = { currentPassword: CAST_PASSWORD, newPassword: NEXT, ...wrong };
  const { status, body } = await post('/api/v1/me/password', cookie, payload);
  const errors = body.errors as { pointer: string; texts: { id: string; en: string } }[];
  expect([status, errors.map(({ pointer }) => pointer)]).toEqual([400, expected]);
  expect(errors[0]!.texts.id).not.toBe(errors[0]!.texts.en);
});

test('signing out everywhere ends every session of the account and of no other', async () => {
  const [one, two] = [await signIn('pke', CAST_PASSWORD), await signIn('pke', CAST_PASSWORD)];
  const stranger = await signIn('fkak', CAST_PASSWORD);
  const out = await api.send(null, '/api/v1/sessions', {
    method: 'DELETE',
    headers: { cookie: cookieOf(one) },
  });
  const left = await Promise.all([one, two, stranger].map((each) => whoAmI(cookieOf(each))));
  expect([out.status, left]).toEqual([204, [401, 401, 200]]);
});

test('an administrator ends the sessions of another account; a manager may not', async () => {
  const session = await signIn('fkak', CAST_PASSWORD);
  const path = `/api/v1/accounts/${api.cast.players.fkak.account}/end-sessions`;
  const send = (part: 'manager' | 'admin') =>
    api.send(part, path, { method: 'POST', payload: { reason: 'Laptop hilang' } });
  const before = [(await send('manager')).status, await whoAmI(cookieOf(session))];
  expect([before, (await send('admin')).status, await whoAmI(cookieOf(session))]).toEqual([
    [403, 200],
    200,
    401,
  ]);
});

test('a session from before an account was disabled does not come back when it is enabled', async () => {
  const session = await signIn('fkak', CAST_PASSWORD);
  const give = (command: string) =>
    api.send('admin', `/api/v1/accounts/${api.cast.players.fkak.account}/${command}`, {
      method: 'POST',
      payload: { reason: 'Cuti' },
    });
  await give('disable-account');
  const disabled = [await whoAmI(cookieOf(session)), (await signIn('fkak', CAST_PASSWORD)).status];
  await give('enable-account');
  expect([disabled, await whoAmI(cookieOf(session)), (await signIn('fkak', CAST_PASSWORD)).status]).toEqual([
    [401, 401],
    401,
    200,
  ]);
});

test('enabling an account that is enabled is refused and ends no session', async () => {
  const session = await signIn('fkak', CAST_PASSWORD);
  const path = `/api/v1/accounts/${api.cast.players.fkak.account}/enable-account`;
  const { status } = await api.send('admin', path, { method: 'POST', payload: { reason: 'Kembali' } });
  expect([status, await whoAmI(cookieOf(session))]).toEqual([422, 200]);
});

describe('a one-time link', () => {
  const form = (code: string, newPassword: string, again = newPassword) =>
    api.send(null, '/api/v1/password-reset', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: Buffer.from(new URLSearchParams({ code, newPassword, again }).toString()),
    });

  test('leads to a page that works without script, names nobody and loads nothing', async () => {
    const { status, text, headers } = await api.send(null, '/api/v1/password-reset');
    expect(status).toBe(200);
    expect(text).toContain('Pasang kata sandi baru');
    expect(text).toContain('Set a new password');
    expect(text).toMatch(/<form method="post"[^]*name="code"[^]*name="newPassword"[^]*name="again"/);
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect([headers['cache-control'], headers['referrer-policy']]).toEqual(['no-store', 'same-origin']);
  });

  test('sets the password by the form, ends all sessions, and is refused with the reason afterwards', async () => {
    const session = await signIn('coordinator', CAST_PASSWORD);
    const code = await link('coordinator');
    const differing = await form(code, NEXT, `${NEXT}x`);
    const done = await form(code, NEXT);
    const again = await form(code, 'kata-sandi-panjang-3');
    expect([differing.status, done.status, again.status]).toEqual([400, 200, 410]);
    expect([differing.text.includes('berbeda'), again.text.includes('sudah dipakai')]).toEqual([true, true]);
    expect([await whoAmI(cookieOf(session)), (await signIn('coordinator', NEXT)).status]).toEqual([401, 200]);
    const { account } = api.cast.players.coordinator;
    expect((await events('coordinator')).slice(-2)).toEqual([
      ['ResetLinkIssued', 'operator'],
      ['PasswordReset', account],
    ]);
  });

  test('takes JSON from a program, and answers with problems', async () => {
    const [older, newer] = [await link('coordinator'), await link('coordinator')];
    const reset = (code: string, newPassword = 'kata-sandi-panjang-4') =>
      post('/api/v1/password-reset', null, { code, newPassword });
    const replaced = await reset(older);
    expect([replaced.status, replaced.body.code, replaced.body.errors[0].code]).toEqual([
      410,
      'reset-link-unusable',
      'link-replaced',
    ]);
    expect((await reset(newer, 'pendek')).body.errors[0].pointer).toBe('/newPassword');
    expect((await reset(newer)).status).toBe(204);
    expect((await reset('x')).body.errors[0].code).toBe('link-unknown');
  });

  test('leaves no trace of its secret in the log of requests', async () => {
    const code = await link('coordinator');
    await form(code, 'kata-sandi-panjang-5');
    expect(api.lines.join('').includes(code)).toBe(false);
  });

  test.each([
    ['text/plain', 'x', 415],
    ['application/x-www-form-urlencoded', 'x'.repeat(5000), 413],
    ['application/x-www-form-urlencoded', '', 400],
  ])('%s of %j is answered %i', async (type, payload, status) => {
    const sent = { method: 'POST', headers: { 'content-type': type }, payload: Buffer.from(payload) };
    expect((await api.send(null, '/api/v1/password-reset', sent)).status).toBe(status);
  });
});
