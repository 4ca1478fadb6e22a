import type pg from 'pg';
import type { ClaimedDelivery, DeadDelivery, Delivery, DeliveryEnd } from './delivery.js';
import { Grouped } from '../shared/grouped.js';
import { inTransaction } from './sql.js';

interface Row extends Omit<Delivery, 'notBefore' | 'raisedAt'> {
  readonly not_before: Date;
  readonly raised_at: Date;
  readonly updated_at: Date;
  readonly digest_message: string | null;
  readonly attempts: number;
  readonly sending: boolean;
  readonly problem: DeadDelivery['problem'];
}

const COLUMNS = [
  'message',
  'channel',
  'obligation',
  'rung',
  'key',
  'kind',
  'region',
  'person',
  'mandatory',
  'digest',
]
  .concat('not_before', 'raised_at', 'updated_at', 'digest_message', 'attempts', 'sending', 'problem')
  .map((column) => `d.${column}`)
  .join(', ');
const FREE = `d.state = 'waiting' and (d.lease is null or d.lease_until < clock_timestamp())`;
const TAKE = `lease = $1, lease_until = clock_timestamp() + make_interval(secs => $2 / 1000.0), attempts = d.attempts + 1`;

function deliveryOf({ not_before, raised_at, ...row }: Row): Delivery {
  const { message, channel, obligation, rung, key, kind, region, person, mandatory, digest } = row;
  return {
    ...{ message, channel, obligation, rung, key, kind, region, person, mandatory, digest },
    notBefore: not_before.toISOString(),
    raisedAt: raised_at.toISOString(),
  };
}

const claimedOf = (row: Row, lease: string): ClaimedDelivery => ({
  ...deliveryOf(row),
  digestMessage: row.digest_message,
  attempt: row.attempts,
  inDoubt: row.sending,
  lease,
});

type EndedDelivery = DeliveryEnd &
  Pick<ClaimedDelivery, 'message' | 'channel' | 'lease'> & { readonly at: string };

/** Deliveries: the truth about what is on its way, whatever wakes those who send. */
export class DeliveryTable {
  private readonly ended: Grouped<EndedDelivery, void>;

  constructor(private readonly pool: pg.Pool) {
    this.ended = new Grouped((ends) => this.writeEnds(ends));
  }

  /**
   * Takes single deliveries whose time has come, the oldest first.
   *
   * @param now the engine's clock, ISO 8601 @param lease uuid of this claim
   * @param leaseMs how long it holds without a word, in milliseconds
   */
  async claim(now: string, limit: number, lease: string, leaseMs: number): Promise<ClaimedDelivery[]> {
    const { rows } = await this.pool.query<Row>({
      name: 'rumpun-claim-deliveries',
      text: `update work.delivery d set ${TAKE}
             from (select message, channel from work.delivery d where ${FREE} and not digest and not_before <= $3
                   order by not_before, message, channel limit $4 for update skip locked) next
             where d.message = next.message and d.channel = next.channel
             returning ${COLUMNS}`,
      values: [lease, leaseMs, now, limit],
    });
    return rows.map((row) => claimedOf(row, lease));
  }

  /**
   * Takes everything that one person is told in one digest. What was once put together stays together, so that every
   * attempt says the same under the same id.
   *
   * @param digestMessage id for a digest that is made up now
   * @returns none where no digest is due, or all are in others' hands
   */
  async claimDigest(
    now: string,
    digestMessage: string,
    lease: string,
    leaseMs: number,
  ): Promise<ClaimedDelivery[]> {
    return inTransaction(this.pool, async (client) => {
      const { rows: found } = await client.query<{
        person: string;
        channel: string;
        digest_message: string | null;
      }>(
        `select person, channel, digest_message from work.delivery d
         where ${FREE} and digest and not_before <= $1
           and pg_try_advisory_xact_lock(hashtextextended(person::text || channel, 0))
         order by not_before, message, channel limit 1`,
        [now],
      );
      const group = found[0];
      if (group === undefined) return [];
      const { rows } = await client.query<Row>(
        `update work.delivery d set ${TAKE}, digest_message = coalesce(d.digest_message, $3)
         where ${FREE} and d.digest and d.not_before <= $4 and d.person = $5 and d.channel = $6
           and d.digest_message is not distinct from $7
         returning ${COLUMNS}`,
        [lease, leaseMs, digestMessage, now, group.person, group.channel, group.digest_message],
      );
      return rows.map((row) => claimedOf(row, lease));
    });
  }

