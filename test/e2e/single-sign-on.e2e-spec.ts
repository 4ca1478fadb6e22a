import { randomBytes, randomUUID } from 'node:crypto';
import { Identities, SingleSignOn } from '@app/access';
import { jest } from '@jest/globals';
import { TestApi } from '../support/api.js';
import { Browser, type Page } from '../support/browser.js';
import { CAST_PASSWORD } from '../support/cast.js';
import { CLIENT, TestIdentityProvider } from '../support/identity-provider.js';

/** Signing in by a real OpenID Connect provider, page by page. */
const PUBLIC = 'https://rumpun.example.id';
const SSO = `${PUBLIC}/api/v1/session/sso`;
const SESSION = '__Host-rumpun';
const loginSecret = randomBytes(32);

let provider: TestIdentityProvider;
let api: TestApi;

beforeAll(async () => {
  // The provider warns that its own pages are for development.
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  jest.spyOn(console, 'info').mockImplementation(() => undefined);
  provider = await TestIdentityProvider.start(`${SSO}/callback`);
  const singleSignOn = { ...CLIENT, issuer: provider.issuer, label: 'Masuk dengan SSO', publicUrl: PUBLIC };
  api = await TestApi.start({ loginSecret, singleSignOn }, {}, { PUBLIC_URL: PUBLIC });
}, 90_000);
afterAll(async () => {
  await api.close();
  await provider.stop();
});

type Someone = 'manager' | 'monitor' | 'coordinator' | 'admin' | 'fkak' | 'lpt' | 'pke';
const accountOf = (part: Someone) => api.cast.players[part].account;
const newBrowser = () => new Browser({ [PUBLIC]: api.client.base });
const json = { accept: 'application/json' };
const subjectOf = (part: string) => `${part}-${randomUUID()}`;

async function begin(browser: Browser, query = ''): Promise<string> {
  const page = await browser.go(`${SSO}${query}`);
  if (page.status !== 303) throw new Error(`not sent to the provider: ${page.status} ${page.text}`);
  return page.headers.get('location')!;
}

/** The whole way to the provider and back, up to the address that it sends the browser to. */
const toCallback = async (browser: Browser, login: string | null, query = '') =>
  browser.signInAt(await begin(browser, query), login);

async function signIn(browser: Browser, login: string, query = ''): Promise<Page> {
  return browser.go(await toCallback(browser, login, query));
}

const codeOf = (page: Page) => (JSON.parse(page.text) as { code: string }).code;

async function link(part: Someone, subject: string, identity: string = randomUUID()) {
  return api.services.commands.execute({
    ...{ category: 'account', command: 'link-sign-in', stream: accountOf(part) },
    body: { identity, issuer: provider.issuer, subject },
    ...{ commandId: randomUUID(), actor: await api.cast.acting('operator') },
  });
}

async function whoAmI(browser: Browser): Promise<string | number> {
  const page = await browser.go(`${PUBLIC}/api/v1/session`, undefined, json);
  return page.status === 200 ? (JSON.parse(page.text) as { account: string }).account : page.status;
}

async function byPassword(part: Someone): Promise<Browser> {
  const browser = newBrowser();
  const { token } = await api.services.sessions.open(accountOf(part));
  browser.cookies(PUBLIC).set(SESSION, token);
  return browser;
}

const lastEvent = async (part: Someone) => {
  const entry = (await api.services.store.readStream(accountOf(part))).at(-1)!;
  return [entry.events.at(-1)!.type, entry.actor.account];
};

test('the page that asks how to sign in learns what the button says and where it leads', async () => {
  const { body } = await api.send(null, '/api/v1/session/ways');
  expect(body).toEqual({ password: true, singleSignOn: { label: 'Masuk dengan SSO', href: SSO } });
});

test('the browser is sent to the provider with state, nonce and a challenge, and keeps a cookie of its own', async () => {
  const page = await newBrowser().go(SSO);
  const sent = new URL(page.headers.get('location')!);
  expect([page.status, sent.origin, sent.searchParams.get('code_challenge_method')]).toEqual([
    303,
    provider.issuer,
    'S256',
  ]);
  for (const name of ['state', 'nonce', 'code_challenge'])
    expect(sent.searchParams.get(name)).toMatch(/^[\w-]{43}$/);
  expect(page.headers.getSetCookie()[0]).toMatch(
    /^__Host-rumpun-sso=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  );
});

