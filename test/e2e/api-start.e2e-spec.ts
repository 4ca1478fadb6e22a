import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { markDemo } from '@app/composition';
import pg from 'pg';
import { createLogDatabase, migrateUrls } from '../../libs/event-store/src/testing/log-database.js';
import { serving, startApiProcess } from '../support/api-process.js';
import { createTestDatabase } from '../support/database.js';

const home = mkdtempSync(path.join(tmpdir(), 'rumpun-api-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const start = (variables: Record<string, string>) => startApiProcess({ RUMPUN_HOME: home, ...variables });

test.each([
  ['without a database address', {}, 'DATABASE_URL'],
  ['with a value that is wrong', { DATABASE_URL: 'mysql://x', PORT: '70000' }, 'PORT'],
])(
  '%s it names the variable and does not start',
  async (_what, variables, name) => {
    const started = await start(variables);
    expect([await started.ended, started.said().includes(name)]).toEqual([1, true]);
  },
  30_000,
);

test('it refuses a database that is not migrated, says how, and does not migrate it', async () => {
  const database = await createTestDatabase();
  const started = await start({ DATABASE_URL: database.ownerUrl });
  const code = await started.ended;
  const schemas = await schemasOf(database.ownerUrl);
  await database.drop();
  expect([code, started.said().includes('npx rumpun migrate'), schemas]).toEqual([1, true, ['public']]);
}, 60_000);

async function schemasOf(connectionString: string): Promise<string[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    `select nspname::text as name from pg_namespace where nspname !~ '^(pg_|information_schema$)'`,
  );
  await client.end();
  return rows.map(({ name }) => name);
}

test("it refuses a demo's log", async () => {
  const database = await createLogDatabase();
  await markDemo(migrateUrls(database.ownerUrl).ownerUrl);
  const started = await start({ DATABASE_URL: database.appUrl });
  const code = await started.ended;
  await database.drop();
  expect([code, started.said().includes("demo's log")]).toEqual([1, true]);
}, 60_000);

test('a port that is taken is named', async () => {
  const database = await createLogDatabase();
  const taken = net.createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as net.AddressInfo;
  const started = await start({ DATABASE_URL: database.appUrl, PORT: String(port) });
  const code = await started.ended;
  taken.close();
  await database.drop();
  expect([code, started.said().includes(`Port ${port} on 127.0.0.1 is taken`)]).toEqual([1, true]);
}, 60_000);

test('on an empty log it serves, says how to make the first account and what it misses, and stops cleanly when told', async () => {
  const database = await createLogDatabase();
  const started = await start({ DATABASE_URL: database.appUrl });
  const port = await serving(started);
  const live = await fetch(`http://127.0.0.1:${port}/health/live`);
  const page = await (await fetch(`http://127.0.0.1:${port}/?lang=en`)).text();
  started.child.kill('SIGTERM');
  const code = await started.ended;
  await database.drop();
  expect({
    live: live.status,
    page: page.includes(`http://127.0.0.1:${port}/api/v1/session`),
    hint: started.said().includes('npx rumpun admin create'),
    links: /PUBLIC_URL belum diisi: .*\nPUBLIC_URL is not set: /.test(started.said()),
    code,
  }).toEqual({ live: 200, page: true, hint: true, links: true, code: 0 });
}, 60_000);
