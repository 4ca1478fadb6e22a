import type { NoticeChannel } from '@app/contracts';
import { type SqlSource, rowsOf } from '@app/read-models';

/** How far the work of telling people is behind. */
export interface AgendaStatus {
  /** Forums and clusters whose obligations are worked out. */
  readonly units: {
    readonly known: number;
    /** Their time has come, and no pass has looked since. */
    readonly waiting: number;
    /** Whose last pass failed. */
    readonly failing: number;
    /** Codes of those failures. */
    readonly problems: readonly string[];
  };
  /** Notices that were raised, while it is not worked out yet whom they go to. */
  readonly unaddressed: number;
  readonly deliveries: {
    /** Not handed over yet, those included whose time has not come. */
    readonly waiting: number;
    /** Of these, those whose time has come. */
    readonly due: number;
    /** Since when the longest waiting of those is due, ISO 8601 UTC; null when none is. */
    readonly oldestDueSince: string | null;
    /** Given up. */
    readonly dead: number;
    readonly channels: readonly {
      readonly channel: NoticeChannel;
      readonly due: number;
      readonly dead: number;
    }[];
  };
}

const UTC = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

/** @param now the engine's clock, ISO 8601 @throws the database's error */
export async function agendaStatus(source: SqlSource, now: string): Promise<AgendaStatus> {
  const [[units], [notices], channels] = await Promise.all([
    rowsOf<AgendaStatus['units']>(
      source,
      `select count(*)::int as known, count(*) filter (where next_at <= $1)::int as waiting,
         count(*) filter (where failures > 0)::int as failing,
         coalesce(array_agg(distinct problem) filter (where problem is not null), '{}') as problems
       from work.obligation_unit`,
      [now],
    ),
    rowsOf<{ n: number }>(source, `select count(*)::int as n from work.notice where state = 'raised'`),
    rowsOf<ChannelRow>(
      source,
      `select channel, count(*) filter (where state = 'waiting')::int as waiting,
         count(*) filter (where state = 'waiting' and not_before <= $1)::int as due,
         to_char(min(not_before) filter (where state = 'waiting' and not_before <= $1) at time zone 'UTC', ${UTC})
           as "oldest",
         count(*) filter (where state = 'failed')::int as dead
       from work.delivery where state in ('waiting', 'failed') group by channel order by channel`,
      [now],
    ),
  ]);
  return { units: units!, unaddressed: notices!.n, deliveries: deliveriesOf(channels) };
}

interface ChannelRow {
  readonly channel: NoticeChannel;
  readonly waiting: number;
  readonly due: number;
  readonly oldest: string | null;
  readonly dead: number;
}

function deliveriesOf(rows: readonly ChannelRow[]): AgendaStatus['deliveries'] {
  const sum = (of: 'waiting' | 'due' | 'dead') => rows.reduce((total, row) => total + row[of], 0);
  return {
    waiting: sum('waiting'),
    due: sum('due'),
    oldestDueSince: rows.flatMap(({ oldest }) => oldest ?? []).sort()[0] ?? null,
    dead: sum('dead'),
    channels: rows.map(({ channel, due, dead }) => ({ channel, due, dead })),
  };
}
