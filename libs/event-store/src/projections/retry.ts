import { tableShapes } from '@app/eventsourcing';
import type { SealedEntry } from '@app/eventsourcing';
import type pg from 'pg';
import { describeFault, isTransient } from '../follow/fault.js';
import type { Fault } from '../follow/fault.js';
import { saveCheckpoint } from './build-state.js';
import type { BuildKey } from './build-state.js';
import type { BuildWorkerOptions } from './build-worker.js';
import { readerAt, sealedStream } from './sealed-reader.js';
import { TableWriter } from './table-writer.js';
import { BEGIN_APPLY, limiterOf, transaction } from './transaction.js';

/** How one parked stream fared. */
export type RetryOutcome = {
  readonly build: number;
  readonly stream: string;
} & (
  | { readonly ok: true; readonly applied: number }
  /** Still parked: the entry at `position` cannot be applied. */
  | { readonly ok: false; readonly position: number; readonly fault: Fault }
);

/** An entry that still cannot be applied. */
class StillFailing extends Error {
  constructor(
    readonly position: number,
    override readonly cause: unknown,
  ) {
    super('a held entry cannot be applied');
  }
}

/**
 * Applies everything that a build holds back of a stream, in order, in one transaction, and lets the stream go on.
 * Rows that only this stream writes get the ranges that they would have had; a row that other streams changed
 * meanwhile gets the change at its last boundary, and a rebuild makes its past exact.
 *
 * @returns the outcome, null when the stream is not parked (any more)
 * @throws what is not the fault of an entry: the database away
 */
export async function retryStream(options: BuildWorkerOptions, stream: string): Promise<RetryOutcome | null> {
  const build = options.build.build;
  try {
    const applied = await limiterOf(options.pool).run(() => applyHeld(options, stream));
    return applied === null ? null : { build, stream, ok: true, applied };
  } catch (error) {
    if (!(error instanceof StillFailing)) throw error;
    if (isTransient(error.cause)) throw error.cause;
    const fault = describeFault(error.cause);
    await noteAttempt(options.pool, { projection: options.projection.name, build }, stream, fault);
    return { build, stream, ok: false, position: error.position, fault };
  }
}

/** @returns the streams that a build holds back, the longest held first */
export async function heldStreams(pool: pg.Pool, key: BuildKey): Promise<string[]> {
  const { rows } = await pool.query<{ stream: string }>(
    'select stream from projection.parked where projection = $1 and build = $2 order by first_position',
    [key.projection, key.build],
  );
  return rows.map(({ stream }) => stream);
}

function applyHeld(options: BuildWorkerOptions, stream: string): Promise<number | null> {
  const { pool, store, projection, build } = options;
  const key: BuildKey = { projection: projection.name, build: build.build };
  return transaction<number | null>(pool, BEGIN_APPLY, async (client) => {
    const { rows } = await client.query<{ position: number; first: number }>(
      `select c.position::float8 as position, p.first_position::float8 as first
       from projection.checkpoint c join projection.parked p using (projection, build)
       where c.projection = $1 and c.build = $2 and p.stream = $3 for update`,
      [key.projection, key.build, stream],
    );
    if (rows[0] === undefined) return { commit: false, value: null };
    const { position, first } = rows[0];
    const entries = await sealedStream(pool, store, stream, position);
    const held = entries.filter((entry) => entry.position >= first);
    await applyLate(client, options, held);
    await client.query('delete from projection.parked where projection = $1 and build = $2 and stream = $3', [
      key.projection,
      key.build,
      stream,
    ]);
    await saveCheckpoint(client, key, position, true);
    return { commit: true, value: held.length };
  });
}

/** @throws StillFailing */
async function applyLate(
  client: pg.ClientBase,
  { pool, store, projection, build }: BuildWorkerOptions,
  held: readonly SealedEntry[],
): Promise<void> {
  const writer = new TableWriter(build.schema, tableShapes(projection.tables));
  const handler = projection.start();
  writer.use(client);
  for (const entry of held) {
    try {
      await handler.apply(entry, writer.at(entry.position, true), readerAt(pool, store, entry.position));
      await writer.flush();
    } catch (error) {
      throw new StillFailing(entry.position, error);
    }
  }
}

async function noteAttempt(pool: pg.Pool, key: BuildKey, stream: string, fault: Fault): Promise<void> {
  await pool.query(
    `update projection.parked set attempts = attempts + 1, error_code = $4, error_message = $5
     where projection = $1 and build = $2 and stream = $3`,
    [key.projection, key.build, stream, fault.code, fault.message],
  );
}
