import { tableShapes } from '@app/eventsourcing';
import type { TableSpec } from '@app/eventsourcing';
import type pg from 'pg';
import type { HeldRow } from '../../../eventsourcing/src/testing/projection-memory.js';
import { writerContract } from '../../../eventsourcing/src/testing/writer-contract.js';
import type { LogDatabase } from '../testing/log-database.js';
import { createLogDatabase } from '../testing/log-database.js';
import { createLogPool } from '../pg/pool.js';
import { dropTables, makeTables } from './ddl.js';
import { TableSql } from './table-sql.js';
import type { Statement } from './table-sql.js';
import { TableWriter } from './table-writer.js';
import { BEGIN_APPLY, BEGIN_DDL } from './transaction.js';

let database: LogDatabase;
let pool: pg.Pool;

beforeAll(async () => {
  database = await createLogDatabase();
  pool = createLogPool({ connectionString: database.appUrl });
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

/** A writer that commits when told, as the runner does at the end of a batch. */
async function open(specs: readonly TableSpec[]) {
  const client = await pool.connect();
  await client.query(BEGIN_DDL);
  await dropTables(client, 'p_contract_1');
  await makeTables(client, 'p_contract_1', specs);
  await client.query('commit');
  const writer = new TableWriter('p_contract_1', tableShapes(specs));
  await client.query(BEGIN_APPLY);
  writer.use(client);
  const commit = async (): Promise<void> => {
    await writer.flush();
    await client.query('commit');
    await client.query(BEGIN_APPLY);
  };
  return {
    entry: async <T>(
      position: number,
      work: (write: TableWriter) => Promise<T>,
      late = false,
    ): Promise<T> => {
      const result = await work(writer.at(position, late));
      // A late entry is flushed by itself, as the runner does when it retries.
      if (late) await writer.flush();
      return result;
    },
    commit,
    history: async (table: string) => {
      await commit();
      return readHistory(
        client,
        specs.find(({ name }) => name === table)!,
      );
    },
    close: async () => {
      await client.query('rollback');
      client.release();
    },
  };
}

/** Reads a table without the code under test. */
async function readHistory(client: pg.ClientBase, spec: TableSpec): Promise<HeldRow[]> {
  const texts = Object.entries(spec.columns).filter(([, type]) => type.startsWith('numeric'));
  const casts = texts.map(([name, type]) => `${name}::text${type.includes('[]') ? '[]' : ''} as ${name}`);
  const order = Object.keys(spec.key).join(', ') + (spec.ranged ? ', from_position' : '');
  const { rows } = await client.query<{ row: Record<string, unknown> }>(
    `select to_jsonb(x) as row from (select *${casts.map((cast) => `, ${cast}_text`).join('')}
     from p_contract_1.${spec.name} order by ${order}) x`,
  );
  return rows.map(({ row }) => {
    const { from_position: from, to_position: to, ...rest } = row;
    for (const [name] of texts) {
      rest[name] = rest[`${name}_text`];
      delete rest[`${name}_text`];
    }
    if (typeof rest.moment === 'string') rest.moment = new Date(rest.moment).toISOString();
    if (Array.isArray(rest.moments))
      rest.moments = rest.moments.map((each) => new Date(each as string).toISOString());
    return {
      row: rest,
      from: (from as number | undefined) ?? 0,
      to: (to as number | null | undefined) ?? null,
    };
  });
}

describe('a writer on PostgreSQL', () => writerContract(open));

test.each<[string, boolean, (sql: TableSql) => Statement]>([
  ['get', true, (sql) => sql.get({ id: 1 })],
  ['boundary', true, (sql) => sql.boundary({ id: 1 })],
  ['close', true, (sql) => sql.close([])],
  ['dropUnheld', true, (sql) => sql.dropUnheld([])],
  ['remove', false, (sql) => sql.remove([])],
])(
  'a plan of %s made while the table is empty looks rows up by their key',
  async (_name, ranged, statement) => {
    const spec = { name: 'big', key: { id: 'int' }, columns: { n: 'int' }, ranged, indexes: [['n']] };
    await (await open([spec])).close();
    const { text } = statement(new TableSql('p_contract_1', tableShapes([spec]).get('big')!));
    const client = await pool.connect();
    await client.query(
      `${BEGIN_APPLY}; set local plan_cache_mode = force_generic_plan; prepare probe as ${text}`,
    );
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(
      `explain execute probe (${text.includes('::json)') ? `'[]'` : '1'})`,
    );
    await client.query('rollback; deallocate probe');
    client.release();
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toMatch(/Index Cond: \(\(?id = /);
    // A join filter compares each row with each key.
    expect(plan).not.toMatch(/Seq Scan|Join Filter/);
  },
);
