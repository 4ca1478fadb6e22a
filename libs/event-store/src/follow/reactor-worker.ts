import type { EventStore, SealedEntry } from '@app/eventsourcing';
import type pg from 'pg';
import { describeFault, isTransient } from './fault.js';
import type { Fault } from './fault.js';
import { assertDense } from './follower.js';
import type { LockHolder } from './lock-holder.js';
import type { RunnerLog } from './log.js';
import { loadReactor, parkForReactor, saveReactor } from './reactor-state.js';
import type { ReactorState } from './reactor-state.js';
import type { Reactor } from './reactor.js';
import { backoff, pause } from './signal.js';

export interface ReactorWorkerOptions {
  readonly reactor: Reactor;
  readonly store: Pick<EventStore, 'readAll'>;
  readonly holder: LockHolder;
  readonly batchSize: number;
  /** Calls before an entry's stream is parked. */
  readonly attempts: number;
  /** Pause after the first failure in milliseconds; doubles from there. */
  readonly firstPauseMs: number;
  readonly log: RunnerLog;
  readonly signal: AbortSignal;
  /** Resolves once what the reactor reads is there. @throws NotReadyError */
  ready(position: number): Promise<void>;
}

export type ReactorStep =
  | { readonly status: 'reacted' | 'idle'; readonly position: number }
  /** Another worker is at it. */
  | { readonly status: 'held' };

/** A checkpoint in the middle of a batch is written this often, in milliseconds. */
const SAVE_EVERY_MS = 1_000;

/** Takes one reactor through the log; one worker at a time holds it. */
export class ReactorWorker {
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: ReactorWorkerOptions) {}

  /**
   * Reacts to the next batch. Calls queue up behind each other.
   *
   * @throws what is not an entry's fault; what was done before is saved as far as the database is there
   */
  step(): Promise<ReactorStep> {
    const result = this.turn.then(() => this.next());
    this.turn = result.catch(() => {});
    return result;
  }

  private async next(): Promise<ReactorStep> {
    const { reactor, holder, store, batchSize } = this.options;
    if (!(await holder.acquire(`reactor:${reactor.name}`))) return { status: 'held' };
    const state = await loadReactor(holder.connection, reactor.name);
    const batch = await store.readAll(state.position + 1, batchSize);
    assertDense(batch, state.position + 1);
    if (batch.length === 0) return { status: 'idle', position: state.position };
    const position = await this.reactToAll(batch, state);
    return { status: 'reacted', position };
  }

  /** @returns how far the checkpoint is now */
  private async reactToAll(batch: readonly SealedEntry[], state: ReactorState): Promise<number> {
    const parked = new Set(state.parked);
    let saved = state.position;
    let savedAt = Date.now();
    const save = async (position: number): Promise<boolean> => {
      if (position === saved) return true;
      const { holder, reactor } = this.options;
      const kept = await saveReactor(holder.connection, reactor.name, position, state.epoch);
      if (kept) saved = position;
      savedAt = Date.now();
      return kept;
    };
    const together = await this.reactTogether(batch, parked);
    for (const entry of together ? [] : batch) {
      try {
        await this.reactTo(entry, parked);
      } catch (error) {
        await save(entry.position - 1).catch(() => {});
        throw error;
      }
      if (this.options.signal.aborted) break;
      if (Date.now() - savedAt > SAVE_EVERY_MS && !(await save(entry.position))) return saved;
    }
    if (!this.options.signal.aborted) await save(batch[batch.length - 1]!.position);
    return saved;
  }

  /** @returns whether it did; else each entry is reacted to by itself. @throws what is no entry's fault */
  private async reactTogether(batch: readonly SealedEntry[], parked: ReadonlySet<string>): Promise<boolean> {
    const { reactor, log } = this.options;
    if (reactor.reactAll === undefined) return false;
    const wanted = batch.filter((entry) => this.wants(entry, parked));
    if (wanted.length === 0) return true;
    await this.options.ready(wanted.at(-1)!.position);
    try {
      await reactor.reactAll(wanted);
      return true;
    } catch (error) {
      if (isTransient(error)) throw error;
      log.warn({ reactor: reactor.name, fault: describeFault(error) }, 'a batch failed; entry by entry now');
      return false;
    }
  }

  private wants(entry: SealedEntry, parked: ReadonlySet<string>): boolean {
    const { categories } = this.options.reactor;
    return categories?.includes(entry.category) !== false && !parked.has(entry.stream);
  }

  private async reactTo(entry: SealedEntry, parked: Set<string>): Promise<void> {
    const { reactor, attempts, firstPauseMs, signal } = this.options;
    if (!this.wants(entry, parked)) return;
    await this.options.ready(entry.position);
    for (let attempt = 1; ; attempt++) {
      try {
        return await reactor.react(entry);
      } catch (error) {
        if (isTransient(error) || signal.aborted) throw error;
        const fault = describeFault(error);
        if (attempt >= attempts) return this.park(entry, parked, fault, attempt);
        this.options.log.warn(
          { reactor: reactor.name, position: entry.position, attempt, fault },
          'reaction failed',
        );
      }
      await pause(backoff(attempt, firstPauseMs), signal);
    }
  }

  private async park(entry: SealedEntry, parked: Set<string>, fault: Fault, attempts: number): Promise<void> {
    const { reactor, holder, log } = this.options;
    const { stream, position } = entry;
    await parkForReactor(holder.connection as pg.ClientBase, reactor.name, stream, position, fault, attempts);
    parked.add(stream);
    log.error({ reactor: reactor.name, stream, position, fault }, 'stream parked: no reaction to its entry');
  }
}

/** What a reactor reads is not there yet; another attempt will find it. */
export class NotReadyError extends Error {
  readonly code = 'ETIMEDOUT';
  readonly safe = true;

  constructor(what: string) {
    super(`not applied yet: ${what}`);
    this.name = 'NotReadyError';
  }
}
