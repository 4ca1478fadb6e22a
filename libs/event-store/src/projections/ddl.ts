import { tableShapes } from '@app/eventsourcing';
import type { Projection, TableShape, TableSpec } from '@app/eventsourcing';
import type pg from 'pg';
import { quoted } from './table-sql.js';

const NAME = /^[a-z][a-z0-9]*([-_][a-z0-9]+)*$/;
/** With `p_` and a build's number still below the 63 bytes at which PostgreSQL cuts identifiers off. */
const LONGEST_NAME = 40;

/**
 * Checks that projections can live together in one database.
 *
 * @throws Error naming the projection or table at fault
 */
export function checkProjections(projections: readonly Projection[]): void {
  const schemas = new Map<string, string>();
  const views = new Map<string, string>();
  const versions = new Set<string>();
  for (const { name, version, tables } of projections) {
    if (!NAME.test(name) || name.length > LONGEST_NAME) throw new Error(`"${name}" cannot name a projection`);
    if (versions.has(`${name} ${version}`))
      throw new Error(`projection "${name}" is given twice as version ${version}`);
    versions.add(`${name} ${version}`);
    claim(schemas, schemaName(name, 0), name);
    for (const view of tables.flatMap(viewNames)) claim(views, view, name);
    tableShapes(tables);
  }
}

function claim(owners: Map<string, string>, thing: string, projection: string): void {
  const owner = owners.get(thing) ?? projection;
  if (owner !== projection)
    throw new Error(`projections "${owner}" and "${projection}" both want "${thing}"`);
  owners.set(thing, projection);
}

/** @returns the schema of a build's tables */
export function schemaName(projection: string, build: number): string {
  return `p_${projection.replaceAll('-', '_')}_${build}`;
}

function viewNames(spec: TableSpec): string[] {
  return spec.ranged ? [spec.name, `${spec.name}_history`] : [spec.name];
}

/** Makes a build's schema, tables and indexes; inside the caller's transaction. */
export async function makeTables(
  client: pg.ClientBase,
  schema: string,
  specs: readonly TableSpec[],
): Promise<void> {
  await client.query(`create schema ${quoted(schema)}`);
  for (const shape of tableShapes(specs).values()) {
    for (const statement of tableStatements(schema, shape)) await client.query(statement);
  }
}

function tableStatements(schema: string, shape: TableShape): string[] {
  const table = `${quoted(schema)}.${quoted(shape.name)}`;
  const key = shape.key.map((each) => quoted(each.name)).join(', ');
  const columns = shape.columns.map(
    (each) => `${quoted(each.name)} ${each.sqlType}${each.notNull ? ' not null' : ''}`,
  );
  const indexes = shape.indexes.map((names) => {
    const parts = [...names.map(quoted), ...(shape.ranged ? ['from_position'] : [])];
    return `create index on ${table} (${parts.join(', ')})`;
  });
  if (!shape.ranged)
    return [`create table ${table} (${[...columns, `primary key (${key})`].join(', ')})`, ...indexes];
  const ranged = [
    ...columns,
    'from_position bigint not null',
    'to_position bigint',
    `primary key (${key}, from_position)`,
    'check (to_position > from_position)',
  ];
  return [
    `create table ${table} (${ranged.join(', ')})`,
    `create unique index on ${table} (${key}) where to_position is null`,
    ...indexes,
  ];
}

/**
 * Points the stable views of schema `read` at a build; inside the caller's transaction, which should have a
 * lock_timeout: a view that is being read cannot be replaced, and who waits for it holds up later readers.
 *
 * @param specs tables of the build
 * @param former tables that the views showed before
 */
export async function pointViews(
  client: pg.ClientBase,
  schema: string,
  specs: readonly TableSpec[],
  former: readonly TableSpec[],
): Promise<void> {
  const kept = new Set(specs.flatMap(viewNames));
  for (const view of former.flatMap(viewNames)) {
    if (!kept.has(view)) await client.query(`drop view if exists read.${quoted(view)}`);
  }
  for (const shape of tableShapes(specs).values()) {
    const unchanged = former.some((spec) => sameColumns(spec, shape));
    const columns = shape.columns.map((each) => quoted(each.name));
    const table = `${quoted(schema)}.${quoted(shape.name)}`;
    const current = shape.ranged ? ' where to_position is null' : '';
    await replaceView(client, shape.name, `select ${columns.join(', ')} from ${table}${current}`, unchanged);
    if (!shape.ranged) continue;
    const history = [...columns, 'from_position', 'to_position'].join(', ');
    await replaceView(client, `${shape.name}_history`, `select ${history} from ${table}`, unchanged);
  }
}

/** Replacing in place keeps grants and what others built on the view; other columns need a new view. */
async function replaceView(
  client: pg.ClientBase,
  name: string,
  query: string,
  unchanged: boolean,
): Promise<void> {
  const view = `read.${quoted(name)}`;
  if (!unchanged) await client.query(`drop view if exists ${view}`);
  await client.query(`create or replace view ${view} as ${query}`);
  await client.query(`grant select on ${view} to rumpun_reader`);
}

function sameColumns(spec: TableSpec, shape: TableShape): boolean {
  if (spec.name !== shape.name || spec.ranged !== shape.ranged) return false;
  const former = [...tableShapes([spec]).values()][0]!;
  const text = (each: TableShape): string =>
    each.columns.map(({ name, sqlType }) => `${name} ${sqlType}`).join();
  return text(former) === text(shape);
}

/** Drops a build's tables with its schema. */
export async function dropTables(client: pg.ClientBase, schema: string): Promise<void> {
  await client.query(`drop schema if exists ${quoted(schema)} cascade`);
}

/** Gives the planner statistics of a build that nobody read yet. */
export async function analyseTables(
  client: Pick<pg.Pool, 'query'>,
  schema: string,
  specs: readonly TableSpec[],
): Promise<void> {
  for (const { name } of specs) await client.query(`analyze ${quoted(schema)}.${quoted(name)}`);
}
