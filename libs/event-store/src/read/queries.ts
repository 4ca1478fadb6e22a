import type { LogHead } from '@app/eventsourcing';
import type pg from 'pg';
import type { StoredEntry } from '../codec/entry-codec.js';

/** A pool or a connection whose parsers read bigint as number (`createLogPool`). */
export type Queryable = Pick<pg.Pool, 'query'>;

/** Thrown when the log itself is not as it must be: an entry is missing or stands twice. */
export class LogCorruptionError extends Error {
  constructor(problem: string) {
    super(`the event log is damaged: ${problem}`);
    this.name = 'LogCorruptionError';
  }
}

export const STREAM_SQL = `
select id, head, body from log.entry where stream = $1 and version >= $2 order by version`;

/** Whole streams, as commands read them: all that are asked for at the same time. */
export const STREAMS_SQL = `
select e.stream, e.id, e.head, e.body
from unnest($1::uuid[]) u(stream)
cross join lateral (select * from log.entry e where e.stream = u.stream offset 0) e
order by e.stream, e.version`;

export const STREAM_AS_OF_SQL = `
select e.id, e.head, e.body from log.entry e
where e.stream = $1 and e.version >= $2
  and (select s.position from log.sealed s where s.id = e.id) <= $3
order by e.version`;

/** OFFSET 0 keeps the planner from a hash join over the whole of log.entry. */
export const PAGE_SQL = `
select s.position, e.id, e.head, e.body
from (select position, id from log.sealed where position >= $1 and position < $1 + $2::bigint order by position) s
left join lateral (select * from log.entry e where e.id = s.id offset 0) e on true
order by s.position`;

/** The ticks over a range of positions; one that only opened an era holds none. */
export const TICKS_SQL = `
select base, n, sealed_at from log.tick
where base >= (select k.base from log.tick k where k.base <= $1 order by k.base desc limit 1) and base <= $2 and n > 0
order by base`;

export const HEAD_SQL = `
select base + n - 1 as position, sealed_at from log.tick order by tick desc limit 1`;

export const POSITION_AT_SQL = `
select base + n - 1 as position from log.tick where sealed_at <= $1 order by sealed_at desc, tick desc limit 1`;

export const POSITION_OF_SQL = `select position from log.sealed where id = $1`;

/** A sealed row, not yet decoded. */
export interface SealedRow extends StoredEntry {
  readonly position: number;
  readonly sealedAt: string;
}

/** @returns stream → its rows in order of version; streams without entries are left out */
export async function readWholeStreams(
  database: Queryable,
  streams: readonly string[],
): Promise<Map<string, StoredEntry[]>> {
  const { rows } = await database.query<StoredEntry & { stream: string }>({
    name: 'rumpun-streams',
    text: STREAMS_SQL,
    values: [streams],
  });
  const found = new Map<string, StoredEntry[]>();
  for (const row of rows) {
    const known = found.get(row.stream);
    if (known === undefined) found.set(row.stream, [row]);
    else known.push(row);
  }
  return found;
}

/** @param asOf only what was sealed at or before this position */
export async function readStreamRows(
  database: Queryable,
  stream: string,
  from: number,
  asOf?: number,
): Promise<StoredEntry[]> {
  const { rows } = await database.query<StoredEntry>(
    asOf === undefined
      ? { name: 'rumpun-stream', text: STREAM_SQL, values: [stream, from] }
      : { name: 'rumpun-stream-as-of', text: STREAM_AS_OF_SQL, values: [stream, from, asOf] },
  );
  return rows;
}

/**
 * A page of the global order.
 *
 * @param position of the first row wanted
 * @param limit most rows
 * @throws LogCorruptionError when a position or its entry is missing
 */
export async function readSealedRows(
  database: Queryable,
  position: number,
  limit: number,
): Promise<SealedRow[]> {
  const { rows } = await database.query<StoredEntry & { position: number }>({
    name: 'rumpun-page',
    text: PAGE_SQL,
    values: [position, limit],
  });
  if (rows.length === 0) return [];
  const ticks = await database.query<{ base: number; n: number; sealed_at: Date }>({
    name: 'rumpun-ticks',
    text: TICKS_SQL,
    values: [position, rows[rows.length - 1]!.position],
  });
  let tick = 0;
  return rows.map((row, index) => {
    if (row.position !== position + index)
      throw new LogCorruptionError(`position ${position + index} is missing`);
    if ((row.id as number | null) === null)
      throw new LogCorruptionError(`the entry at position ${row.position} is gone`);
    while (tick < ticks.rows.length && row.position >= ticks.rows[tick]!.base + ticks.rows[tick]!.n)
      tick += 1;
    const sealing = ticks.rows[tick];
    if (sealing === undefined) throw new LogCorruptionError(`position ${row.position} belongs to no tick`);
    return { ...row, sealedAt: sealing.sealed_at.toISOString() };
  });
}

/** The end of the sealed log. */
export async function readHead(database: Queryable): Promise<LogHead> {
  const { rows } = await database.query<{ position: number; sealed_at: Date }>({
    name: 'rumpun-head',
    text: HEAD_SQL,
  });
  const last = rows[0];
  if (last === undefined || last.position < 0) return { position: -1, sealedAt: null };
  return { position: last.position, sealedAt: last.sealed_at.toISOString() };
}
