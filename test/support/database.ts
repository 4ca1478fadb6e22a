import crypto from 'node:crypto';
import pg from 'pg';
import { testServer } from './server.js';

/** Passwords that a migration gives to the roles it makes. Fixed: every test database shares one server's roles. */
export const TEST_PASSWORDS = {
  app: 'test-app',
  sealer: 'test-sealer',
  erasure: 'test-erasure',
  reader: 'test-reader',
} as const;

/** What `migrate` of the event store takes. */
export type Migrate = (options: { ownerUrl: string; passwords: typeof TEST_PASSWORDS }) => Promise<unknown>;

export interface TestDatabase {
  readonly name: string;
  /** As the superuser. */
  readonly ownerUrl: string;
  /** As the role that serves. Usable once a migration has made the roles. */
  readonly appUrl: string;
  readonly sealerUrl: string;
  readonly erasureUrl: string;
  readonly readerUrl: string;
  /** Removes the database, open connections or not. */
  drop(): Promise<void>;
}

/**
 * Makes a database of its own for one test file. The server is started by the first file that asks.
 * @param options.migrate when given, the database is a clone of a template that this function migrated once per
 *   run; without it the database is empty
 * @param options.template tells templates of different migrations apart
 */
export async function createTestDatabase(
  options: { migrate?: Migrate; template?: string } = {},
): Promise<TestDatabase> {
  const server = await testServer();
  const name = `t_${crypto.randomBytes(8).toString('hex')}`;
  const template =
    options.migrate && (await migratedTemplate(server, options.migrate, options.template ?? 'main'));
  await asAdmin(server.adminUrl, (client) =>
    client.query(`create database ${name} template ${template ?? 'template0'}`),
  );
  const as = (user: string, password: string) => urlFor(server.adminUrl, name, user, password);
  return {
    name,
    ownerUrl: urlFor(server.adminUrl, name),
    appUrl: as('rumpun_app', TEST_PASSWORDS.app),
    sealerUrl: as('rumpun_sealer', TEST_PASSWORDS.sealer),
    erasureUrl: as('rumpun_erasure', TEST_PASSWORDS.erasure),
    readerUrl: as('rumpun_reader', TEST_PASSWORDS.reader),
    drop: () =>
      asAdmin(server.adminUrl, async (client) => {
        await client.query(`drop database if exists ${name} with (force)`);
      }),
  };
}

/**
 * Builds the template under an advisory lock, so that of several workers one migrates and the others wait. The
 * finished template is told by its name: it is migrated under another name and renamed last.
 */
async function migratedTemplate(
  server: { adminUrl: string; run: string },
  migrate: Migrate,
  key: string,
): Promise<string> {
  const name = `template_${key}_${server.run}`;
  return asAdmin(server.adminUrl, async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1))', [name]);
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (found.rowCount) return name;
    const draft = `${name}_draft`;
    await client.query(`drop database if exists ${draft} with (force)`);
    await client.query(`create database ${draft} template template0`);
    await migrate({ ownerUrl: urlFor(server.adminUrl, draft), passwords: TEST_PASSWORDS });
    await client.query(`alter database ${draft} rename to ${name}`);
    return name;
  });
}

async function asAdmin<T>(adminUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: adminUrl });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function urlFor(adminUrl: string, database: string, user?: string, password?: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  if (user) url.username = user;
  if (password) url.password = password;
  return url.href;
}
