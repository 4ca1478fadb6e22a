import { migrate } from '@app/event-store';
import pg from 'pg';
import { LogProxy } from '../../../test/faults/log-proxy.js';
import { type OwnServer, startOwnServer } from '../../../test/support/own-server.js';
import { hasRedis, type RedisServer, startRedis } from '../../../test/support/redis.js';
import { faultsContract } from './testing/faults-contract.js';
import { Opened, silent } from './testing/parts.js';
import { openQueues } from './queues.js';

describe('faults of queues in PostgreSQL', () => {
  let server: OwnServer;
  // The server's port may be another one after a restart; the queues' URL stays.
  let proxy: LogProxy;
  let isDown = false;
  beforeAll(async () => {
    server = await startOwnServer({ fsync: 'off', synchronous_commit: 'off' });
    await migrate(server.urls);
    proxy = await LogProxy.start(Number(new URL(server.urls.ownerUrl).port));
  }, 60_000);
  afterAll(async () => {
    await proxy.stop();
    await server.remove();
  });

  faultsContract(() => ({
    choice: () => ({ kind: 'postgres', url: proxy.url(server.urls.appUrl) }),
    down: async () => {
      isDown = true;
      await server.stop();
    },
    up: async () => {
      if (!isDown) return;
      await server.restart();
      proxy.target = Number(new URL(server.urls.ownerUrl).port);
      isDown = false;
    },
    wipe: async () => {
      const owner = new pg.Client({ connectionString: server.urls.ownerUrl });
      await owner.connect();
      try {
        await owner.query('truncate bullmq.job, bullmq.scheduler, bullmq.dedup, bullmq.dedup_next cascade');
      } finally {
        await owner.end();
      }
    },
  }));
});

describe('faults of queues in Redis', () => {
  if (!hasRedis()) {
    test('did not run: there is no redis-server on this machine', () => {
      process.stderr.write(
        'The tests of faults in Redis did not run: there is no redis-server on the PATH.\n',
      );
    });
    return;
  }
  let redis: RedisServer;
  let isDown = false;
  beforeAll(async () => {
    redis = await startRedis({ password: 'kunci-rahasia' });
  });
  afterAll(() => redis.remove());
  const opened = new Opened(() => ({ kind: 'redis', url: redis.url }));

  faultsContract(() => ({
    choice: () => ({ kind: 'redis', url: redis.url }),
    down: async () => {
      isDown = true;
      await redis.stop();
    },
    up: async () => {
      if (isDown) await redis.start();
      isDown = false;
    },
    wipe: () => redis.flush(),
  }));

  test('a wrong password is said by its code, and stands in no line of the log', async () => {
    const lines: unknown[] = [];
    const keep = (...line: unknown[]) => void lines.push(line);
    const log = { info: keep, warn: keep, error: keep };
    const wrong = redis.url.replace('kunci-rahasia', 'kunci-salah');
    const queues = await opened.start({ backend: { kind: 'redis', url: wrong }, jobs: [{ name: 'x' }], log });
    expect(await queues.status()).toMatchObject({ state: 'unreachable', fault: 'WRONGPASS' });
    expect(lines).toHaveLength(1);
    expect(JSON.stringify(lines)).not.toContain('kunci');
  });

  test('queues with another prefix of the same Redis keep out of the way', async () => {
    const jobs = [{ name: 'shared' }];
    const at = (prefix: string) => ({ backend: { kind: 'redis' as const, url: redis.url, prefix }, jobs });
    const [one, other] = [await opened.start(at('one')), await opened.start(at('other'))];
    await one.wake('shared');
    expect((await one.status()).queues[0]).toMatchObject({ waiting: 1 });
    expect((await other.status()).queues[0]).toMatchObject({ waiting: 0 });
  });
});

test('what does not listen at all is unreachable too', async () => {
  const queues = openQueues({
    backend: { kind: 'redis', url: 'redis://127.0.0.1:9' },
    jobs: [{ name: 'x' }],
    log: silent,
  });
  await queues.start();
  expect(await queues.status()).toMatchObject({ state: 'unreachable', fault: 'ECONNREFUSED' });
  await queues.stop();
});
