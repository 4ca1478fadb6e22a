import { hostname } from 'node:os';
import { openPostgres } from './backend/postgres.js';
import { openRedis } from './backend/redis.js';
import { type Link, type Run, type WakeupQueue, type WakeupWorker, within } from './backend/link.js';
import { type QueuesOptions, SLOTS, type Timing } from './options.js';
import { processor, type Signals, withoutStack } from './run/processor.js';
import type { Running } from './run/running.js';
import { DEFAULT_QUEUE } from './setup/setup.js';

export interface StationOptions extends QueuesOptions {
  readonly times: Timing;
  readonly stopping: AbortSignal;
  readonly running: Running;
  /** Told of every error of the backend, connections and workers. */
  readonly onError: (error: unknown) => void;
}

/** The queues of one open link, and the workers on them. */
export class Station {
  private constructor(
    readonly link: Link,
    readonly queues: ReadonlyMap<string, WakeupQueue>,
    private readonly workers: readonly WakeupWorker[],
    private readonly times: Timing,
  ) {}

  /** Opens queues and workers; the workers do not run yet. @throws the backend's error when it cannot be reached */
  static async open(options: StationOptions): Promise<Station> {
    const names = queueNames(options);
    const working = options.handlers !== undefined;
    const link = await openLink(options, working ? names.length : 0);
    const queues = new Map(names.map((name) => [name, link.queue(name)]));
    const workers = working ? await openWorkers(link, names, options) : [];
    const station = new Station(link, queues, workers, options.times);
    for (const queue of queues.values()) queue.on('error', options.onError);
    for (const worker of workers) worker.on('error', options.onError);
    const members = [...queues.values(), ...workers];
    try {
      await within(options.times.answer, Promise.all(members.map((member) => member.waitUntilReady())));
    } catch (error) {
      await station.close(true);
      throw error;
    }
    return station;
  }

  /** @param onEnd told of a worker that gave up */
  run(onEnd: (error: unknown) => void): void {
    for (const worker of this.workers) worker.run().catch(onEnd);
  }

  /** Takes no more wake-ups; what runs goes on. */
  async pause(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.pause(true)));
  }

  /** @param force without waiting for runs under way or for a backend that does not answer */
  async close(force: boolean): Promise<void> {
    const { answer } = this.times;
    const quietly = (closing: Promise<unknown>) => within(answer, closing).catch(() => undefined);
    // By force a worker would not end its wait for a wake-up, which can be an hour long and holds the process.
    const waits = force ? this.workers.map((worker) => worker.getBackend().disconnectBlocking()) : [];
    await Promise.all(waits.map(quietly));
    await Promise.all(this.workers.map((worker) => quietly(worker.close(force))));
    await Promise.all([...this.queues.values()].map((queue) => quietly(queue.close())));
    await quietly(this.link.close());
  }
}

const queueNames = ({ jobs }: QueuesOptions): string[] => [
  ...new Set(jobs.map(({ queue = DEFAULT_QUEUE }) => queue)),
];

const openLink = ({ backend }: QueuesOptions, workers: number): Promise<Link> =>
  backend.kind === 'postgres'
    ? openPostgres(backend.url, workers)
    : openRedis(backend.url, backend.prefix ?? 'rumpun');

async function openWorkers(
  link: Link,
  names: readonly string[],
  options: StationOptions,
): Promise<WakeupWorker[]> {
  const { handlers = [], stopping, running, slots = {}, times, log } = options;
  const run = running.watch(
    processor({
      handlers: new Map(handlers.map((handler) => [handler.name, handler])),
      signals: await signals(),
      awayMs: times.away,
      stopping,
      log,
    }),
  );
  return names.map((name) => openWorker(link, name, run, slots[name] ?? SLOTS, times));
}

function openWorker(link: Link, name: string, run: Run, concurrency: number, times: Timing): WakeupWorker {
  const worker = link.worker(name, run, {
    // PostgreSQL cuts names of connections at 63 bytes, and the queue's name stands in front.
    name: `${hostname().slice(0, 24)}-${process.pid}`,
    concurrency,
    lockDuration: times.lock,
    stalledInterval: times.stalled,
    // A wake-up may meet restarts of its worker; only one that ends it time and again is given up.
    maxStalledCount: 5,
    runRetryDelay: 1_000,
  });
  worker.on('lockRenewalFailed', (ids: string[]) => {
    for (const id of ids) worker.cancelJob(id, 'the lock was lost');
  });
  return worker;
}

async function signals(): Promise<Signals> {
  const { DelayedError, UnrecoverableError, WaitingError } = await import('bullmq');
  return {
    delayed: () => new DelayedError(),
    waiting: () => new WaitingError(),
    final: (message) => withoutStack(new UnrecoverableError(message)),
  };
}
