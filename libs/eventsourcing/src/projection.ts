import type { SealedEntry } from './event.js';

/** A column's PostgreSQL type, `not null` included where it holds. */
export type ColumnType = string;

/**
 * A projection's table. The runner makes it in the schema of the build. A `ranged` table keeps in each row the
 * position range in which the row held (`from_position` inclusive, `to_position` exclusive, null while it
 * holds), so that any moment is an index query.
 */
export interface TableSpec {
  readonly name: string;
  readonly key: Readonly<Record<string, ColumnType>>;
  readonly columns: Readonly<Record<string, ColumnType>>;
  readonly ranged: boolean;
  /** Column lists to index, besides the key; `from_position` is appended for ranged tables. */
  readonly indexes?: readonly (readonly string[])[];
}

export type Row = Readonly<Record<string, unknown>>;

/** What a projection may do with its own tables while it applies one entry. */
export interface ProjectionWriter {
  /** The current row with this key, or null. */
  get(table: string, key: Row): Promise<Row | null>;
  /** Current rows whose columns equal `where` (all of the given ones). */
  find(table: string, where: Row): Promise<Row[]>;
  /** Inserts or replaces the current row; in a ranged table the former row's range is closed first. */
  put(table: string, row: Row): Promise<void>;
  /** Ends the current row with this key; nothing happens when there is none. */
  remove(table: string, key: Row): Promise<void>;
}

/** Reads of other streams as they stood at the entry that is being applied. */
export interface ProjectionReader {
  /** Entries of a stream up to and including the applied position. */
  stream(id: string): Promise<readonly SealedEntry[]>;
}

/**
 * A read model's writer. It sees every sealed entry of its categories exactly once and in order; rows and
 * checkpoint commit together. A change of tables or of meaning raises `version`, which makes a new build.
 */
export interface Projection {
  readonly name: string;
  readonly version: number;
  readonly tables: readonly TableSpec[];
  /** Categories it listens to; all when absent. */
  readonly categories?: readonly string[];
  /** An instance for one build: in-memory caches of a projection belong to the build, not to the program. */
  start(): ProjectionHandler;
}

export interface ProjectionHandler {
  apply(entry: SealedEntry, write: ProjectionWriter, read: ProjectionReader): Promise<void>;
  /** Called after a transaction was rolled back: forget whatever was cached from entries not committed. */
  reset(): void;
}
