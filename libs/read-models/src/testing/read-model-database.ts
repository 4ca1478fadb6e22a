import { randomBytes } from 'node:crypto';
import type { EventStore, Projection, SealedEntry } from '@app/eventsourcing';
import {
  createLogPool,
  MasterKey,
  openEventStore,
  ProjectionRunner,
  Sealer,
  SealListener,
} from '@app/event-store';
import { programmeEvents } from '@app/programme';
import { DataSource } from 'typeorm';
import { createLogDatabase } from '../../../event-store/src/testing/log-database.js';
import { readModelEntities } from '../board/board.entities.js';
import { boardProjection } from '../board/board.projection.js';
import { directoryProjection } from '../directory/directory.projection.js';
import { dueDatesProjection } from '../due-dates/due-dates.projection.js';
import { findingsProjection } from '../findings/findings.projection.js';
import { noticesProjection } from '../notices/notices.projection.js';
import { wishesProjection } from '../wishes/wishes.projection.js';

/** A log on PostgreSQL with the read models kept up with it. */
export interface ReadModelDatabase {
  readonly store: EventStore;
  readonly source: DataSource;
  /** Appends the entries in their order, seals them and waits until every read model shows them. */
  record(entries: readonly SealedEntry[]): Promise<void>;
  close(): Promise<void>;
}

const projections: readonly Projection[] = [
  directoryProjection,
  boardProjection,
  dueDatesProjection,
  findingsProjection,
  noticesProjection,
  wishesProjection,
];
const PATIENCE_MS = 600_000;

/** @param batchSize entries per transaction of the runner */
export async function openReadModels(batchSize = 50): Promise<ReadModelDatabase> {
  const database = await createLogDatabase();
  const open = openEventStore({
    appUrl: database.appUrl,
    registry: programmeEvents,
    master: new MasterKey(randomBytes(32)),
  });
  const pool = createLogPool({ connectionString: database.appUrl, max: 8 });
  const sealer = new Sealer({ connectionString: database.sealerUrl });
  const listener = new SealListener({ pool });
  await listener.start();
  const runner = new ProjectionRunner({ pool, store: open.store, projections, listener, batchSize });
  await runner.start();
  const source = new DataSource({ type: 'postgres', url: database.appUrl, entities: [...readModelEntities] });
  await source.initialize();
  return {
    store: open.store,
    source,
    record: async (entries) => {
      await append(open.store, entries);
      while ((await sealer.sealOnce()).status === 'sealed');
      const names = projections.map(({ name }) => name);
      const seen = await runner.waitFor({ position: await listener.poll() }, names, PATIENCE_MS);
      if (!seen.ok) throw new Error(`${seen.waitedFor} did not come to ${seen.wanted}`);
    },
    close: async () => {
      await runner.stop();
      await source.destroy();
      await listener.stop();
      await sealer.stop();
      await open.close();
      await pool.end();
      await database.drop();
    },
  };
}

/** One stream's entries go in one after the other; the order of the whole is that of the calls. */
async function append(store: EventStore, entries: readonly SealedEntry[]): Promise<void> {
  for (const {
    stream,
    category,
    version,
    commandId,
    actor,
    at,
    effectiveAt,
    definition,
    events,
  } of entries) {
    const place = { stream, category, expectedVersion: version - 1, commandId };
    const said = { request: null, actor, at, effectiveAt, definition, events };
    const { status } = await store.append({ ...place, ...said });
    if (status !== 'appended') throw new Error(`append answered ${status}`);
  }
}
