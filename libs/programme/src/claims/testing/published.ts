import type {
  ClaimCell,
  ClaimPart,
  ClaimReport,
  ClaimTable,
  ClaimVerdict,
  ClaimVerdicts,
  CooperationClaimTable,
  DynamicsClaimTable,
  ProblemClaimTable,
} from '@app/contracts';
import { claimReport, text } from '@app/contracts';

/** Published tables for specifications, one line a row; `-` is a cell that was not printed. */

const head = { number: null, source: null, year: null, notes: [] as ClaimTable['notes'] };
const printed = (word: string | undefined): string | null =>
  word === undefined || word === '-' ? null : word;
const words = (line: string): string[] => line.trim().split(/\s+/);

export const at = (table: string, row: string, column: string, part: ClaimPart): ClaimCell => ({
  table,
  row,
  column,
  part,
});

export const labelled = (keys: readonly string[]) => keys.map((key) => ({ key, label: text(key) }));

/** `Ceper 4/33.3 8/66.7 … 12`; the last word is the total. */
export function cooperation(
  key: string,
  lines: readonly string[],
  changes: Partial<CooperationClaimTable> = {},
): CooperationClaimTable {
  const part = (word: string) => {
    const [count, percent] = word.split('/');
    return { count: printed(count), percent: printed(percent) };
  };
  const rows = lines.map((line) => {
    const [label, yes, no, ...rest] = words(line) as [string, string, string, ...string[]];
    return {
      kind: label === 'Total' ? ('total' as const) : ('location' as const),
      label,
      yes: part(yes),
      no: part(no),
      modes: rest.slice(0, -1).map(part),
      total: printed(rest.at(-1)),
    };
  });
  return {
    ...head,
    shape: 'cooperation',
    key,
    title: key,
    linkage: null,
    modes: labelled(['passive', 'active', 'proactive'].slice(0, rows[0]!.modes.length)),
    rows,
    ...changes,
  };
}

/** `Klaten 3:1:5 2:2:2 5`; the last word is the total. */
export function dynamics(
  key: string,
  lines: readonly string[],
  changes: Partial<DynamicsClaimTable> = {},
): DynamicsClaimTable {
  const rows = lines.map((line) => {
    const [label, ...rest] = words(line) as [string, ...string[]];
    const cells = rest.slice(0, -1).map((word) => {
      const [mean, min, max] = word.split(':');
      return { mean: printed(mean), min: printed(min), max: printed(max) };
    });
    const kind = label === 'Rata-rata' ? ('average' as const) : ('location' as const);
    return { kind, label, cells, total: printed(rest.at(-1)) };
  });
  return {
    ...head,
    shape: 'dynamics',
    key,
    title: key,
    scale: { min: '1', max: '5' },
    indicators: labelled(rows[0]!.cells.map((_, index) => `i${index + 1}`)),
    totals: rows.some(({ total }) => total !== null) ? 'sum' : null,
    rows,
    ...changes,
  };
}

/** `Ceper 3 2.5`; the row `Rata-rata` is the average. */
export function problems(
  key: string,
  lines: readonly string[],
  changes: Partial<ProblemClaimTable> = {},
): ProblemClaimTable {
  const rows = lines.map((line) => {
    const [label, ...cells] = words(line) as [string, ...string[]];
    const kind = label === 'Rata-rata' ? ('average' as const) : ('location' as const);
    return { kind, label, cells: cells.map(printed) };
  });
  return {
    ...head,
    shape: 'problem-handling',
    key,
    title: key,
    scale: null,
    problems: labelled(rows[0]!.cells.map((_, index) => `p${index + 1}`)),
    rows,
    ...changes,
  };
}

/** A report of tables, as the contract takes it. */
export const reportOf = (tables: readonly ClaimTable[], changes: Partial<ClaimReport> = {}): ClaimReport =>
  claimReport.parse({
    title: 'Laporan',
    source: 'Dinas',
    aliases: [],
    interviewed: null,
    tables: [...tables],
    statements: [],
    ...changes,
  });

/** @throws Error when the cell has no verdict */
export function verdictAt({ verdicts }: ClaimVerdicts, cell: ClaimCell): ClaimVerdict {
  const key = JSON.stringify(cell);
  const found = verdicts.find((verdict) => verdict.cell !== null && JSON.stringify(verdict.cell) === key);
  if (found === undefined) throw new Error(`no verdict on ${key}`);
  return found;
}

/** @returns the report with another text printed in one cell */
export function reprinted(report: ClaimReport, cell: ClaimCell, now: string | null): ClaimReport {
  const changed = structuredClone(report);
  const table = changed.tables.find(({ key }) => key === cell.table)!;
  const index = table.rows.findIndex(({ label }) => label === cell.row);
  if (table.shape === 'problem-handling') {
    table.rows[index]!.cells[table.problems.findIndex(({ key }) => key === cell.column)] = now;
  } else if (table.shape === 'dynamics') {
    const row = table.rows[index]!;
    const names = { mean: 'mean', minimum: 'min', maximum: 'max' } as const;
    if (cell.column === 'total') row.total = now;
    else {
      const triple = row.cells[table.indicators.findIndex(({ key }) => key === cell.column)]!;
      triple[names[cell.part as keyof typeof names]] = now;
    }
  } else {
    const row = table.rows[index]!;
    if (cell.column === 'total') row.total = now;
    else {
      const mode = table.modes.findIndex(({ key }) => key === cell.column);
      const part = mode < 0 ? row[cell.column as 'yes' | 'no'] : row.modes[mode]!;
      part[cell.part as 'count' | 'percent'] = now;
    }
  }
  return changed;
}
