import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createServerEngine, markDemo } from '@app/composition';
import { createLogger, parseEnv } from '@app/platform';
import { createTestDatabase } from '../support/database.js';
import { createLogDatabase, migrateUrls } from '../../libs/event-store/src/testing/log-database.js';
import type { LogDatabase } from '../../libs/event-store/src/testing/log-database.js';
import { Program } from '../support/program.js';

/** `npm run start:worker` on a server's database, and what it refuses. */
let home: string;
let database: LogDatabase;

const environment = (): Record<string, string> => ({
  RUMPUN_HOME: home,
  DATABASE_URL: database.appUrl,
  DATABASE_SEALER_URL: database.sealerUrl,
  PUBLIC_URL: 'https://rumpun.example.id',
});
const run = (env: Record<string, string>) => Program.run({ app: 'worker', env });

beforeEach(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'rumpun-worker-'));
  database = await createLogDatabase();
});
afterEach(async () => {
  await database.drop();
  rmSync(home, { recursive: true, force: true });
});

test('it seals and projects what another process appended, and SIGTERM ends it cleanly', async () => {
  const parsed = parseEnv(environment());
  if (!parsed.ok) throw new Error('the environment of this test is wrong');
  const log = createLogger({ service: 'test', level: 'silent', text: false });
  const roles = { sealer: false, projections: false, reactors: false, sweeps: false };
  const api = createServerEngine(parsed.env, log, roles);
  await api.start();
  const worker = await Program.start({ app: 'worker', env: environment() });
  await worker.says(/the worker runs/);
  const result = await api.services.commands.execute({
    category: 'forum',
    command: 'establish-forum',
    stream: null,
    body: { region: '33.10', level: 'regency', name: 'FPK Kabupaten Klaten' },
    commandId: '0b9d6c1e-5a6f-4a3e-9c57-1f2f8b1d0a01',
    actor: { account: 'operator', person: null, grants: [], operator: true },
  });
  if (!result.ok) throw new Error(JSON.stringify(result));
  const target = { id: result.receipt!.id };
  expect(await api.services.projections.waitFor(target, ['directory'], 20_000)).toMatchObject({ ok: true });
  await api.stop();
  worker.kill('SIGTERM');
  expect(await worker.ended).toMatchObject({ code: 0, stderr: '' });
});

test('without a public address it runs, and says that its messages bear no links', async () => {
  const worker = await Program.start({ app: 'worker', env: { ...environment(), PUBLIC_URL: '' } });
  await worker.says(/the worker runs/);
  worker.kill('SIGTERM');
  const { code, stderr } = await worker.ended;
  expect(code).toBe(0);
  expect(stderr).toMatch(/^PUBLIC_URL belum diisi: .*\nPUBLIC_URL is not set: .*\n$/);
});

test('it refuses a database that was not migrated, and says what to do', async () => {
  const empty = await createTestDatabase();
  const { appUrl, sealerUrl } = migrateUrls(empty.ownerUrl);
  const ended = await run({ ...environment(), DATABASE_URL: appUrl, DATABASE_SEALER_URL: sealerUrl });
  await empty.drop();
  expect(ended.code).toBe(1);
  expect(ended.stderr).toContain('npx rumpun migrate');
});

test('it refuses the log of a demo', async () => {
  await markDemo(database.ownerUrl);
  const ended = await run(environment());
  expect(ended.code).toBe(1);
  expect(ended.stderr).toMatch(/log contoh \(demo\./);
});

test.each(['DATABASE_URL', 'DATABASE_SEALER_URL'])('it names a missing %s', async (name) => {
  const ended = await run({ ...environment(), [name]: '' });
  expect(ended.code).toBe(1);
  expect(ended.stderr).toContain(`${name} is not set`);
});

test('it names a mail server without a sender', async () => {
  const ended = await run({ ...environment(), SMTP_URL: 'smtp://u:hunter2@mail.example.id' });
  expect(ended.code).toBe(1);
  expect(ended.stderr).toContain('SMTP_URL needs MAIL_FROM');
  expect(ended.stderr).not.toContain('hunter2');
});
