import type { AskedAnswer } from '@app/reminders';
import { MOST_MISSES } from './http/guessing.js';
import { createEdge, type Edge } from './testing/edge.js';

/** What a browser asks for when somebody opens a link. */
const BROWSER = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };
const LINK = '/api/v1/notice-answers/benar';
const ASKED = {
  ...{ what: 'acknowledge', digest: false, done: false },
  notice: { kind: 'cycle-opening', due: '2026-11-25' },
} as AskedAnswer;

let edge: Edge;
/** Each test asks from a network of its own: what was counted is never forgotten within a test run. */
let network = 0;
beforeAll(async () => {
  edge = await createEdge({ PUBLIC_URL: 'https://rumpun.example.id', TRUST_PROXY: '1' });
});
afterAll(() => edge.close());
beforeEach(() => {
  edge.reset();
  edge.asked = (token) => (token === 'benar' ? ASKED : null);
  network++;
});

const from = (host: string | number, headers: Record<string, string> = {}) => ({
  headers: { 'x-forwarded-for': `10.9.${network}.${host}`, ...headers },
});
const look = (token: string, host: string | number = 1) =>
  edge.client.send(`/api/v1/notice-answers/${token}`, from(host));
async function guess(times: number, path = '/api/v1/notice-answers/salah'): Promise<void> {
  for (let each = 0; each < times; each++) expect((await edge.client.send(path, from(1))).status).toBe(404);
}

describe('a link that leads nowhere', () => {
  test('is explained on a page, in both languages, to somebody with a browser', async () => {
    const { status, headers, text } = await edge.client.send(
      '/api/v1/notice-answers/salah',
      from(1, BROWSER),
    );
    expect([status, headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    expect(text).toContain('Tautan ini tidak berlaku');
    expect(text).toContain('<p class="en" lang="en">This link is not valid</p>');
    expect(headers['content-security-policy']).toMatch(/style-src 'sha256-/);
    expect(headers['cache-control']).toBe('no-store');
  });

  test('is a problem in JSON to a program', async () => {
    const { status, body } = await look('salah');
    expect([status, body.code]).toEqual([404, 'unknown-link']);
  });
});

test('a button pressed on another site’s page is refused on a page', async () => {
  const { status, text } = await edge.client.send(LINK, {
    method: 'POST',
    ...from(1, { ...BROWSER, origin: 'https://jahat.example' }),
  });
  expect([status, text.includes('Permintaan datang dari situs lain')]).toEqual([403, true]);
});

test('other routes answer a browser with problems as they are', async () => {
  const { headers } = await edge.client.send('/api/v1/session', from(1, BROWSER));
  expect(headers['content-type']).toContain('application/problem+json');
});

describe('guessing', () => {
  test('is stopped, says when to come back, and a right guess is not looked at any more', async () => {
    await guess(MOST_MISSES);
    const { status, headers, body } = await look('benar');
    expect([status, body.code]).toEqual([429, 'too-many-attempts']);
    const seconds = Number(headers['retry-after']);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(body.retryAfter).toBe(seconds);
    expect(body.texts.detail.en).toContain(`in ${seconds} seconds`);
  });

  test('of links and of calendars is counted together', async () => {
    await guess(MOST_MISSES, `/api/v1/calendar-feeds/${'A'.repeat(43)}.ics`);
    expect((await look('salah')).status).toBe(429);
  });

  test('by one leaves the others alone', async () => {
    await guess(MOST_MISSES);
    expect((await look('benar', 2)).status).toBe(200);
    expect((await edge.client.send('/api/v1/session', from(1))).status).toBe(401);
  });

  test('is not what a mail scanner does that opens many right links', async () => {
    for (let each = 0; each <= MOST_MISSES; each++) expect((await look('benar')).status).toBe(200);
  });
});
