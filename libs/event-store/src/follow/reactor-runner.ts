import type pg from 'pg';
import { BEGIN, limiterOf, transaction } from '../projections/transaction.js';
import { sealedStream } from '../projections/sealed-reader.js';
import type { ProjectionSource } from '../projections/sealed-reader.js';
import type { WaitResult } from '../projections/wait-for.js';
import { describeFault, isTransient } from './fault.js';
import type { Fault } from './fault.js';
import { LockHolder } from './lock-holder.js';
import { machineClock, silentLog } from './log.js';
import type { RunnerClock, RunnerLog } from './log.js';
import {
  ensureReactor,
  lockParked,
  noteReactorAttempt,
  reactorParked,
  reactorPositions,
  unparkForReactor,
} from './reactor-state.js';
import type { ReactorParked } from './reactor-state.js';
import { NotReadyError, ReactorWorker } from './reactor-worker.js';
import type { Reactor } from './reactor.js';
import type { SealListener } from './seal-listener.js';
import { backoff, pause } from './signal.js';

export interface ReactorRunnerOptions {
  readonly pool: pg.Pool;
  readonly store: ProjectionSource;
  readonly reactors: readonly Reactor[];
  /** Started by whoever made it. */
  readonly listener: SealListener;
  /** Projections that must have applied an entry before it is reacted to. */
  readonly after?: {
    readonly runner: {
      waitFor(
        target: { position: number },
        projections: readonly string[],
        timeoutMs: number,
      ): Promise<WaitResult>;
    };
    readonly projections: readonly string[];
  };
  /** Entries read at a time. 200 by default. */
  readonly batchSize?: number;
  /** Calls before an entry's stream is parked. 5 by default. */
  readonly attempts?: number;
  /** Pause after the first failure in milliseconds, doubling up to 5 s. 100 by default. */
  readonly firstPauseMs?: number;
  readonly clock?: RunnerClock;
  readonly log?: RunnerLog;
}

export interface ReactorStatus {
  readonly name: string;
  /** Last position reacted to; null before its first start. */
  readonly position: number | null;
  readonly lag: { readonly entries: number; readonly ms: number };
  readonly parked: readonly ReactorParked[];
  /** Why this process's worker stands still, when it does. */
  readonly stalled: Fault | null;
}

export type ReactorRetry = { readonly stream: string } & (
  | { readonly ok: true; readonly reacted: number }
  | { readonly ok: false; readonly position: number; readonly fault: Fault }
);

/** Milliseconds to wait for the projections that a reactor reads. */
const READY_MS = 30_000;

/** Runs reactors: each at least once per entry, in order, in one process of many. */
export class ReactorRunner {
  private readonly workers = new Map<string, ReactorWorker>();
  private readonly stalls = new Map<string, Fault>();
  private readonly stopping = new AbortController();
  /** One for each reactor: on a shared connection a transaction of one would enclose what another writes. */
  private readonly holders: LockHolder[] = [];
  private readonly log: RunnerLog;
  private loops: readonly Promise<void>[] = [];

  /** @throws Error when two reactors have one name */
  constructor(private readonly options: ReactorRunnerOptions) {
    this.log = options.log ?? silentLog;
    for (const reactor of options.reactors) {
      if (this.workers.has(reactor.name)) throw new Error(`two reactors are named "${reactor.name}"`);
      this.workers.set(reactor.name, this.workerOf(reactor));
    }
  }

  /** Takes up the reactors that no other worker holds, and those whose holder ends. @throws the database's error */
  async start(): Promise<void> {
    await this.prepare();
    this.loops = this.options.reactors.map(({ name }) => this.run(name));
  }

  /** Notes where reactors begin that are new to this database. @throws the database's error */
  async prepare(): Promise<void> {
    for (const reactor of this.options.reactors) await ensureReactor(this.options.pool, reactor);
  }

  /** Ends after the reactions under way; another worker goes on from there. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.loops);
    await Promise.all(this.holders.map((holder) => holder.close()));
  }

  /**
   * Reacts to what is sealed now, here or by waiting for who holds the reactor. For tests and the demo's simulated
   * clock; `prepare` or `start` must have run.
   *
   * @throws what a step throws
   */
  async catchUp(): Promise<void> {
    const head = await this.options.listener.poll();
    for (const [name, worker] of this.workers) {
      for (let position = -1; position < head;) {
        const result = await worker.step();
        if (result.status === 'held') await pause(20);
        position = 'position' in result ? result.position : await this.positionOf(name);
      }
    }
  }

