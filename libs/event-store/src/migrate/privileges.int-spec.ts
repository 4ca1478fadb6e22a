import pg from 'pg';
import { createLogDatabase, type LogDatabase, urlAs } from '../testing/log-database.js';
import { ensureLogin, type GroupRole } from './roles.js';

type Role = 'app' | 'sealer' | 'erasure' | 'reader';
const ROLES: readonly Role[] = ['app', 'sealer', 'erasure', 'reader'];

/** Each statement, and who may run it. Everybody else must be refused. */
const STATEMENTS: readonly (readonly [sql: string, allowed: readonly Role[]])[] = [
  ['select head, body from log.entry', ['app', 'sealer', 'erasure', 'reader']],
  ['select position from log.sealed', ['app', 'sealer', 'erasure', 'reader']],
  ['select wrapped from log.person_key', ['app', 'sealer', 'erasure']],
  ['select position from read.entry', ['app', 'reader']],

  [
    `insert into log.entry (stream, version, command, head, body, salt)
     values (gen_random_uuid(), 1, gen_random_uuid(), '{}', '[]', decode(repeat('00', 16), 'hex'))`,
    ['app'],
  ],
  [
    `insert into log.entry (stream, version, command, head, xid) values (gen_random_uuid(), 1, gen_random_uuid(), '{}', '3')`,
    [],
  ],
  [
    `insert into log.entry (id, stream, version, command, head) overriding system value
     values (7, gen_random_uuid(), 1, gen_random_uuid(), '{}')`,
    [],
  ],
  [`update log.entry set head = '{}'`, []],
  [`update log.entry set stream = gen_random_uuid()`, []],
  [`update log.entry set version = version + 1`, []],
  [`update log.entry set command = gen_random_uuid()`, []],
  [`update log.entry set xid = '3'`, []],
  [`update log.entry set body = null, salt = null`, ['erasure']],
  ['delete from log.entry', []],
  ['truncate log.entry', []],
  ['lock table log.entry in access exclusive mode', []],
  [`copy log.entry (stream, version, command, head, xid) from program 'true'`, []],
  [`select setval('log.entry_id_seq', 1)`, []],
  [`select nextval('log.entry_id_seq')`, []],

  [
    `insert into log.tick (tick, era, base, n, snapshot, sealed_at, leaves, frontier)
     values (99, 1, 0, 0, pg_current_snapshot(), now(), '', '{}')`,
    ['sealer'],
  ],
  ['insert into log.sealed (position, id) values (99, 99)', ['sealer']],
  [`insert into log.era (era, system_identifier, min_id, reason) values (99, 1, 1, 'x')`, ['sealer']],
  ['update log.tick set n = n', []],
  ['update log.sealed set position = position', []],
  ['update log.era set min_id = 0', []],
  ['delete from log.tick', []],
  ['delete from log.sealed', []],
  ['delete from log.era', []],
  ['truncate log.sealed', []],

  [`insert into log.person_key (subject, wrapped) values (gen_random_uuid(), '')`, ['app']],
  [`update log.person_key set wrapped = ''`, []],
  ['delete from log.person_key', ['erasure']],
  [`insert into log.migration (number, name, digest) values (99, 'x', '')`, []],
  ['delete from log.migration', []],

  ['select sealed from work.file_chunk', ['app']],
  ['select problem from work.job', ['app']],
  ['insert into work.file (id, chunk_bytes) values (gen_random_uuid(), 1)', ['app']],
  [
    `insert into work.job (id, kind, subject, requested_by) values (gen_random_uuid(), 'x', gen_random_uuid(), 'x')`,
    ['app'],
  ],
  ['delete from work.file', ['app']],
  ['update work.job set cancel = true', ['app']],
  ['create table work.anything (id int)', []],
  ['create table bullmq.anything (id int)', ['app']],
  ['drop schema bullmq cascade', []],

  ['create table log.anything (id int)', []],
  ['alter table log.entry disable trigger all', []],
  ['drop table log.sealed', []],
  ['drop schema log cascade', []],
  ['create schema build_of_a_projection', ['app']],
  ['create table projection.anything (id int)', ['app']],
  ['create table access.anything (id int)', ['app']],
  ['create view read.anything as select 1 as one', ['app']],
  [`set session_replication_role = 'replica'`, []],
  ['set role rumpun_erasure', ['erasure']],
  ['create role somebody', []],
];

let database: LogDatabase;
const clients = new Map<Role, pg.Client>();

beforeAll(async () => {
  database = await createLogDatabase();
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  for (const role of ROLES) {
    const name = `log_test_${role}`;
    const password = `log-test-${role}`;
    await ensureLogin(owner, { name, password }, `rumpun_${role}` satisfies GroupRole);
    const client = new pg.Client({ connectionString: urlAs(database.ownerUrl, name, password) });
    await client.connect();
    clients.set(role, client);
  }
  await owner.query(
    `insert into log.entry (stream, version, command, head) values (gen_random_uuid(), 1, gen_random_uuid(), '{}')`,
  );
  await owner.end();
});
afterAll(async () => {
  await Promise.all([...clients.values()].map((client) => client.end()));
  await database.drop();
});

/** @returns 'done', or the SQLSTATE of the refusal; nothing is kept */
async function attempt(role: Role, sql: string): Promise<string> {
  const client = clients.get(role)!;
  await client.query('begin');
  try {
    await client.query(sql);
    return 'done';
  } catch (error) {
    return (error as { code: string }).code;
  } finally {
    await client.query('rollback');
  }
}

const INSUFFICIENT_PRIVILEGE = '42501';

test.each(STATEMENTS)('%s', async (sql, allowed) => {
  const answers = await Promise.all(ROLES.map((role) => attempt(role, sql)));
  expect(Object.fromEntries(ROLES.map((role, index) => [role, answers[index]]))).toEqual(
    Object.fromEntries(ROLES.map((role) => [role, allowed.includes(role) ? 'done' : INSUFFICIENT_PRIVILEGE])),
  );
});
