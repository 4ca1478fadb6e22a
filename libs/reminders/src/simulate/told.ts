import type { NoticeChannel, NoticeFailure, Rung } from '@app/contracts';
import type { RaisedNotice } from '@app/programme';
import { rowsOf, type SqlSource } from '@app/read-models';

/** What a ladder looks at: whether somebody was reached, and acknowledged. */
export type Told = Pick<RaisedNotice, 'handedOver' | 'failed' | 'acknowledged'>;

export interface ToldSoFar {
  /** Rungs that were raised before, by key: they are not raised again. */
  readonly raised: ReadonlyMap<string, ReadonlySet<Rung>>;
  /** What became of them, by key and rung, where the obligation is still open. */
  readonly told: ReadonlyMap<string, ReadonlyMap<Rung, Told>>;
}

interface Row {
  readonly key: string;
  readonly rung: Rung;
  readonly open: boolean;
  readonly handed: { channel: NoticeChannel; person: string; messageId: string; at: string }[];
  readonly failed: { channel: NoticeChannel | null; person: string | null; code: NoticeFailure }[];
  readonly acknowledged: { person: string; at: string }[];
}

const OUTCOMES = `
  select o.key, n.rung, o.status = 'open' as open,
    coalesce((select jsonb_agg(jsonb_build_object('channel', h.channel, 'person', h.person, 'messageId', h.message,
        'at', h.at) order by h.at) from read.notice_hand_over h
      where o.status = 'open' and h.obligation = n.obligation and h.rung = n.rung), '[]') as handed,
    coalesce((select jsonb_agg(jsonb_build_object('channel', f.channel, 'person', f.person, 'code', f.code))
      from read.notice_failure f
      where o.status = 'open' and f.obligation = n.obligation and f.rung = n.rung), '[]') as failed,
    coalesce((select jsonb_agg(jsonb_build_object('person', a.person, 'at', a.at)) from read.notice_acknowledgement a
      where o.status = 'open' and a.obligation = n.obligation and a.rung = n.rung), '[]') as acknowledged
  from read.notice_entry n join read.obligation_entry o on o.obligation = n.obligation`;

/** @returns what was told before, as the read models know it */
export async function toldSoFar(source: SqlSource): Promise<ToldSoFar> {
  const raised = new Map<string, Set<Rung>>();
  const told = new Map<string, Map<Rung, Told>>();
  for (const { key, rung, open, handed, failed, acknowledged } of await rowsOf<Row>(source, OUTCOMES)) {
    raised.set(key, (raised.get(key) ?? new Set()).add(rung));
    if (!open) continue;
    const outcome = {
      handedOver: handed,
      failed: failed.map((each) => ({ ...each, attempt: 1, at: '' })),
      acknowledged,
    };
    told.set(key, (told.get(key) ?? new Map()).set(rung, outcome));
  }
  return { raised, told };
}
