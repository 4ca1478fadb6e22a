import type { ObligationStatus, Rung } from '@app/contracts';
import type { Obligation } from '@app/obligations';
import type { Sql } from './sql.js';

/** What an obligation's stream says of its state; `none` where nobody was told of it yet. */
export type Noted = ObligationStatus | 'none';

/** An obligation with what was told of it. */
export interface ObligationRow {
  readonly obligation: Obligation;
  /** null where it is not sure. */
  readonly noted: Noted | null;
  readonly nextRung: Rung | null;
  /** ISO 8601 UTC. */
  readonly nextAt: string | null;
}

/** @returns what is noted of each obligation of a unit; null for one that was not looked at since the agenda was made */
export async function notedOf(sql: Sql, unit: string): Promise<Map<string, Noted | null>> {
  const { rows } = await sql.query<{ key: string; noted: Noted | null }>({
    name: 'rumpun-noted',
    text: 'select key, noted from work.obligation where unit = $1',
    values: [unit],
  });
  return new Map(rows.map(({ key, noted }) => [key, noted]));
}

const WRITE = `
  with given as (
    select * from jsonb_to_recordset($2::jsonb) as r(
      key text, kind text, region text, cluster uuid, agreement uuid, owner_role text, owner_person uuid, due date,
      overdue_from date, state text, data jsonb, noted text, next_rung text, next_at timestamptz)
  ), gone as (
    delete from work.obligation where unit = $1 and key not in (select key from given)
  )
  insert into work.obligation as o (key, unit, kind, region, cluster, agreement, owner_role, owner_person, due,
    overdue_from, state, data, noted, next_rung, next_at, changed_at)
  select key, $1, kind, region, cluster, agreement, owner_role, owner_person, due, overdue_from, state, data, noted,
    next_rung, next_at, $3 from given order by key
  on conflict (key) do update set
    unit = excluded.unit, kind = excluded.kind, region = excluded.region, cluster = excluded.cluster,
    agreement = excluded.agreement, owner_role = excluded.owner_role, owner_person = excluded.owner_person,
    due = excluded.due, overdue_from = excluded.overdue_from, state = excluded.state, data = excluded.data,
    noted = excluded.noted, next_rung = excluded.next_rung, next_at = excluded.next_at,
    revision = o.revision + (o.data is distinct from excluded.data)::int,
    changed_at = case when o.data is distinct from excluded.data then excluded.changed_at else o.changed_at end
  where (o.data, o.noted, o.next_rung, o.next_at, o.unit)
    is distinct from (excluded.data, excluded.noted, excluded.next_rung, excluded.next_at, excluded.unit)`;

/** Writes a unit's obligations as a pass found them; those that are no longer answered go. @param at ISO 8601 */
export async function writeObligations(
  sql: Sql,
  unit: string,
  rows: readonly ObligationRow[],
  at: string,
): Promise<void> {
  const given = rows.map(({ obligation, noted, nextRung, nextAt }) => {
    const { key, kind, region, cluster, subject, owner, due, overdueFrom, state } = obligation;
    const agreement = subject.category === 'agreement' ? subject.stream : null;
    return {
      ...{ key, kind, region, cluster, agreement, due, state, noted, data: obligation },
      ...{ owner_role: owner.role, owner_person: owner.person, overdue_from: overdueFrom },
      ...{ next_rung: nextRung, next_at: nextAt },
    };
  });
  await sql.query({
    name: 'rumpun-write-obligations',
    text: WRITE,
    values: [unit, JSON.stringify(given), at],
  });
}
