import { createHash, randomUUID } from 'node:crypto';
import type { OwnPreferencesView } from '@app/contracts';
import { DEFAULT_PREFERENCES } from '@app/programme';
import { WishQueries } from '@app/read-models';
import { TestApi } from '../support/api.js';

let api: TestApi;

type Part = Parameters<TestApi['send']>[0];
const get = (part: Part, path: string) => api.send(part, `/api/v1/${path}`, {});
const post = (part: Part, path: string, payload: object = {}) =>
  api.send(part, `/api/v1/${path}`, { method: 'POST', payload });

beforeAll(async () => {
  api = await TestApi.start();
}, 60_000);
afterAll(() => api.close());

describe('what I wish of notices', () => {
  const mine = async (part: Part) => (await get(part, 'me/preferences')).body as OwnPreferencesView;
  const give = (part: Part, of: 'fkak' | 'lpt', name: string, payload: object) =>
    post(part, `people/${api.cast.players[of].person}/${name}`, payload);

  test('is the default until I choose, and says how to be reached', async () => {
    const { preferences, chosen, reach, notes } = await mine('lpt');
    expect([preferences, chosen, reach]).toEqual([
      DEFAULT_PREFERENCES,
      false,
      { email: false, webhook: false, gateway: false },
    ]);
    expect(notes.map(({ en }) => en).join(' ')).toContain('Ask a manager or administrator to add an e-mail');
  });

  test('is mine to set, whatever my role; the answer follows at once', async () => {
    const set = await give('lpt', 'lpt', 'set-notice-preferences', {
      channels: { email: 'digest' },
      zone: 'WITA',
    });
    const { preferences, chosen, version } = await mine('lpt');
    expect([set.status, chosen, version]).toEqual([200, true, set.body.version]);
    expect(preferences).toEqual({
      ...DEFAULT_PREFERENCES,
      channels: { ...DEFAULT_PREFERENCES.channels, email: 'digest' },
      zone: 'WITA',
    });
  });

  const commands = [
    ['set-notice-preferences', { channels: {} }],
    ['unsubscribe', { kind: 'payment' }],
    ['set-webhook', { url: 'https://x.example.org/h', secret: `whsec_${'QUJD'.repeat(8)}` }],
    ['remove-webhook', {}],
    ['open-calendar-feed', { feed: randomUUID(), tokenHash: 'c'.repeat(64) }],
  ] as const;
  test.each(commands)('is not for others to say: %s', async (name, payload) => {
    const answers = [await give('lpt', 'fkak', name, payload), await give('manager', 'fkak', name, payload)];
    expect(answers.map(({ status }) => status)).toEqual([403, 403]);
    expect(answers[0]!.body.errors[0].texts.en).toContain('or to be that person');
  });
  test.each(commands)('may be said by an administrator for others: %s', async (name, payload) => {
    expect((await give('admin', 'fkak', name, payload)).status).toBe(200);
  });

  test('never shows a webhook’s secret, and shows its address only to those who may reach the person', async () => {
    const secret = `whsec_${'R0dH'.repeat(10)}`;
    await give('fkak', 'fkak', 'set-webhook', { url: 'https://rahasia.example.org/h', secret });
    const { person } = api.cast.players.fkak;
    const own = await mine('fkak');
    expect([own.webhook, own.reach.webhook]).toEqual([{ url: 'https://rahasia.example.org/h' }, true]);
    const [manager, monitor, history] = [
      await get('manager', `people/${person}`),
      await get('monitor', `people/${person}`),
      await get('admin', `people/${person}/history`),
    ];
    expect([manager, monitor].map(({ text }) => text.includes('rahasia.example.org'))).toEqual([true, false]);
    expect([own, manager.body, history.body].map((each) => JSON.stringify(each)).join()).not.toContain(
      secret,
    );
    expect(history.text).not.toContain('rahasia.example.org');
  });

  test.each([
    [{ channels: { email: 'sometimes' } }, '/channels/email'],
    [{ channels: { inbox: 'off' } }, '/channels'],
    [{ channels: {}, digestAt: '24:00' }, '/digestAt'],
    [{ channels: {}, zone: 'Mars/Olympus' }, '/zone'],
    [{ channels: {}, unsubscribed: ['everything'] }, '/unsubscribed/0'],
  ])('%j is refused and names %s', async (payload, pointer) => {
    const { status, body } = await give('lpt', 'lpt', 'set-notice-preferences', payload);
    expect([status, body.errors[0].pointer]).toEqual([400, expect.stringContaining(pointer)]);
  });
});

describe('my calendar feed', () => {
  const tokenIn = (url: string) => /\/api\/v1\/calendar-feeds\/([\w-]{43})\.ics$/.exec(url)?.[1] ?? '';
  const owner = async (token: string) => {
    const hash = createHash('sha256').update(token).digest('hex');
    return (await new WishQueries(api.services.pool).personOfFeed(hash))?.person ?? null;
  };
  const shown = async (person: string) => {
    const { id } = (await api.services.store.readStream(person)).at(-1)!;
    await api.services.projections.waitFor({ id }, ['wishes'], 5_000);
  };

  test('has an address that is shown once and kept nowhere, and works until it is revoked', async () => {
    const opened = await post('pke', 'me/calendar-feed');
    expect(opened.status).toBe(201);
    const token = tokenIn(opened.body.url as string);
    const { person } = api.cast.players.pke;
    await shown(person);
    expect(await owner(token)).toBe(person);
    const seen = [await get('pke', 'me/preferences'), await get('pke', `people/${person}/history`)];
    expect(seen[0]!.body.feeds).toEqual([{ feed: opened.body.feed }]);
    expect(seen.map(({ text }) => text).join() + api.lines.join()).not.toContain(token);
    const entries = await api.services.store.readStream(person);
    expect(JSON.stringify(entries)).not.toContain(token);

    const path = `/api/v1/me/calendar-feed/${opened.body.feed}`;
    const other = await api.send('lpt', path, { method: 'DELETE' });
    const revoked = await api.send('pke', path, { method: 'DELETE' });
    const again = await api.send('pke', path, { method: 'DELETE' });
    await shown(person);
    expect([other.status, revoked.status, again.status, await owner(token)]).toEqual([422, 204, 422, null]);
  });

  test('differs each time, and ten are enough', async () => {
    const urls = new Set<string>();
    for (let count = 0; count < 10; count++) urls.add((await post('lpt', 'me/calendar-feed')).body.url);
    const eleventh = await post('lpt', 'me/calendar-feed');
    expect([urls.size, eleventh.status, eleventh.body.errors[0].code]).toEqual([10, 422, 'too-many-feeds']);
  });

  test('takes no body, and is for those who are signed in', async () => {
    const given = await post('pke', 'me/calendar-feed', { tokenHash: 'd'.repeat(64) });
    expect([
      given.status,
      given.body.errors[0].pointer,
      (await post(null, 'me/calendar-feed')).status,
    ]).toEqual([400, '/tokenHash', 401]);
  });
});

test('preferences are for those who are signed in', async () => {
  expect((await get(null, 'me/preferences')).status).toBe(401);
});
