import type { EventStore, SealedEntry } from '@app/eventsourcing';
import type { SealListener } from './seal-listener.js';

export interface FollowerOptions {
  readonly store: Pick<EventStore, 'readAll'>;
  readonly listener: SealListener;
  /** First position wanted. 0 by default. */
  readonly from?: number;
  /** Entries read at a time. 500 by default. */
  readonly batchSize?: number;
  /** Ends the iteration. */
  readonly signal?: AbortSignal;
}

/**
 * Sealed entries from a position on, in batches, for ever:
 * `for await (const batch of new Follower({ store, listener, from: 0, signal })) …`
 */
export class Follower implements AsyncIterable<readonly SealedEntry[]> {
  constructor(private readonly options: FollowerOptions) {}

  /** @throws Error when the log has a hole, and whatever the store throws */
  async *[Symbol.asyncIterator](): AsyncGenerator<readonly SealedEntry[], void> {
    const { store, listener, signal, batchSize = 500 } = this.options;
    let next = this.options.from ?? 0;
    while (!signal?.aborted) {
      // Read after a poll's time even when nothing was heard: the listener may be cut off.
      if (listener.position < next) await listener.waitForNews(listener.pollMs * 2, signal);
      if (signal?.aborted) return;
      const batch = await store.readAll(next, batchSize);
      if (batch.length === 0) continue;
      assertDense(batch, next);
      next += batch.length;
      yield batch;
    }
  }
}

/**
 * @param from position that the batch must begin with
 * @throws Error naming the first position that is missing or out of place
 */
export function assertDense(batch: readonly SealedEntry[], from: number): void {
  batch.forEach((entry, index) => {
    if (entry.position !== from + index) {
      throw new Error(
        `position ${from + index} expected, ${entry.position} read: the sealed log is not dense`,
      );
    }
  });
}
