import { randomBytes, randomUUID } from 'node:crypto';
import { type AppendRequest, EventRegistry } from '@app/eventsourcing';
import type pg from 'pg';
import { MasterKey } from '../crypto/master-key.js';
import { openEventStore } from '../open.js';
import { createLogClient } from '../pg/pool.js';
import type { Queryable } from '../read/queries.js';
import { Sealer } from '../seal/sealer.js';
import { createLogDatabase, type LogDatabase } from '../testing/log-database.js';
import type { LogProblemKind } from './log-problem.js';
import { verifyLog } from './verify-log.js';

const registry = new EventRegistry([
  { type: 'Noted', schema: 1, personal: [], parse: (data) => data as object },
]);

/** Three sealings: two entries of one stream, one of another, one more of the first. Positions 0 to 3. */
let database: LogDatabase;
let owner: pg.Client;
beforeAll(async () => {
  database = await createLogDatabase();
  owner = createLogClient({ connectionString: database.ownerUrl });
  await owner.connect();
  const { store, close } = openEventStore({
    appUrl: database.appUrl,
    registry,
    master: new MasterKey(randomBytes(32)),
  });
  const sealer = new Sealer({ connectionString: database.sealerUrl });
  const [first, second] = [randomUUID(), randomUUID()];
  await store.append(note(first, 0));
  await store.append(note(first, 1));
  await sealer.sealOnce();
  await store.append(note(second, 0));
  await sealer.sealOnce();
  await store.append(note(first, 2));
  await sealer.sealOnce();
  await Promise.all([sealer.stop(), close()]);
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

function note(stream: string, expectedVersion: number): AppendRequest {
  const at = '2026-03-31T09:00:00.000Z';
  return {
    stream,
    category: 'note',
    expectedVersion,
    commandId: randomUUID(),
    request: null,
    actor: { account: 'operator', person: null },
    at,
    effectiveAt: at,
    definition: null,
    events: [{ type: 'Noted', schema: 1, data: { text: 'x' } }],
  };
}

const verified = () => verifyLog(owner as unknown as Queryable);

/** What is found after statements that no role of a running program may give. */
async function damagedBy(sql: string) {
  await owner.query('begin');
  try {
    await owner.query(sql);
    return (await verified()).problems;
  } finally {
    await owner.query('rollback');
  }
}

const at = (position: number) => `(select id from log.sealed where position = ${position})`;

test('a good log has no problem, and is told with its root and what it holds', async () => {
  const log = await verified();
  expect(log).toMatchObject({ entries: 4, ticks: 3, era: 1, streams: { note: 2 }, problems: [] });
  expect(log.root).toMatch(/^[0-9a-f]{64}$/);
});

test('an entry that was erased as a whole stays good', async () => {
  expect(await damagedBy(`update log.entry set body = null, salt = null where id = ${at(1)}`)).toEqual([]);
});

test.each<[string, string, LogProblemKind, number | null]>([
  ['a changed head', `update log.entry set head = head || ' ' where id = ${at(1)}`, 'head-changed', 1],
  ['a changed payload', `update log.entry set body = body || ' ' where id = ${at(2)}`, 'body-changed', 2],
  [
    'a changed salt',
    `update log.entry set salt = substr(sha256(salt), 1, 16) where id = ${at(2)}`,
    'body-changed',
    2,
  ],
  [
    'another stream beside the head',
    `update log.entry set stream = gen_random_uuid() where id = ${at(2)}`,
    'columns-differ',
    2,
  ],
  ['an entry that is gone', `delete from log.entry where id = ${at(3)}`, 'entry-missing', 3],
  ['a position that is gone', 'delete from log.sealed where position = 1', 'position-missing', 1],
  ['a cut end', 'delete from log.tick where tick = 3', 'beyond-last-tick', 3],
  ['a tick that is gone', 'delete from log.tick where tick = 2', 'tick-order', null],
  [
    'another frontier',
    `update log.tick set frontier[1] = sha256(frontier[1]) where tick = 2`,
    'root-differs',
    null,
  ],
  [
    'a tick before its predecessor',
    `update log.tick set sealed_at = '2000-01-01' where tick = 2`,
    'tick-order',
    null,
  ],
])('%s is found and located', async (_, sql, kind, position) => {
  expect(await damagedBy(sql)).toContainEqual(expect.objectContaining({ kind, position }));
});

test('two entries that changed places are found at both', async () => {
  const problems = await damagedBy(
    `update log.sealed set position = 9 where position = 1;
     update log.sealed set position = 1 where position = 2;
     update log.sealed set position = 2 where position = 9`,
  );
  expect(problems.filter(({ kind }) => kind === 'head-changed').map(({ position }) => position)).toEqual([
    1, 2,
  ]);
});
