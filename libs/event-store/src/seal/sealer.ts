import type pg from 'pg';
import { errorKind } from '../pg/errors.js';
import { createLogClient } from '../pg/pool.js';
import type { SealingLag } from './lag.js';
import { sealingLag } from './lag.js';
import { Pulse } from './pulse.js';
import type { SealOptions, SealResult } from './seal-once.js';
import { sealOnce } from './seal-once.js';
import type { SealStrategy } from './strategy.js';
import { snapshotDifference } from './strategy.js';

export interface SealerOptions {
  /** As the sealer's role. */
  readonly connectionString: string;
  /** The present moment, ISO 8601: the demo's simulated clock. The database's own clock by default. */
  readonly now?: () => string;
  /** Milliseconds between ticks while entries come in, 5 by default. */
  readonly busyInterval?: number;
  /** Longest pause between looks while nothing comes in, 100 milliseconds by default. */
  readonly idleInterval?: number;
  /** Told of every failed attempt; sealing goes on trying. */
  readonly onError?: (error: unknown) => void;
  /** Told of every tick, after its commit. */
  readonly onSealed?: (result: Extract<SealResult, { status: 'sealed' }>) => void;
  /** How unsealed entries are found. Only tests give one. */
  readonly strategy?: SealStrategy;
}

/**
 * Gives entries their place in the global order. One is enough; several may run at once, for the tick's primary key
 * lets only one of two racing ones through.
 */
export class Sealer {
  private client: pg.Client | undefined;
  private turn: Promise<unknown> = Promise.resolve();
  private loop: Promise<void> | undefined;
  private pulse: Pulse | undefined;

  constructor(private readonly options: SealerOptions) {}

  /** Begins to seal until `stop()`. */
  start(): void {
    if (this.loop !== undefined) return;
    this.pulse = new Pulse(this.options.busyInterval ?? 5, this.options.idleInterval ?? 100);
    this.loop = this.run(this.pulse);
  }

  /** Ends the loop after the sealing in hand, and the connection. */
  async stop(): Promise<void> {
    this.pulse?.stop();
    const loop = this.loop;
    this.pulse = undefined;
    this.loop = undefined;
    await loop;
    await this.inTurn(() => this.disconnect());
  }

  /** Something was appended in this process: do not wait out the pause. */
  hint(): void {
    this.pulse?.hint();
  }

  /**
   * Seals what is visible now.
   * @throws StandbyError, LogCorruptionError or the database's own error
   */
  sealOnce(): Promise<SealResult> {
    return this.seal({});
  }

  /**
   * Seals what is unsealed under a new era. A log restored from a backup of its files stands in the same cluster, and
   * nothing in it shows that what came after the backup is lost: the era says so to whoever held later positions.
   *
   * @param reason kept with the era @throws as `sealOnce()`
   */
  openEra(reason: string): Promise<SealResult> {
    return this.seal({ newEra: reason });
  }

  private seal(more: Pick<SealOptions, 'newEra'>): Promise<SealResult> {
    return this.inTurn(async () => {
      const client = await this.connect();
      try {
        const now = this.options.now?.() ?? null;
        const strategy = this.options.strategy ?? snapshotDifference;
        return await sealOnce(client, { strategy, now, ...more });
      } catch (error) {
        if (errorKind(error) === 'lost') await this.disconnect();
        throw error;
      }
    });
  }

  /** How far sealing is behind. @throws the database's own error */
  lag(): Promise<SealingLag> {
    return this.inTurn(async () => sealingLag(await this.connect(), this.options.now?.()));
  }

  private async run(pulse: Pulse): Promise<void> {
    while (this.pulse === pulse) {
      let found = false;
      try {
        const result = await this.sealOnce();
        found = result.status === 'sealed';
        if (result.status === 'sealed') this.options.onSealed?.(result);
      } catch (error) {
        this.options.onError?.(error);
      }
      await pulse.next(found);
    }
  }

  /** One connection, one transaction at a time. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.turn.then(work);
    this.turn = result.catch(() => undefined);
    return result;
  }

  private async connect(): Promise<pg.Client> {
    if (this.client !== undefined) return this.client;
    const client = createLogClient({
      connectionString: this.options.connectionString,
      applicationName: 'rumpun sealer',
      queryTimeout: 60_000,
    });
    await client.connect();
    // A sealer that hangs inside its transaction holds the fence: the server ends it, and another goes on.
    await client.query(`set idle_in_transaction_session_timeout = '10s'`);
    client.on('end', () => {
      if (this.client === client) this.client = undefined;
    });
    this.client = client;
    return client;
  }

  private async disconnect(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    await client?.end().catch(() => undefined);
  }
}
