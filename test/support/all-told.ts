import type { Engine } from '@app/composition';
import type pg from 'pg';

/** @returns whether nothing is due by a moment that was not told, and nothing is on its way @param at ISO 8601 */
export async function allTold({ services, automations }: Engine, at: string): Promise<boolean> {
  const { pool, directory } = services;
  if (!(await nothingLeft(pool, at))) return false;
  // What the last pass raised may not have come to the table of notices yet.
  await directory.catchUp();
  await automations.reactors.catchUp();
  return nothingLeft(pool, at);
}

async function nothingLeft(pool: pg.Pool, at: string): Promise<boolean> {
  const { rows } = await pool.query<{ left: number }>(
    `select ((select count(*) from work.obligation_unit where next_at <= $1 or lease is not null)
          + (select count(*) from work.notice where state = 'raised')
          + (select count(*) from work.delivery where state = 'waiting' and not_before <= $1))::int as left`,
    [at],
  );
  return rows[0]!.left === 0;
}
