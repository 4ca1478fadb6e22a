import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { migrate } from '@app/event-store';
import type { DomainEvent } from '@app/eventsourcing';
import { handleCommand, MemoryEventStore } from '@app/eventsourcing';
import { accountDecider, event, programmeEvents } from '@app/programme';
import { Accounts } from './accounts.js';
import { Credentials } from './credentials.js';
import { PasswordDesk } from './password-desk.js';
import type { AccountRecorder } from './recorder.js';
import { newResetCode } from './reset-code.js';
import { Sessions } from './sessions.js';

const ACCOUNT = '0b9d6c1e-5a6f-4a3e-9c57-1f2f8b1d0a01';
const PERSON = '0b9d6c1e-5a6f-4a3e-9c57-1f2f8b1d0a02';
const OLD = 'kata-sandi-panjang-1';
const NEW = 'kata-sandi-panjang-2';
const LOGIN = 'sri.wahyuni.klaten';
const HERE = '192.0.2.7';
const START = Date.parse('2026-11-24T02:00:00.000Z');
const MINUTE = 60_000;
const SRI = { account: ACCOUNT, person: PERSON, grants: [] };

let database: TestDatabase;
let pool: pg.Pool;
let time: number;
let store: MemoryEventStore;
let credentials: Credentials;
let sessions: Sessions;
let desk: PasswordDesk;
const clock = { now: () => new Date(time).toISOString() };

beforeAll(async () => {
  const urlOf = (ownerUrl: string, user: string): string => {
    const url = new URL(ownerUrl);
    url.username = `access_test_${user}`;
    url.password = 'access-test';
    return url.href;
  };
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
  time = START;
  store = new MemoryEventStore({ registry: programmeEvents });
  sessions = new Sessions(pool, { clock });
  credentials = new Credentials({
    ...{ sql: pool, secret: Buffer.alloc(32, 7), clock },
    exists: () => Promise.resolve(true),
  });
  const parts = { accounts: new Accounts(store), credentials, sessions, commands: recorder(), clock };
  desk = new PasswordDesk(parts);
  await credentials.reserve(ACCOUNT, LOGIN, OLD);
  await store.append({
    ...{ stream: ACCOUNT, category: 'account', expectedVersion: 0, request: null, definition: null },
    commandId: '00000000-0000-4000-8000-000000000001',
    actor: { account: 'operator', person: null },
    ...{ at: clock.now(), effectiveAt: clock.now() },
    events: [event('AccountOpened', { person: PERSON, login: { subject: PERSON, value: LOGIN } })],
  });
});

function recorder(): AccountRecorder {
  return {
    executeInternal: async ({ stream, command, commandId, account, person }) => {
      const context = {
        commandId,
        stream,
        actor: { account, person },
        at: clock.now(),
        effectiveAt: clock.now(),
      };
      return handleCommand(store, accountDecider, { command: command as never, request: null, context });
    },
  };
}

let given = 0;
/** A link as the operator prints it. @returns its code */
async function link(): Promise<string> {
  const { code, tokenHash } = newResetCode(ACCOUNT);
  const id = `00000000-0000-4000-9000-${String(++given).padStart(12, '0')}`;
  const answer = await recorder().executeInternal({
    ...{ category: 'account', stream: ACCOUNT, commandId: id, account: 'operator', person: null },
    command: { type: 'issue-reset-link', data: { link: id, tokenHash } },
  });
  if (!answer.ok) throw new Error('the link was refused');
  return code;
}

const recorded = async (): Promise<DomainEvent[]> =>
  (await store.readStream(ACCOUNT)).slice(1).flatMap(({ events }) => [...events]);
const codes = (answer: Awaited<ReturnType<PasswordDesk['reset']>>) =>
  !answer.ok && answer.kind === 'refused' ? answer.reasons.map(({ code }) => code) : answer;
const opens = async (password: string) => (await credentials.verify(LOGIN, password, '198.51.100.1')).ok;
const change = (currentPassword: string, newPassword: string, keep = 'x') =>
  desk.change(SRI, { currentPassword, newPassword }, { address: HERE, keep });

