import type { Projection } from '@app/eventsourcing';
import type pg from 'pg';
import type { SealListener } from '../follow/seal-listener.js';
import { pause } from '../follow/signal.js';
import { activate } from './activate.js';
import type { ActivateResult } from './activate.js';
import { beginRebuild, dropBuild, dropSuperseded, ensureBuild, formerBuild, listBuilds } from './builds.js';
import type { Build } from './builds.js';
import { analyseTables } from './ddl.js';
import type { BuildFleet } from './fleet.js';
import { heldStreams, retryStream } from './retry.js';
import type { RetryOutcome } from './retry.js';

export interface RebuildProgress {
  readonly build: number;
  /** Entries applied, of those sealed. */
  readonly applied: number;
  readonly of: number;
}

/** What a person may do with the builds of a projection. */
export class BuildCommands {
  constructor(
    private readonly pool: pg.Pool,
    private readonly listener: SealListener,
    private readonly fleet: BuildFleet,
    private readonly batchSize: number,
  ) {}

  /** @see ProjectionRunner.rebuild */
  async rebuild(name: string, onProgress: (progress: RebuildProgress) => void): Promise<ActivateResult> {
    const projection = this.fleet.newest.get(name);
    if (projection === undefined) return { ok: false, reason: 'unknown-projection' };
    await ensureBuild(this.pool, projection);
    const former = (await listBuilds(this.pool, name)).find(({ state }) => state === 'active')?.build ?? null;
    const build = await beginRebuild(this.pool, projection);
    await this.fleet.refresh();
    for (;;) {
      const found = await this.fleet.find(name, build);
      if (found === undefined) return { ok: false, reason: 'unknown-build' };
      if (found.state === 'active') {
        // Another worker swapped it in.
        await dropSuperseded(this.pool, name, projection.version);
        return { ok: true, build, former };
      }
      const result = await this.fleet.worker(found, projection).step();
      const position = 'position' in result ? result.position : found.position;
      const head = Math.max(await this.listener.poll(), position);
      onProgress({ build, applied: position + 1, of: head + 1 });
      if (result.status === 'held') await pause(50);
      if (result.status === 'idle') return this.swap(found, projection);
    }
  }

  /** @see ProjectionRunner.activate */
  async activate(name: string, build: number): Promise<ActivateResult> {
    if (!this.fleet.newest.has(name)) return { ok: false, reason: 'unknown-projection' };
    const found = await this.fleet.find(name, build);
    if (found === undefined) return { ok: false, reason: 'unknown-build' };
    const code = this.fleet.code(found);
    return code === undefined
      ? { ok: false, reason: 'version-unknown', version: found.version }
      : this.swap(found, code);
  }

  /** @see ProjectionRunner.rollback */
  async rollback(name: string): Promise<ActivateResult> {
    if (!this.fleet.newest.has(name)) return { ok: false, reason: 'unknown-projection' };
    const kept = formerBuild(await listBuilds(this.pool, name));
    return kept === undefined
      ? { ok: false, reason: 'nothing-to-roll-back-to' }
      : this.activate(name, kept.build);
  }

  /** @see ProjectionRunner.dropBuild */
  async drop(name: string, build: number): Promise<boolean> {
    this.fleet.wanted(name);
    const dropped = await dropBuild(this.pool, name, build);
    await this.fleet.refresh();
    return dropped;
  }

  /** @see ProjectionRunner.retry */
  async retry(name: string, stream?: string): Promise<RetryOutcome[]> {
    this.fleet.wanted(name);
    const outcomes: RetryOutcome[] = [];
    for (const build of await listBuilds(this.pool, name)) {
      const code = this.fleet.code(build);
      if (code === undefined) continue;
      const streams = await heldStreams(this.pool, { projection: name, build: build.build });
      for (const each of streams.filter((held) => stream === undefined || held === stream)) {
        const outcome = await retryStream(this.fleet.workerOptions(build, code), each);
        if (outcome !== null) outcomes.push(outcome);
      }
    }
    return outcomes;
  }

  /** Makes a build that this program has code for the one that is read. */
  async swap(build: Build, code: Projection): Promise<ActivateResult> {
    await analyseTables(this.pool, build.schema, build.tables);
    const result = await activate(this.pool, this.fleet.worker(build, code), this.batchSize);
    if (result.ok) await dropSuperseded(this.pool, code.name, this.fleet.wanted(code.name).version);
    await this.fleet.refresh();
    return result;
  }
}
