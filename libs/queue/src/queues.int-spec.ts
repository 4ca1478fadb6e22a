import { hasRedis, type RedisServer, startRedis } from '../../../test/support/redis.js';
import { migrate } from '@app/event-store';
import pg from 'pg';
import {
  createLogDatabase,
  type LogDatabase,
  migrateUrls,
  urlAs,
} from '../../event-store/src/testing/log-database.js';
import type { BackendChoice } from './backend/link.js';
import { deadLettersContract } from './testing/dead-letters-contract.js';
import { fresh, long, Opened, silent, until } from './testing/parts.js';
import { schedulesContract } from './testing/schedules-contract.js';
import { wakeupsContract } from './testing/wakeups-contract.js';
import { openQueues } from './queues.js';

function contract(backend: () => BackendChoice): void {
  wakeupsContract(backend);
  deadLettersContract(backend);
  schedulesContract(backend);
}

describe('queues in PostgreSQL', () => {
  let database: LogDatabase;
  beforeAll(async () => {
    database = await createLogDatabase();
  });
  afterAll(() => database.drop());

  contract(() => ({ kind: 'postgres', url: database.appUrl }));
  const opened = new Opened(() => ({ kind: 'postgres', url: database.appUrl }));

  test('login users of the application share the queues, whoever of them came first', async () => {
    const user = `user_${database.name}`;
    const appUrl = urlAs(database.ownerUrl, user, 'secret');
    await migrate({ ...migrateUrls(database.ownerUrl), appUrl });
    const runs: number[] = [];
    const { name } = await opened.one(async () => void runs.push(1));
    const other = await opened.start({
      backend: { kind: 'postgres', url: appUrl },
      jobs: [{ name, queue: name }],
    });
    expect(await other.wake(name)).toBe(true);
    await long(runs, 1);
    await other.stop();
    await asOwner(`drop role ${user}`);
  });

  test('no column keeps what an error said', async () => {
    const { name, queues } = await opened.one(() => Promise.reject(new Error('Pak Slamet')), { attempts: 1 });
    await queues.wake(name);
    await until(
      () => queues.deadLetters(),
      (letters) => letters!.length > 0,
    );
    const rows = await asOwner(
      `select j::text || coalesce(e::text, '') as said from bullmq.job j
       left join bullmq.event e on e.queue = j.queue where j.queue = '${name}'`,
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toMatch(/Slamet|node_modules|libs\//);
  });

  async function asOwner(sql: string): Promise<unknown[]> {
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    try {
      return (await owner.query(sql)).rows as unknown[];
    } finally {
      await owner.end();
    }
  }
});

describe('queues in Redis', () => {
  if (!hasRedis()) {
    test('did not run: there is no redis-server on this machine', () => {
      process.stderr.write(
        'The tests of queues in Redis did not run: there is no redis-server on the PATH.\n',
      );
    });
    return;
  }
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.remove());

  contract(() => ({ kind: 'redis', url: redis.url }));
});

test.each([
  ['without a handler', []],
  ['with two handlers', [1, 2]],
])('a worker with a job %s does not start, and connects to nothing', async (_title, handlers) => {
  const name = fresh();
  const queues = openQueues({
    // Nothing listens there: a start that tried would not be refused for the reason below.
    backend: { kind: 'postgres', url: 'postgres://nobody@127.0.0.1:9/none' },
    jobs: [{ name }],
    handlers: handlers.map(() => ({ name, run: () => Promise.resolve() })),
    log: silent,
  });
  await expect(queues.start()).rejects.toThrow(new RegExp(`handler for job ${name}`));
  expect(await queues.status()).toMatchObject({ state: 'unreachable', fault: 'not-started' });
});
