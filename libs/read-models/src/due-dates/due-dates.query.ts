import type { SqlSource } from '../shared/sql.js';
import { rowsOf, SqlValues } from '../shared/sql.js';
import type { DueKind } from './dues.js';

/** Something that has to be recorded because its day has come. */
export interface DueDate {
  /** Names the thing for ever: with `due` it makes the id of the sweep's command. */
  readonly key: string;
  readonly kind: DueKind | 'rejudge';
  readonly stream: string;
  readonly cluster: string | null;
  /** First day on which it is over, in the region's zone. */
  readonly due: string;
  /** The instant at which that day begins there, ISO 8601 UTC. */
  readonly dueAt: string;
  readonly params: Readonly<Record<string, string>>;
}

const UTC = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;
const COLUMNS = `key, kind, stream, cluster, due::text as due, to_char(due_at at time zone 'UTC', ${UTC}) as "dueAt", params`;

/** What the sweep asks. Locking rows is the sweep's own business: these rows are a projection's. */
export class DueDateQueries {
  constructor(private readonly source: SqlSource) {}

  /**
   * @param now ISO 8601: what is due at or before it
   * @param limit at most so many, earliest first
   */
  due(now: string, limit: number): Promise<DueDate[]> {
    const text = `select ${COLUMNS} from read.due_date where due_at <= $1 order by due_at, key limit $2`;
    return rowsOf<DueDate>(this.source, text, [now, limit]);
  }

  /**
   * Clusters whose completed steps must be judged again because a day has come that changes the answer by itself.
   * Judging them may leave no entry, and the board then goes on naming the day: whoever judged up to an instant
   * gives it as `judgedUntil` next time.
   *
   * @param now ISO 8601
   * @param limit at most so many, earliest first
   * @param judgedUntil ISO 8601; only days that came after it
   */
  rejudge(now: string, limit: number, judgedUntil: string | null = null): Promise<DueDate[]> {
    const values = new SqlValues();
    const conditions = [`rejudge_at <= ${values.add(now)}`];
    if (judgedUntil !== null) conditions.push(`rejudge_at > ${values.add(judgedUntil)}`);
    const rows = `select 'rejudge:' || cluster as key, 'rejudge' as kind, cluster as stream, cluster,
      rejudge_on as due, rejudge_at as due_at, '{}'::jsonb as params
      from read.step_board where ${conditions.join(' and ')}`;
    const text = `select ${COLUMNS} from (${rows}) r order by due_at, key limit ${values.add(limit)}`;
    return rowsOf<DueDate>(this.source, text, values.list);
  }

  /** The next instant at which something becomes due after `now`, so that a sweep need not look before; or null. */
  async nextAfter(now: string): Promise<string | null> {
    const text = `select to_char(min(due_at) at time zone 'UTC', ${UTC}) as next from (
      select due_at from read.due_date where due_at > $1
      union all select rejudge_at from read.step_board where rejudge_at > $1) d`;
    const [row] = await rowsOf<{ next: string | null }>(this.source, text, [now]);
    return row?.next ?? null;
  }

  /** What a cluster waits for, its own streams' terms and waivers; for its page. */
  ofCluster(cluster: string): Promise<DueDate[]> {
    const text = `select ${COLUMNS} from read.due_date where cluster = $1 order by due_at, key`;
    return rowsOf<DueDate>(this.source, text, [cluster]);
  }
}
