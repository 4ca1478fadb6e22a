import { text } from '@app/contracts';
import type { ClaimColumn } from './columns.js';
import type { ClaimProblems } from './problems.js';

/**
 * What is said of one thing (a table, a row, a column, the report) on any of its lines: the first that says it counts,
 * another that says it differently is a problem.
 */
export class Said {
  private readonly values = new Map<ClaimColumn, { readonly value: unknown; readonly row: number }>();

  /** @param row the first line about it */
  constructor(
    readonly row: number,
    private readonly problems: ClaimProblems,
  ) {}

  /** @param value null says nothing */
  say(column: ClaimColumn, value: unknown, row: number): void {
    if (value === null) return;
    const earlier = this.values.get(column);
    if (earlier === undefined) this.values.set(column, { value, row });
    else if (earlier.value !== value) {
      const words = text(
        `berbeda dari baris ${earlier.row}; tulislah yang sama, atau sekali saja`,
        `differs from row ${earlier.row}; write the same, or write it once`,
      );
      this.problems.at(row, column, 'said-differently', words);
    }
  }

  get<T>(column: ClaimColumn): T | null {
    return (this.values.get(column)?.value as T | undefined) ?? null;
  }

  /** @returns the line that says it; the first line where none does */
  rowOf(column: ClaimColumn): number {
    return this.values.get(column)?.row ?? this.row;
  }
}
