import { setTimeout as delay } from 'node:timers/promises';
import type { AppendReceipt, AppendResult } from '@app/eventsourcing';
import type pg from 'pg';
import type { EncodedEntry } from '../codec/entry-codec.js';
import { isSameRequest } from '../codec/entry-codec.js';
import { errorKind, StoreUnavailableError } from '../pg/errors.js';
import { findCommands, insertEntries, lastVersions } from './statements.js';

/** What became of one entry of a batch. */
export type Outcome = AppendResult | { readonly status: 'failed'; readonly error: unknown };

export interface WriteOptions {
  readonly pool: pg.Pool;
  /** How long to go on trying, in milliseconds, when the database does not answer. */
  readonly patience: number;
}

const FIRST_PAUSE = 10;
const LONGEST_PAUSE = 500;
/** How often an entry is sent again whose predecessor was committed while it was sent. */
const OVERTAKEN_ATTEMPTS = 5;

/**
 * Writes a batch and tells what became of each entry. A lost connection leaves open whether the batch was
 * committed: it is sent again, and what is there already is recognised by its command.
 *
 * @param entries at most one per stream, sorted by stream and version (the order in which rows are locked)
 * @returns an outcome for each entry; never rejects
 */
export async function writeBatch(
  options: WriteOptions,
  entries: readonly EncodedEntry[],
): Promise<Outcome[]> {
  const end = Date.now() + options.patience;
  let pause = FIRST_PAUSE;
  for (;;) {
    try {
      return await onConnection(options.pool, (client) => sendAndResolve(client, entries));
    } catch (error) {
      const kind = errorKind(error);
      if (kind === 'data' && entries.length > 1) return bisect(options, entries);
      const passing = kind === 'lost' || kind === 'again';
      if (!passing || Date.now() + pause > end) {
        const reported = passing ? new StoreUnavailableError(error) : error;
        return entries.map(() => ({ status: 'failed', error: reported }));
      }
      await delay(pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    }
  }
}

/** One bad entry must not fail the others. */
async function bisect(options: WriteOptions, entries: readonly EncodedEntry[]): Promise<Outcome[]> {
  const middle = entries.length >> 1;
  const first = await writeBatch(options, entries.slice(0, middle));
  return [...first, ...(await writeBatch(options, entries.slice(middle)))];
}

/** A statement's own error keeps the connection (pg's `pool.query` would throw it away); a lost one is dropped. */
async function onConnection<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken = false;
  try {
    return await work(client);
  } catch (error) {
    broken = errorKind(error) === 'lost';
    throw error;
  } finally {
    client.release(broken);
  }
}

async function sendAndResolve(client: pg.PoolClient, entries: readonly EncodedEntry[]): Promise<Outcome[]> {
  const outcomes = new Map<EncodedEntry, Outcome>();
  let open = entries;
  for (let attempt = 1; open.length > 0; attempt++) {
    const inserted = await insertEntries(client, open);
    const ids = new Map(inserted.map(({ id, stream }) => [stream, id]));
    const missing: EncodedEntry[] = [];
    for (const entry of open) {
      const id = ids.get(entry.stream);
      if (id === undefined) missing.push(entry);
      else outcomes.set(entry, { status: 'appended', receipt: receipt(entry, id) });
    }
    open =
      missing.length === 0 ? [] : await resolve(client, missing, outcomes, attempt === OVERTAKEN_ATTEMPTS);
  }
  return entries.map((entry) => outcomes.get(entry)!);
}

/**
 * Finds out why entries were not inserted: by command first, then by stream and version.
 * @returns those that may be inserted now: their predecessor was committed in the meantime
 */
async function resolve(
  client: pg.PoolClient,
  missing: readonly EncodedEntry[],
  outcomes: Map<EncodedEntry, Outcome>,
  last: boolean,
): Promise<EncodedEntry[]> {
  const known = await findCommands(
    client,
    missing.map(({ command }) => command),
  );
  const unknown: EncodedEntry[] = [];
  for (const entry of missing) {
    const row = known.get(entry.command);
    if (row === undefined) unknown.push(entry);
    // The very bytes: this is our own entry, whose answer was lost.
    else if (row.head.equals(entry.head))
      outcomes.set(entry, { status: 'appended', receipt: receipt(entry, row.id) });
    else if (!isSameRequest(row, entry.request)) outcomes.set(entry, { status: 'command-id-reused' });
    else outcomes.set(entry, { status: 'known', receipt: receipt(row, row.id) });
  }
  if (unknown.length === 0) return [];
  const versions = await lastVersions(
    client,
    unknown.map(({ stream }) => stream),
  );
  return unknown.filter((entry) => {
    const actual = versions.get(entry.stream)!;
    if (actual === entry.version - 1 && !last) return true;
    outcomes.set(entry, { status: actual < entry.version - 1 ? 'ahead' : 'conflict', actual });
    return false;
  });
}

function receipt(
  { stream, version }: { readonly stream: string; readonly version: number },
  id: number,
): AppendReceipt {
  return { stream, version, id };
}
