import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { migrate } from '@app/event-store';
import { Credentials } from './credentials.js';
import { PasswordQueueFullError, Passwords } from './passwords.js';
import { Sessions } from './sessions.js';

const ACCOUNT = '0b9d6c1e-5a6f-4a3e-9c57-1f2f8b1d0a01';
const OTHER = '0b9d6c1e-5a6f-4a3e-9c57-1f2f8b1d0a02';
const PASSWORD = 'kata-sandi-panjang-1';
const HERE = '192.0.2.7';

let database: TestDatabase;
let pool: pg.Pool;
let time: number;
let existing: Set<string>;
const clock = { now: () => new Date(time).toISOString() };

beforeAll(async () => {
  database = await createTestDatabase({
    migrate: (options) =>
      migrate({
        ...options,
        appUrl: urlOf(options.ownerUrl, 'app'),
        sealerUrl: urlOf(options.ownerUrl, 'sealer'),
      }),
    template: 'access',
  });
  pool = new pg.Pool({ connectionString: database.ownerUrl, max: 4 });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});
beforeEach(async () => {
  await pool.query('truncate access.credential, access.session, access.sign_in_attempt');
  time = Date.parse('2026-11-24T02:00:00.000Z');
  existing = new Set();
});

const urlOf = (ownerUrl: string, user: string): string => {
  const url = new URL(ownerUrl);
  url.username = `access_test_${user}`;
  url.password = 'access-test';
  return url.href;
};
const credentials = (options: Partial<ConstructorParameters<typeof Credentials>[0]> = {}) =>
  new Credentials({
    sql: pool,
    secret: Buffer.alloc(32, 7),
    exists: (account) => Promise.resolve(existing.has(account)),
    clock,
    ...options,
  });
const wrongTries = async (desk: Credentials, count: number, login = 'sri', address = HERE) => {
  for (let each = 0; each < count; each++) await desk.verify(login, 'salah', address);
};

describe('credentials', () => {
  test('a login opens its account, whatever its capitals', async () => {
    const desk = credentials();
    await desk.reserve(ACCOUNT, 'Sri.Wahyuni', PASSWORD);
    expect(await desk.verify(' sri.wahyuni ', PASSWORD, HERE)).toEqual({ ok: true, account: ACCOUNT });
  });

  test('a wrong password and an unknown login get the same answer', async () => {
    const desk = credentials();
    await desk.reserve(ACCOUNT, 'sri', PASSWORD);
    const answers = [await desk.verify('sri', 'salah', HERE), await desk.verify('budi', PASSWORD, HERE)];
    expect(answers).toEqual([
      { ok: false, kind: 'wrong' },
      { ok: false, kind: 'wrong' },
    ]);
  });

  test('no login and no password stands in the tables', async () => {
    const desk = credentials();
    await desk.reserve(ACCOUNT, 'sri.wahyuni', PASSWORD);
    await wrongTries(desk, 1, 'sri.wahyuni');
    const { rows } = await pool.query(
      `select encode(convert_to(c::text, 'UTF8'), 'escape') as row from access.credential c
       union all select encode(convert_to(a::text, 'UTF8'), 'escape') from access.sign_in_attempt a`,
    );
    const text = JSON.stringify(rows);
    const hex = (value: string) => Buffer.from(value).toString('hex');
    expect([text.includes('sri'), text.includes(hex('sri.wahyuni')), text.includes(PASSWORD)]).toEqual([
      false,
      false,
      false,
    ]);
  });

  test('a login belongs to one account; reserving it again is harmless', async () => {
    const desk = credentials();
    existing.add(ACCOUNT);
    const answers = [
      await desk.reserve(ACCOUNT, 'sri', PASSWORD),
      await desk.reserve(ACCOUNT, 'sri', PASSWORD),
      await desk.reserve(OTHER, 'SRI', PASSWORD),
    ];
    expect(answers).toEqual(['reserved', 'reserved', 'taken']);
  });

  test('releasing gives back a fresh login, never that of an account opened earlier', async () => {
    const desk = credentials();
    await desk.reserve(ACCOUNT, 'sri', PASSWORD);
    await desk.reserve(ACCOUNT, 'sri', PASSWORD);
    await desk.release(ACCOUNT);
    const kept = await desk.verify('sri', PASSWORD, HERE);
    await desk.reserve(OTHER, 'budi', PASSWORD);
    await desk.release(OTHER);
    expect([kept.ok, (await desk.verify('budi', PASSWORD, HERE)).ok]).toEqual([true, false]);
  });

  test('a login left by a server that died before the account was opened can be had after a minute', async () => {
    const desk = credentials();
    await desk.reserve(ACCOUNT, 'sri', PASSWORD);
    const atOnce = await desk.reserve(OTHER, 'sri', PASSWORD);
    time += 61_000;
    expect([atOnce, await desk.reserve(OTHER, 'sri', PASSWORD)]).toEqual(['taken', 'reserved']);
  });

  test('a changed password replaces the old one', async () => {
    const desk = credentials();
    await desk.reserve(ACCOUNT, 'sri', PASSWORD);
    await desk.setPassword(ACCOUNT, 'kata-sandi-panjang-2');
    const answers = [
      await desk.verify('sri', PASSWORD, HERE),
      await desk.verify('sri', 'kata-sandi-panjang-2', HERE),
    ];
    expect(answers.map(({ ok }) => ok)).toEqual([false, true]);
  });
});

