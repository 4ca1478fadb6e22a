import { tableShapes } from '@app/eventsourcing';
import type { Projection, ProjectionHandler, SealedEntry } from '@app/eventsourcing';
import type pg from 'pg';
import { describeFault, isTransient } from '../follow/fault.js';
import { assertDense } from '../follow/follower.js';
import type { RunnerLog } from '../follow/log.js';
import { lockCheckpoint, noteHeld, parkedStreams, parkStream, saveCheckpoint } from './build-state.js';
import type { BuildKey, Checkpoint } from './build-state.js';
import type { Build } from './builds.js';
import { readerAt } from './sealed-reader.js';
import type { ProjectionSource } from './sealed-reader.js';
import { TableWriter } from './table-writer.js';
import { BEGIN_APPLY, limiterOf, transaction } from './transaction.js';

export type StepResult =
  /** Entries were applied and committed; `foreign` when another worker had moved the checkpoint before. */
  | {
      readonly status: 'applied';
      readonly position: number;
      readonly count: number;
      readonly foreign: boolean;
    }
  /** Nothing is sealed beyond `position`. */
  | { readonly status: 'idle'; readonly position: number }
  /** Another worker is at it. */
  | { readonly status: 'held' }
  /** The build was dropped. */
  | { readonly status: 'gone' };

export interface BuildWorkerOptions {
  readonly pool: pg.Pool;
  readonly store: ProjectionSource;
  readonly projection: Projection;
  readonly build: Build;
  readonly batchSize: number;
  readonly log: RunnerLog;
}

const UNKNOWN: Checkpoint = { position: Number.NaN, epoch: -1 };

/** Marks an error as thrown while an entry was applied. */
class ApplyError extends Error {
  constructor(override readonly cause: unknown) {
    super('an entry could not be applied');
  }
}

async function blaming(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw new ApplyError(error);
  }
}

/** Counts entries held back, by stream. */
class Held {
  readonly counts = new Map<string, number>();

  note(stream: string): void {
    this.counts.set(stream, (this.counts.get(stream) ?? 0) + 1);
  }
}

