import type { SealedEntry } from '../event.js';
import type { Projection, ProjectionReader, ProjectionWriter, Row, TableSpec } from '../projection.js';
import { shapeOf, tableShapes } from '../table.js';
import type { TableShape } from '../table.js';

/** A row with the positions in which it held: `from` inclusive, `to` exclusive, null while it holds. */
export interface HeldRow {
  readonly row: Row;
  readonly from: number;
  readonly to: number | null;
}

/** A projection's tables in memory, with the ranges that the PostgreSQL writer keeps. */
export class MemoryTables {
  private readonly shapes: ReadonlyMap<string, TableShape>;
  private readonly tables = new Map<string, Map<string, HeldRow[]>>();

  constructor(specs: readonly TableSpec[]) {
    this.shapes = tableShapes(specs);
    for (const name of this.shapes.keys()) this.tables.set(name, new Map());
  }

  /** @param position of the entry that is being applied */
  at(position: number): ProjectionWriter {
    return {
      get: async (table, key) => {
        const shape = shapeOf(this.shapes, table);
        return this.current(shape, shape.keyId(shape.keyOf(key)))?.row ?? null;
      },
      find: async (table, where) => {
        const shape = shapeOf(this.shapes, table);
        const wanted = shape.where(where);
        return this.rows(table).filter((row) => shape.matches(row, wanted));
      },
      put: async (table, row) => {
        const shape = shapeOf(this.shapes, table);
        const whole = shape.row(row);
        this.write(shape, shape.keyId(shape.keyOfRow(whole)), position, whole);
      },
      remove: async (table, key) => {
        const shape = shapeOf(this.shapes, table);
        this.write(shape, shape.keyId(shape.keyOf(key)), position, null);
      },
    };
  }

  /** Current rows in the order of their keys. */
  rows(table: string): Row[] {
    return this.select(table, (held) => held.to === null);
  }

  /** The rows of a ranged table as they held at a position. */
  asOf(table: string, position: number): Row[] {
    return this.select(table, (held) => held.from <= position && (held.to === null || held.to > position));
  }

  /** Every row that a table ever held, by key, oldest first. Of a plain table only the current rows. */
  history(table: string): HeldRow[] {
    return [...this.tables.get(shapeOf(this.shapes, table).name)!.values()].flat();
  }

  private select(table: string, which: (held: HeldRow) => boolean): Row[] {
    const rows = this.history(table).filter(which);
    return shapeOf(this.shapes, table).sorted(rows.map((held) => held.row));
  }

  private current(shape: TableShape, id: string): HeldRow | undefined {
    const last = this.tables.get(shape.name)!.get(id)?.at(-1);
    return last?.to === null ? last : undefined;
  }

  /** @param row null ends the current row */
  private write(shape: TableShape, id: string, position: number, row: Row | null): void {
    const table = this.tables.get(shape.name)!;
    const held = shape.ranged ? [...(table.get(id) ?? [])] : [];
    const last = held.at(-1);
    // An entry applied late (its stream was parked) cannot change what other entries wrote after it.
    const at = Math.max(position, last?.from ?? 0, last?.to ?? 0);
    if (last !== undefined && last.to === null) {
      held.pop();
      if (last.from < at) held.push({ ...last, to: at });
    }
    if (row !== null) held.push({ row, from: at, to: null });
    table.set(id, held);
  }
}

const noStreams: ProjectionReader = {
  stream: () =>
    Promise.reject(new Error('this projection reads streams: give replay() the whole log as `log`')),
};

/**
 * Feeds entries to a fresh instance of a projection.
 *
 * @param projection whose tables are wanted
 * @param entries in the order of their positions; those of other categories are left out as the runner does
 * @param options.log what `read.stream` finds; none by default
 * @returns its tables
 * @throws whatever `apply` throws
 */
export async function replay(
  projection: Projection,
  entries: readonly SealedEntry[],
  options: { readonly log?: readonly SealedEntry[] } = {},
): Promise<MemoryTables> {
  const tables = new MemoryTables(projection.tables);
  const handler = projection.start();
  const wanted = projection.categories && new Set(projection.categories);
  for (const entry of entries) {
    if (wanted && !wanted.has(entry.category)) continue;
    await handler.apply(entry, tables.at(entry.position), readerAt(options.log, entry.position));
    // A handler that keeps more than a cache would differ between a replay and the running worker.
    if (entry.position % 7 === 3) handler.reset();
  }
  return tables;
}

/**
 * Replays twice, the second time without forgetting anything in between, and compares every row and range.
 *
 * @returns the tables
 * @throws Error when the projection's rows depend on more than the entries
 */
export async function replayTwice(
  projection: Projection,
  entries: readonly SealedEntry[],
  options: { readonly log?: readonly SealedEntry[] } = {},
): Promise<MemoryTables> {
  const first = await replay(projection, entries, options);
  const steady: Projection = {
    ...projection,
    start: () => ({ ...bound(projection), reset: () => undefined }),
  };
  const second = await replay(steady, entries, options);
  for (const { name } of projection.tables) {
    if (JSON.stringify(first.history(name)) !== JSON.stringify(second.history(name))) {
      throw new Error(`projection "${projection.name}": table ${name} differs when it is fed again`);
    }
  }
  return first;
}

function bound(projection: Projection): Pick<ReturnType<Projection['start']>, 'apply'> {
  const handler = projection.start();
  return { apply: (entry, write, read) => handler.apply(entry, write, read) };
}

function readerAt(log: readonly SealedEntry[] | undefined, position: number): ProjectionReader {
  if (log === undefined) return noStreams;
  return {
    stream: async (id) => log.filter((entry) => entry.stream === id && entry.position <= position),
  };
}
