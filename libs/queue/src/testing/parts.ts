import { setTimeout as after } from 'node:timers/promises';
import type { BackendChoice } from '../backend/link.js';
import type { QueuesOptions, Timing } from '../options.js';
import { openQueues, type Queues } from '../queues.js';

/** Short times, so that tests see locks expire and heartbeats pass. */
export const QUICK: Timing = {
  heartbeat: 200,
  lock: 1_000,
  stalled: 300,
  answer: 3_000,
  grace: 3_000,
  away: 50,
};

export const silent = { info: () => {}, warn: () => {}, error: () => {} };

/** Opens queues that are stopped by `stopAll`. */
export class Opened {
  private readonly all: Queues[] = [];

  constructor(private readonly backend: () => BackendChoice) {}

  async start(options: Omit<QueuesOptions, 'backend' | 'log'> & Partial<QueuesOptions>): Promise<Queues> {
    const queues = openQueues({ backend: this.backend(), log: silent, timing: QUICK, ...options });
    this.all.push(queues);
    await queues.start();
    return queues;
  }

  async stopAll(): Promise<void> {
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

/** A door that a handler waits at. */
export function gate(): { readonly passed: Promise<void>; open(): void } {
  let open = () => {};
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { passed, open };
}
