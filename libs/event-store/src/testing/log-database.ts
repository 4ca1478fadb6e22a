import { createTestDatabase } from '../../../../test/support/database.js';
import { migrate } from '../migrate/migrate.js';

/** A migrated database of its own, with the login users that a server's URLs would name. */
export interface LogDatabase {
  readonly name: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly sealerUrl: string;
  drop(): Promise<void>;
}

/** The URL of another login user of the same database. */
export function urlAs(url: string, user: string, password: string): string {
  const as = new URL(url);
  as.username = user;
  as.password = password;
  return as.href;
}

/** The URLs that `migrate` takes, with fixed test users: roles are shared by all databases of the test server. */
export function migrateUrls(ownerUrl: string): { ownerUrl: string; appUrl: string; sealerUrl: string } {
  return {
    ownerUrl,
    appUrl: urlAs(ownerUrl, 'log_test_app', 'log-test-app'),
    sealerUrl: urlAs(ownerUrl, 'log_test_sealer', 'log-test-sealer'),
  };
}

/** What a template is to hold beside the schema. */
export interface Prepared {
  /** Tells its template from others. */
  readonly template: string;
  /** Is done once a run, on the migrated template; leaves no connection open. */
  prepare(urls: ReturnType<typeof migrateUrls>): Promise<void>;
}

/**
 * Clones a migrated template; the grants on the database itself are made anew, a clone does not inherit them.
 *
 * @param prepared what the database is to hold; nothing by default
 */
export async function createLogDatabase(prepared?: Prepared): Promise<LogDatabase> {
  const database = await createTestDatabase({
    migrate: async ({ ownerUrl }) => {
      await migrate(migrateUrls(ownerUrl));
      await prepared?.prepare(migrateUrls(ownerUrl));
    },
    template: prepared?.template ?? 'log',
  });
  const urls = migrateUrls(database.ownerUrl);
  await migrate(urls);
  return { name: database.name, ...urls, drop: () => database.drop() };
}
