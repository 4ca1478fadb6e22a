import type pg from 'pg';
import { describeFault } from '../follow/fault.js';
import type { RunnerLog } from '../follow/log.js';
import { CHANNELS } from '../follow/seal-listener.js';
import type { ProjectedNotice, SealListener } from '../follow/seal-listener.js';
import { Signal } from '../follow/signal.js';

/** PostgreSQL refuses a notice of 8000 bytes or more. */
const LONGEST_NOTICE = 7_500;

/**
 * How far the active builds are, as this process's runners and the notices of others tell. A hint of when to look:
 * after a swap a late notice may speak of the former build, so who needs to be sure asks the database.
 */
export class Progress {
  private readonly known = new Map<string, number>();
  private readonly news = new Signal();
  private doubtCount = 0;
  private readonly pending = new Map<string, ProjectedNotice>();
  private sending: Promise<void> | null = null;
  private readonly unsubscribe: (() => void)[];

  constructor(
    private readonly pool: pg.Pool,
    listener: SealListener,
    private readonly log: RunnerLog,
  ) {
    this.unsubscribe = [
      listener.onProjected((notice) => this.record(notice)),
      listener.onBuilds(() => this.doubt()),
      listener.onPoll(() => this.doubt()),
    ];
  }

  /** Raised whenever a notice may have been missed or a build swapped: look at the database again. */
  get doubts(): number {
    return this.doubtCount;
  }

  /**
   * Waits until a projection is said to have reached a position, or there is doubt.
   *
   * @param doubts as read before the database was last asked, so that nothing in between is missed
   * @param timeoutMs longest wait in milliseconds
   */
  async waitUntil(projection: string, position: number, doubts: number, timeoutMs: number): Promise<void> {
    const end = Date.now() + timeoutMs;
    while (this.position(projection) < position && this.doubtCount === doubts) {
      const left = end - Date.now();
      if (left <= 0) return;
      await this.news.wait(left);
    }
  }

  position(projection: string): number {
    return this.known.get(projection) ?? -1;
  }

  /**
   * Tells this process, and soon the others: notices of one moment go out together, after the commit, so that no
   * projection's transaction holds the lock that NOTIFY takes.
   */
  announce(notice: ProjectedNotice): void {
    this.record(notice);
    this.pending.set(notice.projection, notice);
    this.sending ??= this.send().finally(() => (this.sending = null));
  }

  /** Ends the subscriptions and waits until what was announced is sent. */
  async close(): Promise<void> {
    for (const end of this.unsubscribe) end();
    await this.sending;
  }

  private doubt(): void {
    this.doubtCount++;
    this.news.raise();
  }

  private record({ projection, position }: ProjectedNotice): void {
    if (position <= this.position(projection)) return;
    this.known.set(projection, position);
    this.news.raise();
  }

  private async send(): Promise<void> {
    // Let everything that was committed in this turn of the event loop come together.
    await Promise.resolve();
    while (this.pending.size > 0) {
      const notices = [...this.pending.values()];
      this.pending.clear();
      try {
        for (const payload of payloads(notices)) {
          await this.pool.query('select pg_notify($1, $2)', [CHANNELS.projected, payload]);
        }
      } catch (error) {
        // Others find out by polling.
        this.log.warn({ fault: describeFault(error) }, 'progress not announced');
      }
    }
  }
}

function payloads(notices: readonly ProjectedNotice[]): string[] {
  const result: string[] = [];
  let payload = '';
  for (const { projection, build, position } of notices) {
    const part = `${projection}:${build}:${position}`;
    if (payload.length + part.length > LONGEST_NOTICE) {
      result.push(payload);
      payload = '';
    }
    payload += payload === '' ? part : `,${part}`;
  }
  return [...result, payload];
}
