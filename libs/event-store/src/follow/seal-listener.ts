import pg from 'pg';
import { clientConfig } from './client-config.js';
import { describeFault } from './fault.js';
import { silentLog } from './log.js';
import type { RunnerLog } from './log.js';
import { backoff, pause, Signal } from './signal.js';

/** A build's progress as another worker told it. */
export interface ProjectedNotice {
  readonly projection: string;
  readonly build: number;
  readonly position: number;
}

export interface SealListenerOptions {
  /** For polling, and for its settings: the listening connection is one of its own. */
  readonly pool: pg.Pool;
  /** How often to look without having been told, in milliseconds. 1000 by default. */
  readonly pollMs?: number;
  readonly log?: RunnerLog;
}

/** Channels: a new head (the sealer), progress of active builds, and a projection whose builds changed. */
export const CHANNELS = {
  sealed: 'rumpun_sealed',
  projected: 'rumpun_projected',
  builds: 'rumpun_builds',
} as const;

/**
 * Knows how far the log is sealed: one LISTEN connection that reconnects, and a slow poll in case a notice or the
 * connection is lost. Shared by all runners of a process.
 */
export class SealListener {
  private known = -1;
  private readonly sealed = new Signal();
  private readonly stopping = new AbortController();
  private readonly projectedListeners = new Set<(notice: ProjectedNotice) => void>();
  private readonly buildListeners = new Set<(projection: string) => void>();
  private readonly pollListeners = new Set<() => void>();
  private client: pg.Client | null = null;
  private loops: Promise<unknown> | null = null;
  readonly pollMs: number;
  private readonly log: RunnerLog;

  constructor(private readonly options: SealListenerOptions) {
    this.pollMs = options.pollMs ?? 1_000;
    this.log = options.log ?? silentLog;
  }

  /** Listens from now on. @returns once the head is known; it goes on trying when the database is away */
  async start(): Promise<void> {
    if (this.loops !== null) return;
    this.loops = Promise.all([this.keepListening(), this.keepPolling()]);
    await this.poll().catch(() => {});
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.client?.end().catch(() => {});
    await this.loops;
    this.sealed.raise();
  }

  /** Whether the listening connection stands; without it news comes by poll. */
  get connected(): boolean {
    return this.client !== null;
  }

  /** Highest sealed position known here; -1 for none. */
  get position(): number {
    return this.known;
  }

  /**
   * @param position that must be sealed
   * @param timeoutMs longest wait in milliseconds
   * @returns whether it is sealed now
   */
  async waitForPosition(position: number, timeoutMs: number, abort?: AbortSignal): Promise<boolean> {
    const end = Date.now() + timeoutMs;
    while (this.known < position) {
      const left = end - Date.now();
      if (left <= 0 || abort?.aborted || this.stopping.signal.aborted) return false;
      await this.sealed.wait(left, abort);
    }
    return true;
  }

  /** Waits for the next news of the head. @returns false on time-out */
  waitForNews(timeoutMs: number, abort?: AbortSignal): Promise<boolean> {
    return this.sealed.wait(timeoutMs, abort);
  }

  /** @returns a function that ends the subscription */
  onProjected(listener: (notice: ProjectedNotice) => void): () => void {
    return subscribe(this.projectedListeners, listener);
  }

  /** Told the name of a projection whose builds were made, swapped or dropped. */
  onBuilds(listener: (projection: string) => void): () => void {
    return subscribe(this.buildListeners, listener);
  }

  /** Called after every poll, for whoever must not rely on notices alone. */
  onPoll(listener: () => void): () => void {
    return subscribe(this.pollListeners, listener);
  }

  /** Reads the head from the database now. @throws the database's error */
  async poll(): Promise<number> {
    const { rows } = await this.options.pool.query<{ head: string }>(
      'select coalesce(max(position), -1)::text as head from log.sealed',
    );
    this.advance(Number(rows[0]!.head));
    return this.known;
  }

  private advance(position: number): void {
    if (!Number.isSafeInteger(position) || position <= this.known) return;
    this.known = position;
    this.sealed.raise();
  }

  private async keepPolling(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      await pause(this.pollMs, this.stopping.signal);
      if (this.stopping.signal.aborted) return;
      await this.poll().catch((error: unknown) =>
        this.log.warn({ fault: describeFault(error) }, 'head not read'),
      );
      for (const listener of this.pollListeners) listener();
    }
  }

  private async keepListening(): Promise<void> {
    for (let attempt = 1; !this.stopping.signal.aborted; attempt++) {
      try {
        const { ended } = await this.listen();
        attempt = 1;
        await ended;
        this.client = null;
      } catch (error) {
        this.log.warn({ fault: describeFault(error) }, 'listening failed; polling meanwhile');
      }
      if (!this.stopping.signal.aborted) await pause(backoff(attempt), this.stopping.signal);
    }
  }

  /** @returns once it listens, with a promise of the connection's end */
  private async listen(): Promise<{ ended: Promise<void> }> {
    const client = new pg.Client({ ...clientConfig(this.options.pool), application_name: 'rumpun listener' });
    const ended = new Promise<void>((resolve) => client.once('end', resolve));
    client.on('error', () => {});
    client.on('notification', ({ channel, payload }) => this.receive(channel, payload ?? ''));
    try {
      await client.connect();
      for (const channel of Object.values(CHANNELS)) await client.query(`listen ${channel}`);
    } catch (error) {
      await client.end().catch(() => {});
      throw error;
    }
    this.client = client;
    if (this.stopping.signal.aborted) await client.end().catch(() => {});
    // What was sealed while nobody listened.
    else void this.poll().catch(() => {});
    return { ended };
  }

  private receive(channel: string, payload: string): void {
    if (channel === CHANNELS.sealed) this.advance(Number(payload));
    if (channel === CHANNELS.builds) for (const listener of this.buildListeners) listener(payload);
    if (channel !== CHANNELS.projected) return;
    for (const text of payload.split(',')) {
      const [projection, build, position] = text.split(':');
      const notice = { projection: projection!, build: Number(build), position: Number(position) };
      if (Number.isSafeInteger(notice.position))
        for (const listener of this.projectedListeners) listener(notice);
    }
  }
}

function subscribe<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
