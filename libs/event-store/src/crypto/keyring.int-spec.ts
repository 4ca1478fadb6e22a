import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { createLogPool } from '../pg/pool.js';
import { createLogDatabase, type LogDatabase } from '../testing/log-database.js';
import { Keyring } from './keyring.js';
import { MasterKey } from './master-key.js';

let database: LogDatabase;
let pool: pg.Pool;
let owner: pg.Client;
beforeAll(async () => {
  database = await createLogDatabase();
  pool = createLogPool({ connectionString: database.appUrl });
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await Promise.all([pool.end(), owner.end()]);
  await database.drop();
});

const master = new MasterKey(Buffer.alloc(32, 3));
const keyring = (cacheSize?: number) => new Keyring({ pool, master, cacheSize });
const destroy = (subject: string) => owner.query('delete from log.person_key where subject = $1', [subject]);

test('processes that meet a person at once agree on one key', async () => {
  const subjects = new Set([randomUUID(), randomUUID(), randomUUID()]);
  const all = await Promise.all(Array.from({ length: 6 }, () => keyring().forWriting(subjects)));
  const distinct = new Set(all.flatMap((keys) => [...keys.values()].map(({ key }) => key.toString('hex'))));
  expect(distinct.size).toBe(3);
});

test('a destroyed key is gone once it is forgotten in memory', async () => {
  const subject = randomUUID();
  const ring = keyring();
  const { version } = (await ring.forWriting(new Set([subject]))).get(subject)!;
  await destroy(subject);
  ring.invalidate(subject);
  expect(await ring.forReading(new Map([[subject, version]]))).toEqual(new Map());
});

test('a key made after a destroyed one has a higher version, and a keyring that holds the old one finds it', async () => {
  const subject = randomUUID();
  const stale = keyring();
  const old = (await stale.forWriting(new Set([subject]))).get(subject)!;
  await destroy(subject);
  const fresh = (await keyring().forWriting(new Set([subject]))).get(subject)!;
  const read = (await stale.forReading(new Map([[subject, fresh.version]]))).get(subject)!;
  expect([fresh.version > old.version, read]).toEqual([true, fresh]);
});

test('no more keys are kept in memory than allowed', async () => {
  const ring = keyring(2);
  const [first, ...others] = [randomUUID(), randomUUID(), randomUUID()];
  for (const subject of [first!, ...others]) await ring.forWriting(new Set([subject]));
  await destroy(first!);
  // Still in memory, the destroyed key would be answered.
  expect(await ring.forReading(new Map([[first!, 1]]))).toEqual(new Map());
});