describe('who it is', () => {
  test('somebody whom nobody linked is told what to hand over, and gets neither session nor account', async () => {
    const browser = newBrowser();
    const subject = subjectOf('asing');
    const callback = await toCallback(browser, subject);
    const page = await browser.go(callback, undefined, json);
    const body = JSON.parse(page.text) as Record<string, unknown>;
    expect([page.status, body.code, body.issuer, body.subject, await whoAmI(browser)]).toEqual([
      403,
      'sso-not-linked',
      provider.issuer,
      subject,
      401,
    ]);
  });

  test('whom an administrator linked is signed in, and goes on to where they were', async () => {
    const subject = subjectOf('monitor');
    expect((await link('monitor', subject)).ok).toBe(true);
    const browser = newBrowser();
    const page = await signIn(browser, subject, '?returnTo=/api/v1/board?region=33.10');
    expect([page.status, page.text.includes(`0;url=${PUBLIC}/api/v1/board?region=33.10`)]).toEqual([
      200,
      true,
    ]);
    expect(await whoAmI(browser)).toBe(accountOf('monitor'));
  });

  test('whoever is signed in links their own account, asked again by the provider who they are', async () => {
    const browser = await byPassword('lpt');
    const subject = subjectOf('lpt');
    const address = await begin(browser, '?link=true');
    const page = await browser.go(await browser.signInAt(address, subject));
    expect([new URL(address).searchParams.get('prompt'), page.status]).toEqual(['login', 200]);
    expect(await lastEvent('lpt')).toEqual(['SignInLinked', accountOf('lpt')]);
    const another = newBrowser();
    await signIn(another, subject);
    expect(await whoAmI(another)).toBe(accountOf('lpt'));
  });

  test('nobody links without being signed in', async () => {
    const page = await newBrowser().go(`${SSO}?link=true`, undefined, json);
    expect([page.status, codeOf(page)]).toEqual([401, 'unauthenticated']);
  });

  test('a link is not finished after the session that asked for it has ended', async () => {
    const browser = await byPassword('coordinator');
    const callback = await toCallback(browser, subjectOf('coordinator'), '?link=true');
    await api.services.sessions.closeAll(accountOf('coordinator'));
    const page = await browser.go(callback, undefined, json);
    expect([page.status, codeOf(page), (await lastEvent('coordinator'))[0]]).not.toContain('SignInLinked');
    expect([page.status, codeOf(page)]).toEqual([400, 'sso-attempt-unusable']);
  });

  test('a person at the provider leads to one account only', async () => {
    const subject = subjectOf('pke');
    await link('pke', subject);
    const byCommand = await link('coordinator', subject);
    const browser = await byPassword('coordinator');
    const callback = await toCallback(browser, subject, '?link=true');
    const page = await browser.go(callback, undefined, json);
    const again = newBrowser();
    await signIn(again, subject);
    expect([byCommand.ok, page.status, codeOf(page), await whoAmI(again)]).toEqual([
      false,
      409,
      'sso-link-refused',
      accountOf('pke'),
    ]);
  });

  test('an account holds one person of a provider; one unlinked may go to another account', async () => {
    const [subject, identity] = [subjectOf('fkak'), randomUUID()];
    await link('fkak', subject, identity);
    const second = await link('fkak', subjectOf('lain'));
    const unlinked = await api.services.commands.execute({
      ...{ category: 'account', command: 'unlink-sign-in', stream: accountOf('fkak') },
      body: { identity },
      ...{ commandId: randomUUID(), actor: await api.cast.acting('operator') },
    });
    const refused = newBrowser();
    await signIn(refused, subject);
    const moved = await link('manager', subject);
    const browser = newBrowser();
    await signIn(browser, subject);
    expect([second.ok, unlinked.ok, await whoAmI(refused), moved.ok, await whoAmI(browser)]).toEqual([
      false,
      true,
      401,
      true,
      accountOf('manager'),
    ]);
  });

  test('an account that is disabled is not signed in to', async () => {
    const subject = subjectOf('admin');
    await link('admin', subject);
    const give = async (command: string) =>
      api.services.commands.execute({
        ...{ category: 'account', command, stream: accountOf('admin') },
        body: { reason: 'Cuti' },
        ...{ commandId: randomUUID(), actor: await api.cast.acting('operator') },
      });
    await give('disable-account');
    const browser = newBrowser();
    const page = await browser.go(await toCallback(browser, subject), undefined, json);
    await give('enable-account');
    expect([page.status, codeOf(page), await whoAmI(browser)]).toEqual([403, 'sso-account-disabled', 401]);
  });
});

