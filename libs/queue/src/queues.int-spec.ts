import { createLogDatabase, type LogDatabase } from '../../event-store/src/testing/log-database.js';
import { hasRedis, type RedisServer, startRedis } from '../../../test/support/redis.js';
import { queueContract } from './testing/contract.js';

describe('queues in PostgreSQL', () => {
  let database: LogDatabase;
  beforeAll(async () => {
    database = await createLogDatabase();
  });
  afterAll(() => database.drop());

  queueContract(() => ({ kind: 'postgres', url: database.appUrl }));
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

  queueContract(() => ({ kind: 'redis', url: redis.url }));
});