  /** @throws the database's error */
  async status(): Promise<ReactorStatus[]> {
    const { pool, clock = machineClock, listener, reactors } = this.options;
    const head = await listener.poll();
    const positions = await reactorPositions(pool);
    return Promise.all(
      reactors.map(async ({ name }) => {
        const row = positions.get(name);
        const ms = row?.oldest ? Math.max(0, Date.parse(clock.now()) - row.oldest.getTime()) : 0;
        const entries = row === undefined ? 0 : Math.max(0, head - row.position);
        const parked = await reactorParked(pool, name);
        return {
          name,
          position: row?.position ?? null,
          lag: { entries, ms },
          parked,
          stalled: this.stalls.get(name) ?? null,
        };
      }),
    );
  }

  /**
   * Reacts to everything that is held back, of one stream or of all, and lets the streams go on.
   *
   * @throws Error for an unknown reactor, and what is not an entry's fault
   */
  async retry(name: string, stream?: string): Promise<ReactorRetry[]> {
    const reactor = this.options.reactors.find((each) => each.name === name);
    if (reactor === undefined) throw new Error(`no reactor is named "${name}"`);
    const outcomes: ReactorRetry[] = [];
    for (const each of await reactorParked(this.options.pool, name)) {
      if (stream !== undefined && each.stream !== stream) continue;
      const outcome = await limiterOf(this.options.pool).run(() => this.retryStream(reactor, each.stream));
      if (outcome !== null) outcomes.push(outcome);
    }
    return outcomes;
  }

  private workerOf(reactor: Reactor): ReactorWorker {
    const { store, batchSize = 200, attempts = 5, firstPauseMs = 100, after } = this.options;
    const holder = new LockHolder(this.options.pool);
    this.holders.push(holder);
    return new ReactorWorker({
      reactor,
      store,
      holder,
      batchSize,
      attempts,
      firstPauseMs,
      log: this.log,
      signal: this.stopping.signal,
      ready: async (position) => {
        const seen = await after?.runner.waitFor({ position }, after.projections, READY_MS);
        if (seen?.ok === false)
          throw new NotReadyError(seen.waitedFor === 'projection' ? seen.projection : 'the seal');
      },
    });
  }

  private async run(name: string): Promise<void> {
    const { listener } = this.options;
    const { signal } = this.stopping;
    for (let failures = 0; !signal.aborted;) {
      try {
        const result = await this.workers.get(name)!.step();
        failures = 0;
        this.stalls.delete(name);
        if (result.status === 'held') await pause(listener.pollMs, signal);
        if (result.status === 'idle' && listener.position <= result.position) {
          await listener.waitForNews(listener.pollMs * 2, signal);
        }
      } catch (error) {
        if (signal.aborted) return;
        const fault = describeFault(error);
        this.stalls.set(name, fault);
        this.log.error({ reactor: name, fault }, 'reactor stands still');
        await pause(backoff(++failures), signal);
      }
    }
  }

  private async positionOf(name: string): Promise<number> {
    return (await reactorPositions(this.options.pool)).get(name)?.position ?? -1;
  }

  private retryStream(reactor: Reactor, stream: string): Promise<ReactorRetry | null> {
    const { pool, store } = this.options;
    return transaction<ReactorRetry | null>(pool, BEGIN, async (client) => {
      const parked = await lockParked(client, reactor.name, stream);
      if (parked === null) return { commit: false, value: null };
      const entries = await sealedStream(pool, store, stream, parked.position);
      const held = entries.filter(({ position }) => position >= parked.first);
      for (const entry of held) {
        const fault = await reactor.react(entry).then(() => null, faultOf);
        if (fault === null) continue;
        return { commit: false, value: { stream, ok: false, position: entry.position, fault } };
      }
      await unparkForReactor(client, reactor.name, stream);
      return { commit: true, value: { stream, ok: true, reacted: held.length } };
    }).then(async (outcome) => {
      if (outcome?.ok === false) await noteReactorAttempt(pool, reactor.name, stream, outcome.fault);
      return outcome;
    });
  }
}

/** @throws the error itself when it is not the entry's fault */
function faultOf(error: unknown): Fault {
  if (isTransient(error)) throw error;
  return describeFault(error);
}
