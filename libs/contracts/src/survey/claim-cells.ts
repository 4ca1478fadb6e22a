import { z } from 'zod';
import { name } from '../primitives.js';
import type { ClaimTable, CooperationClaimTable, DynamicsClaimTable } from './claim-table.js';
import { claimTableKey } from './claim-table.js';
import { itemId } from './instrument.js';

export const claimParts = ['count', 'percent', 'mean', 'minimum', 'maximum', 'total'] as const;

/** Where a printed figure stands. */
export const claimCell = z.strictObject({
  table: claimTableKey,
  /** The row's label as printed; labels are distinct within a table. */
  row: name,
  /** An indicator's, a mode's or a problem's key, or one of `yes`, `no`, `total`. */
  column: itemId,
  /** Which figure of the cell; a score is a `mean`, a total of means a `total`. */
  part: z.enum(claimParts),
});
export type ClaimCell = z.output<typeof claimCell>;
export type ClaimPart = ClaimCell['part'];

export const claimUnits = ['count', 'percent', 'score'] as const;
export type ClaimUnit = (typeof claimUnits)[number];

/** @returns what a figure of this part is measured in */
export const unitOfPart = (part: ClaimPart): ClaimUnit =>
  part === 'count' || part === 'percent' ? part : 'score';

type CountedParts = Readonly<Partial<Record<ClaimPart, string | null>>>;

function ofDynamics(table: DynamicsClaimTable, row: DynamicsClaimTable['rows'][number], column: string) {
  if (column === 'total') return table.totals === null ? undefined : { total: row.total };
  const cell = row.cells[table.indicators.findIndex(({ key }) => key === column)];
  return cell && { mean: cell.mean, minimum: cell.min, maximum: cell.max };
}

function ofCooperation(
  table: CooperationClaimTable,
  row: CooperationClaimTable['rows'][number],
  column: string,
): CountedParts | undefined {
  if (column === 'total') return { count: row.total };
  if (column === 'yes' || column === 'no') return row[column];
  return row.modes[table.modes.findIndex(({ key }) => key === column)];
}

function partsAt(table: ClaimTable, index: number, column: string): CountedParts | undefined {
  if (table.shape === 'dynamics') return ofDynamics(table, table.rows[index]!, column);
  if (table.shape === 'cooperation') return ofCooperation(table, table.rows[index]!, column);
  const place = table.problems.findIndex(({ key }) => key === column);
  return place < 0 ? undefined : { mean: table.rows[index]!.cells[place] };
}

/**
 * @param tables of one report
 * @param cell which figure
 * @returns as printed; null when it was not; undefined when the tables have no such cell
 */
export function printedAt(tables: readonly ClaimTable[], cell: ClaimCell): string | null | undefined {
  const table = tables.find(({ key }) => key === cell.table);
  if (table === undefined) return undefined;
  const index = table.rows.findIndex(({ label }) => label === cell.row);
  return index < 0 ? undefined : partsAt(table, index, cell.column)?.[cell.part];
}

/** @returns the keys of a table's columns in the order in which they are printed, its fixed ones among them */
export function claimColumnsOf(table: ClaimTable): string[] {
  const keys = (columns: readonly { readonly key: string }[]) => columns.map(({ key }) => key);
  if (table.shape === 'problem-handling') return keys(table.problems);
  if (table.shape === 'dynamics') {
    return [...keys(table.indicators), ...(table.totals === null ? [] : ['total'])];
  }
  return ['yes', 'no', ...keys(table.modes), 'total'];
}

/** @returns every cell of a table with what is printed there, row by row */
export function claimCellsOf(table: ClaimTable): { cell: ClaimCell; printed: string | null }[] {
  const columns = claimColumnsOf(table);
  return table.rows.flatMap(({ label }, index) =>
    columns.flatMap((column) =>
      Object.entries(partsAt(table, index, column) ?? {}).map(([part, printed]) => ({
        cell: { table: table.key, row: label, column, part: part as ClaimPart },
        printed,
      })),
    ),
  );
}