describe('what is refused', () => {
  const altered = (address: string, changes: Record<string, string>) => {
    const url = new URL(address);
    for (const [name, value] of Object.entries(changes)) url.searchParams.set(name, value);
    return url.href;
  };
  let subject: string;
  beforeAll(async () => {
    subject = subjectOf('coordinator');
    expect((await link('coordinator', subject)).ok).toBe(true);
  });

  const cases: [string, (browser: Browser) => Promise<string>, number, string][] = [
    [
      'a forged state',
      async (browser) => altered(await toCallback(browser, subject), { state: 'A'.repeat(43) }),
      ...([400, 'sso-attempt-unusable'] as const),
    ],
    [
      'an answer that was used before',
      async (browser) => {
        const callback = await toCallback(browser, subject);
        await browser.go(callback);
        browser.cookies(PUBLIC).delete(SESSION);
        return callback;
      },
      ...([400, 'sso-attempt-unusable'] as const),
    ],
    [
      'an answer that another browser began',
      async () => toCallback(newBrowser(), subject),
      ...([400, 'sso-attempt-unusable'] as const),
    ],
    [
      'a token with another nonce',
      async (browser) => browser.signInAt(altered(await begin(browser), { nonce: 'lain' }), subject),
      ...([400, 'sso-untrusted'] as const),
    ],
    [
      'an answer in the name of another issuer',
      async (browser) => altered(await toCallback(browser, subject), { iss: 'https://lain.example' }),
      ...([400, 'sso-untrusted'] as const),
    ],
    [
      'a code that the provider did not give',
      async (browser) => altered(await toCallback(browser, subject), { code: 'bukan-kode' }),
      ...([400, 'sso-attempt-unusable'] as const),
    ],
    [
      'a code of another attempt, whose verifier differs',
      async (browser) => {
        const stolen = new URL(await toCallback(newBrowser(), subject)).searchParams.get('code')!;
        return altered(await toCallback(browser, subject), { code: stolen });
      },
      ...([400, 'sso-attempt-unusable'] as const),
    ],
    ['a person who says no', (browser) => toCallback(browser, null), ...([403, 'sso-denied'] as const)],
  ];
  test.each(cases)('%s', async (_what, prepare, status, code) => {
    const browser = newBrowser();
    const page = await browser.go(await prepare(browser), undefined, json);
    expect([page.status, codeOf(page), await whoAmI(browser)]).toEqual([status, code, 401]);
  });

  test('a browser is told so on a page in both languages, with a way to begin again', async () => {
    const browser = newBrowser();
    const page = await browser.go(await toCallback(browser, null));
    expect([page.status, page.headers.get('content-type')]).toEqual([403, 'text/html; charset=utf-8']);
    expect(page.text).toMatch(
      /tidak memasukkan Anda[^]*did not sign you in[^]*href="[^"]*\/api\/v1\/session\/sso"/,
    );
    expect([page.headers.get('referrer-policy'), page.headers.get('cache-control')]).toEqual([
      'no-referrer',
      'no-store',
    ]);
  });

  test('a wish to go to another site leads to the beginning', async () => {
    const browser = newBrowser();
    const page = await signIn(browser, subject, '?returnTo=//jahat.example/x');
    expect(page.text).toContain(`0;url=${PUBLIC}/"`);
  });

  test('a provider that goes away in between signs nobody in, and is asked again afterwards', async () => {
    const browser = newBrowser();
    const callback = await toCallback(browser, subject);
    await provider.stop();
    const away = await browser.go(callback, undefined, json);
    await provider.resume();
    const nobody = await whoAmI(browser);
    await signIn(browser, subject);
    expect([away.status, codeOf(away), nobody, await whoAmI(browser)]).toEqual([
      503,
      'sso-unavailable',
      401,
      accountOf('coordinator'),
    ]);
  });
});

