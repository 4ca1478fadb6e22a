import type { ClaimCell, ClaimPart, ClaimReport, ClaimTable } from '@app/contracts';
import { claimCellsOf, locationKeys } from '@app/contracts';
import { between, decimalsOf, EVERYTHING, type Interval, meet, only, roundsTo } from './interval.js';
import { HUNDRED, Ratio, ZERO } from '../shared/ratio.js';

/** Between what a mean must lie, as far as it was printed. */
export interface Bounds {
  readonly min: Ratio | null;
  readonly max: Ratio | null;
  readonly scale: { readonly min: Ratio; readonly max: Ratio } | null;
}

/** A printed figure as others are recomputed from it. */
export interface Input {
  readonly table: ClaimTable;
  readonly cell: ClaimCell;
  /** null when it was not printed; a percentage of nothing beside a count of 0 is `0`. */
  readonly printed: string | null;
  readonly value: Ratio | null;
  /** What may stand behind it: itself for counts, what rounds to it for all else. */
  readonly hidden: Interval;
  /** The key of the place that its row is about. */
  readonly place: string;
  /** For means and scores. */
  readonly bounds: Bounds;
}

const UNBOUNDED: Bounds = { min: null, max: null, scale: null };
const maybe = (printed: string | null | undefined): Ratio | null =>
  printed === null || printed === undefined ? null : Ratio.parse(printed);

/** @returns everything that bounds allow; null when the minimum is above the maximum or the scale excludes both */
export function allowedBy({ min, max, scale }: Bounds): Interval | null {
  const own =
    min !== null && max !== null && min.compare(max) > 0
      ? null
      : meet(between(min, null), between(null, max));
  return own && (scale === null ? own : meet(own, between(scale.min, scale.max)));
}

/** The cells of a report's tables, and what may stand behind each. */
export class PrintedCells {
  readonly tables: ReadonlyMap<string, ClaimTable>;
  /** From a row's label to the key of the place that it names. */
  readonly placeOf: (label: string) => string;
  private readonly texts = new Map<string, string>();
  /** Decimals of every column that is printed somewhere. */
  private readonly columns = new Map<string, number>();

  constructor(readonly report: ClaimReport) {
    this.tables = new Map(report.tables.map((table) => [table.key, table]));
    this.placeOf = locationKeys(report.aliases);
    for (const { cell, printed } of report.tables.flatMap(claimCellsOf)) {
      if (printed === null) continue;
      this.texts.set(addressOf(cell), printed);
      const column = columnOf(cell.table, cell.column, cell.part);
      this.columns.set(column, Math.max(this.columns.get(column) ?? 0, decimalsOf(printed)));
    }
  }

  /** @returns as printed, null when not */
  printed(cell: ClaimCell): string | null {
    return this.texts.get(addressOf(cell)) ?? null;
  }

  /** @returns whether the table prints a column at all: a part that no row has is no missing cell */
  has(table: ClaimTable, column: string, part: ClaimPart): boolean {
    return this.columns.has(columnOf(table.key, column, part));
  }

  /** @returns the most decimals with which a table prints a part, to say what a missing figure would be */
  decimals(table: ClaimTable, column: string, part: ClaimPart): number {
    return this.columns.get(columnOf(table.key, column, part)) ?? 0;
  }

  bounds({ table, row, column, part }: ClaimCell): Bounds {
    const of = this.tables.get(table);
    if (of === undefined || of.shape === 'cooperation' || part !== 'mean') return UNBOUNDED;
    const scale = of.scale && { min: Ratio.parse(of.scale.min), max: Ratio.parse(of.scale.max) };
    const end = (which: 'minimum' | 'maximum') => maybe(this.printed({ table, row, column, part: which }));
    return { min: end('minimum'), max: end('maximum'), scale };
  }

  /** @param cell of a table of the report */
  input(cell: ClaimCell): Input {
    const own = this.printed(cell);
    const printed = own ?? this.understood(cell);
    const bounds = this.bounds(cell);
    return {
      table: this.tables.get(cell.table)!,
      cell,
      printed,
      value: maybe(printed),
      // A nought that is understood is a count of 0 and hides nothing.
      hidden: own === null && printed !== null ? only(ZERO) : this.hidden(cell, own, bounds),
      place: this.placeOf(cell.row),
      bounds,
    };
  }

  /** The chapter prints no percentage beside a count of 0. */
  private understood(cell: ClaimCell): string | null {
    return cell.part === 'percent' && this.printed({ ...cell, part: 'count' }) === '0' ? '0' : null;
  }

  private hidden({ part }: ClaimCell, printed: string | null, bounds: Bounds): Interval {
    if (part === 'count') return printed === null ? between(ZERO, null) : only(Ratio.parse(printed));
    if (part === 'percent') return printed === null ? between(ZERO, HUNDRED) : roundsTo(printed);
    const allowed = allowedBy(bounds) ?? EVERYTHING;
    if (printed === null) return allowed;
    // A mean outside its own bounds is told of at that mean, and does not make everything else impossible.
    return meet(roundsTo(printed), allowed) ?? roundsTo(printed);
  }
}

const columnOf = (table: string, column: string, part: ClaimPart): string => `${table}|${column}|${part}`;
// The label comes last: it is the only part that may hold anything.
const addressOf = ({ table, row, column, part }: ClaimCell): string =>
  `${columnOf(table, column, part)}|${row}`;
