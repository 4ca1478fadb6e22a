import { createHash, randomBytes } from 'node:crypto';
import type { AppendReceipt, Entry, EventStore, SealedEntry } from '@app/eventsourcing';
import { EventRegistry } from '@app/eventsourcing';
import type pg from 'pg';
import { MasterKey } from '../crypto/master-key.js';
import { SealListener } from '../follow/seal-listener.js';
import { openEventStore } from '../open.js';
import { createLogPool } from '../pg/pool.js';
import { Sealer } from '../seal/sealer.js';
import { createLogDatabase } from './log-database.js';

/** The one event of these tests: a number for a group. */
export interface Counted {
  readonly group: string;
  readonly n: number;
  /** Makes a projection that minds it refuse the entry. */
  readonly poison?: boolean;
}

const registry = new EventRegistry([
  { type: 'Counted', schema: 1, personal: [], parse: (data: unknown) => data as object },
]);

/** The data of an entry of these tests. */
export function counted(entry: Pick<Entry, 'events'>): Counted {
  return entry.events[0]!.data as Counted;
}

/** A uuid of a number, the same in every run. */
export function streamId(n: number): string {
  const hex = createHash('sha256').update(`stream ${n}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** A log in a database of its own, with what a worker has: store, sealer, listener and a pool of the app's role. */
export interface ProjectionLog {
  readonly store: EventStore;
  readonly sealer: Sealer;
  readonly listener: SealListener;
  readonly pool: pg.Pool;
  /** As the owner of the database: kills connections, looks at everything. */
  readonly owner: pg.Pool;
  /** Another pool with the same role: another worker. */
  anotherPool(max?: number): pg.Pool;
  /** Appends to the stream of a number. @returns the receipt */
  append(stream: number, data: Counted, category?: string): Promise<AppendReceipt>;
  seal(): Promise<void>;
  /** Everything sealed. */
  all(): Promise<SealedEntry[]>;
  close(): Promise<void>;
}

/**
 * @param options.pollMs of the listener; long by default, so that a test that passes was woken
 * @param options.now the clock of sealing
 */
export async function openProjectionLog(
  options: { readonly pollMs?: number; readonly now?: () => string } = {},
): Promise<ProjectionLog> {
  const database = await createLogDatabase();
  const open = openEventStore({
    appUrl: database.appUrl,
    registry,
    master: new MasterKey(randomBytes(32)),
    ...(options.now ? { now: options.now } : {}),
  });
  const pools: pg.Pool[] = [];
  const anotherPool = (max = 8): pg.Pool => {
    const pool = createLogPool({ connectionString: database.appUrl, max });
    pools.push(pool);
    return pool;
  };
  const pool = anotherPool();
  const owner = createLogPool({ connectionString: database.ownerUrl, max: 3 });
  const sealer = new Sealer({
    connectionString: database.sealerUrl,
    ...(options.now ? { now: options.now } : {}),
  });
  const listener = new SealListener({ pool, pollMs: options.pollMs ?? 2_000 });
  await listener.start();
  const versions = new Map<string, number>();
  return {
    store: open.store,
    sealer,
    listener,
    pool,
    owner,
    anotherPool,
    append: async (number, data, category = 'counter') => {
      const stream = streamId(number);
      const version = versions.get(stream) ?? 0;
      versions.set(stream, version + 1);
      const result = await open.store.append(appendOf(stream, category, version, data));
      if (result.status !== 'appended') throw new Error(`append answered ${result.status}`);
      return result.receipt;
    },
    seal: async () => {
      while ((await sealer.sealOnce()).status === 'sealed');
    },
    all: async () => {
      const entries: SealedEntry[] = [];
      for (let page; (page = await open.store.readAll(entries.length, 1_000)).length > 0;)
        entries.push(...page);
      return entries;
    },
    close: async () => {
      await listener.stop();
      await sealer.stop();
      await open.close();
      await Promise.all([...pools, owner].map((each) => each.end()));
      await database.drop();
    },
  };
}

let commands = 0;

function appendOf(stream: string, category: string, expectedVersion: number, data: Counted) {
  return {
    stream,
    category,
    expectedVersion,
    commandId: streamId(1_000_000 + commands++),
    request: { kind: 'count' },
    actor: { account: 'operator', person: null },
    at: '2026-03-31T09:00:00.000Z',
    effectiveAt: '2026-03-31T09:00:00.000Z',
    definition: null,
    events: [{ type: 'Counted', schema: 1, data }],
  };
}
