import { createHash } from 'node:crypto';
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
  /** What was there when it began. */
  readonly before: RowsOfUnit;
  /** By the engine's clock, ISO 8601. */
  readonly at: string;
}

/** A row as the last pass left it. */
export interface RowBefore {
  /** null for one that was not looked at since the agenda was made. */
  readonly noted: Noted | null;
  readonly digest: string | null;
}

/** The rows of a unit, by key. */
export type RowsOfUnit = ReadonlyMap<string, RowBefore>;

/** @returns the rows of each unit */
export async function rowsOfUnits(
  sql: Sql,
  units: readonly string[],
): Promise<ReadonlyMap<string, RowsOfUnit>> {
  const { rows } = await sql.query<{ unit: string; key: string } & RowBefore>({
    name: 'rumpun-rows-of-units',
    text: 'select unit, key, noted, digest from work.obligation where unit = any($1::uuid[])',
    values: [units],
  });
  const byUnit = new Map<string, Map<string, RowBefore>>(units.map((unit) => [unit, new Map()]));
  for (const { unit, key, ...row } of rows) byUnit.get(unit)?.set(key, row);
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
      state text, data jsonb, noted text, next_rung text, next_at timestamptz, digest text) on r.unit = f.stream
  ), gone as (
    delete from work.obligation o
    using finished f join jsonb_to_recordset($3::jsonb) as r(unit uuid, key text) on r.unit = f.stream
    where o.key = r.key and o.unit = r.unit and not exists (select from given g where g.key = o.key)
  )
  insert into work.obligation as o (key, unit, kind, region, cluster, agreement, owner_role, owner_person, due,
    overdue_from, state, data, noted, next_rung, next_at, digest, changed_at)
  select key, unit, kind, region, cluster, agreement, owner_role, owner_person, due, overdue_from, state, data, noted,
    next_rung, next_at, digest, at from given order by key
  on conflict (key) do update set
    unit = excluded.unit, kind = excluded.kind, region = excluded.region, cluster = excluded.cluster,
    agreement = excluded.agreement, owner_role = excluded.owner_role, owner_person = excluded.owner_person,
    due = excluded.due, overdue_from = excluded.overdue_from, state = excluded.state, data = excluded.data,
    noted = excluded.noted, next_rung = excluded.next_rung, next_at = excluded.next_at,
    digest = excluded.digest,
    revision = o.revision + (o.data is distinct from excluded.data)::int,
    changed_at = case when o.data is distinct from excluded.data then excluded.changed_at else o.changed_at end
  where (o.data, o.noted, o.next_rung, o.next_at, o.unit, o.digest) is distinct from
    (excluded.data, excluded.noted, excluded.next_rung, excluded.next_at, excluded.unit, excluded.digest)`;

/**
 * Gives units back with their obligations as the passes found them: what changed is written, and those that are no
 * longer answered go.
 */
export async function finishPasses(sql: Sql, passes: readonly FinishedPass[]): Promise<void> {
  const units = passes.map(({ unit: { stream, lease, marks }, nextAt, at }) => ({
    ...{ stream, lease, marks, next_at: nextAt, at },
  }));
  const changed = passes.flatMap(changedRows);
  const gone = passes.flatMap(({ unit, rows, before }) => {
    const answered = new Set(rows.map(({ obligation }) => obligation.key));
    return [...before.keys()].filter((key) => !answered.has(key)).map((key) => ({ unit: unit.stream, key }));
  });
  await sql.query({
    name: 'rumpun-finish-passes',
    text: FINISH,
    values: [JSON.stringify(units), JSON.stringify(changed), JSON.stringify(gone)],
  });
}

function changedRows({ unit, rows, before }: FinishedPass): unknown[] {
  return rows.flatMap((row) => {
    const { obligation, noted, nextRung, nextAt } = row;
    const text = JSON.stringify([obligation, noted, nextRung, nextAt]);
    const digest = createHash('sha256').update(text).digest('base64');
    return digest === before.get(obligation.key)?.digest ? [] : [{ ...given(unit.stream, row), digest }];
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