  /** Notes that an attempt begins: without its end nobody knows what became of it. @returns false for a lost claim */
  async begin(claimed: readonly ClaimedDelivery[]): Promise<boolean> {
    const { rowCount } = await this.pool.query({
      name: 'rumpun-begin-delivery',
      text: `update work.delivery set sending = true
             from unnest($1::uuid[]) as m(id) where message = m.id and channel = $2 and lease = $3`,
      values: [claimed.map(({ message }) => message), claimed[0]!.channel, claimed[0]!.lease],
    });
    return rowCount === claimed.length;
  }

  /** @param at the engine's clock, ISO 8601 */
  end({ message, channel, lease }: ClaimedDelivery, end: DeliveryEnd, at: string): Promise<void> {
    return this.ended.add({ message, channel, lease, at, ...end });
  }

  private async writeEnds(ends: readonly EndedDelivery[]): Promise<void[]> {
    await this.pool.query({
      name: 'rumpun-end-deliveries',
      text: `update work.delivery d set state = e.state, problem = e.problem,
               not_before = coalesce(e."notBefore", d.not_before),
               sending = false, lease = null, lease_until = null, updated_at = e.at
             from jsonb_to_recordset($1::jsonb) as e(message uuid, channel text, lease uuid, at timestamptz,
               state text, problem jsonb, "notBefore" timestamptz)
             where d.message = e.message and d.channel = e.channel and d.lease = e.lease`,
      values: [JSON.stringify(ends)],
    });
    return ends.map(() => undefined);
  }

  /** @returns what went out in one message with a delivery: itself and the others of its digest; none if there is none */
  async together(message: string, channel: string): Promise<Delivery[]> {
    const { rows } = await this.pool.query<Row>(
      `select ${COLUMNS} from work.delivery one
       join work.delivery d on d.channel = one.channel
         and (d.message = one.message or d.digest_message = one.digest_message)
       where one.message = $1 and one.channel = $2 order by d.raised_at, d.message`,
      [message, channel],
    );
    return rows.map(deliveryOf);
  }

  /** @returns those that were given up, the newest first */
  async dead(limit = 100): Promise<DeadDelivery[]> {
    const { rows } = await this.pool.query<Row>(
      `select ${COLUMNS} from work.delivery d where state = 'failed' order by updated_at desc, message limit $1`,
      [limit],
    );
    return rows.map((row) => ({
      ...deliveryOf(row),
      attempts: row.attempts,
      problem: row.problem,
      failedAt: row.updated_at.toISOString(),
    }));
  }

  /** Has given-up deliveries tried again: one, or all. @returns how many */
  async retry(
    which: { readonly message: string; readonly channel?: string } | 'all',
    at: string,
  ): Promise<number> {
    const { message = null, channel = null } = which === 'all' ? {} : which;
    const { rowCount } = await this.pool.query(
      `update work.delivery set state = 'waiting', attempts = 0, not_before = $3, updated_at = $3
       where state = 'failed' and ($1::uuid is null or message = $1) and ($2::text is null or channel = $2)`,
      [message, channel, at],
    );
    return rowCount ?? 0;
  }

  /** @returns when something is next to be sent, ISO 8601; null for never */
  async nextAt(): Promise<string | null> {
    const { rows } = await this.pool.query<{ at: Date | null }>(
      `select min(not_before) as at from work.delivery where state = 'waiting'`,
    );
    return rows[0]?.at?.toISOString() ?? null;
  }
}
