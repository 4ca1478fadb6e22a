import type pg from 'pg';
import type { Fault } from './fault.js';
import type { Reactor } from './reactor.js';

/** A reactor's row with the streams that it holds back. */
export interface ReactorState {
  /** Last position reacted to; -1 before the first. */
  readonly position: number;
  readonly epoch: number;
  readonly parked: ReadonlySet<string>;
}

/** A stream that a reactor holds back, as status shows it. */
export interface ReactorParked {
  readonly stream: string;
  readonly position: number;
  /** Entries held back. */
  readonly held: number;
  readonly fault: Fault;
  readonly attempts: number;
  /** ISO 8601 UTC */
  readonly since: string;
}

type Queryable = Pick<pg.ClientBase, 'query'>;

/** Makes the row of a reactor that is new to this database. */
export async function ensureReactor(database: Queryable | pg.Pool, { name, from }: Reactor): Promise<void> {
  await (database as pg.Pool).query(
    `insert into projection.reactor (name, position)
     select $1, case $2 when 'start' then -1 else (select coalesce(max(position), -1) from log.sealed) end
     on conflict (name) do nothing`,
    [name, from],
  );
}

export async function loadReactor(client: Queryable, name: string): Promise<ReactorState> {
  const { rows } = await client.query<{ position: number; epoch: number; parked: string[] }>({
    name: 'rumpun_reactor_load',
    text: `select r.position::float8 as position, r.epoch,
                  array(select p.stream::text from projection.reactor_parked p where p.reactor = r.name) as parked
           from projection.reactor r where r.name = $1`,
    values: [name],
  });
  const { position, epoch, parked } = rows[0]!;
  return { position, epoch, parked: new Set(parked) };
}

/** @returns false when a stream was healed meanwhile: what was skipped of it has to be looked at again */
export async function saveReactor(
  client: Queryable,
  name: string,
  position: number,
  epoch: number,
): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'rumpun_reactor_save',
    text: `update projection.reactor set position = $2, updated_at = clock_timestamp() where name = $1 and epoch = $3`,
    values: [name, position, epoch],
  });
  return rowCount === 1;
}

export async function parkForReactor(
  client: Queryable,
  name: string,
  stream: string,
  position: number,
  fault: Fault,
  attempts: number,
): Promise<void> {
  await client.query(
    `insert into projection.reactor_parked (reactor, stream, first_position, error_code, error_message, attempts)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [name, stream, position, fault.code, fault.message, attempts],
  );
}

/** Lets a reactor go through the log again from its first entry; a worker that is at it notices. */
export async function restartReactor(database: Queryable | pg.Pool, name: string): Promise<void> {
  await database.query('update projection.reactor set position = -1, epoch = epoch + 1 where name = $1', [
    name,
  ]);
}

/** Locks a reactor's checkpoint and one parked stream. @returns null when the stream is not parked */
export async function lockParked(
  client: Queryable,
  name: string,
  stream: string,
): Promise<{ readonly position: number; readonly first: number } | null> {
  const { rows } = await client.query<{ position: number; first: number }>(
    `select r.position::float8 as position, p.first_position::float8 as first
     from projection.reactor r join projection.reactor_parked p on p.reactor = r.name
     where r.name = $1 and p.stream = $2 for update`,
    [name, stream],
  );
  return rows[0] ?? null;
}

export async function unparkForReactor(client: Queryable, name: string, stream: string): Promise<void> {
  await client.query('delete from projection.reactor_parked where reactor = $1 and stream = $2', [
    name,
    stream,
  ]);
  await client.query('update projection.reactor set epoch = epoch + 1 where name = $1', [name]);
}

export async function noteReactorAttempt(
  pool: pg.Pool,
  name: string,
  stream: string,
  fault: Fault,
): Promise<void> {
  await pool.query(
    `update projection.reactor_parked set attempts = attempts + 1, error_code = $3, error_message = $4
     where reactor = $1 and stream = $2`,
    [name, stream, fault.code, fault.message],
  );
}

/** Checkpoints by name. */
export async function reactorPositions(
  pool: pg.Pool,
): Promise<Map<string, { position: number; oldest: Date | null }>> {
  const { rows } = await pool.query<{ name: string; position: number; oldest: Date | null }>(
    `select r.name, r.position::float8 as position,
            (select k.sealed_at from log.tick k where k.base <= r.position + 1 and k.base + k.n > r.position + 1
             order by k.base desc, k.tick desc limit 1) as oldest
     from projection.reactor r`,
  );
  return new Map(rows.map(({ name, ...rest }) => [name, rest]));
}

export async function reactorParked(pool: pg.Pool, name: string): Promise<ReactorParked[]> {
  const { rows } = await pool.query<
    Omit<ReactorParked, 'fault' | 'since'> & { code: string; message: string; since: Date }
  >(
    `select p.stream, p.first_position::float8 as position, p.error_code as code, p.error_message as message,
            p.attempts, p.since,
            (select count(*)::int from log.entry e join log.sealed s on s.id = e.id
             where e.stream = p.stream and s.position between p.first_position and r.position) as held
     from projection.reactor_parked p join projection.reactor r on r.name = p.reactor
     where p.reactor = $1 order by p.first_position`,
    [name],
  );
  return rows.map(({ code, message, since, ...row }) => ({
    ...row,
    fault: { code, message },
    since: since.toISOString(),
  }));
}
