import type { EventStore, ProjectionReader, SealedEntry } from '@app/eventsourcing';
import type pg from 'pg';

/** What the runners need of a store. */
export type ProjectionSource = Pick<EventStore, 'readAll' | 'readStream'>;

/**
 * A stream with its places in the sealed log.
 *
 * @param asOf last position wanted
 * @throws whatever the store throws
 */
export async function sealedStream(
  pool: pg.Pool,
  store: ProjectionSource,
  stream: string,
  asOf: number,
): Promise<SealedEntry[]> {
  const entries = await store.readStream(stream, { asOf });
  if (entries.length === 0) return [];
  const { rows } = await pool.query<{ id: number; position: number; sealedAt: Date }>(
    `select s.id::float8 as id, s.position::float8 as position, t.sealed_at as "sealedAt"
     from log.sealed s cross join lateral (
       select k.sealed_at from log.tick k where k.base <= s.position order by k.base desc, k.tick desc limit 1
     ) t where s.id = any($1::bigint[])`,
    [entries.map(({ id }) => id)],
  );
  const places = new Map(rows.map((row) => [row.id, row]));
  return entries.map((entry) => {
    const place = places.get(entry.id);
    if (place === undefined) throw new Error(`entry ${entry.id} was read as sealed and has no position`);
    return { ...entry, position: place.position, sealedAt: place.sealedAt.toISOString() };
  });
}

/** ProjectionReader for the entry at `position`. */
export function readerAt(pool: pg.Pool, store: ProjectionSource, position: number): ProjectionReader {
  return { stream: (id) => sealedStream(pool, store, id, position) };
}
