import { randomBytes } from 'node:crypto';
import { appendLeaves, EMPTY_FRONTIER, leafHash } from '@app/ledger';
import pg from 'pg';
import { createTestDatabase } from '../../../../test/support/database.js';
import { nodeHasher } from '../crypto/node-hasher.js';
import { createLogClient } from '../pg/pool.js';
import { readSealedRows } from '../read/queries.js';
import { createLogDatabase, type LogDatabase } from '../testing/log-database.js';
import { COUNT_LIMIT } from './lag.js';
import { sealOnce } from './seal-once.js';
import { Sealer } from './sealer.js';
import { snapshotDifference } from './strategy.js';
import { TICK_ENTRIES } from './unsealed-pages.js';

let database: LogDatabase;
let sealer: Sealer;
let log: pg.Client;
beforeEach(async () => {
  database = await createLogDatabase();
  sealer = new Sealer({ connectionString: database.sealerUrl });
  log = createLogClient({ connectionString: database.ownerUrl });
  await log.connect();
});
afterEach(async () => {
  await sealer.stop();
  await log.end();
  await database.drop();
});

/** Bare rows: what is in a head is of no matter to the sealer but for `at`. */
async function append(client: pg.ClientBase, count = 1): Promise<void> {
  await client.query(
    `insert into log.entry (stream, version, command, head, body, salt)
     select gen_random_uuid(), 1, gen_random_uuid(),
            convert_to('{"at":"2026-03-31T09:00:00.000Z","n":' || n || '}', 'UTF8'), '[]', $2
     from generate_series(1, $1::int) n`,
    [count, randomBytes(16)],
  );
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

const positions = async () => (await readSealedRows(log, 0, 100_000)).map(({ position }) => position);
const ticks = async () =>
  (await log.query('select tick, era, base, n from log.tick order by tick')).rows as unknown[];

test('an empty log gets one tick that opens the first era, and no more', async () => {
  const results = [await sealer.sealOnce(), await sealer.sealOnce()];
  expect({ results, ticks: await ticks() }).toEqual({
    results: [{ status: 'sealed', entries: 0, head: -1 }, { status: 'empty' }],
    ticks: [{ tick: 1, era: 1, base: 0, n: 0 }],
  });
});

test('an entry whose transaction commits late is sealed then, after entries with higher ids', async () => {
  await sealer.sealOnce();
  const late = await connected(database.ownerUrl);
  await late.query('begin');
  await append(late);
  await append(log);
  const before = await sealer.sealOnce();
  await late.query('commit');
  const after = await sealer.sealOnce();
  await late.end();
  const ids = (await log.query<{ id: number }>('select id from log.sealed order by position')).rows.map(
    ({ id }) => id,
  );
  expect({ entries: [before, after].map((r) => (r.status === 'sealed' ? r.entries : 0)), ids }).toEqual({
    entries: [1, 1],
    ids: [2, 1],
  });
});

test('a transaction that rolls back leaves no gap', async () => {
  await log.query('begin');
  await append(log);
  await log.query('rollback');
  await append(log);
  await sealer.sealOnce();
  expect(await positions()).toEqual([0]);
});

test('a subtransaction is sealed with its transaction', async () => {
  await sealer.sealOnce();
  await log.query('begin; savepoint a');
  await append(log);
  await log.query('release savepoint a; commit');
  await sealer.sealOnce();
  expect(await positions()).toEqual([0]);
});

describe('nothing that stays open holds sealing back:', () => {
  const open = 'begin; select pg_current_xact_id()';

  test('a long transaction in this database', async () => {
    const idle = await connected(database.ownerUrl);
    await idle.query(open);
    await append(log, 3);
    await sealer.sealOnce();
    await idle.end();
    expect(await positions()).toEqual([0, 1, 2]);
  });

  test('a long transaction in another database', async () => {
    const other = await createTestDatabase();
    const idle = await connected(other.ownerUrl);
    await idle.query(open);
    await append(log, 3);
    await sealer.sealOnce();
    await idle.end();
    await other.drop();
    expect(await positions()).toEqual([0, 1, 2]);
  });

  test('a forgotten prepared transaction, whose own entry is sealed once it commits', async () => {
    await sealer.sealOnce();
    await log.query('begin');
    await append(log);
    await log.query(`prepare transaction '${database.name}'`);
    await append(log, 2);
    await sealer.sealOnce();
    const before = await positions();
    await log.query(`commit prepared '${database.name}'`);
    await sealer.sealOnce();
    expect([before, await positions()]).toEqual([
      [0, 1],
      [0, 1, 2],
    ]);
  });
});

test('of two racing sealers one seals and the other finds the fence', async () => {
  await sealer.sealOnce();
  await append(log, 2);
  // Both have taken their snapshot before either writes.
  const [first, second] = await Promise.all([0, 1].map(() => connectedSealer()));
  let waiting = 0;
  let release = () => {};
  const gate = new Promise<void>((resolve) => (release = resolve));
  const together = (client: pg.Client) => {
    const query = client.query.bind(client) as (...args: unknown[]) => Promise<unknown>;
    return new Proxy(client, {
      get: (target, key) =>
        key !== 'query'
          ? (Reflect.get(target, key) as unknown)
          : async (config: unknown, ...rest: unknown[]) => {
              if ((config as { name?: string }).name === 'rumpun-tick') {
                waiting += 1;
                if (waiting === 2) release();
                await gate;
              }
              return query(config, ...rest);
            },
    });
  };
  const options = { strategy: snapshotDifference, now: null };
  const results = await Promise.all([
    sealOnce(together(first!), options),
    sealOnce(together(second!), options),
  ]);
  await Promise.all([first!.end(), second!.end()]);
  expect([results.map(({ status }) => status).sort(), await positions()]).toEqual([
    ['raced', 'sealed'],
    [0, 1],
  ]);
});

async function connectedSealer(): Promise<pg.Client> {
  const client = createLogClient({ connectionString: database.sealerUrl });
  await client.connect();
  return client;
}

test('a long backlog is cut into ticks, and the tree is that of all leaves', async () => {
  const count = 2 * TICK_ENTRIES + 5;
  await append(log, count);
  await sealer.sealOnce();
  const { rows } = await log.query<{ head: Buffer }>(
    'select e.head from log.sealed s join log.entry e using (id) order by s.position',
  );
  const expected = appendLeaves(
    nodeHasher,
    EMPTY_FRONTIER,
    rows.map(({ head }) => leafHash(nodeHasher, head)),
  );
  const last = await log.query<{ frontier: Buffer[] }>(
    'select frontier from log.tick order by tick desc limit 1',
  );
  expect([await ticks(), last.rows[0]!.frontier, rows.length]).toEqual([
    [
      { tick: 1, era: 1, base: 0, n: TICK_ENTRIES },
      { tick: 2, era: 1, base: TICK_ENTRIES, n: TICK_ENTRIES },
      { tick: 3, era: 1, base: 2 * TICK_ENTRIES, n: 5 },
    ],
    expected.peaks,
    count,
  ]);
});

test('a backlog after the first era is cut into ticks too', async () => {
  await sealer.sealOnce();
  await append(log, TICK_ENTRIES + 1);
  await sealer.sealOnce();
  expect((await positions()).length).toBe(TICK_ENTRIES + 1);
});

test('lag counts what is committed and has no position, and how old it is', async () => {
  await sealer.sealOnce();
  const empty = await sealer.lag();
  await append(log, 4);
  const { entries, age } = await sealer.lag();
  expect([empty, entries, age > 0, entries < COUNT_LIMIT]).toEqual([{ entries: 0, age: 0 }, 4, true, true]);
});

test('a running sealer seals, tells the new head to listeners, and survives the loss of its connection', async () => {
  const listener = await connected(database.appUrl);
  await listener.query('listen rumpun_sealed');
  const heads: string[] = [];
  let seen = () => {};
  listener.on('notification', ({ payload }) => {
    heads.push(payload!);
    seen();
  });
  const headIs = (wanted: string) =>
    new Promise<void>((resolve) => {
      seen = () => heads.at(-1) === wanted && resolve();
      seen();
    });
  sealer.start();
  await append(log);
  sealer.hint();
  await headIs('0');
  await log.query(`select pg_terminate_backend(pid) from pg_stat_activity
                   where datname = current_database() and application_name = 'rumpun sealer'`);
  await append(log, 2);
  await headIs('2');
  await listener.end();
  expect(await positions()).toEqual([0, 1, 2]);
});

test('what no tick holds is told as damage', async () => {
  await append(log, 2);
  await sealer.sealOnce();
  await log.query('delete from log.entry where id = 2');
  await expect(readSealedRows(log, 0, 10)).rejects.toThrow('the entry at position 1 is gone');
});

test('a missing position is told as damage', async () => {
  await append(log, 3);
  await sealer.sealOnce();
  await log.query('delete from log.sealed where position = 1');
  await expect(readSealedRows(log, 0, 10)).rejects.toThrow('position 1 is missing');
});