describe('time and set-up', () => {
  /** A relying party of its own whose clock may be moved, on the same log. */
  function relyingParty(issuer: string, trouble: string[] = []) {
    const now = { offset: 0 };
    const clock = { now: () => new Date(Date.now() + now.offset * 1000).toISOString() };
    const { pool: sql, accounts, credentials, commands } = api.services;
    const identities = new Identities({ sql, secret: loginSecret, accounts, clock });
    const settings = { ...CLIENT, issuer, label: 'SSO', publicUrl: PUBLIC };
    const onTrouble = (code: string) => void trouble.push(code);
    const desk = new SingleSignOn({
      ...{ settings, sql, accounts, credentials, identities, commands, clock, onTrouble },
    });
    const finish = (callback: string, browser: string) =>
      desk.finish({ query: new URL(callback).search.slice(1), browser, address: '127.0.0.1' });
    return { desk, now, finish };
  }

  /** Tokens of this provider live a minute; half a minute between the clocks is borne. */
  test.each([
    [80, 'signs in'],
    [100, 'late'],
  ])('a clock %i seconds ahead of the provider: %s', async (offset, expected) => {
    const subject = subjectOf('jam');
    await api.services.commands.execute({
      ...{ category: 'account', command: 'unlink-sign-in', stream: accountOf('admin') },
      body: { identity: (await api.services.accounts.state(accountOf('admin')))!.identities[0]!.identity },
      ...{ commandId: randomUUID(), actor: await api.cast.acting('operator') },
    });
    await link('admin', subject);
    const { desk, now, finish } = relyingParty(provider.issuer);
    now.offset = offset;
    const { address, browser } = (await desk.begin('/', null))!;
    const done = await finish(await newBrowser().signInAt(address, subject), browser);
    expect(done.ok ? 'signs in' : done.kind).toBe(expected);
  });

  test('an attempt counts for ten minutes', async () => {
    const { desk, now, finish } = relyingParty(provider.issuer);
    const { address, browser } = (await desk.begin('/', null))!;
    const callback = await newBrowser().signInAt(address, subjectOf('lama'));
    now.offset = 601;
    expect(await finish(callback, browser)).toEqual({ ok: false, kind: 'unknown-attempt' });
  });

  test('a provider that is away at first is found out about when it is back', async () => {
    const trouble: string[] = [];
    await provider.stop();
    const { desk, now } = relyingParty(provider.issuer, trouble);
    const away = [await desk.begin('/', null), await desk.begin('/', null)];
    await provider.resume();
    now.offset = 5;
    // Asked once while it was away: the second browser did not ask again at once.
    expect([away, trouble, (await desk.begin('/', null))?.address.startsWith(provider.issuer)]).toEqual([
      [null, null],
      ['ECONNREFUSED'],
      true,
    ]);
  });

  test('an issuer that the provider does not call itself is refused, and the cause named to the log', async () => {
    const trouble: string[] = [];
    const { desk } = relyingParty(provider.issuer.replace('127.0.0.1', 'localhost'), trouble);
    expect([await desk.begin('/', null), trouble]).toEqual([
      null,
      ['OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED'],
    ]);
  });
});

test('guesses are slowed down per address', async () => {
  const guess = () => newBrowser().go(`${SSO}/callback?state=${'A'.repeat(43)}`, undefined, json);
  const statuses: number[] = [];
  for (let i = 0; i < 23; i += 1) statuses.push((await guess()).status);
  expect([statuses[0], statuses.at(-1)]).toEqual([400, 429]);
});

test('neither codes nor states nor people stand in the log of requests', () => {
  const lines = api.lines.join('');
  expect([lines.includes('session/sso/callback'), lines.includes('code=')]).toEqual([true, false]);
  expect(lines).not.toMatch(/state=|coordinator-|monitor-|lpt-|asing-/);
});

test('the password of the cast still signs in', async () => {
  const payload = { login: `manager.${api.cast.number}`, password: CAST_PASSWORD };
  expect((await api.send(null, '/api/v1/session', { method: 'POST', payload })).status).toBe(200);
});
