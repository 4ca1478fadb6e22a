import type pg from 'pg';
import type { Fault } from '../follow/fault.js';

/** Which build of which projection. */
export interface BuildKey {
  readonly projection: string;
  readonly build: number;
}

export interface Checkpoint {
  readonly position: number;
  readonly epoch: number;
}

/**
 * Locks a build's checkpoint: whoever holds it is the only one that writes the build's tables.
 *
 * @returns the checkpoint, `held` when another worker has it, `gone` when the build was dropped
 */
export async function lockCheckpoint(
  client: pg.ClientBase,
  key: BuildKey,
): Promise<Checkpoint | 'held' | 'gone'> {
  const { rows } = await client.query<Checkpoint>({
    name: 'rumpun_checkpoint_lock',
    text: `select position::float8 as position, epoch from projection.checkpoint
           where projection = $1 and build = $2 for update skip locked`,
    values: [key.projection, key.build],
  });
  if (rows[0] !== undefined) return rows[0];
  const found = await client.query(
    'select 1 from projection.checkpoint where projection = $1 and build = $2',
    [key.projection, key.build],
  );
  return found.rowCount === 0 ? 'gone' : 'held';
}

/** @param healedOrParked whether other workers must forget what they cached */
export async function saveCheckpoint(
  client: pg.ClientBase,
  key: BuildKey,
  position: number,
  healedOrParked: boolean,
): Promise<void> {
  await client.query({
    name: 'rumpun_checkpoint_save',
    text: `update projection.checkpoint set position = $3, epoch = epoch + $4, updated_at = clock_timestamp()
           where projection = $1 and build = $2`,
    values: [key.projection, key.build, position, healedOrParked ? 1 : 0],
  });
}

/** @returns the streams that the build holds back */
export async function parkedStreams(client: pg.ClientBase, key: BuildKey): Promise<Set<string>> {
  const { rows } = await client.query<{ stream: string }>(
    'select stream from projection.parked where projection = $1 and build = $2',
    [key.projection, key.build],
  );
  return new Set(rows.map(({ stream }) => stream));
}

/** Holds a stream back from an entry on. */
export async function parkStream(
  client: pg.ClientBase,
  key: BuildKey,
  stream: string,
  position: number,
  fault: Fault,
): Promise<void> {
  await client.query(
    `insert into projection.parked (projection, build, stream, first_position, error_code, error_message)
     values ($1, $2, $3, $4, $5, $6)`,
    [key.projection, key.build, stream, position, fault.code, fault.message],
  );
}

/** Notes how many more entries of parked streams were held back. */
export async function noteHeld(
  client: pg.ClientBase,
  key: BuildKey,
  held: ReadonlyMap<string, number>,
): Promise<void> {
  if (held.size === 0) return;
  await client.query(
    `update projection.parked p set held = p.held + h.n
     from unnest($3::uuid[], $4::int[]) h(stream, n)
     where p.projection = $1 and p.build = $2 and p.stream = h.stream`,
    [key.projection, key.build, [...held.keys()], [...held.values()]],
  );
}
