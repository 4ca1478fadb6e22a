import { shapeOf } from '@app/eventsourcing';
import type { ProjectionWriter, Row, TableShape } from '@app/eventsourcing';
import type pg from 'pg';
import { TableCache } from './table-cache.js';
import type { Slot } from './table-cache.js';
import { run, TableSql } from './table-sql.js';

/** Rows kept between transactions before the cache is emptied: some tens of megabytes at worst. */
const KEPT_ROWS = 20_000;

interface Table {
  readonly shape: TableShape;
  readonly sql: TableSql;
  readonly cache: TableCache;
}

/**
 * ProjectionWriter on the tables of one build. Writes are held back until `flush`, one statement per table and
 * kind, and rows once read are kept for later entries, across transactions too: whoever holds the checkpoint's
 * lock and finds it where it left it knows that nobody else has written.
 */
export class TableWriter implements ProjectionWriter {
  private readonly tables = new Map<string, Table>();
  private client: pg.ClientBase | null = null;
  private position = 0;
  private late = false;

  /** @param schema of the build */
  constructor(
    schema: string,
    private readonly shapes: ReadonlyMap<string, TableShape>,
  ) {
    for (const [name, shape] of shapes) {
      this.tables.set(name, { shape, sql: new TableSql(schema, shape), cache: new TableCache(shape) });
    }
  }

  /** The transaction that reads and writes go through from now on. */
  use(client: pg.ClientBase): void {
    this.client = client;
  }

  /**
   * @param position of the entry that is being applied
   * @param late whether later entries may have been applied before it (a parked stream that is retried): its
   *   writes then begin no earlier than the last change of the same row, which keeps ranges from overlapping
   */
  at(position: number, late = false): this {
    this.position = position;
    this.late = late;
    return this;
  }

  async get(table: string, key: Row): Promise<Row | null> {
    const each = this.table(table);
    return (await this.load(each, each.shape.keyOf(key))).current;
  }

  async find(table: string, where: Row): Promise<Row[]> {
    const { shape, sql, cache } = this.table(table);
    const wanted = shape.where(where);
    const stored = await run<{ row: string }>(this.connection(), sql.find(wanted));
    const found = new Map(stored.map((result) => sql.restore(result)).map((row) => [shape.keyId(row), row]));
    for (const { id, row } of cache.unwritten()) {
      if (row !== null && shape.matches(row, wanted)) found.set(id, row);
      else found.delete(id);
    }
    return shape.sorted(found.values());
  }

  async put(table: string, row: Row): Promise<void> {
    const each = this.table(table);
    const whole = each.shape.row(row);
    const key = each.shape.keyOfRow(whole);
    each.cache.write(key, whole, await this.effective(each, key));
  }

  async remove(table: string, key: Row): Promise<void> {
    const each = this.table(table);
    const whole = each.shape.keyOf(key);
    each.cache.write(whole, null, await this.effective(each, whole));
  }

  /** Writes everything held back. @throws the database's error; the transaction is then lost */
  async flush(): Promise<void> {
    for (const { sql, cache, shape } of this.tables.values()) {
      const { ends, rows, removed } = cache.pending();
      const client = this.connection();
      if (ends.length > 0) await run(client, sql.close(ends));
      if (ends.length > 0 && this.late) await run(client, sql.dropUnheld(ends));
      if (removed.length > 0) await run(client, sql.remove(removed));
      if (rows.length > 0) await run(client, shape.ranged ? sql.insert(rows) : sql.upsert(rows));
      cache.written();
    }
  }

  /** Call after a commit: the rows stay known, unless they became too many. */
  settle(): void {
    this.client = null;
    const kept = [...this.tables.values()].reduce((sum, { cache }) => sum + cache.size, 0);
    if (kept > KEPT_ROWS) this.forget();
  }

  /** Call when the build has applied nothing yet: its tables need not be asked what they hold. */
  startEmpty(): void {
    for (const { cache } of this.tables.values()) cache.startEmpty();
  }

  /** Call after a rollback, or when somebody else has written: nothing is known any more. */
  forget(): void {
    for (const { cache } of this.tables.values()) cache.forget();
  }

  private async load({ sql, cache }: Table, key: Row): Promise<Slot> {
    const known = cache.lookUp(key);
    if (known !== undefined) return known;
    const [result] = await run<{ row: string }>(this.connection(), sql.get(key));
    return cache.learn(key, result === undefined ? null : sql.restore(result));
  }

  private async effective(table: Table, key: Row): Promise<number> {
    if (!this.late || !table.shape.ranged) return this.position;
    const slot = await this.load(table, key);
    if (slot.boundary === null) {
      const [result] = await run<{ boundary: string | null }>(this.connection(), table.sql.boundary(key));
      slot.boundary = Number(result!.boundary ?? 0);
    }
    slot.boundary = Math.max(slot.boundary, this.position);
    return slot.boundary;
  }

  private table(name: string): Table {
    shapeOf(this.shapes, name);
    return this.tables.get(name)!;
  }

  private connection(): pg.ClientBase {
    if (this.client === null) throw new Error('a projection wrote outside the entry it was given');
    return this.client;
  }
}
