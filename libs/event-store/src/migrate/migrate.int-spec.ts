import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { createTestDatabase } from '../../../../test/support/database.js';
import { createLogDatabase, migrateUrls, urlAs } from '../testing/log-database.js';
import { migrate, MigrationEditedError, schemaStatus } from './migrate.js';
import { listSchema } from './schema-listing.js';
import { loadMigrations, sqlFolder } from './sql-files.js';

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

test('the schema of a migrated database is the committed one', async () => {
  const database = await createLogDatabase();
  const listing = await withClient(database.ownerUrl, listSchema);
  const file = path.join(sqlFolder(), 'schema.txt');
  // After a new migration: RUMPUN_WRITE_SCHEMA=1 npx jest migrate.int-spec, then review and commit the file.
  if (process.env.RUMPUN_WRITE_SCHEMA === '1') writeFileSync(file, listing);
  expect(listing).toBe(readFileSync(file, 'utf8'));
  await database.drop();
});

test('several databases migrate at once, though roles are shared by the cluster', async () => {
  const databases = await Promise.all(Array.from({ length: 4 }, () => createTestDatabase()));
  const user = `user_${databases[0]!.name}`;
  const results = await Promise.all(
    databases.flatMap(({ ownerUrl }) => {
      const urls = { ...migrateUrls(ownerUrl), appUrl: urlAs(ownerUrl, user, 'secret') };
      return [migrate(urls), migrate(urls)];
    }),
  );
  const all = loadMigrations().map(({ number }) => number);
  const perDatabase = databases.map((_, index) => [
    ...results[2 * index]!.applied,
    ...results[2 * index + 1]!.applied,
  ]);
  expect(perDatabase).toEqual(databases.map(() => all));
  await withClient(databases[0]!.ownerUrl, (owner) => owner.query(`drop role if exists ${user}`));
  await Promise.all(databases.map((database) => database.drop()));
});

test('an applied migration that was edited is refused', async () => {
  const database = await createLogDatabase();
  const migrations = loadMigrations().map((migration) => ({ ...migration, digest: Buffer.alloc(32) }));
  await expect(migrate({ ...migrateUrls(database.ownerUrl), migrations })).rejects.toThrow(
    MigrationEditedError,
  );
  await database.drop();
});

test('readiness tells an empty database, a current one and one of a newer program apart', async () => {
  const empty = await createTestDatabase();
  const current = await createLogDatabase();
  const [first] = loadMigrations();
  const statuses = [
    await withClient(empty.ownerUrl, (client) => schemaStatus(client)),
    await withClient(current.appUrl, (client) => schemaStatus(client)),
    await withClient(current.appUrl, (client) => schemaStatus(client, [{ ...first!, number: 9999 }])),
  ];
  expect(
    statuses.map(({ ok, pending, unknown }) => ({ ok, pending: pending.length, unknown: unknown.length })),
  ).toEqual([
    { ok: false, pending: loadMigrations().length, unknown: 0 },
    { ok: true, pending: 0, unknown: 0 },
    { ok: false, pending: 1, unknown: loadMigrations().length },
  ]);
  await Promise.all([empty.drop(), current.drop()]);
});

test('a login user made by migrate signs in with the password of its URL', async () => {
  const database = await createLogDatabase();
  const { rows } = await withClient(database.appUrl, (client) => client.query('select current_user as name'));
  expect(rows[0].name).toBe('log_test_app');
  await database.drop();
});