describe("changing one's password", () => {
  test('takes effect, ends the other sessions only, and is on record', async () => {
    const [mine, other] = [await sessions.open(ACCOUNT), await sessions.open(ACCOUNT)];
    const answer = await change(OLD, NEW, mine.token);
    const left = await Promise.all([mine, other].map(({ token }) => sessions.find(token)));
    expect([answer, left.map((each) => each !== null)]).toEqual([{ ok: true, ended: 1 }, [true, false]]);
    expect([await opens(OLD), await opens(NEW)]).toEqual([false, true]);
    expect(await recorded()).toEqual([event('PasswordChanged', {})]);
  });

  test.each([
    ['a wrong old password', 'salah', NEW, ['wrong-password']],
    ['the old password again', OLD, OLD, ['same-password']],
    ['the login', OLD, ' SRI.Wahyuni.Klaten', ['password-is-login']],
    ['both wrong', 'salah', LOGIN, ['wrong-password', 'password-is-login']],
  ])('%s is refused, and nothing changes', async (_what, current, next, reasons) => {
    expect(codes(await change(current, next))).toEqual(reasons);
    expect([await opens(OLD), await recorded()]).toEqual([true, []]);
  });

  test('guessing the old password is slowed down together with signing in', async () => {
    for (let each = 0; each < 3; each++) await change('salah', NEW);
    for (let each = 0; each < 3; each++) await credentials.verify(LOGIN, 'salah', HERE);
    expect(await change(OLD, NEW)).toEqual({ ok: false, kind: 'throttled', retryAfter: 1 });
  });
});

describe('a one-time link', () => {
  test('sets a new password, ends every session, and is a fact of the account itself', async () => {
    const session = await sessions.open(ACCOUNT);
    const answer = await desk.reset(await link(), NEW, HERE);
    expect([answer, await sessions.find(session.token)]).toEqual([{ ok: true, ended: 1 }, null]);
    expect([await opens(OLD), await opens(NEW)]).toEqual([false, true]);
    const [, , entry] = await store.readStream(ACCOUNT);
    expect([entry!.events[0]!.type, entry!.actor]).toEqual([
      'PasswordReset',
      { account: ACCOUNT, person: PERSON },
    ]);
  });

  test('lets in whom the throttle kept out for guessing before', async () => {
    for (let each = 0; each < 7; each++) await credentials.verify(LOGIN, 'salah', HERE);
    await desk.reset(await link(), NEW, HERE);
    expect(await opens(NEW)).toBe(true);
  });

  test('is good once', async () => {
    const code = await link();
    await desk.reset(code, NEW, HERE);
    expect(codes(await desk.reset(code, 'kata-sandi-panjang-3', HERE))).toEqual(['link-used']);
  });

  test('used twice at once sets one password', async () => {
    const code = await link();
    const answers = await Promise.all(
      [NEW, 'kata-sandi-panjang-3'].map((each) => desk.reset(code, each, HERE)),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const won = answers[0]!.ok ? NEW : 'kata-sandi-panjang-3';
    expect(await opens(won)).toBe(true);
  });

  test.each([
    [29, true],
    [30, ['link-expired']],
  ])('after %i minutes: %j', async (minutes, expected) => {
    const code = await link();
    time += minutes * MINUTE;
    const answer = await desk.reset(code, NEW, HERE);
    expect(answer.ok || codes(answer)).toEqual(expected);
  });

  test('is void when a newer one is issued, or the password is changed', async () => {
    const older = await link();
    const newer = await link();
    const first = codes(await desk.reset(older, NEW, HERE));
    await change(OLD, NEW);
    expect([first, codes(await desk.reset(newer, 'kata-sandi-panjang-3', HERE))]).toEqual([
      ['link-replaced'],
      ['link-used'],
    ]);
  });

  test.each([
    ['the old password', OLD, ['same-password']],
    ['the login', LOGIN, ['password-is-login']],
  ])('takes no %s, and still works afterwards', async (_what, password, reasons) => {
    const code = await link();
    const refused = codes(await desk.reset(code, password, HERE));
    expect([refused, (await desk.reset(code, NEW, HERE)).ok]).toEqual([reasons, true]);
  });

  test.each(['', 'x', 'A'.repeat(64), newResetCode(ACCOUNT).code])('%j is no link', async (code) => {
    expect(codes(await desk.reset(code, NEW, HERE))).toEqual(['link-unknown']);
  });

  test('stands nowhere in clear: neither in the log nor in the tables', async () => {
    const code = await link();
    const stream = JSON.stringify(await store.readStream(ACCOUNT));
    expect([stream.includes(code), stream.includes(Buffer.from(code, 'base64url').toString('hex'))]).toEqual([
      false,
      false,
    ]);
  });

  test('guessing is slowed down by address', async () => {
    for (let each = 0; each < 21; each++) await desk.reset('x', NEW, HERE);
    expect(await desk.reset('x', NEW, HERE)).toMatchObject({ ok: false, kind: 'throttled' });
    expect(codes(await desk.reset('x', NEW, '198.51.100.1'))).toEqual(['link-unknown']);
  });
});
