import { Column, ColumnError } from './column.js';
import type { Row, TableSpec } from './projection.js';

const IDENTIFIER = /^[a-z][a-z0-9_]{0,47}$/;
const RESERVED = new Set(['from_position', 'to_position']);

/** A table's declaration, checked once, with the rules that every ProjectionWriter keeps for its rows. */
export class TableShape {
  readonly name: string;
  readonly ranged: boolean;
  readonly key: readonly Column[];
  /** Key columns first. */
  readonly columns: readonly Column[];
  readonly indexes: readonly (readonly string[])[];
  private readonly byName: ReadonlyMap<string, Column>;

  /** @throws ColumnError when a name, a type or an index cannot be made in PostgreSQL */
  constructor(spec: TableSpec) {
    const column = ([name, type]: [string, string]): Column => {
      if (!IDENTIFIER.test(name) || RESERVED.has(name))
        throw new ColumnError(spec.name, `column name "${name}"`);
      return new Column(`${spec.name}.${name}`, name, type);
    };
    if (!IDENTIFIER.test(spec.name)) throw new ColumnError(spec.name, 'not a table name');
    this.name = spec.name;
    this.ranged = spec.ranged;
    this.key = Object.entries(spec.key).map(column);
    this.columns = [...this.key, ...Object.entries(spec.columns).map(column)];
    this.byName = new Map(this.columns.map((each) => [each.name, each]));
    this.indexes = spec.indexes ?? [];
    if (this.key.length === 0) throw new ColumnError(spec.name, 'a table needs a key');
    if (this.byName.size !== this.columns.length)
      throw new ColumnError(spec.name, 'a column is declared twice');
    const unkeyed = this.key.find((each) => each.array || each.base === 'jsonb');
    if (unkeyed)
      throw new ColumnError(`${spec.name}.${unkeyed.name}`, `a key cannot be a ${unkeyed.sqlType}`);
    for (const name of this.indexes.flat()) this.column(name);
  }

  /**
   * @param row as a projection wants it stored; columns left out are null
   * @returns the whole row, every value in its one form, frozen
   * @throws ColumnError for an unknown column or a value that its column cannot hold
   */
  row(row: Row): Row {
    for (const name of Object.keys(row)) this.column(name);
    return Object.freeze(
      Object.fromEntries(this.columns.map((each) => [each.name, each.normalise(row[each.name])])),
    );
  }

  /** A key in its one form. @throws ColumnError when a key column is missing, null, unknown or wrong */
  keyOf(key: Row): Row {
    for (const name of Object.keys(key)) {
      if (!this.key.some((each) => each.name === name))
        throw new ColumnError(this.name, `"${name}" is not in the key`);
    }
    return this.keyOfRow(key);
  }

  /** The key part of a row. @throws ColumnError when a key column is missing, null or wrong */
  keyOfRow(row: Row): Row {
    const parts = this.key.map((each) => [each.name, each.normalise(row[each.name])] as const);
    const empty = parts.find(([, value]) => value === null);
    if (empty) throw new ColumnError(`${this.name}.${empty[0]}`, 'a key without a value');
    return Object.freeze(Object.fromEntries(parts));
  }

  /** A text that is equal for equal keys only; `key` is in its one form. */
  keyId(key: Row): string {
    return JSON.stringify(this.key.map((each) => key[each.name]));
  }

  /** A condition in its one form. @throws ColumnError for an unknown, jsonb or array column */
  where(where: Row): Row {
    const parts = Object.entries(where).map(([name, value]) => {
      const column = this.column(name);
      if (column.array || column.base === 'jsonb') {
        throw new ColumnError(`${this.name}.${name}`, `rows cannot be found by a ${column.sqlType}`);
      }
      return [name, value === null || value === undefined ? null : column.normalise(value)];
    });
    return Object.fromEntries(parts);
  }

  /** @param where in its one form */
  matches(row: Row, where: Row): boolean {
    return Object.entries(where).every(([name, value]) => row[name] === value);
  }

  /** Rows in the order of their keys' texts: one order on every store, whatever its collation. */
  sorted(rows: Iterable<Row>): Row[] {
    const keyed = [...rows].map((row) => ({ row, id: this.keyId(row) }));
    return keyed.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)).map(({ row }) => row);
  }

  /** @throws ColumnError */
  column(name: string): Column {
    const column = this.byName.get(name);
    if (column === undefined) throw new ColumnError(this.name, `no column "${name}"`);
    return column;
  }
}

/** The shapes of a projection's tables by name. @throws ColumnError when a table is declared twice */
export function tableShapes(specs: readonly TableSpec[]): ReadonlyMap<string, TableShape> {
  const shapes = new Map(specs.map((spec) => [spec.name, new TableShape(spec)]));
  if (shapes.size !== specs.length) throw new ColumnError('tables', 'a table is declared twice');
  return shapes;
}

/** @throws ColumnError when the projection has no such table */
export function shapeOf(shapes: ReadonlyMap<string, TableShape>, table: string): TableShape {
  const shape = shapes.get(table);
  if (shape === undefined) throw new ColumnError(table, 'the projection has no such table');
  return shape;
}
