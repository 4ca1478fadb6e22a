import type { AppendResult } from '@app/eventsourcing';
import { OverloadedError } from '@app/eventsourcing';
import type { EncodedEntry } from '../codec/entry-codec.js';
import type { Outcome } from './write-batch.js';

export interface LaneOptions {
  /** How many batches may be on their way at once. */
  readonly lanes: number;
  /** Most entries in one statement. */
  readonly maxBatch: number;
  /** Most entries accepted and not yet answered. */
  readonly maxWaiting: number;
  /** Writes a batch; never rejects. */
  write(entries: readonly EncodedEntry[]): Promise<Outcome[]>;
}

interface Pending {
  readonly entry: EncodedEntry;
  resolve(result: AppendResult): void;
  reject(error: unknown): void;
}

/**
 * Group commit in the client: an idle lane sends at once, and what arrives while all lanes are busy goes together
 * in the next statement. Entries of one stream go one after the other, so that a contended stream does not make
 * every batch wait for its locks.
 */
export class AppendLanes {
  private idle: number;
  private unanswered = 0;
  private closed = false;
  private drained: (() => void)[] = [];
  /** First in line of each stream, in order of arrival. */
  private ready: Pending[] = [];
  /** Streams with an entry that is ready or on its way → what waits behind it. */
  private readonly behind = new Map<string, Pending[]>();

  constructor(private readonly options: LaneOptions) {
    this.idle = options.lanes;
  }

  /**
   * @throws OverloadedError when too much is waiting, Error when the lanes are closed, and what the write failed with
   */
  append(entry: EncodedEntry): Promise<AppendResult> {
    if (this.closed) return Promise.reject(new Error('the event store is closed'));
    if (this.unanswered >= this.options.maxWaiting)
      return Promise.reject(new OverloadedError(this.unanswered));
    this.unanswered += 1;
    return new Promise((resolve, reject) => {
      const pending = { entry, resolve, reject };
      const queue = this.behind.get(entry.stream);
      if (queue !== undefined) {
        queue.push(pending);
        return;
      }
      this.behind.set(entry.stream, []);
      this.ready.push(pending);
      this.send();
    });
  }

  /** Takes nothing more and waits until all that was taken is answered. */
  async close(): Promise<void> {
    this.closed = true;
    if (this.unanswered > 0) await new Promise<void>((resolve) => this.drained.push(resolve));
  }

  private send(): void {
    while (this.idle > 0 && this.ready.length > 0) {
      const batch = this.ready.splice(0, this.options.maxBatch).sort(byStreamAndVersion);
      this.idle -= 1;
      void this.options
        .write(batch.map(({ entry }) => entry))
        .then((outcomes) => this.finish(batch, outcomes));
    }
  }

  private finish(batch: readonly Pending[], outcomes: readonly Outcome[]): void {
    this.idle += 1;
    this.unanswered -= batch.length;
    batch.forEach((pending, index) => {
      const outcome = outcomes[index]!;
      if (outcome.status === 'failed') pending.reject(outcome.error);
      else pending.resolve(outcome);
      const next = this.behind.get(pending.entry.stream)!.shift();
      if (next === undefined) this.behind.delete(pending.entry.stream);
      else this.ready.push(next);
    });
    this.send();
    if (this.unanswered === 0) for (const done of this.drained.splice(0)) done();
  }
}

/** The same order in every process: two batches that share streams then cannot deadlock. */
function byStreamAndVersion(a: Pending, b: Pending): number {
  if (a.entry.stream !== b.entry.stream) return a.entry.stream < b.entry.stream ? -1 : 1;
  return a.entry.version - b.entry.version;
}
