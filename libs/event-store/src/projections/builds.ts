import type { Projection, TableSpec } from '@app/eventsourcing';
import type pg from 'pg';
import { CHANNELS } from '../follow/seal-listener.js';
import { dropTables, makeTables, pointViews, schemaName } from './ddl.js';
import { BEGIN_DDL, transaction } from './transaction.js';

export type BuildState = 'building' | 'active' | 'kept';

/** A row of projection.build with its checkpoint. */
export interface Build {
  readonly projection: string;
  readonly build: number;
  readonly version: number;
  readonly state: BuildState;
  readonly schema: string;
  readonly tables: readonly TableSpec[];
  /** Last position applied; -1 before the first. */
  readonly position: number;
  readonly createdAt: Date;
  /** When it last became the one that is read. */
  readonly activatedAt: Date | null;
}

const SELECT = `select b.projection, b.build, b.version, b.state, b.schema_name as schema, b.tables,
    c.position::float8 as position, b.created_at as "createdAt", b.activated_at as "activatedAt"
  from projection.build b join projection.checkpoint c using (projection, build)`;

/** @returns builds, oldest first; of one projection when named */
export async function listBuilds(database: Pick<pg.Pool, 'query'>, projection?: string): Promise<Build[]> {
  const { rows } = await database.query<Build>(
    `${SELECT} where $1::text is null or b.projection = $1 order by b.projection, b.build`,
    [projection ?? null],
  );
  return rows;
}

/**
 * Makes the builds that this program needs: a first one, read at once, for a new projection; one beside the active
 * one when the version was raised. Several workers may call it at the same time.
 *
 * @param projection in its newest version known to this program
 * @throws Error when the tables were changed without raising the version
 */
export function ensureBuild(pool: pg.Pool, projection: Projection): Promise<void> {
  return transaction(pool, BEGIN_DDL, async (client) => {
    const builds = await lockBuilds(client, projection.name);
    const same = builds.filter(({ version }) => version === projection.version);
    same.forEach((build) => assertSameTables(projection, build));
    const active = builds.find(({ state }) => state === 'active');
    const wanted = same.length === 0 && (active === undefined || active.version < projection.version);
    if (wanted) await makeBuild(client, projection, active === undefined ? 'active' : 'building');
    return { commit: true, value: undefined };
  });
}

/**
 * Makes a build of the same version beside the active one, or finds the one that is already being made.
 *
 * @returns its number
 */
export function beginRebuild(pool: pg.Pool, projection: Projection): Promise<number> {
  return transaction(pool, BEGIN_DDL, async (client) => {
    const builds = await lockBuilds(client, projection.name);
    const begun = builds.find(({ state, version }) => state === 'building' && version === projection.version);
    const value = begun?.build ?? (await makeBuild(client, projection, 'building'));
    return { commit: true, value };
  });
}

/** Locks a projection's builds against being made, swapped or dropped by others. */
export async function lockBuilds(client: pg.ClientBase, projection: string): Promise<Build[]> {
  await client.query('insert into projection.projection (name) values ($1) on conflict do nothing', [
    projection,
  ]);
  await client.query('select 1 from projection.projection where name = $1 for update', [projection]);
  return listBuilds(client as unknown as pg.Pool, projection);
}

async function makeBuild(client: pg.ClientBase, projection: Projection, state: BuildState): Promise<number> {
  const { name, version, tables } = projection;
  const { rows } = await client.query<{ build: number }>(
    'update projection.projection set next_build = next_build + 1 where name = $1 returning next_build - 1 as build',
    [name],
  );
  const build = rows[0]!.build;
  const schema = schemaName(name, build);
  await client.query(
    `insert into projection.build (projection, build, version, state, schema_name, tables, activated_at)
     values ($1, $2, $3, $4, $5, $6, case when $4 = 'active' then clock_timestamp() end)`,
    [name, build, version, state, schema, JSON.stringify(tables)],
  );
  await client.query('insert into projection.checkpoint (projection, build) values ($1, $2)', [name, build]);
  await makeTables(client, schema, tables);
  if (state === 'active') await pointViews(client, schema, tables, []);
  await announceBuilds(client, name);
  return build;
}

/** Makes `target` the build that is read; inside the caller's transaction, builds locked. */
export async function activateBuild(
  client: pg.ClientBase,
  target: Build,
  former: Build | undefined,
): Promise<void> {
  await pointViews(client, target.schema, target.tables, former?.tables ?? []);
  await client.query(
    `update projection.build set state = 'kept' where projection = $1 and state = 'active'`,
    [target.projection],
  );
  await client.query(
    `update projection.build set state = 'active', activated_at = clock_timestamp()
     where projection = $1 and build = $2`,
    [target.projection, target.build],
  );
  await announceBuilds(client, target.projection);
}

/** The build that was read before the present one: what a rollback goes back to. */
export function formerBuild(builds: readonly Build[]): Build | undefined {
  const kept = builds.filter(({ state }) => state === 'kept');
  const time = ({ activatedAt }: Build): number => activatedAt?.getTime() ?? 0;
  return kept.sort((a, b) => time(a) - time(b)).at(-1);
}

/** @returns whether there was such a build and it was not the one being read */
export async function dropBuild(pool: pg.Pool, projection: string, build: number): Promise<boolean> {
  const dropped = await dropWhere(pool, projection, (builds) =>
    builds.filter((each) => each.build === build),
  );
  return dropped > 0;
}

/**
 * One build is kept for a rollback; those read earlier, and unfinished ones of older versions, would only cost work.
 *
 * @param newest version of the projection's code
 */
export async function dropSuperseded(pool: pg.Pool, projection: string, newest: number): Promise<void> {
  await dropWhere(pool, projection, (builds) => {
    const former = formerBuild(builds);
    return builds.filter(
      (each) =>
        (each.state === 'kept' && each !== former) || (each.state === 'building' && each.version < newest),
    );
  });
}

function dropWhere(
  pool: pg.Pool,
  projection: string,
  choose: (builds: Build[]) => readonly Build[],
): Promise<number> {
  return transaction(pool, BEGIN_DDL, async (client) => {
    const chosen = choose(await lockBuilds(client, projection)).filter(({ state }) => state !== 'active');
    for (const { build, schema } of chosen) {
      await client.query('delete from projection.build where projection = $1 and build = $2', [
        projection,
        build,
      ]);
      await dropTables(client, schema);
    }
    if (chosen.length > 0) await announceBuilds(client, projection);
    return { commit: chosen.length > 0, value: chosen.length };
  });
}

async function announceBuilds(client: pg.ClientBase, projection: string): Promise<void> {
  await client.query('select pg_notify($1, $2)', [CHANNELS.builds, projection]);
}

function assertSameTables(projection: Projection, build: Build): void {
  if (canonical(projection.tables) === canonical(build.tables)) return;
  throw new Error(
    `the tables of projection "${projection.name}" changed: raise its version (${projection.version}) to get a new build`,
  );
}

/** jsonb gives keys back in an order of its own. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}
