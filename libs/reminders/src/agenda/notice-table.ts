import type { Rung } from '@app/contracts';
import type { Delivery } from './delivery.js';
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

/** A notice that was raised. */
export interface NewNotice {
  /** The obligation's stream. */
  readonly obligation: string;
  readonly rung: Rung;
  /** ISO 8601 UTC. */
  readonly raisedAt: string;
  /** The unit that it belongs to and when to look at that again, ISO 8601, for one that is mandatory. */
  readonly look: { readonly unit: string; readonly at: string } | null;
}

/** A notice of which it is known whom it goes to. */
export interface AddressedNotice {
  readonly notice: ClaimedNotice;
  readonly deliveries: readonly Delivery[];
  /** By the engine's clock, ISO 8601. */
  readonly at: string;
}

/** Notices that were raised, each until it is worked out whom it goes to. */
export class NoticeTable {
  constructor(private readonly sql: Sql) {}

  /** Notes that notices were raised; repeating it is harmless. */
  async add(notices: readonly NewNotice[]): Promise<void> {
    if (notices.length === 0) return;
    await this.sql.query({
      name: 'rumpun-add-notices',
      text: `with given as (
               select * from jsonb_to_recordset($1::jsonb) as g(obligation uuid, rung text, "raisedAt" timestamptz,
                 unit uuid, "lookAt" timestamptz)
             ), looks as (
               select unit, min("lookAt") as at from given where unit is not null group by unit
             ), held as (
               select u.stream, l.at from work.obligation_unit u join looks l on l.unit = u.stream
               order by u.stream for update of u
             ), looked as (
               update work.obligation_unit u set next_at = least(u.next_at, h.at) from held h
               where u.stream = h.stream
             )
             insert into work.notice (obligation, rung, raised_at)
             select obligation, rung, "raisedAt" from given order by obligation, rung on conflict do nothing`,
      values: [
        JSON.stringify(
          notices.map(({ look, ...notice }) => ({ ...notice, unit: look?.unit, lookAt: look?.at })),
        ),
      ],
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

  /**
   * Says that it is known whom notices go to, and puts their deliveries on the way. A message goes to a channel once;
   * a claim that another worker has by now writes nothing.
   */
  async addressed(notices: readonly AddressedNotice[]): Promise<void> {
    await this.sql.query({
      name: 'rumpun-notices-addressed',
      text: `with given as (
               select * from jsonb_to_recordset($1::jsonb) as g(obligation uuid, rung text, lease uuid, at timestamptz)
             ), done as (
               update work.notice n set state = 'addressed', lease = null, lease_until = null from given g
               where n.obligation = g.obligation and n.rung = g.rung and n.lease = g.lease and n.state = 'raised'
               returning n.obligation, n.rung, g.at
             )
             insert into work.delivery (message, channel, obligation, rung, key, kind, region, person, mandatory,
               digest, not_before, raised_at, updated_at)
             select r.message, r.channel, r.obligation, r.rung, r.key, r.kind, r.region, r.person, r.mandatory,
               r.digest, r."notBefore", r."raisedAt", d.at
             from jsonb_to_recordset($2::jsonb) as r(message uuid, channel text, obligation uuid, rung text, key text,
               kind text, region text, person uuid, mandatory boolean, digest boolean, "notBefore" timestamptz,
               "raisedAt" timestamptz)
             join done d on d.obligation = r.obligation and d.rung = r.rung
             order by r.message, r.channel
             on conflict do nothing`,
      values: [
        JSON.stringify(notices.map(({ notice, at }) => ({ ...notice, at }))),
        JSON.stringify(notices.flatMap(({ deliveries }) => deliveries)),
      ],
    });
  }
}
