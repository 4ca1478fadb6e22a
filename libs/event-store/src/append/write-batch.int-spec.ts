import { randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { EncodedEntry } from '../codec/entry-codec.js';
import { StoreUnavailableError } from '../pg/errors.js';
import { createLogPool } from '../pg/pool.js';
import { createLogDatabase, type LogDatabase, urlAs } from '../testing/log-database.js';
import { writeBatch } from './write-batch.js';

let database: LogDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await createLogDatabase();
  pool = createLogPool({ connectionString: database.appUrl, max: 1 });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

function entry(special: Partial<EncodedEntry> = {}): EncodedEntry {
  return {
    stream: randomUUID(),
    version: 1,
    command: randomUUID(),
    head: Buffer.from(`{"format":1,"nonce":"${randomUUID()}","request":"none"}`),
    body: Buffer.from('[]'),
    salt: randomBytes(16),
    request: Buffer.from('null'),
    ...special,
  };
}

const inOrder = (entries: EncodedEntry[]) => entries.sort((a, b) => (a.stream < b.stream ? -1 : 1));

test('one bad entry fails alone', async () => {
  const bad = entry({ head: Buffer.alloc(70_000, 'x') });
  const batch = inOrder([bad, ...Array.from({ length: 9 }, () => entry())]);
  const outcomes = await writeBatch({ pool, patience: 1_000 }, batch);
  const failed = batch.filter((_, index) => outcomes[index]!.status === 'failed');
  const appended = outcomes.filter(({ status }) => status === 'appended');
  expect([failed, appended.length]).toEqual([[bad], 9]);
});

test('a statement that fails keeps the connection', async () => {
  const backend = async () =>
    (await pool.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]!.pid;
  const before = await backend();
  await writeBatch({ pool, patience: 1_000 }, [entry({ salt: Buffer.alloc(1) })]);
  expect(await backend()).toBe(before);
});

test('the very same entry sent again is answered as appended, once', async () => {
  const sent = entry();
  const first = await writeBatch({ pool, patience: 1_000 }, [sent]);
  const again = await writeBatch({ pool, patience: 1_000 }, [sent]);
  expect(again).toEqual(first);
});

test('two rows of one command in one batch have one effect', async () => {
  const command = randomUUID();
  const batch = inOrder([entry({ command }), entry({ command })]);
  const outcomes = await writeBatch({ pool, patience: 1_000 }, batch);
  expect(outcomes.map(({ status }) => status)).toEqual(['appended', 'command-id-reused']);
});

test('an unreachable database is reported after the patience given', async () => {
  const nowhere = createLogPool({ connectionString: urlAs('postgres://127.0.0.1:1/none', 'nobody', 'none') });
  const [outcome] = await writeBatch({ pool: nowhere, patience: 50 }, [entry()]);
  await nowhere.end();
  expect(outcome).toEqual({ status: 'failed', error: expect.any(StoreUnavailableError) });
});
