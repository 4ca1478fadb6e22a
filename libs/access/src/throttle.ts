import { createHmac } from 'node:crypto';
import type { RealClock, Sql } from './sql.js';

/** How failures slow down what is tried under one key. */
export interface ThrottlePolicy {
  /** Failures that cost nothing. */
  readonly free: number;
  /** Seconds that the wait may grow to; it doubles with each further failure. */
  readonly longest: number;
}

export interface ThrottleOptions {
  readonly sql: Sql;
  /** Key of the HMAC under which logins and addresses are stored. */
  readonly secret: Buffer;
  readonly clock: RealClock;
}

export type Attempt = { readonly ok: true } | { readonly ok: false; readonly retryAfter: number };

const FORGET = '1 hour';

/**
 * Counts attempts in the database, so that several servers share the count. An attempt counts as failed from
 * its beginning and is forgiven when it succeeds: attempts sent all at once get past no limit.
 */
export class Throttle {
  constructor(private readonly options: ThrottleOptions) {}

  /** @returns the stored form of a value; `kind` keeps a login from meeting an address */
  key(kind: string, value: string): Buffer {
    return createHmac('sha256', this.options.secret).update(`${kind}\0${value}`).digest();
  }

  /**
   * Begins an attempt under a key.
   * @returns yes, or after how many seconds to come back; a refused attempt does not count
   */
  async begin(key: Buffer, policy: ThrottlePolicy): Promise<Attempt> {
    const now = this.options.clock.now();
    const { rowCount } = await this.options.sql.query(
      `insert into access.sign_in_attempt as a (key, failures, last_at, free_at)
       values ($1, 1, $2::timestamptz, $2::timestamptz)
       on conflict (key) do update set
         failures = case when a.last_at < excluded.last_at - interval '${FORGET}' then 1 else a.failures + 1 end,
         last_at = excluded.last_at,
         free_at = excluded.last_at + make_interval(secs => case
           when a.last_at < excluded.last_at - interval '${FORGET}' or a.failures + 1 <= $3 then 0
           else least($4::float8, power(2, least(a.failures - $3, 30))) end)
       where a.free_at <= excluded.last_at`,
      [key, now, policy.free, policy.longest],
    );
    return rowCount === 1 ? { ok: true } : { ok: false, retryAfter: await this.wait(key, now) };
  }

  /** Forgets a key's failures: whoever knew the password was not guessing. */
  async forget(key: Buffer): Promise<void> {
    await this.options.sql.query('delete from access.sign_in_attempt where key = $1', [key]);
  }

  /** Takes one attempt back, for a key that others share. */
  async forgive(key: Buffer): Promise<void> {
    await this.options.sql.query(
      `update access.sign_in_attempt set failures = greatest(failures - 1, 0), free_at = last_at where key = $1`,
      [key],
    );
  }

  /** Removes what no longer counts. */
  async purge(): Promise<void> {
    await this.options.sql.query(
      `delete from access.sign_in_attempt where last_at < $1::timestamptz - interval '${FORGET}'`,
      [this.options.clock.now()],
    );
  }

  private async wait(key: Buffer, now: string): Promise<number> {
    const { rows } = await this.options.sql.query(
      `select ceil(extract(epoch from free_at - $2::timestamptz))::int as seconds
       from access.sign_in_attempt where key = $1`,
      [key, now],
    );
    return Math.max(1, (rows[0] as { seconds: number } | undefined)?.seconds ?? 1);
  }
}
