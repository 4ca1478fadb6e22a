import { randomUUID } from 'node:crypto';
import type { Channel, OutgoingMessage } from '@app/channels';
import { personDecider } from '@app/programme';
import { TestApi } from '../support/api.js';
import { Reminding } from '../support/reminding.js';

/** Links in messages and calendars behind secret addresses: whoever has the address needs no session. */
const DUE = '2026-11-25T02:00:00.000Z';
const sent: OutgoingMessage[] = [];
const email: Channel = {
  channel: 'email',
  send: (message) => Promise.resolve(sent.push(message)).then(() => ({ status: 'handed-over' })),
  close: () => Promise.resolve(),
};

let api: TestApi;
let scene: Reminding;
let url = '';
beforeAll(async () => {
  api = await TestApi.start({ channels: { email }, publicUrl: 'https://rumpun.example' });
  scene = await Reminding.on(api.engine, api.cast);
  await correctMonitor({ email: 'pemantau@example.org', reason: 'Surel' });
  await scene.round(DUE);
  url = pathOf(sent.find(({ notices }) => notices[0]!.kind === 'cycle-opening')!.acknowledgeUrl!);
}, 90_000);
afterAll(() => api.close());

const pathOf = (address: string): string => new URL(address).pathname;
const person = () => api.cast.players.monitor.person;

async function correctMonitor(body: object) {
  const result = await api.services.commands.execute({
    ...{ category: 'person', command: 'correct-person', stream: person(), body },
    ...{ commandId: randomUUID(), actor: await api.cast.acting('operator') },
  });
  if (!result.ok) throw new Error(JSON.stringify(result));
}

const acknowledged = async () =>
  (await scene.stream(await scene.keyOf('cycle-opening')))!.notices.due!.acknowledged;

test('reading the link changes nothing, and the page holds nothing personal', async () => {
  const answer = await api.send(null, url);
  expect(answer.status).toBe(200);
  expect(answer.text).toContain('membuka monitoring triwulan');
  expect(answer.text).toContain('open the monitoring cycle');
  for (const secret of [person(), 'pemantau', 'monitor (contoh)']) expect(answer.text).not.toContain(secret);
  expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
  // Under "no-referrer" a browser would send the button's request from the origin "null", which is refused.
  expect(answer.headers['referrer-policy']).toBe('same-origin');
  expect(await acknowledged()).toEqual([]);
});

test('the button acknowledges for the person whom the message went to, once', async () => {
  expect((await api.send(null, url, { method: 'POST' })).status).toBe(200);
  expect((await api.send(null, url, { method: 'POST' })).status).toBe(200);
  expect(await acknowledged()).toMatchObject([{ person: person() }]);
  expect((await api.send(null, url)).text).toContain('tercatat sudah diterima');
});

test('a mail program unsubscribes with one request, and what is mandatory stays', async () => {
  await scene.round('2027-01-06T02:00:00.000Z');
  const before = sent.find(({ notices }) => notices[0]!.rung === 'before');
  if (before === undefined) throw new Error('nothing that is not mandatory was sent');
  const { kind } = before.notices[0]!;
  const answer = await api.send(null, pathOf(before.unsubscribeUrl!), {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: Buffer.from('List-Unsubscribe=One-Click'),
  });
  expect(answer.status).toBe(200);
  const receiver = await personOf(before.messageId);
  const known = await api.services.loader.known(personDecider, receiver);
  expect(known!.state.preferences!.unsubscribed).toEqual([kind]);
  expect(before.acknowledgeUrl).toBeNull();
  // Whoever subscribed again may use the same link once more.
  const again = await api.services.commands.execute({
    ...{ category: 'person', command: 'set-notice-preferences', stream: receiver, body: { channels: {} } },
    ...{ commandId: randomUUID(), actor: await api.cast.acting('monitor') },
  });
  expect(again.ok).toBe(true);
  await api.send(null, pathOf(before.unsubscribeUrl!), { method: 'POST' });
  const after = await api.services.loader.known(personDecider, receiver);
  expect(after!.state.preferences!.unsubscribed).toEqual([kind]);
});

test.each(['x', 'A'.repeat(46), `${'A'.repeat(45)}B`])('the token %s leads nowhere', async (token) => {
  for (const method of ['GET', 'POST']) {
    expect((await api.send(null, `/api/v1/notice-answers/${token}`, { method })).status).toBe(404);
  }
});

test('no token stands in the log of requests', () => {
  expect(api.lines.join('')).not.toContain(url.slice(url.lastIndexOf('/') + 1));
});

test('a calendar shows what its owner has to do, until it is revoked', async () => {
  const opened = await api.send('monitor', '/api/v1/me/calendar-feed', { method: 'POST' });
  const { feed, url: address } = opened.body as { feed: string; url: string };
  await wishesSeen();
  const path = pathOf(address);
  const first = await api.send(null, path);
  expect(first.status).toBe(200);
  expect(first.headers['content-type']).toContain('text/calendar');
  expect(first.text).toContain('BEGIN:VEVENT');
  // The monitor submits the cycle; the coordinator's decision on it is none of theirs.
  expect(first.text.replaceAll('\r\n ', '')).toContain('Mengajukan hasil monitoring');
  expect(first.text.replaceAll('\r\n ', '')).not.toContain('Memutuskan hasil monitoring');
  const again = await api.send(null, path);
  expect(again.text).toBe(first.text);
  const etag = String(first.headers.etag);
  expect((await api.send(null, path, { headers: { 'if-none-match': etag } })).status).toBe(304);
  await api.send('monitor', `/api/v1/me/calendar-feed/${feed}`, { method: 'DELETE' });
  await wishesSeen();
  expect((await api.send(null, path)).status).toBe(404);
});

/** The feed's secret is looked up in a read model. */
async function wishesSeen(): Promise<void> {
  await scene.settle();
  const { projections, listener } = api.services;
  const seen = await projections.waitFor({ position: await listener.poll() }, ['wishes'], 10_000);
  if (!seen.ok) throw new Error('the read model of wishes lags');
}

async function personOf(message: string): Promise<string> {
  const { rows } = await api.services.pool.query<{ person: string }>(
    'select person from work.delivery where message = $1',
    [message],
  );
  return rows[0]!.person;
}
