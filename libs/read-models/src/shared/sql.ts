/** What a pg Pool and a pg Client have in common. */
export interface PgLike {
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
}

/** What a TypeORM DataSource and its EntityManager have in common. */
export interface TypeOrmLike {
  query(text: string, values?: unknown[]): Promise<unknown>;
}

export type SqlSource = PgLike | TypeOrmLike;

/**
 * Runs one read on a pg Pool or on a TypeORM DataSource: the first answers `{ rows }`, the second the rows.
 *
 * @returns the rows as the driver gave them; queries cast dates and bigints, which drivers read differently
 */
export async function rowsOf<T>(
  source: SqlSource,
  text: string,
  values: readonly unknown[] = [],
): Promise<T[]> {
  const answer = (await source.query(text, [...values])) as { rows: T[] } | T[];
  return Array.isArray(answer) ? answer : answer.rows;
}

/** One query's text and values, built together so that no value ever stands in the text. */
export class SqlValues {
  readonly list: unknown[] = [];

  /** @returns the placeholder that stands for the value */
  add(value: unknown): string {
    this.list.push(value);
    return `$${this.list.length}`;
  }
}

/**
 * The rows of a ranged table now or as they held at a position.
 *
 * @param asOf a position; the current rows without it
 * @returns a `from` item without alias
 */
export function tableAt(table: string, asOf: number | undefined, values: SqlValues): string {
  if (asOf === undefined) return `read.${table}`;
  const at = values.add(asOf);
  return `(select * from read.${table}_history where from_position <= ${at} and (to_position is null or to_position > ${at}))`;
}
