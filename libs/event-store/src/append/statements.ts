import type pg from 'pg';
import type { EncodedEntry } from '../codec/entry-codec.js';
import { byteaArray, int4Array, uuidArray } from '../pg/binary-array.js';

/**
 * The guard is a CASE over a scalar subquery on purpose: written with OR EXISTS it becomes a hashed subplan over a
 * sequential scan once the statement has a generic plan made on an unanalysed table (event-log.md, "Plan trap").
 */
export const APPEND_SQL = `
insert into log.entry (stream, version, command, head, body, salt)
select u.stream, u.version, u.command, u.head, u.body, u.salt
from unnest($1::uuid[], $2::int[], $3::uuid[], $4::bytea[], $5::bytea[], $6::bytea[])
     u(stream, version, command, head, body, salt)
where case when u.version = 1 then true
           else (select true from log.entry p where p.stream = u.stream and p.version = u.version - 1) end
on conflict do nothing
returning id, stream, version`;

/** The same for an entry that goes alone, as when little is going on: a tenth faster than an array of one. */
export const APPEND_ONE_SQL = `
insert into log.entry (stream, version, command, head, body, salt)
select $1::uuid, $2::int, $3::uuid, $4::bytea, $5::bytea, $6::bytea
where case when $2::int = 1 then true
           else (select true from log.entry p where p.stream = $1::uuid and p.version = $2::int - 1) end
on conflict do nothing
returning id, stream, version`;

export const BY_COMMAND_SQL = `
select id, stream, version, command, head, body, salt from log.entry where command = any($1::uuid[])`;

export const LAST_VERSION_SQL = `
select u.stream, coalesce((select e.version from log.entry e where e.stream = u.stream
                           order by e.version desc limit 1), 0) as version
from unnest($1::uuid[]) u(stream)`;

export interface AppendedRow {
  readonly id: number;
  readonly stream: string;
  readonly version: number;
}

export interface CommandRow extends AppendedRow {
  readonly command: string;
  readonly head: Buffer;
  readonly body: Buffer | null;
  readonly salt: Buffer | null;
}

/** One autocommit statement: entries that conflict or whose predecessor is missing are absent from the answer. */
export async function insertEntries(
  client: pg.ClientBase,
  entries: readonly EncodedEntry[],
): Promise<AppendedRow[]> {
  const { rows } = await client.query<AppendedRow>(entries.length === 1 ? one(entries[0]!) : many(entries));
  return rows;
}

function one({ stream, version, command, head, body, salt }: EncodedEntry): pg.QueryConfig {
  return {
    name: 'rumpun-append-one',
    text: APPEND_ONE_SQL,
    values: [stream, version, command, head, body, salt],
  };
}

function many(entries: readonly EncodedEntry[]): pg.QueryConfig {
  return {
    name: 'rumpun-append',
    text: APPEND_SQL,
    values: [
      uuidArray(entries.map(({ stream }) => stream)),
      int4Array(entries.map(({ version }) => version)),
      uuidArray(entries.map(({ command }) => command)),
      byteaArray(entries.map(({ head }) => head)),
      byteaArray(entries.map(({ body }) => body)),
      byteaArray(entries.map(({ salt }) => salt)),
    ],
  };
}

export async function findCommands(
  client: Pick<pg.ClientBase, 'query'>,
  commands: readonly string[],
): Promise<Map<string, CommandRow>> {
  const { rows } = await client.query<CommandRow>({
    name: 'rumpun-by-command',
    text: BY_COMMAND_SQL,
    values: [uuidArray(commands)],
  });
  return new Map(rows.map((row) => [row.command, row]));
}

/** @returns stream → its version now, 0 for one that does not exist */
export async function lastVersions(
  client: Pick<pg.ClientBase, 'query'>,
  streams: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await client.query<{ stream: string; version: number }>({
    name: 'rumpun-last-version',
    text: LAST_VERSION_SQL,
    values: [uuidArray(streams)],
  });
  return new Map(rows.map(({ stream, version }) => [stream, version]));
}
