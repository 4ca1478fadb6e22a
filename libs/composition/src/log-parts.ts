import type { AppendRequest, AppendResult, Projection } from '@app/eventsourcing';
import type { Keyring, MasterKey, PostgresEventStore } from '@app/event-store';
import { createLogPool, openEventStore, ProjectionRunner, Sealer, SealListener } from '@app/event-store';
import type { Clock, Logger } from '@app/platform';
import { programmeEvents } from '@app/programme';
import { readModelEntities } from '@app/read-models';
import type pg from 'pg';
import { DataSource } from 'typeorm';

/** Few connections: on few cores many backends read at a fraction of what few do. */
const READERS = 4;
const PROJECTORS = 6;
const REMINDERS = 4;

export interface LogPartsOptions {
  /** As the application's role. */
  readonly appUrl: string;
  /** As the sealer's role; without it this process does not seal. */
  readonly sealerUrl: string | undefined;
  readonly masterKey: MasterKey;
  readonly clock: Clock;
  readonly log: Logger;
  readonly projections: readonly Projection[];
  /** Whether the clock is a simulated one, which the sealer then takes too. */
  readonly demo: boolean;
}

/** The log as one process holds it: store, sealer, news of sealing, and the projections' runner. */
export interface LogParts {
  readonly store: PostgresEventStore;
  readonly keyring: Keyring;
  /** For queries, as the application's role. */
  readonly pool: pg.Pool;
  /** For transactions that write read models, and for locks. */
  readonly projectorPool: pg.Pool;
  /** For the sweep of obligations and the notices on their way. */
  readonly remindersPool: pg.Pool;
  /** Entities on the read models' views; for queries. Initialised by whoever starts the engine. */
  readonly dataSource: DataSource;
  readonly listener: SealListener;
  readonly projections: ProjectionRunner;
  readonly sealer: Sealer | null;
  /** Ends the connections; what runs on them was stopped before. */
  close(): Promise<void>;
}

/** Makes the parts; nothing runs and no connection is opened yet. */
export function createLogParts(options: LogPartsOptions): LogParts {
  const { appUrl, clock, log } = options;
  const now = () => clock.now();
  const opened = openEventStore({
    appUrl,
    registry: programmeEvents,
    master: options.masterKey,
    readers: READERS,
    now,
  });
  const projectorPool = createLogPool({
    connectionString: appUrl,
    max: PROJECTORS,
    applicationName: 'rumpun projections',
  });
  const remindersPool = createLogPool({
    connectionString: appUrl,
    max: REMINDERS,
    applicationName: 'rumpun reminders',
  });
  const listener = new SealListener({ pool: opened.pool, log });
  const sealer = options.sealerUrl === undefined ? null : createSealer(options, options.sealerUrl);
  if (sealer !== null) hintAfterAppend(opened.store, sealer);
  const projections = new ProjectionRunner({
    pool: projectorPool,
    store: opened.store,
    projections: options.projections,
    listener,
    clock,
    log,
  });
  const dataSource = createDataSource(appUrl);
  const close = async () => {
    if (dataSource.isInitialized) await dataSource.destroy();
    await opened.close();
    await projectorPool.end();
    await remindersPool.end();
  };
  const { store, keyring, pool } = opened;
  return {
    store,
    keyring,
    pool,
    projectorPool,
    remindersPool,
    dataSource,
    listener,
    projections,
    sealer,
    close,
  };
}

/** The tables are made by migrations and by the projections' runner, never by TypeORM. */
function createDataSource(url: string): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities: [...readModelEntities],
    synchronize: false,
    logging: false,
    poolSize: READERS,
    applicationName: 'rumpun read models',
  });
}

/** A sealer of another process finds new entries by looking; one of this process is told. */
function hintAfterAppend(store: PostgresEventStore, sealer: Sealer): void {
  const append = store.append.bind(store);
  store.append = async (request: AppendRequest): Promise<AppendResult> => {
    const result = await append(request);
    if (result.status === 'appended') sealer.hint();
    return result;
  };
}

/** It goes on trying many times a second: one line a minute says so. */
const TELL_AGAIN_MS = 60_000;

function createSealer({ clock, log, demo }: LogPartsOptions, sealerUrl: string): Sealer {
  let told = Number.NEGATIVE_INFINITY;
  return new Sealer({
    connectionString: sealerUrl,
    ...(demo && { now: () => clock.now() }),
    onError: (error) => {
      if (performance.now() - told < TELL_AGAIN_MS) return;
      told = performance.now();
      log.error({ err: error }, 'sealing fails; trying on');
    },
  });
}
