import { NATION } from '@app/contracts';
import type { Sql } from './sql.js';

/** A forum, or a cluster with its agreements and cycles: what obligations are worked out for together. */
export interface Unit {
  readonly stream: string;
  readonly category: 'forum' | 'cluster';
  readonly region: string;
}

/** A unit in the hands of one worker. */
export interface ClaimedUnit extends Unit {
  /** News up to which this pass looks. */
  readonly marks: number;
  readonly failures: number;
  /** Names the claim: who lost it writes nothing more. */
  readonly lease: string;
}

/**
 * The agenda of the sweep: which units to look at, and when. A row that is lost comes back with the next entry of its
 * unit, or when the agenda is made anew from the log.
 */
export class UnitTable {
  constructor(private readonly sql: Sql) {}

  /** News of units: they are looked at at once. */
  async mark(units: readonly Unit[]): Promise<void> {
    if (units.length === 0) return;
    // In one order, so that two who mark the same units never wait for each other.
    const sorted = [...units].sort((one, other) => (one.stream < other.stream ? -1 : 1));
    await this.sql.query({
      name: 'rumpun-mark-units',
      text: `insert into work.obligation_unit as u (stream, category, region)
        select * from unnest($1::uuid[], $2::text[], $3::text[])
        on conflict (stream) do update
          set marks = u.marks + 1, next_at = '-infinity', region = excluded.region`,
      values: [
        sorted.map(({ stream }) => stream),
        sorted.map(({ category }) => category),
        sorted.map(({ region }) => region),
      ],
    });
  }

  /** News of a region's numbers or holidays: every unit in it and below it; `00` is the whole country. */
  async markRegion(region: string): Promise<void> {
    await this.sql.query(
      `with held as (
         select stream from work.obligation_unit
         where $1 = '${NATION}' or region = $1 or region like $1 || '.%' order by stream for update
       )
       update work.obligation_unit u set marks = marks + 1, next_at = '-infinity'
       from held where u.stream = held.stream`,
      [region],
    );
  }

  /** Looks at a unit no later than this. @param at ISO 8601 */
  async lookBy(unit: string, at: string): Promise<void> {
    await this.sql.query({
      name: 'rumpun-look-by',
      text: 'update work.obligation_unit set next_at = least(next_at, $2) where stream = $1',
      values: [unit, at],
    });
  }

  /**
   * Takes units whose time has come and that nobody works on, the longest waiting first.
   *
   * @param now the engine's clock, ISO 8601 @param lease uuid of this claim
   * @param leaseMs how long it holds without a word, in milliseconds
   */
  async claim(now: string, limit: number, lease: string, leaseMs: number): Promise<ClaimedUnit[]> {
    const { rows } = await this.sql.query<Omit<ClaimedUnit, 'lease'>>({
      name: 'rumpun-claim-units',
      text: `update work.obligation_unit u set lease = $3,
               lease_until = clock_timestamp() + make_interval(secs => $4 / 1000.0)
             from (select stream from work.obligation_unit
                   where next_at <= $1 and (lease is null or lease_until < clock_timestamp())
                   order by next_at, stream limit $2 for update skip locked) due
             where u.stream = due.stream
             returning u.stream, u.category, u.region, u.marks::float8 as marks, u.failures`,
      values: [now, limit, lease, leaseMs],
    });
    return rows.map((row) => ({ ...row, lease }));
  }

  /** Gives a unit back whose pass failed. @param retryAt ISO 8601 @param problem a code, nothing personal */
  async fail(unit: ClaimedUnit, problem: string, retryAt: string): Promise<void> {
    await this.sql.query(
      `update work.obligation_unit set lease = null, lease_until = null, failures = failures + 1, problem = $3,
         next_at = $4 where stream = $1 and lease = $2`,
      [unit.stream, unit.lease, problem, retryAt],
    );
  }

  /** Forgets everything; only for whoever has it made anew. */
  async clear(): Promise<void> {
    await this.sql.query('delete from work.obligation_unit');
  }

  /** @returns when the sweep next has something to do, ISO 8601; null for never */
  async nextAt(): Promise<string | null> {
    const { rows } = await this.sql.query<{ at: Date | number | null }>(
      `select nullif(min(greatest(next_at, '1970-01-01')), 'infinity') as at from work.obligation_unit`,
    );
    const at = rows[0]?.at;
    return at instanceof Date ? at.toISOString() : null;
  }
}
