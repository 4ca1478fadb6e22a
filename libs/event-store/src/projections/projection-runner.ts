import type { Projection } from '@app/eventsourcing';
import type pg from 'pg';
import { machineClock, silentLog } from '../follow/log.js';
import type { RunnerClock, RunnerLog } from '../follow/log.js';
import type { SealListener } from '../follow/seal-listener.js';
import { pause } from '../follow/signal.js';
import type { ActivateResult } from './activate.js';
import { BuildCommands } from './build-commands.js';
import type { RebuildProgress } from './build-commands.js';
import { ensureBuild, listBuilds } from './builds.js';
import type { Build } from './builds.js';
import { checkProjections } from './ddl.js';
import { BuildFleet } from './fleet.js';
import { Progress } from './progress.js';
import type { RetryOutcome } from './retry.js';
import type { ProjectionSource } from './sealed-reader.js';
import { projectionStatus } from './status.js';
import type { ProjectionStatus } from './status.js';
import { limiterOf } from './transaction.js';
import { Waiter } from './wait-for.js';
import type { WaitResult, WaitTarget } from './wait-for.js';

export interface ProjectionRunnerOptions {
  /** With the application's role; at least 3 connections. */
  readonly pool: pg.Pool;
  readonly store: ProjectionSource;
  /** A name may come in several versions: the highest is wanted, older ones keep their builds up for a rollback. */
  readonly projections: readonly Projection[];
  /** Started by whoever made it. */
  readonly listener: SealListener;
  /** Entries per transaction. 500 by default. */
  readonly batchSize?: number;
  readonly clock?: RunnerClock;
  readonly log?: RunnerLog;
}

/** Milliseconds until a swap is tried again that could not be made. */
const SWAP_AGAIN_MS = 10_000;

/**
 * Keeps projections up with the log. `start()` runs them in this process; without it the same object serves
 * `waitFor`, `status` and the commands, as the API and the command line need it.
 */
export class ProjectionRunner {
  private readonly log: RunnerLog;
  private readonly clock: RunnerClock;
  private readonly progress: Progress;
  private readonly waiter: Waiter;
  private readonly fleet: BuildFleet;
  private readonly commands: BuildCommands;
  private readonly swapAfter = new Map<string, number>();

  /** @throws Error when the projections cannot live together or the pool is too small */
  constructor(private readonly options: ProjectionRunnerOptions) {
    const { pool, listener, batchSize = 500, projections, store } = options;
    checkProjections(projections);
    limiterOf(pool);
    this.log = options.log ?? silentLog;
    this.clock = options.clock ?? machineClock;
    this.progress = new Progress(pool, listener, this.log);
    this.waiter = new Waiter(pool, listener, this.progress);
    const { progress, log } = this;
    this.fleet = new BuildFleet({ pool, store, projections, listener, progress, batchSize, log });
    this.commands = new BuildCommands(pool, listener, this.fleet, batchSize);
  }

  /**
   * Makes the builds that are missing and runs all builds that this program has code for. A raised version is
   * built in the background and swapped in once it has caught up.
   *
   * @throws Error when a projection's tables changed without a new version, or the database is away
   */
  async start(): Promise<void> {
    await this.prepare();
    await this.fleet.start((build, code) => this.swapIn(build, code));
  }

  /** Makes the builds that are missing, without running anything. @throws as `start` */
  async prepare(): Promise<void> {
    for (const projection of this.fleet.newest.values()) await ensureBuild(this.options.pool, projection);
  }

  /** Ends after the batches under way. */
  async stop(): Promise<void> {
    await this.fleet.stop();
    await this.progress.close();
  }

  /**
   * Read-your-writes.
   *
   * @param target an entry by the id that its append answered, or a position
   * @param projections that must show it; none waits for sealing only
   * @param timeoutMs longest wait for all of it, in milliseconds
   * @returns the position, or what was still missing at the time-out
   * @throws Error for a projection that this program does not know, and the database's error
   */
  async waitFor(target: WaitTarget, projections: readonly string[], timeoutMs: number): Promise<WaitResult> {
    for (const name of projections) this.fleet.wanted(name);
    return this.waiter.waitFor(target, projections, timeoutMs);
  }

  /** Every projection's builds, lag, parked streams and rebuild. @throws the database's error */
  status(): Promise<ProjectionStatus[]> {
    return projectionStatus(
      this.options.pool,
      [...this.fleet.newest.values()],
      this.clock.now(),
      this.fleet.stalls,
    );
  }

  /**
   * Builds a projection anew beside the running one and swaps it in. A rebuild that was begun and left is gone on
   * with; other workers help.
   *
   * @param onProgress called after each batch, and now and then while another worker is at it
   * @returns as `activate`; when it is not ok the build stays beside the running one
   */
  rebuild(name: string, onProgress: (progress: RebuildProgress) => void = () => {}): Promise<ActivateResult> {
    return this.commands.rebuild(name, onProgress);
  }

  /** Makes a kept or finished build the one that is read. @throws the database's error */
  activate(name: string, build: number): Promise<ActivateResult> {
    return this.commands.activate(name, build);
  }

  /** Goes back to the build that was read before the present one. @throws the database's error */
  rollback(name: string): Promise<ActivateResult> {
    return this.commands.rollback(name);
  }

  /** Removes a build with its tables. @returns false when there is none or it is being read */
  dropBuild(name: string, build: number): Promise<boolean> {
    return this.commands.drop(name, build);
  }

  /**
   * Applies what is held back, of one stream or of all, in every build that this program has code for.
   *
   * @returns an outcome per parked stream and build; empty when nothing is parked
   * @throws Error for an unknown projection, and the database's error
   */
  retry(name: string, stream?: string): Promise<RetryOutcome[]> {
    this.swapAfter.clear();
    return this.commands.retry(name, stream);
  }

  /**
   * Applies what is sealed now to all builds, in this process or by waiting for who is at it. For tests, imports
   * and the demo's simulated clock; `prepare` or `start` must have run.
   *
   * @throws what a step throws
   */
  async catchUp(): Promise<void> {
    const head = await this.options.listener.poll();
    for (const build of await listBuilds(this.options.pool)) {
      const code = this.fleet.code(build);
      for (let position = build.position; code !== undefined && position < head;) {
        const result = await this.fleet.worker(build, code).step();
        if (result.status === 'gone') break;
        if (result.status === 'held') await pause(20);
        else position = result.position;
      }
    }
  }

  /** A build beside the running one has caught up. What stands in the way is told and tried again later. */
  private async swapIn(build: Build, code: Projection): Promise<void> {
    if (code !== this.fleet.newest.get(code.name) || Date.now() < (this.swapAfter.get(code.name) ?? 0))
      return;
    const result = await this.commands.swap(build, code);
    const fields = { projection: code.name, build: build.build, result };
    if (result.ok) this.log.info(fields, 'new build is read now');
    else {
      this.swapAfter.set(code.name, Date.now() + SWAP_AGAIN_MS);
      this.log.warn(fields, 'new build cannot be read yet');
    }
  }
}
