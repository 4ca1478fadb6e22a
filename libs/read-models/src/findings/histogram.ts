import type { Answer } from '@app/contracts';

/** `item|kind|code` → how many more (or fewer) respondents are in that cell. */
export type Histogram = ReadonlyMap<string, number>;

export interface Cell {
  readonly item: string;
  readonly kind: 'code' | 'missing';
  readonly code: string;
}

/** Item ids and codes are slugs, so the bar cannot stand in one. */
const SEPARATOR = '|';

/** @returns the cell an answer falls into; null for names, which are counted as linkages and not as codes */
export function cellOf(answer: Answer): string | null {
  if ('code' in answer) return [answer.item, 'code', answer.code].join(SEPARATOR);
  return 'missing' in answer ? [answer.item, 'missing', answer.missing].join(SEPARATOR) : null;
}

export function readCell(key: string): Cell {
  const [item, kind, code] = key.split(SEPARATOR) as [string, Cell['kind'], string];
  return { item, kind, code };
}

/** @returns what a respondent's change of answers changes in the counts; cells that stay are left out */
export function difference(before: readonly Answer[], after: readonly Answer[]): Histogram {
  const cells = new Map<string, number>();
  const add = (answers: readonly Answer[], by: number): void => {
    for (const answer of answers) {
      const key = cellOf(answer);
      if (key !== null) cells.set(key, (cells.get(key) ?? 0) + by);
    }
  };
  add(before, -1);
  add(after, 1);
  for (const [key, n] of cells) if (n === 0) cells.delete(key);
  return cells;
}

/** @returns the sum of both, without empty cells */
export function sum(one: Histogram, other: Histogram): Histogram {
  const cells = new Map(one);
  for (const [key, n] of other) cells.set(key, (cells.get(key) ?? 0) + n);
  for (const [key, n] of cells) if (n === 0) cells.delete(key);
  return cells;
}
