import type { Rung } from '@app/contracts';
import type { Sql } from './sql.js';

/** A raised notice in the hands of one worker. */
export interface ClaimedNotice {
  /** The obligation's stream. */
  readonly obligation: string;
  readonly rung: Rung;
  /** ISO 8601 UTC. */
  readonly raisedAt: string;
  readonly lease: string;
}

/** Notices that were raised, each until it is worked out whom it goes to. */
export class NoticeTable {
  constructor(private readonly sql: Sql) {}

  /**
   * Notes that a notice was raised; repeating it is harmless.
   *
   * @param look the unit that it belongs to and when to look at that again, ISO 8601, for one that is mandatory
   */
  async add(
    obligation: string,
    rung: string,
    raisedAt: string,
    look: { readonly unit: string; readonly at: string } | null,
  ): Promise<void> {
    await this.sql.query({
      name: 'rumpun-add-notice',
      text: `with looked as (
               update work.obligation_unit set next_at = least(next_at, $5) where stream = $4
             )
             insert into work.notice (obligation, rung, raised_at) values ($1, $2, $3) on conflict do nothing`,
      values: [obligation, rung, raisedAt, look?.unit ?? null, look?.at ?? null],
    });
  }

  /** @param leaseMs how long the claim holds without a word, in milliseconds */
  async claim(limit: number, lease: string, leaseMs: number): Promise<ClaimedNotice[]> {
    const { rows } = await this.sql.query<{ obligation: string; rung: Rung; raised_at: Date }>({
      name: 'rumpun-claim-notices',
      text: `update work.notice n set lease = $2,
               lease_until = clock_timestamp() + make_interval(secs => $3 / 1000.0)
             from (select obligation, rung from work.notice
                   where state = 'raised' and (lease is null or lease_until < clock_timestamp())
                   order by raised_at, obligation, rung limit $1 for update skip locked) next
             where n.obligation = next.obligation and n.rung = next.rung
             returning n.obligation, n.rung, n.raised_at`,
      values: [limit, lease, leaseMs],
    });
    return rows.map(({ raised_at, ...row }) => ({ ...row, raisedAt: raised_at.toISOString(), lease }));
  }

  /** Says that it is known whom they go to. @returns false for a claim that another worker has by now */
  async addressed(on: Sql, { obligation, rung, lease }: ClaimedNotice): Promise<boolean> {
    const { rowCount } = await on.query({
      name: 'rumpun-notice-addressed',
      text: `update work.notice set state = 'addressed', lease = null, lease_until = null
             where obligation = $1 and rung = $2 and lease = $3 and state = 'raised'`,
      values: [obligation, rung, lease],
    });
    return rowCount === 1;
  }
}
