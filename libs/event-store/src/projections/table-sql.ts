import type { Column, Row, TableShape } from '@app/eventsourcing';
import type pg from 'pg';

/** A statement with its parameters, prepared under its name on each connection. */
export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values: unknown[];
}

/** A row about to be written, with its range in a ranged table. */
export type StoredRow = Row;

const names = new Map<string, string>();

/** Prepared statements are told apart by text, so that runners that share a pool never collide. */
function named(text: string, values: unknown[]): Statement {
  let name = names.get(text);
  if (name === undefined) names.set(text, (name = `rumpun_p${names.size}`));
  return { name, text, values };
}

export const quoted = (name: string): string => `"${name}"`;

/**
 * The statements on one table of one build. Values go in as parameters only: single ones with a cast, many rows as
 * one JSON document, so that a statement's text does not depend on how many there are.
 */
export class TableSql {
  private readonly table: string;
  private readonly selected: string;
  private readonly current: string;

  constructor(
    schema: string,
    private readonly shape: TableShape,
  ) {
    this.table = `${quoted(schema)}.${quoted(shape.name)}`;
    // A numeric read as a JSON number would lose its trailing zeros and, beyond 2^53, its digits.
    this.selected = shape.columns.map((each) => asJson(each)).join(', ');
    this.current = shape.ranged ? ' and t.to_position is null' : '';
  }

  /** The current row with a key, as one column `row` of JSON text. */
  get(key: Row): Statement {
    const condition = this.shape.key.map((each, i) => `t.${quoted(each.name)} = $${i + 1}::${each.sqlType}`);
    return named(
      this.select(`${condition.join(' and ')}${this.current}`),
      this.shape.key.map((each) => key[each.name]),
    );
  }

  /** Current rows that meet a condition in its one form. */
  find(where: Row): Statement {
    const given = Object.entries(where).filter(([, value]) => value !== null);
    const equal = given.map(
      ([name], i) => `t.${quoted(name)} = $${i + 1}::${this.shape.column(name).sqlType}`,
    );
    const empty = Object.keys(where).filter((name) => where[name] === null);
    const condition = ['true', ...equal, ...empty.sort().map((name) => `t.${quoted(name)} is null`)].join(
      ' and ',
    );
    return named(
      this.select(condition + this.current),
      given.map(([, value]) => value),
    );
  }

  /** The last position at which a key's row began or ended, as column `boundary`; null when it never had one. */
  boundary(key: Row): Statement {
    const condition = this.shape.key.map((each, i) => `${quoted(each.name)} = $${i + 1}::${each.sqlType}`);
    return named(
      `select greatest(max(from_position), max(to_position))::text as boundary from ${this.table} where ${condition.join(' and ')}`,
      this.shape.key.map((each) => key[each.name]),
    );
  }

  /** Ends current rows of a ranged table. @param ends keys with the position `at` */
  close(ends: readonly StoredRow[]): Statement {
    return named(
      `update ${this.table} t set to_position = r.at
       from ${this.recordset(this.shape.key, 'at bigint')} ${this.located('c.from_position < r.at')}`,
      [JSON.stringify(ends)],
    );
  }

  /** Deletes current rows that begin where they would end: they never held. @param ends keys with `at` */
  dropUnheld(ends: readonly StoredRow[]): Statement {
    return named(
      `delete from ${this.table} t
       using ${this.recordset(this.shape.key, 'at bigint')} ${this.located('c.from_position >= r.at')}`,
      [JSON.stringify(ends)],
    );
  }

  /** Inserts rows of a ranged table, `from_position` and `to_position` among their values. */
  insert(rows: readonly StoredRow[]): Statement {
    const columns = [
      ...this.shape.columns.map((each) => quoted(each.name)),
      'from_position',
      'to_position',
    ].join(', ');
    return named(
      `insert into ${this.table} (${columns}) select ${columns}
       from ${this.recordset(this.shape.columns, 'from_position bigint, to_position bigint')}`,
      [JSON.stringify(rows)],
    );
  }

  /** Inserts or replaces rows of a plain table. */
  upsert(rows: readonly StoredRow[]): Statement {
    const columns = this.shape.columns.map((each) => quoted(each.name)).join(', ');
    const rest = this.shape.columns.slice(this.shape.key.length).map((each) => quoted(each.name));
    const action =
      rest.length === 0 ? 'nothing' : `update set ${rest.map((c) => `${c} = excluded.${c}`).join(', ')}`;
    const key = this.shape.key.map((each) => quoted(each.name)).join(', ');
    return named(
      `insert into ${this.table} (${columns}) select ${columns} from ${this.recordset(this.shape.columns)}
       on conflict (${key}) do ${action}`,
      [JSON.stringify(rows)],
    );
  }

  /** Deletes rows of a plain table. */
  remove(keys: readonly Row[]): Statement {
    return named(
      `delete from ${this.table} t using ${this.recordset(this.shape.key)} ${this.located('true')}`,
      [JSON.stringify(keys)],
    );
  }

  /** A row as `get` and `find` gave it, in its one form. */
  restore(result: { readonly row: string }): Row {
    const row = JSON.parse(result.row) as Record<string, unknown>;
    for (const column of this.shape.columns) row[column.name] = column.restore(row[column.name]);
    return Object.freeze(row);
  }

  private select(condition: string): string {
    return `select row_to_json(x)::text as row from (select ${this.selected} from ${this.table} t where ${condition}) x`;
  }

  /**
   * Joins `t` to the current rows with the keys of `r`, each looked up by its key. As a plain join a plan made while
   * the table was empty reads every current row and compares it with every key; `offset 0` fences the look-up off.
   */
  private located(condition: string): string {
    const equal = this.shape.key.map(({ name }) => `c.${quoted(name)} = r.${quoted(name)}`).join(' and ');
    const current = this.shape.ranged ? ' and c.to_position is null' : '';
    return `cross join lateral (
         select c.ctid as place from ${this.table} c where ${equal}${current} and ${condition} offset 0
       ) found where t.ctid = found.place`;
  }

  private recordset(columns: readonly Column[], more?: string): string {
    const parts = columns.map((each) => `${quoted(each.name)} ${each.sqlType}`);
    return `json_to_recordset($1::json) as r(${[...parts, ...(more ? [more] : [])].join(', ')})`;
  }
}

function asJson(column: Column): string {
  const name = `t.${quoted(column.name)}`;
  if (column.base !== 'numeric') return name;
  return `${name}::text${column.array ? '[]' : ''} as ${quoted(column.name)}`;
}

/** @returns the rows of a prepared statement */
export async function run<R extends pg.QueryResultRow>(
  client: pg.ClientBase,
  statement: Statement,
): Promise<R[]> {
  return (await client.query<R>(statement)).rows;
}
