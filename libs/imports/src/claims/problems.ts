import type { Bilingual } from '@app/contracts';
import { text } from '@app/contracts';
import { type CellProblem, problemAt } from '../shared/problem.js';
import type { ClaimColumn, ClaimHeader } from './columns.js';

/** More than this many are not told one by one. */
export const KEPT_CLAIM_PROBLEMS = 200;

/** Everything that is wrong with a file of published tables, in the order in which it was met. */
export class ClaimProblems {
  readonly list: CellProblem[] = [];
  count = 0;

  constructor(private readonly header: ClaimHeader) {}

  /** @returns null, for whoever has nothing better to return */
  at(row: number | null, column: ClaimColumn | null, code: string, words: Bilingual): null {
    this.add(problemAt({ row, column: column && this.nameOf(column) }, code, words));
    return null;
  }

  add(problem: CellProblem): void {
    this.count += 1;
    if (this.list.length < KEPT_CLAIM_PROBLEMS) this.list.push(problem);
  }

  /** As the file writes it. */
  private nameOf(column: ClaimColumn): string {
    return this.header.columns.get(column)?.header ?? column;
  }
}

/** @returns words that name the values to choose from */
export const oneOf = (codes: readonly string[]): Bilingual =>
  text(`harus salah satu dari ${codes.join(', ')}`, `must be one of ${codes.join(', ')}`);

export const EMPTY = text('kosong', 'is empty');
