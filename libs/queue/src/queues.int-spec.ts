import { hasRedis, type RedisServer, startRedis } from '../../../test/support/redis.js';
import { createLogDatabase, type LogDatabase } from '../../event-store/src/testing/log-database.js';
import type { BackendChoice } from './backend/link.js';
import { deadLettersContract } from './testing/dead-letters-contract.js';
import { fresh, silent } from './testing/parts.js';
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
