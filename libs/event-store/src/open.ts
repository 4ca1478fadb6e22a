import type { EventRegistry } from '@app/eventsourcing';
import type pg from 'pg';
import { Keyring } from './crypto/keyring.js';
import type { MasterKey } from './crypto/master-key.js';
import { createLogPool } from './pg/pool.js';
import type { PostgresEventStoreOptions } from './postgres-event-store.js';
import { PostgresEventStore } from './postgres-event-store.js';

export interface OpenEventStoreOptions extends Omit<
  PostgresEventStoreOptions,
  'pool' | 'appendPool' | 'registry' | 'keyring'
> {
  /** As the application's role. */
  readonly appUrl: string;
  readonly registry: EventRegistry;
  readonly master: MasterKey;
  /** Connections for reading, 4 by default. */
  readonly readers?: number;
}

/** A store with its pools. `close()` ends all of them. */
export interface OpenEventStore {
  readonly store: PostgresEventStore;
  readonly keyring: Keyring;
  /** For reading the log in other ways; as the application's role. */
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

/** Opens the event store of a process. Connections are made when they are first needed. */
export function openEventStore(options: OpenEventStoreOptions): OpenEventStore {
  const { appUrl, registry, master, readers, ...rest } = options;
  const pool = createLogPool({ connectionString: appUrl, max: readers ?? 4 });
  const appendPool = createLogPool({
    connectionString: appUrl,
    max: rest.lanes ?? 2,
    applicationName: 'rumpun append',
    queryTimeout: 30_000,
    // With an array of unknown length the planner prefers to plan each append anew: 0.2 ms each.
    genericPlans: true,
  });
  const keyring = new Keyring({ pool, master });
  const store = new PostgresEventStore({ ...rest, pool, appendPool, registry, keyring });
  return {
    store,
    keyring,
    pool,
    close: async () => {
      await store.close();
      await Promise.all([pool.end(), appendPool.end()]);
    },
  };
}
