import type pg from 'pg';
import type { UnsealedQuery } from './strategy.js';

/** Most entries in one tick: bounds the sealer's memory when it comes back to a long backlog. */
export const TICK_ENTRIES = 8_192;

export interface UnsealedPage {
  readonly ids: readonly number[];
  /** RFC 6962 leaf hashes, 32 bytes each. */
  readonly leaves: readonly Buffer[];
}

interface LeafRow {
  readonly id: number;
  readonly leaf: Buffer;
}

/** @returns the statement that answers the first page of the entries that a query finds */
export function unsealedPageSql({ text }: UnsealedQuery): string {
  return `select id, sha256('\\x00'::bytea || head) as leaf from (
    select id, head from (${text}) d order by id limit ${TICK_ENTRIES}) page order by id`;
}

/**
 * The entries to seal by rising id, in pages. Heads are hashed where they are; only leaf hashes travel.
 *
 * @param client in a REPEATABLE READ transaction
 */
export async function* unsealedPages(
  client: pg.ClientBase,
  query: UnsealedQuery,
): AsyncGenerator<UnsealedPage> {
  const values = [...query.values];
  const { rows } = await client.query<LeafRow>({
    name: query.name,
    text: unsealedPageSql(query),
    values,
  });
  if (rows.length > 0) yield pageOf(rows);
  if (rows.length < TICK_ENTRIES) return;
  // A long backlog: sorted once by a cursor instead of anew for every page.
  await client.query({
    text: `declare unsealed no scroll cursor for select id, sha256('\\x00'::bytea || head) as leaf
           from (${query.text}) d where id > $${values.length + 1} order by id`,
    values: [...values, rows[rows.length - 1]!.id],
  });
  for (;;) {
    const next = await client.query<LeafRow>(`fetch ${TICK_ENTRIES} from unsealed`);
    if (next.rows.length > 0) yield pageOf(next.rows);
    if (next.rows.length < TICK_ENTRIES) break;
  }
  await client.query('close unsealed');
}

function pageOf(rows: readonly LeafRow[]): UnsealedPage {
  return { ids: rows.map(({ id }) => id), leaves: rows.map(({ leaf }) => leaf) };
}
