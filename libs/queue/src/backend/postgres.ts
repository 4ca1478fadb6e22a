import pg from 'pg';
import type { BackendFactory } from 'bullmq';
import { type Link, STREAMS, type WakeupQueue, type WakeupWorker } from './link.js';

/** BullMQ's own; `rumpun migrate` makes it and lets the application's role create in it. */
const SCHEMA = 'bullmq';
const PRIVILEGES = 'rumpun_app';

/**
 * Opens the queues in PostgreSQL, and brings BullMQ's tables to the version of this program: in a transaction of
 * its own under BullMQ's advisory lock, as the group role, so that every login user of the application may use
 * them. Needs LISTEN/NOTIFY, which a transaction pooler in front does not pass on; no extension.
 * @param url of the application's role
 * @param workers how many queues this process works on: each holds one connection to listen
 * @throws the database's error
 */
export async function openPostgres(url: string, workers: number): Promise<Link> {
  const { Queue, Worker, createPostgresBackend, runMigrations } = await import('bullmq');
  const pool = new pg.Pool({
    connectionString: url,
    max: workers + 4,
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    // Wake-ups need not survive a crash of the server, so nobody waits for its disk.
    options: `-c search_path=${SCHEMA} -c synchronous_commit=off`,
  });
  pool.on('error', () => undefined); // an idle connection that drops is replaced when it is next needed
  try {
    await migrate(pool, runMigrations);
  } catch (error) {
    await pool.end();
    throw error;
  }
  const factory = createPostgresBackend as unknown as BackendFactory;
  const connection = pool as never;
  return {
    ping: async () => void (await pool.query('select 1')),
    queue: (name) => new Queue(name, { connection, streams: STREAMS }, factory) as WakeupQueue,
    worker: (name, run, options) =>
      new Worker(name, run as never, { ...options, connection, autorun: false }, factory) as WakeupWorker,
    onBack: () => undefined, // what was stored is still there
    close: () => pool.end(),
  };
}

async function migrate(
  pool: pg.Pool,
  run: (client: never, schema: string) => Promise<number>,
): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query(`set role ${PRIVILEGES}`);
    await run(client as never, SCHEMA);
    await client.query('reset role');
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
}