/** Applies the log to one build, batch by batch, each exactly once whatever dies in between. */
export class BuildWorker {
  readonly key: BuildKey;
  private readonly writer: TableWriter;
  private readonly wanted: ReadonlySet<string> | undefined;
  private handler: ProjectionHandler;
  private at: Checkpoint = UNKNOWN;
  private parked = new Set<string>();
  private ahead: { readonly from: number; readonly batch: Promise<SealedEntry[]> } | null = null;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: BuildWorkerOptions) {
    const { projection, build } = options;
    this.key = { projection: projection.name, build: build.build };
    this.writer = new TableWriter(build.schema, tableShapes(projection.tables));
    this.wanted = projection.categories && new Set(projection.categories);
    this.handler = projection.start();
  }

  /**
   * Applies the next batch. Calls queue up behind each other.
   *
   * @throws what is not the fault of an entry: the database away, a store that cannot decode, a hole in the log
   */
  step(): Promise<StepResult> {
    const result = this.turn.then(() => limiterOf(this.options.pool).run(() => this.applyNext()));
    this.turn = result.catch(() => {});
    return result;
  }

  private async applyNext(): Promise<StepResult> {
    try {
      return await this.inTransaction((client, entries) => this.applyAll(client, entries));
    } catch (error) {
      this.rolledBack();
      // A hole or an unreadable entry was thrown before anything was applied: no stream is at fault.
      if (!(error instanceof ApplyError)) throw error;
      if (isTransient(error.cause)) throw error.cause;
      const fault = describeFault(error.cause);
      this.options.log.warn({ ...this.key, fault }, 'a batch failed; it is applied again entry by entry');
    }
    try {
      return await this.inTransaction((client, entries) => this.applyOneByOne(client, entries));
    } catch (error) {
      this.rolledBack();
      throw error instanceof ApplyError ? error.cause : error;
    }
  }

  /** @param apply answers whether it parked a stream */
  private async inTransaction(
    apply: (client: pg.ClientBase, entries: readonly SealedEntry[]) => Promise<boolean>,
  ): Promise<StepResult> {
    let reached: Checkpoint = UNKNOWN;
    const result = await transaction<StepResult>(this.options.pool, BEGIN_APPLY, async (client) => {
      const checkpoint = await lockCheckpoint(client, this.key);
      if (typeof checkpoint === 'string') return { commit: false, value: { status: checkpoint } };
      const foreign = await this.agreeWith(client, checkpoint);
      const entries = await this.read(checkpoint.position + 1);
      const position = checkpoint.position + entries.length;
      reached = { position, epoch: checkpoint.epoch };
      if (entries.length === 0) return { commit: false, value: { status: 'idle', position } };
      this.writer.use(client);
      const parked = await apply(client, entries);
      await saveCheckpoint(client, this.key, position, parked);
      reached = { position, epoch: checkpoint.epoch + (parked ? 1 : 0) };
      return { commit: true, value: { status: 'applied', position, count: entries.length, foreign } };
    });
    this.writer.settle();
    if (reached !== UNKNOWN) this.at = reached;
    return result;
  }

  /** Forgets what was cached when another worker has been here. @returns whether one has */
  private async agreeWith(client: pg.ClientBase, checkpoint: Checkpoint): Promise<boolean> {
    if (checkpoint.position === this.at.position && checkpoint.epoch === this.at.epoch) return false;
    this.writer.forget();
    if (checkpoint.position < 0) this.writer.startEmpty();
    this.handler = this.options.projection.start();
    this.parked = await parkedStreams(client, this.key);
    return true;
  }

  /** Whether the transaction was committed may be unknown: the checkpoint decides at the next step. */
  private rolledBack(): void {
    this.writer.settle();
    this.writer.forget();
    this.handler.reset();
    this.at = UNKNOWN;
  }

  /** The next batch; while it is applied, the one after it is read. */
  private async read(from: number): Promise<readonly SealedEntry[]> {
    const { store, batchSize } = this.options;
    const ahead = this.ahead?.from === from ? this.ahead.batch : null;
    this.ahead = null;
    const batch = await (ahead ?? store.readAll(from, batchSize));
    assertDense(batch, from);
    if (batch.length === batchSize) {
      const next = store.readAll(from + batchSize, batchSize);
      // Its failure is met when the batch is wanted.
      next.catch(() => {});
      this.ahead = { from: from + batchSize, batch: next };
    }
    return batch;
  }

  private async applyAll(client: pg.ClientBase, entries: readonly SealedEntry[]): Promise<boolean> {
    const held = new Held();
    for (const entry of entries) {
      if (!this.wants(entry)) continue;
      if (this.parked.has(entry.stream)) held.note(entry.stream);
      else await blaming(() => this.apply(entry));
    }
    await blaming(() => this.writer.flush());
    await noteHeld(client, this.key, held.counts);
    return false;
  }

  /** After a batch failed: what fails now is parked, the rest goes on. */
  private async applyOneByOne(client: pg.ClientBase, entries: readonly SealedEntry[]): Promise<boolean> {
    const held = new Held();
    let parked = false;
    for (const entry of entries) {
      if (!this.wants(entry)) continue;
      if (this.parked.has(entry.stream)) {
        held.note(entry.stream);
        continue;
      }
      await client.query('savepoint entry');
      const error = await this.attempt(entry);
      await client.query(error === null ? 'release savepoint entry' : 'rollback to savepoint entry');
      if (error === null) continue;
      parked = true;
      await this.park(client, entry, error.cause);
    }
    await noteHeld(client, this.key, held.counts);
    return parked;
  }

  /** @returns what the entry is to blame for. @throws ApplyError when it is not to blame */
  private async attempt(entry: SealedEntry): Promise<ApplyError | null> {
    try {
      await this.apply(entry);
      await this.writer.flush();
      return null;
    } catch (error) {
      if (isTransient(error)) throw new ApplyError(error);
      return new ApplyError(error);
    }
  }

  private async park(client: pg.ClientBase, entry: SealedEntry, error: unknown): Promise<void> {
    this.writer.forget();
    this.handler.reset();
    const fault = describeFault(error);
    await parkStream(client, this.key, entry.stream, entry.position, fault);
    this.parked.add(entry.stream);
    const { stream, position } = entry;
    this.options.log.error(
      { ...this.key, stream, position, fault },
      'stream parked: its entry cannot be applied',
    );
  }

  private apply(entry: SealedEntry): Promise<void> {
    const { pool, store } = this.options;
    return this.handler.apply(entry, this.writer.at(entry.position), readerAt(pool, store, entry.position));
  }

  private wants(entry: SealedEntry): boolean {
    return this.wanted === undefined || this.wanted.has(entry.category);
  }
}
