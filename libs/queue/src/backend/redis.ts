import type { Redis } from 'ioredis';
import { type Link, STREAMS, type WakeupQueue, type WakeupWorker, within } from './link.js';

const RETRY_MS = 2_000;
const ANSWER_MS = 5_000;

/**
 * Opens the queues in Redis. A lost connection comes back by itself; meanwhile commands fail at once instead of
 * waiting, and workers wait.
 * @param url `redis:` or `rediss:`, with the number of a database as its path if wanted
 * @throws the client's error when Redis cannot be reached now
 */
export async function openRedis(url: string, prefix: string): Promise<Link> {
  const [{ Queue, Worker }, { Redis }] = await Promise.all([import('bullmq'), import('ioredis')]);
  const retryStrategy = (times: number) => Math.min(100 * times, RETRY_MS);
  const asking = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    connectTimeout: ANSWER_MS,
    commandTimeout: ANSWER_MS,
    lazyConnect: true,
    retryStrategy,
  });
  const working = new Redis(url, { maxRetriesPerRequest: null, lazyConnect: true, retryStrategy });
  for (const client of [asking, working]) client.on('error', () => undefined); // told by ping and by the workers
  try {
    await within(ANSWER_MS, reach(asking));
  } catch (error) {
    asking.disconnect();
    throw error;
  }
  return {
    ping: async () => void (await asking.ping()),
    queue: (name) =>
      new Queue(name, { connection: asking as never, prefix, streams: STREAMS }) as WakeupQueue,
    worker: (name, run, options) =>
      new Worker(name, run as never, {
        ...options,
        connection: working as never,
        prefix,
        autorun: false,
      }) as WakeupWorker,
    onBack: (callback) => void asking.on('ready', callback),
    close: () => {
      asking.disconnect();
      working.disconnect();
      return Promise.resolve();
    },
  };
}

/** The first failure ends the try: whoever opened tries again. */
async function reach(client: Redis): Promise<void> {
  const failed = new Promise<never>((_, reject) => client.once('error', reject));
  await Promise.race([client.connect().then(() => client.ping()), failed]);
}
