import type { Directory } from '@app/application';
import { Coalesced, type WaitResult, type WaitTarget } from '@app/event-store';
import { DirectoryQueries } from '@app/read-models';
import type pg from 'pg';

/** Thrown when the directory does not show in time what was committed: nothing was decided, try again later. */
export class DirectoryBehindError extends Error {
  readonly code = 'DIRECTORY_BEHIND';

  constructor(readonly waited: Extract<WaitResult, { ok: false }>) {
    super(`waited in vain for ${waited.waitedFor}: at ${waited.at}, wanted ${waited.wanted}`);
    this.name = 'DirectoryBehindError';
  }
}

export interface LogDirectoryOptions {
  readonly pool: pg.Pool;
  readonly waitFor: (
    target: WaitTarget,
    projections: readonly string[],
    timeoutMs: number,
  ) => Promise<WaitResult>;
  /** Tells a sealer of this process that there is work, so that nobody waits for its next look. */
  readonly onWait?: () => void;
  /** Longest wait of `catchUp` in milliseconds. 10,000 by default. */
  readonly timeLimit?: number;
}

/** What was committed and not sealed, and the head, seen in one snapshot. */
interface Newest {
  readonly ids: readonly number[];
  readonly head: number;
}

// The last tick's snapshot says which transactions it has not seen; both branches use the index on xid.
const UNSEALED = `
  with last as (select snapshot from log.tick order by tick desc limit 1),
  unseen as (
    select e.id from log.entry e
    where e.xid >= coalesce((select pg_snapshot_xmax(snapshot) from last), '0'::xid8)
    union all
    select e.id from last, lateral pg_snapshot_xip(snapshot) x(xid) join log.entry e on e.xid = x.xid
  )
  select coalesce((select array_agg(id::float8) from unseen), '{}') as ids,
         coalesce((select max(position) from log.sealed), -1)::float8 as head`;

/** Which streams belong together, as the `directory` projection knows it, with a way to wait for it. */
export class LogDirectory implements Directory {
  private readonly queries: DirectoryQueries;
  private readonly agreements: Coalesced<string[]>;
  private readonly cycles: Coalesced<string[]>;
  private next: Promise<void> | null = null;

  constructor(private readonly options: LogDirectoryOptions) {
    const queries = new DirectoryQueries(options.pool);
    this.queries = queries;
    this.agreements = new Coalesced((clusters) => queries.streamsOfClusters('agreement', clusters));
    this.cycles = new Coalesced((clusters) => queries.streamsOfClusters('cycle', clusters));
  }

  async agreementsOfCluster(cluster: string): Promise<readonly string[]> {
    return (await this.agreements.get(cluster)) ?? [];
  }

  async cyclesOfCluster(cluster: string): Promise<readonly string[]> {
    return (await this.cycles.get(cluster)) ?? [];
  }

  async clustersOfForum(forum: string): Promise<readonly string[]> {
    return (await this.queries.clustersOfForum(forum)).map(({ cluster }) => cluster);
  }

  async clustersInRegion(region: string): Promise<readonly string[]> {
    return (await this.queries.clustersOfRegion(region)).map(({ cluster }) => cluster);
  }

  /**
   * Everybody who asks before the look at the database is sent shares it.
   *
   * @throws DirectoryBehindError on time-out, or the database's error
   */
  catchUp(): Promise<void> {
    this.next ??= Promise.resolve().then(() => {
      this.next = null;
      return this.reachNewest();
    });
    return this.next;
  }

  private async reachNewest(): Promise<void> {
    const end = Date.now() + (this.options.timeLimit ?? 10_000);
    const { ids, head } = await this.newest();
    if (ids.length > 0) this.options.onWait?.();
    // Entries commit in another order than their ids: the highest one sealed says nothing about the others.
    const sealed = await Promise.all(ids.map((id) => this.reach({ id }, [], end)));
    await this.reach({ position: Math.max(head, ...sealed) }, ['directory'], end);
  }

  private async newest(): Promise<Newest> {
    const { rows } = await this.options.pool.query<Newest>({ name: 'rumpun-unsealed', text: UNSEALED });
    return rows[0]!;
  }

  private async reach(target: WaitTarget, projections: readonly string[], end: number): Promise<number> {
    const result = await this.options.waitFor(target, projections, Math.max(0, end - Date.now()));
    if (!result.ok) throw new DirectoryBehindError(result);
    return result.position;
  }
}
