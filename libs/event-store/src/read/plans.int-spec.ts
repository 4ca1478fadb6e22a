import pg from 'pg';
import { APPEND_ONE_SQL, APPEND_SQL, BY_COMMAND_SQL, LAST_VERSION_SQL } from '../append/statements.js';
import { snapshotDifference } from '../seal/strategy.js';
import { unsealedPageSql } from '../seal/unsealed-pages.js';
import { createLogDatabase, type LogDatabase } from '../testing/log-database.js';
import {
  HEAD_SQL,
  PAGE_SQL,
  POSITION_AT_SQL,
  POSITION_OF_SQL,
  STREAM_AS_OF_SQL,
  STREAM_SQL,
  STREAMS_SQL,
  TICKS_SQL,
} from './queries.js';

const difference = snapshotDifference({
  snapshot: '1:1:',
  xmax: '1',
  standby: false,
  systemIdentifier: '1',
  behind: false,
  last: { tick: 1, base: 0, n: 0, xmax: '1', xip: [], sealedAt: new Date(0), frontier: [] },
  era: { era: 1, systemIdentifier: '1', minId: 1 },
});

const STATEMENTS = {
  append: APPEND_SQL,
  'append one': APPEND_ONE_SQL,
  'find by command': BY_COMMAND_SQL,
  'last version': LAST_VERSION_SQL,
  'read a stream': STREAM_SQL,
  'read whole streams': STREAMS_SQL,
  'read a stream as of a position': STREAM_AS_OF_SQL,
  'read a page': PAGE_SQL,
  'ticks of a page': TICKS_SQL,
  head: HEAD_SQL,
  'position at an instant': POSITION_AT_SQL,
  'position of an entry': POSITION_OF_SQL,
  'what is unsealed': unsealedPageSql(difference),
};

let database: LogDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await createLogDatabase();
  client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

// The worst case for the planner: no statistics, no rows, and no look at the parameters. A plan made then is kept
// for the life of the connection.
test.each(Object.entries(STATEMENTS))('%s: no sequential scan', async (_name, sql) => {
  await client.query('set plan_cache_mode = force_generic_plan');
  await client.query(`prepare statement as ${sql}`);
  const parameters = [...new Set(sql.match(/\$\d+/g))].map(() => 'null').join(', ');
  const { rows } = await client.query<{ 'QUERY PLAN': string }>(
    `explain execute statement${parameters === '' ? '' : `(${parameters})`}`,
  );
  await client.query('deallocate statement');
  const plan = rows.map((row) => row['QUERY PLAN']);
  expect(plan.filter((line) => line.includes('Seq Scan'))).toEqual([]);
});
