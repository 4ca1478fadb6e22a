import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { jest } from '@jest/globals';
import { loadSecrets } from '@app/composition';
import { prepareHome } from '@app/platform';
import { Cast } from '../support/cast.js';
import { startTestEngine, type TestEngine } from '../support/engine.js';
import { Program } from '../support/program.js';

/** Programs start slowly where much else runs. */
jest.setTimeout(180_000);

/** What the operator does for accounts at the command line, and under whose name it is recorded. */
let engine: TestEngine;
let home: string;
let cast: Cast;

beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'rumpun-access-'));
  engine = await startTestEngine(undefined, {}, loadSecrets(prepareHome(path.join(home, 'server'))));
  const { commands, store } = engine.engine.services;
  cast = await Cast.assemble(commands, store);
}, 60_000);
afterAll(async () => {
  await engine.close();
  rmSync(home, { recursive: true, force: true });
});

type Someone = 'monitor' | 'manager' | 'admin';
const login = (part: Someone) => `${part}.${cast.number}`;
const rumpun = (args: readonly string[], more: Record<string, string> = {}) => {
  const { appUrl, sealerUrl } = engine.database;
  const env = { RUMPUN_HOME: home, DATABASE_URL: appUrl, DATABASE_SEALER_URL: sealerUrl, ...more };
  return Program.run({ app: 'cli', args, env });
};
const lastOf = async (part: Someone) => {
  const entry = (await engine.engine.services.store.readStream(cast.players[part].account)).at(-1)!;
  return [entry.events.map(({ type }) => type), entry.actor];
};

describe('rumpun admin reset', () => {
  test('prints one link under the public address, whose secret sets a new password', async () => {
    const env = { PUBLIC_URL: 'https://rumpun.example.id' };
    const { code, stdout } = await rumpun(['admin', 'reset', login('monitor')], env);
    const [, secret] = /^https:\/\/rumpun\.example\.id\/api\/v1\/password-reset#([\w-]{64})\n$/.exec(stdout)!;
    expect(code).toBe(0);
    expect(await lastOf('monitor')).toEqual([['ResetLinkIssued'], { account: 'operator', person: null }]);
    const { passwords, credentials } = engine.engine.services;
    expect(await passwords.reset(secret!, 'kata-sandi-panjang-2', '192.0.2.1')).toMatchObject({ ok: true });
    expect(await credentials.verify(login('monitor'), 'kata-sandi-panjang-2', '192.0.2.1')).toMatchObject({
      ok: true,
    });
  });

  test('is recorded under the account that it is done as', async () => {
    const { code, stdout } = await rumpun(['admin', 'reset', login('monitor'), '--as', login('admin')]);
    expect([code, stdout.startsWith('http://127.0.0.1:3000/api/v1/password-reset#')]).toEqual([0, true]);
    expect(await lastOf('monitor')).toEqual([['ResetLinkIssued'], cast.players.admin]);
  });

  test.each([
    ['by whoever may not', () => [login('monitor'), '--as', login('manager')], /Diperlukan peran: admin/],
    ['for an account that is not there', () => ['tidak.ada'], /Tidak ada akun bernama "tidak\.ada"/],
  ])('is refused %s, and prints no link', async (_what, args, words) => {
    const before = await lastOf('monitor');
    const { code, stdout, stderr } = await rumpun(['admin', 'reset', ...args()]);
    expect([code, stdout, await lastOf('monitor')]).toEqual([1, '', before]);
    expect(stderr).toMatch(words);
  });
});

test('rumpun admin create as an account asks for its permission', async () => {
  const args = ['admin', 'create', '--name', 'Sri (contoh)', '--login', 'admin.baru'];
  const env = { RUMPUN_ADMIN_PASSWORD: 'kata-sandi-panjang-1' };
  const refused = await rumpun([...args, '--as', login('manager')], env);
  const made = await rumpun([...args, '--as', login('admin'), '--json'], env);
  expect([refused.code, made.code]).toEqual([1, 0]);
  const { account } = JSON.parse(made.stdout) as { account: string };
  const [entry] = await engine.engine.services.store.readStream(account);
  expect(entry!.actor).toEqual(cast.players.admin);
});

describe('rumpun token', () => {
  const create = (...more: string[]) =>
    rumpun(['token', 'create', login('monitor'), '--name', 'papan dinas', ...more]);

  test('makes one by which a program acts, lists it without its secret, and revokes it', async () => {
    const { stdout } = await create('--read-only', '--days', '30', '--as', login('monitor'));
    const secret = stdout.trim();
    const { tokens } = engine.engine.services;
    const found = await tokens.find(secret);
    expect([found?.acting.account, found?.readOnly]).toEqual([cast.players.monitor.account, true]);
    const listed = (await rumpun(['token', 'list', login('monitor')])).stdout;
    expect([listed.includes('papan dinas'), listed.includes('hanya baca'), listed.includes(secret)]).toEqual([
      true,
      true,
      false,
    ]);
    const [first] = await tokens.list(cast.players.monitor.account);
    const revoked = await rumpun(['token', 'revoke', login('monitor'), first!.token, '--as', login('admin')]);
    expect([revoked.code, await tokens.find(secret)]).toEqual([0, null]);
    expect(await lastOf('monitor')).toEqual([['ApiTokenRevoked'], cast.players.admin]);
  });

  test.each(['admin', 'manager'] as const)('%s makes none for somebody else', async (part) => {
    const before = await lastOf('monitor');
    const { code, stdout } = await create('--as', login(part));
    expect([code, stdout, await lastOf('monitor')]).toEqual([1, '', before]);
  });

  test('is refused with every reason', async () => {
    const { code, stderr } = await create('--days', '400');
    expect([code, stderr.includes('1 sampai 365 hari')]).toEqual([1, true]);
  });
});
