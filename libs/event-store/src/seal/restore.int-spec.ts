import { randomBytes, randomUUID } from 'node:crypto';
import { type AppendRequest, EventRegistry } from '@app/eventsourcing';
import pg from 'pg';
import { MasterKey } from '../crypto/master-key.js';
import { migrate } from '../migrate/migrate.js';
import { openEventStore } from '../open.js';
import { createLogDatabase } from '../testing/log-database.js';
import { type OwnServer, startOwnServer } from '../../../../test/support/own-server.js';
import { Sealer } from './sealer.js';
import { StandbyError } from './seal-once.js';

const registry = new EventRegistry([
  { type: 'Noted', schema: 1, personal: [], parse: (data) => data as object },
]);
const master = new MasterKey(randomBytes(32));
const TABLES = ['era', 'entry', 'tick', 'sealed', 'person_key'] as const;

let fresh: OwnServer;
beforeAll(async () => {
  fresh = await startOwnServer({ fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' });
  await migrate(fresh.urls);
}, 60_000);
afterAll(() => fresh.remove());

function note(stream = randomUUID(), expectedVersion = 0): AppendRequest {
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

async function withOwner<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** What a dump holds: every column as text, sequences set to where they were. */
async function dumpAndRestore(sourceUrl: string, targetUrl: string): Promise<void> {
  await withOwner(sourceUrl, (source) =>
    withOwner(targetUrl, async (target) => {
      for (const table of TABLES) {
        const { rows } = await source.query<{ row: string }>(`select t::text as row from log.${table} t`);
        await target.query(
          `insert into log.${table} overriding system value select (r::log.${table}).* from unnest($1::text[]) r`,
          [rows.map(({ row }) => row)],
        );
      }
      await target.query(`select setval('log.entry_id_seq', (select max(id) from log.entry))`);
    }),
  );
}

test('a log restored into a fresh cluster opens an era, seals what was unsealed once, and goes on', async () => {
  const database = await createLogDatabase();
  const before = openEventStore({ appUrl: database.appUrl, registry, master });
  const oldSealer = new Sealer({ connectionString: database.sealerUrl });
  const stream = randomUUID();
  await before.store.append(note(stream));
  await oldSealer.sealOnce();
  const unsealed = await before.store.append(note(stream, 1));
  await dumpAndRestore(database.ownerUrl, fresh.urls.ownerUrl);
  await Promise.all([before.close(), oldSealer.stop()]);

  const after = openEventStore({ appUrl: fresh.urls.appUrl, registry, master });
  const sealer = new Sealer({ connectionString: fresh.urls.sealerUrl });
  const first = await sealer.sealOnce();
  await after.store.append(note(stream, 2));
  await sealer.sealOnce();
  await passTransactionIdsOf(fresh.urls.ownerUrl);
  await after.store.append(note(stream, 3));
  await sealer.sealOnce();

  const entries = await after.store.readAll(0, 100);
  const eras = await withOwner(fresh.urls.ownerUrl, (owner) =>
    owner.query('select era, reason from log.era order by era'),
  );
  expect({
    first,
    order: entries.map(({ position, version }) => [position, version]),
    unsealed: unsealed.status === 'appended' && (await after.store.positionOf(unsealed.receipt.id)),
    eras: eras.rows,
  }).toEqual({
    first: { status: 'sealed', entries: 1, head: 1 },
    order: [
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 4],
    ],
    unsealed: 1,
    eras: [
      { era: 1, reason: 'first sealing of this log' },
      { era: 2, reason: 'the log stands in another database cluster' },
    ],
  });
  await Promise.all([after.close(), sealer.stop()]);
  await database.drop();
}, 60_000);

/** Lets the new cluster's transaction counter run through the ids that the old one gave to the restored entries. */
async function passTransactionIdsOf(ownerUrl: string): Promise<void> {
  await withOwner(ownerUrl, (owner) =>
    owner.query(`do $$
      declare highest xid8 := (select max(xid) from log.entry);
      begin
        while pg_current_xact_id() <= highest loop commit; end loop;
      end $$`),
  );
}

test('a standby refuses to seal and still reads', async () => {
  await withOwner(fresh.urls.ownerUrl, async (owner) => {
    const { rows } = await owner.query<{ data_directory: string }>('show data_directory');
    // Written by the server, so that the file is its own.
    await owner.query(`copy (select '') to '${rows[0]!.data_directory}/standby.signal'`);
  });
  await fresh.stop();
  await fresh.restart();
  const sealer = new Sealer({ connectionString: fresh.urls.sealerUrl });
  const { store, close } = openEventStore({ appUrl: fresh.urls.appUrl, registry, master });
  await expect(sealer.sealOnce()).rejects.toThrow(StandbyError);
  expect((await store.head()).position).toBeGreaterThan(-1);
  await Promise.all([sealer.stop(), close()]);
}, 60_000);