describe('the throttle', () => {
  test('lets five failures pass and then makes wait, longer each time', async () => {
    const desk = credentials();
    await wrongTries(desk, 6);
    const first = await desk.verify('sri', 'salah', HERE);
    time += 2_000;
    await wrongTries(desk, 1);
    const second = await desk.verify('sri', 'salah', HERE);
    expect([first, second]).toEqual([
      { ok: false, kind: 'throttled', retryAfter: 1 },
      { ok: false, kind: 'throttled', retryAfter: 2 },
    ]);
  });

  test('treats an unknown login like a known one, and refuses the right password too', async () => {
    const desk = credentials();
    await desk.reserve(ACCOUNT, 'sri', PASSWORD);
    await wrongTries(desk, 6, 'sri');
    await wrongTries(desk, 6, 'tidak-ada');
    const answers = [
      await desk.verify('sri', PASSWORD, HERE),
      await desk.verify('tidak-ada', PASSWORD, HERE),
    ];
    expect(answers[0]).toEqual(answers[1]);
  });

  test('counts attempts sent all at once', async () => {
    const desk = credentials();
    const answers = await Promise.all(Array.from({ length: 12 }, () => desk.verify('sri', 'salah', HERE)));
    expect(answers.filter((answer) => !answer.ok && answer.kind === 'wrong')).toHaveLength(6);
  });

  test('slows an address that tries many logins, and no other address', async () => {
    const desk = credentials({ perAddress: { free: 3, longest: 60 } });
    for (const login of ['a', 'b', 'c', 'd']) await wrongTries(desk, 1, login, '2001:db8:1:2:3::4');
    const kinds = [];
    for (const address of ['2001:db8:1:2::9', '2001:db8:1:3::9'])
      kinds.push(await desk.verify('e', 'salah', address));
    expect(kinds).toEqual([
      { ok: false, kind: 'throttled', retryAfter: 1 },
      { ok: false, kind: 'wrong' },
    ]);
  });

  test('forgets on success, and after an hour', async () => {
    const desk = credentials();
    await desk.reserve(ACCOUNT, 'sri', PASSWORD);
    await wrongTries(desk, 5);
    await desk.verify('sri', PASSWORD, HERE);
    await wrongTries(desk, 5);
    time += 3_601_000;
    await desk.throttle.purge();
    const { rows } = await pool.query('select count(*)::int as n from access.sign_in_attempt');
    expect([(await desk.verify('sri', PASSWORD, HERE)).ok, rows[0].n]).toEqual([true, 0]);
  });

  test('lets only so many passwords wait', async () => {
    const passwords = new Passwords(1, 1);
    const tried = await Promise.allSettled([1, 2, 3].map(() => passwords.matches(null, PASSWORD)));
    const failed = tried.filter((each) => each.status === 'rejected');
    expect(failed.map(({ reason }) => reason as unknown)).toEqual([expect.any(PasswordQueueFullError)]);
  });
});

describe('sessions', () => {
  const MINUTE = 60_000;
  const sessions = () => new Sessions(pool, { clock, limits: { idle: 30 * MINUTE, absolute: 120 * MINUTE } });

  test('a token opens its session, and the database holds no token', async () => {
    const { token } = await sessions().open(ACCOUNT);
    const { rows } = await pool.query('select token from access.session');
    expect([
      await sessions().find(token),
      (rows[0] as { token: Buffer }).token.equals(Buffer.from(token, 'base64url')),
    ]).toEqual([
      { account: ACCOUNT, createdAt: '2026-11-24T02:00:00.000Z', expiresAt: '2026-11-24T04:00:00.000Z' },
      false,
    ]);
  });

  test('an unused session ends after the idle limit, a used one at the absolute limit', async () => {
    const unused = await sessions().open(ACCOUNT);
    const used = await sessions().open(ACCOUNT);
    const seen = [];
    for (let minute = 0; minute < 120; minute += 20) {
      seen.push(await sessions().find(used.token));
      time += 20 * MINUTE;
    }
    expect([
      seen.every((session) => session !== null),
      await sessions().find(unused.token),
      await sessions().find(used.token),
    ]).toEqual([true, null, null]);
  });

  test('ending one session leaves the others; ending all leaves none', async () => {
    const tokens = [
      await sessions().open(ACCOUNT),
      await sessions().open(ACCOUNT),
      await sessions().open(OTHER),
    ];
    await sessions().close(tokens[0]!.token);
    const ended = await sessions().closeAll(ACCOUNT);
    const left = await Promise.all(tokens.map(({ token }) => sessions().find(token)));
    expect([ended, left.map((session) => session?.account ?? null)]).toEqual([1, [null, null, OTHER]]);
  });

  test.each(['', 'x', 'a'.repeat(43), "'; drop table", 'a'.repeat(10_000)])(
    '%j is no session',
    async (token) => {
      expect(await sessions().find(token)).toBeNull();
    },
  );
});
