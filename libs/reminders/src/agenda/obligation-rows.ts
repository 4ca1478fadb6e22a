import type { ObligationStatus, Rung } from '@app/contracts';
import type { Obligation } from '@app/obligations';
import type { Sql } from './sql.js';
import type { ClaimedUnit } from './unit-table.js';

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

/** A pass over a unit that came to its end. */
export interface FinishedPass {
  readonly unit: ClaimedUnit;
  /** When there is something to do again, ISO 8601. */
  readonly nextAt: string;
  readonly rows: readonly ObligationRow[];
  /** By the engine's clock, ISO 8601. */
  readonly at: string;
}

/** What is noted of each obligation of a unit, by key; null for one that was not looked at since the agenda was made. */
export type NotedOfUnit = ReadonlyMap<string, Noted | null>;

/** @returns what is noted of each obligation, by unit; a unit without any is left out */
export async function notedOf(sql: Sql, units: readonly string[]): Promise<ReadonlyMap<string, NotedOfUnit>> {
  const { rows } = await sql.query<{ unit: string; key: string; noted: Noted | null }>({
    name: 'rumpun-noted',
    text: 'select unit, key, noted from work.obligation where unit = any($1::uuid[])',
    values: [units],
  });
  const byUnit = new Map<string, Map<string, Noted | null>>(units.map((unit) => [unit, new Map()]));
  for (const { unit, key, noted } of rows) byUnit.get(unit)?.set(key, noted);
  return byUnit;
}

// Units are locked in one order, so that two who write the same ones never wait for each other. Who lost its claim
// writes nothing, and news that came during the pass keep the unit on the agenda.
const FINISH = `
  with pass as (
    select * from jsonb_to_recordset($1::jsonb) as p(stream uuid, lease uuid, marks bigint, next_at timestamptz,
      at timestamptz)
  ), held as (
    select p.* from pass p join work.obligation_unit u on u.stream = p.stream and u.lease = p.lease
    order by u.stream for update of u
  ), finished as (
    update work.obligation_unit u set lease = null, lease_until = null, failures = 0, problem = null,
      next_at = case when u.marks = h.marks then h.next_at else '-infinity' end
    from held h where u.stream = h.stream
    returning u.stream, h.at
  ), given as (
    select r.*, f.at from finished f join jsonb_to_recordset($2::jsonb) as r(unit uuid, key text, kind text,
      region text, cluster uuid, agreement uuid, owner_role text, owner_person uuid, due date, overdue_from date,
      state text, data jsonb, noted text, next_rung text, next_at timestamptz) on r.unit = f.stream
  ), gone as (
    delete from work.obligation o using finished f
    where o.unit = f.stream and not exists (select from given g where g.key = o.key)
  )
  insert into work.obligation as o (key, unit, kind, region, cluster, agreement, owner_role, owner_person, due,
    overdue_from, state, data, noted, next_rung, next_at, changed_at)
  select key, unit, kind, region, cluster, agreement, owner_role, owner_person, due, overdue_from, state, data, noted,
    next_rung, next_at, at from given order by key
  on conflict (key) do update set
    unit = excluded.unit, kind = excluded.kind, region = excluded.region, cluster = excluded.cluster,
    agreement = excluded.agreement, owner_role = excluded.owner_role, owner_person = excluded.owner_person,
    due = excluded.due, overdue_from = excluded.overdue_from, state = excluded.state, data = excluded.data,
    noted = excluded.noted, next_rung = excluded.next_rung, next_at = excluded.next_at,
    revision = o.revision + (o.data is distinct from excluded.data)::int,
    changed_at = case when o.data is distinct from excluded.data then excluded.changed_at else o.changed_at end
  where (o.data, o.noted, o.next_rung, o.next_at, o.unit)
    is distinct from (excluded.data, excluded.noted, excluded.next_rung, excluded.next_at, excluded.unit)`;

/** Gives units back with their obligations as the passes found them; those that are no longer answered go. */
export async function finishPasses(sql: Sql, passes: readonly FinishedPass[]): Promise<void> {
  const units = passes.map(({ unit: { stream, lease, marks }, nextAt, at }) => ({
    ...{ stream, lease, marks, next_at: nextAt, at },
  }));
  const rows = passes.flatMap(({ unit, rows }) => rows.map((row) => given(unit.stream, row)));
  await sql.query({
    name: 'rumpun-finish-passes',
    text: FINISH,
    values: [JSON.stringify(units), JSON.stringify(rows)],
  });
}

function given(unit: string, { obligation, noted, nextRung, nextAt }: ObligationRow) {
  const { key, kind, region, cluster, subject, owner, due, overdueFrom, state } = obligation;
  const agreement = subject.category === 'agreement' ? subject.stream : null;
  return {
    ...{ unit, key, kind, region, cluster, agreement, due, state, noted, data: obligation },
    ...{ owner_role: owner.role, owner_person: owner.person, overdue_from: overdueFrom },
    ...{ next_rung: nextRung, next_at: nextAt },
  };
}
