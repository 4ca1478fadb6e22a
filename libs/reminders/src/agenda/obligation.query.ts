import type { ObligationKind, ObligationStatus, Role, Rung } from '@app/contracts';
import { day } from '@app/contracts';
import type { Obligation } from '@app/obligations';
import { type NoticeScope, type SqlSource, rowsOf, SqlValues } from '@app/read-models';
import { distance } from '../shared/distance.js';

export interface AgendaAsk {
  /** What the reader may see; everything when absent. */
  readonly scope?: NoticeScope;
  /** Codes, each with the regions below it. */
  readonly regions?: readonly string[];
  readonly cluster?: string;
  readonly kinds?: readonly ObligationKind[];
  readonly states?: readonly ObligationStatus[];
  readonly ownerRoles?: readonly Role[];
  /** Due on that day or later. */
  readonly from?: string;
  /** Due on that day or earlier. */
  readonly until?: string;
  /** 1 to 1,000; 50 by default. */
  readonly limit?: number;
  /** `next` of the page before. */
  readonly cursor?: string;
}

/** An obligation as the last pass over its unit found it. */
export interface AgendaRow {
  readonly obligation: Obligation;
  readonly nextRung: Rung | null;
  /** ISO 8601 UTC. */
  readonly nextAt: string | null;
}

export interface AgendaPage {
  readonly rows: readonly AgendaRow[];
  readonly next: string | null;
}

interface Flat {
  readonly data: Obligation;
  readonly nextRung: Rung | null;
  readonly nextAt: string | null;
}

const PAGE = 50;
const COLUMNS = `o.data, o.next_rung as "nextRung",
  to_char(o.next_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "nextAt"`;
const CURSOR = /^(\d{4}-\d{2}-\d{2})~(.{1,250})$/;
/** Keys that are compared with one that is not known. */
const CANDIDATES = 2_000;

/** @returns whether a text can be `cursor` of a page */
export const isAgendaCursor = (text: string): boolean =>
  CURSOR.test(text) && day.safeParse(text.slice(0, 10)).success;

/** What is due, as the sweep last found it: behind the log until the next pass over a unit. */
export class ObligationQueries {
  constructor(private readonly source: SqlSource) {}

  /** @returns obligations by due date and key, a page of them */
  async list(ask: AgendaAsk = {}): Promise<AgendaPage> {
    const { limit = PAGE } = ask;
    const values = new SqlValues();
    const where = ['true', ...conditionsOf(ask, values)].join(' and ');
    const text = `select ${COLUMNS} from work.obligation o where ${where}
      order by o.due, o.key collate "C" limit ${values.add(limit + 1)}`;
    const found = await rowsOf<Flat>(this.source, text, values.list);
    const rows = found.slice(0, limit).map(rowOf);
    const last = rows.at(-1)?.obligation;
    return { rows, next: found.length > limit && last ? `${last.due}~${last.key}` : null };
  }

  /** @returns one obligation by its key; null for one that is not on the agenda */
  async byKey(key: string): Promise<AgendaRow | null> {
    const text = `select ${COLUMNS} from work.obligation o where o.key = $1`;
    const [row] = await rowsOf<Flat>(this.source, text, [key]);
    return row === undefined ? null : rowOf(row);
  }

  /** @returns how many units the sweep knows, and how many of them it has yet to look at for the first time */
  async units(): Promise<{ readonly known: number; readonly unseen: number }> {
    const [row] = await rowsOf<{ known: number; unseen: number }>(
      this.source,
      `select count(*)::int as known, count(*) filter (where not exists
         (select from work.obligation o where o.unit = u.stream) and next_at = '-infinity')::int as unseen
       from work.obligation_unit u`,
    );
    return row!;
  }

  /** @returns known keys that resemble a key, the likeliest first; none where nothing resembles it */
  async nearest(key: string, scope?: NoticeScope, most = 3): Promise<string[]> {
    const values = new SqlValues();
    const [kind = '', rest = ''] = [key.split(':')[0], key.split(':')[1]?.split('/')[0]];
    const seen = scope === undefined || scope.everywhere ? '' : ` and ${seenBy(scope, values)}`;
    // Those of the same stream or kind first: they are the likeliest.
    const text = `select key from work.obligation o where true${seen}
      order by (strpos(key, ${values.add(rest)}) > 0)::int * ${values.add(rest.length > 3 ? 2 : 0)}::int
        + (kind = ${values.add(kind)})::int desc, due limit ${CANDIDATES}`;
    const found = await rowsOf<{ key: string }>(this.source, text, values.list);
    return found
      .map((each) => ({ key: each.key, far: distance(key, each.key) }))
      .filter(({ far }) => far <= key.length / 2)
      .sort((one, other) => one.far - other.far || (one.key < other.key ? -1 : 1))
      .slice(0, most)
      .map((each) => each.key);
  }
}

const rowOf = ({ data, nextRung, nextAt }: Flat): AgendaRow => ({ obligation: data, nextRung, nextAt });

const within = (codes: readonly string[], values: SqlValues): string =>
  `exists (select from unnest(${values.add(codes)}::text[]) code where o.region = code or o.region like code || '.%')`;
const among = (column: string, type: string, list: readonly string[], values: SqlValues): string =>
  `o.${column} = any(${values.add(list)}::${type}[])`;

function seenBy({ regions, clusters, agreements }: NoticeScope, values: SqlValues): string {
  const parts = [
    within(regions, values),
    among('cluster', 'uuid', clusters, values),
    among('agreement', 'uuid', agreements, values),
  ];
  return `(${parts.join(' or ')})`;
}

function conditionsOf(ask: AgendaAsk, values: SqlValues): string[] {
  const { scope, regions, cluster, kinds, states, ownerRoles, from, until, cursor } = ask;
  const [, due, key] = CURSOR.exec(cursor ?? '') ?? [];
  return [
    ...(scope === undefined || scope.everywhere ? [] : [seenBy(scope, values)]),
    ...(regions === undefined ? [] : [within(regions, values)]),
    ...(cluster === undefined ? [] : [among('cluster', 'uuid', [cluster], values)]),
    ...(kinds === undefined ? [] : [among('kind', 'text', kinds, values)]),
    ...(states === undefined ? [] : [among('state', 'text', states, values)]),
    ...(ownerRoles === undefined ? [] : [among('owner_role', 'text', ownerRoles, values)]),
    ...(from === undefined ? [] : [`o.due >= ${values.add(from)}::date`]),
    ...(until === undefined ? [] : [`o.due <= ${values.add(until)}::date`]),
    ...(due === undefined
      ? []
      : [`(o.due, o.key collate "C") > (${values.add(due)}::date, ${values.add(key)})`]),
  ];
}
