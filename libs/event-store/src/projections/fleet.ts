import type { Projection } from '@app/eventsourcing';
import type pg from 'pg';
import { describeFault } from '../follow/fault.js';
import type { Fault } from '../follow/fault.js';
import type { RunnerLog } from '../follow/log.js';
import type { SealListener } from '../follow/seal-listener.js';
import { runBuildLoop } from './build-loop.js';
import { BuildWorker } from './build-worker.js';
import type { BuildWorkerOptions } from './build-worker.js';
import { listBuilds } from './builds.js';
import type { Build } from './builds.js';
import type { Progress } from './progress.js';
import type { ProjectionSource } from './sealed-reader.js';

export interface FleetOptions {
  readonly pool: pg.Pool;
  readonly store: ProjectionSource;
  readonly projections: readonly Projection[];
  readonly listener: SealListener;
  readonly progress: Progress;
  readonly batchSize: number;
  readonly log: RunnerLog;
}

const idOf = ({ projection, build }: Build): string => `${projection}#${build}`;

/** The builds that this program has code for, each with one worker in this process. */
export class BuildFleet {
  /** Newest version of each projection. */
  readonly newest: ReadonlyMap<string, Projection>;
  /** Why a projection's worker stands still, by projection. */
  readonly stalls = new Map<string, Fault>();
  private readonly workers = new Map<string, BuildWorker>();
  private readonly loops = new Map<string, Promise<void>>();
  private readonly stopping = new AbortController();
  private builds: readonly Build[] = [];
  private onBuilt: ((build: Build, code: Projection) => Promise<void>) | null = null;
  private unsubscribe: (() => void)[] = [];
  private refreshing: Promise<void> = Promise.resolve();

  constructor(private readonly options: FleetOptions) {
    const rising = [...options.projections].sort((a, b) => a.version - b.version);
    this.newest = new Map(rising.map((projection) => [projection.name, projection]));
  }

  /**
   * Runs every build, those made later included.
   *
   * @param onBuilt called when a build that is not read yet has applied everything
   */
  async start(onBuilt: (build: Build, code: Projection) => Promise<void>): Promise<void> {
    this.onBuilt = onBuilt;
    const again = (): void => void this.refresh();
    this.unsubscribe = [this.options.listener.onBuilds(again), this.options.listener.onPoll(again)];
    await this.refresh();
  }

  /** Ends after the batches under way. */
  async stop(): Promise<void> {
    this.stopping.abort();
    for (const end of this.unsubscribe) end();
    await this.refreshing;
    await Promise.all(this.loops.values());
  }

  /** @throws Error when no projection has this name */
  wanted(name: string): Projection {
    const projection = this.newest.get(name);
    if (projection === undefined) throw new Error(`no projection is named "${name}"`);
    return projection;
  }

  /** The code of a build's version, when this program has it. */
  code({ projection, version }: Build): Projection | undefined {
    return this.options.projections.find((each) => each.name === projection && each.version === version);
  }

  async find(name: string, build: number): Promise<Build | undefined> {
    return (await listBuilds(this.options.pool, name)).find((each) => each.build === build);
  }

  worker(build: Build, code: Projection): BuildWorker {
    const id = idOf(build);
    const worker = this.workers.get(id) ?? new BuildWorker(this.workerOptions(build, code));
    this.workers.set(id, worker);
    return worker;
  }

  workerOptions(build: Build, projection: Projection): BuildWorkerOptions {
    const { pool, store, batchSize, log } = this.options;
    return { pool, store, batchSize, log, build, projection };
  }

  /** Learns of builds made, swapped or dropped, and runs those that are new. Calls queue up. */
  refresh(): Promise<void> {
    this.refreshing = this.refreshing.then(async () => {
      if (this.stopping.signal.aborted) return;
      try {
        this.builds = await listBuilds(this.options.pool);
        this.runNewBuilds();
      } catch (error) {
        this.options.log.warn({ fault: describeFault(error) }, 'builds not read');
      }
    });
    return this.refreshing;
  }

  private runNewBuilds(): void {
    if (this.onBuilt === null) return;
    for (const build of this.builds) {
      const code = this.code(build);
      const id = idOf(build);
      if (code !== undefined && !this.loops.has(id)) this.loops.set(id, this.run(build, code, this.onBuilt));
    }
  }

  private async run(
    build: Build,
    code: Projection,
    onBuilt: NonNullable<typeof this.onBuilt>,
  ): Promise<void> {
    const { listener, progress, log } = this.options;
    const id = idOf(build);
    const state = (): Build['state'] | undefined => this.builds.find((each) => idOf(each) === id)?.state;
    await runBuildLoop({
      worker: this.worker(build, code),
      listener,
      progress,
      log,
      signal: this.stopping.signal,
      isActive: () => state() === 'active',
      onIdle: async () => {
        if (state() === 'building') await onBuilt(build, code);
      },
      onStall: (fault) => {
        if (fault === null) this.stalls.delete(code.name);
        else this.stalls.set(code.name, fault);
      },
    });
    this.loops.delete(id);
    this.workers.delete(id);
  }
}
