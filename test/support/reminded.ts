import type { EventStore } from '@app/eventsourcing';
import type pg from 'pg';

/** What the log says of notices, for whoever checks that each was told once. */
export interface Reminded {
  /** `key rung` of every notice that was raised, once for each time. */
  readonly raised: readonly string[];
  /** `key rung channel person` of every notice that was handed over, once for each time. */
  readonly handedOver: readonly string[];
  /** `code channel` of every failure. */
  readonly failed: readonly string[];
}

interface Said {
  readonly rung: string;
  readonly channel: string | null;
  readonly person: string | null;
  readonly code: string;
}

/** Reads every stream of an obligation that somebody was told of. */
export async function reminded(pool: pg.Pool, store: Pick<EventStore, 'readStream'>): Promise<Reminded> {
  const { rows } = await pool.query<{ stream: string }>(
    `select distinct stream from log.entry where convert_from(head, 'UTF8') like '%"NoticeRaised"%'
       or convert_from(head, 'UTF8') like '%"NoticeEscalated"%'`,
  );
  const streams = await Promise.all(rows.map(({ stream }) => store.readStream(stream)));
  const said = streams.flatMap((entries) =>
    entries.flatMap(({ stream, events }) =>
      events.map(({ type, data }) => ({ stream, type, ...(data as Said) })),
    ),
  );
  const of = (types: readonly string[]) => said.filter(({ type }) => types.includes(type));
  return {
    raised: of(['NoticeRaised', 'NoticeEscalated']).map(({ stream, rung }) => `${stream} ${rung}`),
    handedOver: of(['NoticeHandedOver']).map(
      ({ stream, rung, channel, person }) => `${stream} ${rung} ${channel} ${person}`,
    ),
    failed: of(['NoticeFailed']).map(({ code, channel }) => `${code} ${channel}`),
  };
}

/** @returns those that are there more than once */
export function doubled(list: readonly string[]): string[] {
  const seen = new Set<string>();
  return list.filter((each) => seen.has(each) || !seen.add(each));
}
