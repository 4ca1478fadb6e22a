import type { ObligationKind, ObligationStatus } from '@app/contracts';
import { obligationStreamId } from '@app/programme';
import type { SqlSource } from '../shared/sql.js';
import { rowsOf, SqlValues, tableAt } from '../shared/sql.js';
import { historyAt } from './history-of.js';
import {
  INBOX,
  type InboxFlat,
  inboxRow,
  OBLIGATION,
  type ObligationFlat,
  obligationRow,
} from './notice-columns.js';
import type { InboxRow, NoticeHistory, ObligationRow, Page } from './notice-rows.js';
import { type ReminderAnswer, remindersIn } from './reminders.js';

/** What a reader may see: nothing listed is nothing seen. */
export interface NoticeScope {
  readonly everywhere: boolean;
  readonly regions: readonly string[];
  readonly clusters: readonly string[];
  readonly agreements: readonly string[];
}

interface PageAsk {
  /** `next` of the page before. */
  readonly before?: number;
  /** 50 by default. */
  readonly limit?: number;
  readonly asOf?: number;
}

export interface InboxAsk extends PageAsk {
  readonly unacknowledged?: boolean;
}

export interface ObligationAsk extends PageAsk {
  /** Everything when absent. */
  readonly scope?: NoticeScope;
  /** Codes, each with the regions below it. */
  readonly regions?: readonly string[];
  readonly cluster?: string;
  readonly kinds?: readonly ObligationKind[];
  readonly statuses?: readonly ObligationStatus[];
  /** Due on that day or later. */
  readonly from?: string;
  /** Due on that day or earlier. */
  readonly until?: string;
}

const PAGE = 50;

const paged = <R>(found: readonly R[], limit: number, place: (row: R) => number): Page<R> => {
  const rows = found.slice(0, limit);
  return { rows, next: found.length > limit ? place(rows.at(-1)!) : null };
};

/** Notices and what became of them, now or as of a position; behind the log by the projection's lag. */
export class NoticeQueries {
  constructor(private readonly source: SqlSource) {}

  /** @returns the notices handed over to a person's inbox, newest first, a page of them */
  async inboxOf(person: string, ask: InboxAsk = {}): Promise<Page<InboxRow>> {
    const { limit = PAGE, before, unacknowledged = false } = ask;
    const values = new SqlValues();
    const conditions = [
      inboxWhere(person, values),
      ...(unacknowledged ? ['a.person is null'] : []),
      ...(before === undefined ? [] : [`h.handed < ${values.add(before)}`]),
    ];
    const text = `select ${INBOX} from ${inboxFrom(ask.asOf, values)} where ${conditions.join(' and ')}
      order by h.handed desc limit ${values.add(limit + 1)}`;
    const found = await rowsOf<InboxFlat>(this.source, text, values.list);
    return paged(found.map(inboxRow), limit, ({ handedOver }) => handedOver);
  }

  /** @returns how many notices of a person's inbox they have not acknowledged */
  async unacknowledgedOf(person: string, asOf?: number): Promise<number> {
    const values = new SqlValues();
    const where = inboxWhere(person, values);
    const text = `select count(*)::int as n from ${inboxFrom(asOf, values)} where ${where} and a.person is null`;
    const [row] = await rowsOf<{ n: number }>(this.source, text, values.list);
    return row!.n;
  }

  /** @param key of the obligation @returns as `historyOfStream` */
  historyOf(key: string, asOf?: number): Promise<NoticeHistory | null> {
    return this.historyOfStream(obligationStreamId(key), asOf);
  }

  /** @returns the obligation's notices with everything that became of them; null when nobody was told of it */
  async historyOfStream(obligation: string, asOf?: number): Promise<NoticeHistory | null> {
    const values = new SqlValues();
    const from = tableAt('obligation_entry', asOf, values);
    const text = `select ${OBLIGATION} from ${from} o where o.obligation = ${values.add(obligation)}::uuid`;
    const [row] = await rowsOf<ObligationFlat>(this.source, text, values.list);
    if (row === undefined) return null;
    return { ...obligationRow(row), notices: await historyAt(this.source, row.obligation, asOf) };
  }

  /** @returns whether the owner was reminded before the due date, with every hand-over; null as `historyOf` */
  async remindedBefore(key: string, asOf?: number): Promise<ReminderAnswer | null> {
    const history = await this.historyOf(key, asOf);
    return history && remindersIn(history);
  }

  /** @returns the obligations that somebody was told of, those told of last first, a page of them */
  async list(ask: ObligationAsk): Promise<Page<ObligationRow>> {
    const { limit = PAGE } = ask;
    const values = new SqlValues();
    const from = tableAt('obligation_entry', ask.asOf, values);
    const where = ['true', ...conditionsOf(ask, values)].join(' and ');
    const text = `select ${OBLIGATION} from ${from} o where ${where}
      order by o.entered desc limit ${values.add(limit + 1)}`;
    const found = await rowsOf<ObligationFlat>(this.source, text, values.list);
    return paged(found.map(obligationRow), limit, ({ entered }) => entered);
  }
}

const inboxWhere = (person: string, values: SqlValues): string =>
  `h.person = ${values.add(person)}::uuid and h.channel = 'inbox'`;

function inboxFrom(asOf: number | undefined, values: SqlValues): string {
  const at = (table: string): string => tableAt(table, asOf, values);
  return `${at('notice_hand_over')} h
    join ${at('notice_entry')} n on n.obligation = h.obligation and n.rung = h.rung
    join ${at('obligation_entry')} o on o.obligation = h.obligation
    left join ${at('notice_acknowledgement')} a
      on a.obligation = h.obligation and a.rung = h.rung and a.person = h.person`;
}

function conditionsOf(ask: ObligationAsk, values: SqlValues): string[] {
  const { scope, regions, cluster, kinds, statuses, from, until, before } = ask;
  const within = (codes: readonly string[]): string =>
    `exists (select from unnest(${values.add(codes)}::text[]) code where o.region = code or o.region like code || '.%')`;
  const among = (column: string, type: string, list: readonly string[]): string =>
    `o.${column} = any(${values.add(list)}::${type}[])`;
  const seen = (may: NoticeScope): string =>
    `(${[
      within(may.regions),
      among('cluster', 'uuid', may.clusters),
      `(o.subject_category = 'agreement' and ${among('subject', 'uuid', may.agreements)})`,
    ].join(' or ')})`;
  return [
    ...(scope === undefined || scope.everywhere ? [] : [seen(scope)]),
    ...(regions === undefined ? [] : [within(regions)]),
    ...(cluster === undefined ? [] : [among('cluster', 'uuid', [cluster])]),
    ...(kinds === undefined ? [] : [among('kind', 'text', kinds)]),
    ...(statuses === undefined ? [] : [among('status', 'text', statuses)]),
    ...(from === undefined ? [] : [`o.due >= ${values.add(from)}::date`]),
    ...(until === undefined ? [] : [`o.due <= ${values.add(until)}::date`]),
    ...(before === undefined ? [] : [`o.entered < ${values.add(before)}`]),
  ];
}
