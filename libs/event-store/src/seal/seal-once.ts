import type { Frontier } from '@app/ledger';
import { appendLeaves, EMPTY_FRONTIER, frontierOf } from '@app/ledger';
import type pg from 'pg';
import { nodeHasher } from '../crypto/node-hasher.js';
import { LogCorruptionError } from '../read/queries.js';
import type { SealState } from './seal-state.js';
import { readSealState, reasonForNewEra } from './seal-state.js';
import type { SealStrategy } from './strategy.js';
import { everythingUnsealed } from './strategy.js';
import type { UnsealedPage } from './unsealed-pages.js';
import { unsealedPages } from './unsealed-pages.js';

/** The channel that carries the new head position after each sealing. */
export const SEALED_CHANNEL = 'rumpun_sealed';

export type SealResult =
  /** `head` is the position of the newest entry. */
  | { readonly status: 'sealed'; readonly entries: number; readonly head: number }
  | { readonly status: 'empty' }
  /** Another sealer was faster; nothing was written. */
  | { readonly status: 'raced' };

/** Thrown on a standby, whose snapshots do not list what is in progress on the primary. */
export class StandbyError extends Error {
  constructor() {
    super('this database server is a standby: only the primary may seal');
    this.name = 'StandbyError';
  }
}

export interface SealOptions {
  readonly strategy: SealStrategy;
  /** The present moment, ISO 8601; null for the database's clock. */
  readonly now: string | null;
  /** Why a new era is wanted although the database itself shows no reason for one. */
  readonly newEra?: string;
}

/** Where the next tick begins. */
interface Cursor {
  readonly tick: number;
  readonly era: number;
  readonly frontier: Frontier;
}

/**
 * Gives a position to every entry that became visible since the last tick, in one transaction.
 *
 * @param client a connection of the sealer's role whose parsers read bigint as number
 * @throws StandbyError, LogCorruptionError, or the database's own error; nothing was written then
 */
export async function sealOnce(client: pg.ClientBase, options: SealOptions): Promise<SealResult> {
  await client.query('begin isolation level repeatable read');
  try {
    const result = await sealInTransaction(client, options);
    // Nothing was written: no need to wait for a flush.
    await client.query(result.status === 'empty' ? 'rollback' : 'commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    if (isLostRace(error)) return { status: 'raced' };
    throw error;
  }
}

async function sealInTransaction(client: pg.ClientBase, options: SealOptions): Promise<SealResult> {
  const state = await readSealState(client);
  if (state.standby) throw new StandbyError();
  const reason = reasonForNewEra(state) ?? options.newEra ?? null;
  let cursor = cursorOf(state);
  if (reason !== null) {
    cursor = { ...cursor, era: cursor.era + 1 };
    await openEra(client, state, cursor, reason);
  }
  const first = cursor;
  const query = (reason === null ? options.strategy : everythingUnsealed)(state);
  for await (const page of unsealedPages(client, query))
    cursor = await writeTick(client, state, cursor, page, options.now);
  const entries = cursor.frontier.size - first.frontier.size;
  if (entries === 0 && reason === null) return { status: 'empty' };
  // An era is told by its first tick, even one without entries: its snapshot is what the next one goes on from.
  if (entries === 0) await writeTick(client, state, cursor, { ids: [], leaves: [] }, options.now);
  const head = cursor.frontier.size - 1;
  await client.query(`select pg_notify($1, $2)`, [SEALED_CHANNEL, String(head)]);
  return { status: 'sealed', entries, head };
}

function cursorOf({ last, era }: SealState): Cursor {
  if (last === null) return { tick: 1, era: era?.era ?? 0, frontier: EMPTY_FRONTIER };
  return { tick: last.tick + 1, era: era?.era ?? 0, frontier: frontierOf(last.base + last.n, last.frontier) };
}

async function openEra(
  client: pg.ClientBase,
  state: SealState,
  cursor: Cursor,
  reason: string,
): Promise<void> {
  const { rows } = await client.query<{ sealed: number; min_id: number }>(
    `select (select coalesce(max(position) + 1, 0) from log.sealed) as sealed,
            (select coalesce(max(id) + 1, 1) from log.entry) as min_id`,
  );
  const { sealed, min_id: minId } = rows[0]!;
  if (sealed !== cursor.frontier.size) {
    throw new LogCorruptionError(`${sealed} positions stand against ${cursor.frontier.size} sealed leaves`);
  }
  await client.query('insert into log.era (era, system_identifier, min_id, reason) values ($1, $2, $3, $4)', [
    cursor.era,
    state.systemIdentifier,
    minId,
    reason,
  ]);
}

/** The tick comes first in the statement: its primary key is the fence between racing sealers. */
const TICK_SQL = `
with t as (
  insert into log.tick (tick, era, base, n, snapshot, sealed_at, leaves, frontier)
  values ($1, $2, $3, $4, $5::pg_snapshot,
          date_trunc('milliseconds', greatest(coalesce($6::timestamptz, clock_timestamp()), $7::timestamptz)), $8, $9)
  returning base
)
insert into log.sealed (position, id)
select t.base + u.place - 1, u.id from t, unnest($10::bigint[]) with ordinality u(id, place)`;

async function writeTick(
  client: pg.ClientBase,
  state: SealState,
  { tick, era, frontier }: Cursor,
  page: UnsealedPage,
  now: string | null,
): Promise<Cursor> {
  const next = appendLeaves(nodeHasher, frontier, page.leaves);
  await client.query({
    name: 'rumpun-tick',
    text: TICK_SQL,
    values: [
      tick,
      era,
      frontier.size,
      page.ids.length,
      state.snapshot,
      now,
      state.last?.sealedAt ?? null,
      Buffer.concat(page.leaves),
      next.peaks,
      page.ids,
    ],
  });
  return { tick: tick + 1, era, frontier: next };
}

const UNIQUE_VIOLATION = '23505';
const SERIALIZATION_FAILURE = '40001';

function isLostRace(error: unknown): boolean {
  const { code, constraint } = error as { code?: string; constraint?: string };
  if (code === SERIALIZATION_FAILURE) return true;
  return code === UNIQUE_VIOLATION && (constraint === 'tick_pkey' || constraint === 'era_pkey');
}
