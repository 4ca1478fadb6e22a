import type { Projection } from '@app/eventsourcing';
import type pg from 'pg';
import type { Fault } from '../follow/fault.js';
import type { BuildState } from './builds.js';

export interface Lag {
  /** Sealed entries not applied yet. */
  readonly entries: number;
  /** Age of the oldest of them in milliseconds, 0 when there is none. */
  readonly ms: number;
}

export interface BuildStatus {
  readonly build: number;
  readonly version: number;
  readonly state: BuildState;
  /** Last position applied; -1 before the first. */
  readonly position: number;
  readonly lag: Lag;
}

export interface ParkedStream {
  readonly build: number;
  readonly stream: string;
  readonly position: number;
  /** Entries held back. */
  readonly held: number;
  readonly fault: Fault;
  readonly attempts: number;
  /** ISO 8601 UTC */
  readonly since: string;
}

export interface ProjectionStatus {
  readonly name: string;
  /** Version of this program's code. */
  readonly version: number;
  /**
   * `current`: this version is read. `rebuilding`: it is being built beside an older one that is read.
   * `rolled-back`: an older one is read though this one is kept. `newer`: a newer program's build is read.
   * `missing`: nothing was built yet.
   */
  readonly state: 'current' | 'rebuilding' | 'rolled-back' | 'newer' | 'missing';
  /** The build that is read. */
  readonly active: BuildStatus | null;
  readonly lag: Lag;
  /** Streams that the active build holds back, and those of a build on its way. */
  readonly parked: readonly ParkedStream[];
  /** A build on its way: entries applied of those sealed. */
  readonly rebuild: {
    readonly build: number;
    readonly version: number;
    readonly applied: number;
    readonly of: number;
  } | null;
  readonly builds: readonly BuildStatus[];
  /** Why this process's runner stands still, when it does. */
  readonly stalled: Fault | null;
}

/**
 * @param now ISO 8601, for the age of what is not applied yet
 * @param stalled faults of this process's runners, by projection
 * @throws the database's error
 */
export async function projectionStatus(
  pool: pg.Pool,
  projections: readonly Projection[],
  now: string,
  stalled: ReadonlyMap<string, Fault>,
): Promise<ProjectionStatus[]> {
  const names = projections.map(({ name }) => name);
  const [builds, parked] = await Promise.all([readBuilds(pool, names, now), readParked(pool, names)]);
  return projections.map((projection) => {
    const { name, version } = projection;
    const own = (builds.get(name) ?? []).map(({ head: _head, ...build }) => build);
    const head = builds.get(name)?.[0]?.head ?? -1;
    const active = own.find(({ state }) => state === 'active') ?? null;
    const building = own.findLast(({ state }) => state === 'building');
    const shown = new Set([active?.build, building?.build]);
    return {
      name,
      version,
      state: stateOf(version, active, own),
      active,
      lag: active?.lag ?? { entries: 0, ms: 0 },
      parked: (parked.get(name) ?? []).filter(({ build }) => shown.has(build)),
      rebuild: building
        ? { build: building.build, version: building.version, applied: building.position + 1, of: head + 1 }
        : null,
      builds: own,
      stalled: stalled.get(name) ?? null,
    };
  });
}

function stateOf(
  version: number,
  active: BuildStatus | null,
  builds: readonly BuildStatus[],
): ProjectionStatus['state'] {
  if (active === null) return 'missing';
  if (active.version === version) return 'current';
  if (active.version > version) return 'newer';
  return builds.some((build) => build.version === version && build.state === 'kept')
    ? 'rolled-back'
    : 'rebuilding';
}

async function readBuilds(
  pool: pg.Pool,
  names: readonly string[],
  now: string,
): Promise<Map<string, (BuildStatus & { readonly head: number })[]>> {
  const { rows } = await pool.query<
    Omit<BuildStatus, 'lag'> & { projection: string; head: number; oldest: Date | null }
  >(
    `select b.projection, b.build, b.version, b.state, c.position::float8 as position, h.head::float8 as head,
            case when c.position < h.head then (
              select k.sealed_at from log.tick k where k.base <= c.position + 1 order by k.base desc, k.tick desc limit 1
            ) end as oldest
     from projection.build b join projection.checkpoint c using (projection, build)
     cross join (select coalesce(max(position), -1) as head from log.sealed) h
     where b.projection = any($1::text[]) order by b.projection, b.build`,
    [names],
  );
  const result = rows.map(({ projection, oldest, head, ...build }) => {
    const ms = oldest === null ? 0 : Math.max(0, Date.parse(now) - oldest.getTime());
    return {
      projection,
      status: { ...build, head, lag: { entries: Math.max(0, head - build.position), ms } },
    };
  });
  return grouped(result.map(({ projection, status }) => [projection, status]));
}

async function readParked(pool: pg.Pool, names: readonly string[]): Promise<Map<string, ParkedStream[]>> {
  const { rows } = await pool.query<
    Omit<ParkedStream, 'fault' | 'since'> & { projection: string; code: string; message: string; since: Date }
  >(
    `select projection, build, stream, first_position::float8 as position, held, error_code as code,
            error_message as message, attempts, since
     from projection.parked where projection = any($1::text[]) order by first_position`,
    [names],
  );
  return grouped(
    rows.map(({ projection, code, message, since, ...row }) => [
      projection,
      { ...row, fault: { code, message }, since: since.toISOString() },
    ]),
  );
}

function grouped<T>(pairs: readonly (readonly [string, T])[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const [name, value] of pairs) groups.set(name, [...(groups.get(name) ?? []), value]);
  return groups;
}
