import pg from 'pg';
import { ensureGroupRoles, ensureLogin, grantOnDatabase, loginUserOf } from './roles.js';
import type { Migration } from './sql-files.js';
import { loadMigrations } from './sql-files.js';

export interface MigrateOptions {
  /** Read here and nowhere else: running processes never hold the owner's password. */
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly sealerUrl: string;
  /** The migrations of this program by default. */
  readonly migrations?: readonly Migration[];
}

export interface MigrateResult {
  /** Numbers applied by this call, rising. */
  readonly applied: readonly number[];
}

export interface SchemaStatus {
  readonly ok: boolean;
  readonly wanted: readonly number[];
  readonly applied: readonly number[];
  /** Wanted and not applied. */
  readonly pending: readonly number[];
  /** Applied by a newer program. */
  readonly unknown: readonly number[];
}

/** Thrown when a migration that was applied no longer reads as it did. */
export class MigrationEditedError extends Error {
  constructor(readonly migration: Pick<Migration, 'number' | 'name'>) {
    super(
      `migration ${migration.number} (${migration.name}) was applied with another text; migrations are add-only`,
    );
    this.name = 'MigrationEditedError';
  }
}

// Any fixed number: advisory locks are per database, and only migrations take this one.
const MIGRATION_LOCK = 7_210_045_511;

/**
 * Brings a database to the schema that this program wants, and lets the login users of the two URLs in.
 * Several processes, and several databases of one cluster, may call it at once; calling it again is harmless
 * and repairs the grants of a database made from a template.
 *
 * @returns the migrations applied by this call
 * @throws MigrationEditedError, or the database's own error (nothing of a failed migration remains)
 */
export async function migrate(options: MigrateOptions): Promise<MigrateResult> {
  const migrations = options.migrations ?? loadMigrations();
  const owner = new pg.Client({ connectionString: options.ownerUrl, application_name: 'rumpun migrate' });
  await owner.connect();
  try {
    await ensureGroupRoles(owner);
    await ensureLogin(owner, loginUserOf(options.appUrl), 'rumpun_app');
    await ensureLogin(owner, loginUserOf(options.sealerUrl), 'rumpun_sealer');
    await owner.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const applied = await applyPending(owner, migrations);
    await grantOnDatabase(owner);
    return { applied };
  } finally {
    await owner.end();
  }
}

/**
 * Compares the database's schema with what this program wants; for readiness checks, as any role.
 *
 * @throws the database's own error when it cannot be reached
 */
export async function schemaStatus(
  database: Pick<pg.Pool, 'query'>,
  migrations: readonly Migration[] = loadMigrations(),
): Promise<SchemaStatus> {
  const wanted = migrations.map(({ number }) => number);
  const applied = [...(await appliedDigests(database)).keys()];
  const pending = wanted.filter((number) => !applied.includes(number));
  const unknown = applied.filter((number) => !wanted.includes(number));
  return { ok: pending.length === 0 && unknown.length === 0, wanted, applied, pending, unknown };
}

async function applyPending(owner: pg.Client, migrations: readonly Migration[]): Promise<number[]> {
  const known = await appliedDigests(owner);
  const applied: number[] = [];
  for (const migration of migrations) {
    const digest = known.get(migration.number);
    if (digest !== undefined) {
      if (!digest.equals(migration.digest)) throw new MigrationEditedError(migration);
      continue;
    }
    await applyOne(owner, migration);
    applied.push(migration.number);
  }
  return applied;
}

async function applyOne(owner: pg.Client, migration: Migration): Promise<void> {
  await owner.query('begin');
  try {
    await owner.query(migration.sql);
    await owner.query('insert into log.migration (number, name, digest) values ($1, $2, $3)', [
      migration.number,
      migration.name,
      migration.digest,
    ]);
    await owner.query('commit');
  } catch (error) {
    await owner.query('rollback');
    throw error;
  }
}

// Undefined table, undefined schema, and no privilege on the schema: nothing was migrated for this role.
const NOT_MIGRATED = new Set(['42P01', '3F000', '42501']);

async function appliedDigests(database: Pick<pg.Pool, 'query'>): Promise<Map<number, Buffer>> {
  try {
    const { rows } = await database.query<{ number: number; digest: Buffer }>(
      'select number, digest from log.migration order by number',
    );
    return new Map(rows.map(({ number, digest }) => [number, digest]));
  } catch (error) {
    if (NOT_MIGRATED.has((error as { code?: string }).code ?? '')) return new Map();
    throw error;
  }
}
