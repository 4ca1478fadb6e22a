import { asOfClause } from '@app/event-store';
import type { DataSource, SelectQueryBuilder } from 'typeorm';
import type { BoardFilter, AskedMoment } from './board-filter.js';
import { applyFilter, OVERDUE } from './board-filter.js';
import type { BoardOrder } from './board-order.js';
import { applyOrder, cursorOf } from './board-order.js';
import type { BoardEntry } from './board-entry.js';
import { boardEntry } from './board-entry.js';
import type { ClusterNewsRecord, StepBoardRecord } from './board.entities.js';
import { ClusterNews, ClusterNewsHistory, StepBoard, StepBoardHistory } from './board.entities.js';

export interface BoardAsk {
  readonly filter?: BoardFilter;
  readonly order?: BoardOrder;
  /** 1 to 200; 50 by default. */
  readonly limit?: number;
  /** From the page before. */
  readonly cursor?: string;
  /** Position of the log; now by default. */
  readonly asOf?: number;
  /** The moment asked about: days in a step and what is overdue count from here. */
  readonly moment: AskedMoment;
}

export interface BoardPage {
  readonly rows: readonly BoardEntry[];
  /** Where the next page begins; null on the last. */
  readonly next: string | null;
}

export interface BoardCounts {
  readonly total: number;
  readonly byStage: Readonly<Record<string, number>>;
  readonly byStanding: Readonly<Record<string, number>>;
  /** By lowest unfinished step, `1` to `7`; `done` where none is left. */
  readonly byStep: Readonly<Record<string, number>>;
  readonly byWaitingFor: Readonly<Record<string, number>>;
  readonly byFlag: Readonly<Record<string, number>>;
  readonly overdue: number;
}

type Builder = SelectQueryBuilder<StepBoardRecord>;
const LIMIT = 50;
const MOST = 200;

/** The step board, now or as of a position. */
export class BoardQueries {
  constructor(private readonly source: DataSource) {}

  /** @throws CursorError for a cursor that is not of this order */
  async page(ask: BoardAsk): Promise<BoardPage> {
    const limit = Math.min(Math.max(ask.limit ?? LIMIT, 1), MOST);
    const order = ask.order ?? 'attention';
    const builder = applyFilter(this.rows(ask.asOf), ask.filter ?? {}, ask.moment);
    this.withNews(builder, ask.asOf);
    applyOrder(builder, order, ask.cursor);
    const { entities, raw } = await builder.limit(limit + 1).getRawAndEntities<NewsColumns>();
    const rows = entities
      .slice(0, limit)
      .map((row, index) => boardEntry(row, newsOf(raw[index]!), ask.moment));
    const more = entities.length > limit;
    return { rows, next: more ? cursorOf(raw[limit - 1]! as never, order) : null };
  }

  /** Every row in the order asked for, page by page; for exports. */
  async *all(ask: Omit<BoardAsk, 'cursor' | 'limit'>): AsyncGenerator<BoardEntry, void> {
    let cursor: string | null = null;
    do {
      const page: BoardPage = await this.page({ ...ask, limit: MOST, ...(cursor !== null && { cursor }) });
      yield* page.rows;
      cursor = page.next;
    } while (cursor !== null);
  }

  async cluster(cluster: string, moment: AskedMoment, asOf?: number): Promise<BoardEntry | null> {
    const builder = this.withNews(this.rows(asOf), asOf).andWhere('b.cluster = :cluster', { cluster });
    const { entities, raw } = await builder.getRawAndEntities<NewsColumns>();
    return entities[0] === undefined ? null : boardEntry(entities[0], newsOf(raw[0]!), moment);
  }

  /** What the strip above the board counts, under the same filter. */
  async counts(ask: Pick<BoardAsk, 'filter' | 'asOf' | 'moment'>): Promise<BoardCounts> {
    const builder = applyFilter(this.rows(ask.asOf), ask.filter ?? {}, ask.moment);
    const { day } = ask.moment;
    const [inner, values] = builder.setParameter('day', day).getQueryAndParameters();
    const select = ['stage', 'standing', 'step', 'waiting_for', 'flags'].map(
      (each) => `r."b_${each}" as ${each}`,
    );
    const overdue = OVERDUE.replaceAll('b.', 'r.b_').replace(':day', `$${values.length + 1}::date`);
    const text = `with r as (${inner}), c as (select ${select.join(', ')}, ${overdue} as overdue from r)
      select 'stage' as what, stage as value, count(*)::int as n from c group by 2
      union all select 'standing', standing, count(*)::int from c group by 2
      union all select 'step', coalesce(step::text, 'done'), count(*)::int from c group by 2
      union all select 'waiting', waiting_for, count(*)::int from c where waiting_for is not null group by 2
      union all select 'flag', f, count(*)::int from c, unnest(flags) f group by 2
      union all select 'overdue', 'overdue', count(*)::int from c where overdue
      union all select 'total', 'total', count(*)::int from c`;
    const rows = await this.source.query<{ what: string; value: string; n: number }[]>(text, [
      ...values,
      day,
    ]);
    return countsOf(rows);
  }

  private rows(asOf: number | undefined): Builder {
    if (asOf === undefined) return this.source.getRepository(StepBoard).createQueryBuilder('b');
    const builder = this.source.getRepository(StepBoardHistory).createQueryBuilder('b');
    return builder.where(asOfClause('b', ':asOf'), { asOf }) as unknown as Builder;
  }

  private withNews(builder: Builder, asOf: number | undefined): Builder {
    const held = asOf === undefined ? '' : ` and ${asOfClause('n', ':asOf')}`;
    const entity = asOf === undefined ? ClusterNews : ClusterNewsHistory;
    builder.leftJoin(entity.options.name, 'n', `n.cluster = b.cluster${held}`);
    for (const column of NEWS) builder.addSelect(`n.${column}`, `news_${column}`);
    return builder;
  }
}

const NEWS = ['event', 'at', 'stream', 'category', 'version'] as const;
type NewsColumns = { readonly [K in `news_${(typeof NEWS)[number]}`]: unknown };

function newsOf(raw: NewsColumns): Omit<ClusterNewsRecord, 'cluster'> | null {
  if (raw.news_event === null || raw.news_event === undefined) return null;
  return {
    event: raw.news_event as string,
    at: new Date(raw.news_at as string | Date).toISOString(),
    stream: raw.news_stream as string,
    category: raw.news_category as string,
    version: Number(raw.news_version),
  };
}

function countsOf(rows: readonly { what: string; value: string; n: number }[]): BoardCounts {
  const of = (what: string): Record<string, number> =>
    Object.fromEntries(rows.filter((row) => row.what === what).map(({ value, n }) => [value, n]));
  return {
    total: of('total').total ?? 0,
    byStage: of('stage'),
    byStanding: of('standing'),
    byStep: of('step'),
    byWaitingFor: of('waiting'),
    byFlag: of('flag'),
    overdue: of('overdue').overdue ?? 0,
  };
}
