import { setTimeout as after } from 'node:timers/promises';
import type { BackendChoice } from '../backend/link.js';
import type { QueuesOptions, Timing } from '../options.js';
import { openQueues, type Queues } from '../queues.js';
import type { JobDefinition, Wakeup } from '../setup/setup.js';

/** Short times, so that tests see locks expire and heartbeats pass. */
export const QUICK: Timing = {
  heartbeat: 200,
  lock: 1_000,
  stalled: 300,
  answer: 2_000,
  grace: 3_000,
  away: 50,
};

export const silent = { info: () => {}, warn: () => {}, error: () => {} };

/** A backend that a test may harm. */
export interface TestBackend {
  choice(): BackendChoice;
  /** The server ends at once, and with Redis all that it holds. */
  down(): Promise<void>;
  up(): Promise<void>;
  /** All that the queues hold is gone; the server goes on. */
  wipe(): Promise<void>;
}

type Opening = Omit<QueuesOptions, 'backend' | 'log'> & Partial<QueuesOptions>;
export type Work = (wakeup: Wakeup) => Promise<void>;

let serial = 0;
/** A name of its own for each test: what others left in the backend is none of its business. */
export const fresh = (): string => `job-${++serial}`;

/** Opens queues, and stops them when the test is over. */
export class Opened {
  private readonly all: Queues[] = [];

  constructor(private readonly backend: () => BackendChoice) {
    afterEach(() => this.stopAll());
  }

  async start(options: Opening): Promise<Queues> {
    const queues = openQueues({ backend: this.backend(), log: silent, timing: QUICK, ...options });
    this.all.push(queues);
    await queues.start();
    return queues;
  }

  /** One job on a queue of its own. */
  async one(
    run: Work,
    { name = fresh(), ...more }: Partial<JobDefinition> = {},
    options: Partial<Opening> = {},
  ): Promise<{ name: string; queues: Queues }> {
    const jobs = [{ queue: name, ...more, name }];
    return { name, queues: await this.start({ jobs, handlers: [{ name, run }], ...options }) };
  }

  private async stopAll(): Promise<void> {
    await Promise.all(this.all.splice(0).map((queues) => queues.stop()));
  }
}

/** Waits for a state. @returns the first answer that is as wanted @throws Error when none is within 30 seconds */
export async function until<T>(ask: () => Promise<T> | T, wanted: (answer: T) => boolean): Promise<T> {
  const end = Date.now() + 30_000;
  for (;;) {
    const answer = await ask();
    if (wanted(answer)) return answer;
    if (Date.now() > end) throw new Error(`it stays ${JSON.stringify(answer)}`);
    await after(20);
  }
}

/** Waits until a list that grows has so many entries. */
export const long = (list: readonly unknown[], count: number): Promise<number> =>
  until(
    () => list.length,
    (length) => length >= count,
  );

/** Waits until nothing of a process's only queue waits, runs or is delayed. */
export const quiet = (queues: Queues) =>
  until(
    async () => (await queues.status()).queues[0],
    (queue) => queue !== undefined && queue.waiting + queue.active + queue.delayed === 0,
  );

/** A door that a handler waits at. */
export function gate(): { readonly passed: Promise<void>; open(): void } {
  let open = () => {};
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { passed, open };
}
