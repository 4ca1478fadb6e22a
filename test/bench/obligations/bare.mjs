// Bare BullMQ: as many delayed jobs that do nothing, due in one moment, on the same backend and with as many of them
// at work at once. Environment as for program.mjs.
import { setTimeout as pause } from 'node:timers/promises';
import { createPostgresBackend, Queue, runMigrations, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import { latenessOf } from '../lib/lateness.mjs';

const { BENCH_APP_URL, BENCH_REDIS, BENCH_COUNT, BENCH_LIMIT_MS } = process.env;
const COUNT = Number(BENCH_COUNT);
/** As many units as one sweep looks at side by side. */
const AT_ONCE = 8;
const NAME = 'bare';

async function backend() {
  if (BENCH_REDIS) {
    const connection = new Redis(BENCH_REDIS, { maxRetriesPerRequest: null });
    return { connection, factory: undefined, close: () => connection.quit() };
  }
  const options = '-c search_path=bullmq';
  const pool = new pg.Pool({ connectionString: BENCH_APP_URL, max: 12, options });
  const client = await pool.connect();
  await client.query('set role rumpun_app');
  await runMigrations(client, 'bullmq');
  await client.query('reset role');
  client.release();
  return { connection: pool, factory: createPostgresBackend, close: () => pool.end() };
}

const { connection, factory, close } = await backend();
const queue = new Queue(NAME, { connection }, factory);
await queue.waitUntilReady();
const ahead = Math.max(4_000, COUNT);
const due = Date.now() + ahead;
for (let done = 0; done < COUNT; done += 500) {
  const some = Array.from({ length: Math.min(500, COUNT - done) }, () => ({
    name: NAME,
    data: {},
    opts: { delay: due - Date.now(), removeOnComplete: true },
  }));
  await queue.addBulk(some);
}
const late = Math.max(0, Date.now() - due);
const lateness = [];
const worker = new Worker(
  NAME,
  async () => void lateness.push(Date.now() - due),
  { connection, concurrency: AT_ONCE },
  factory,
);
const end = due + Number(BENCH_LIMIT_MS);
while (lateness.length < COUNT && Date.now() < end) await pause(100);
process.stdout.write(
  `${JSON.stringify({ count: COUNT, told: lateness.length, addedLateMs: late, ...latenessOf(lateness) })}\n`,
);
await worker.close();
await queue.close();
await close();
