import type { ClaimCell, ClaimFinding, ClaimTable, CooperationClaimTable } from '@app/contracts';
import { linkages, nameKey, text } from '@app/contracts';
import type { PrintedCells } from './printed-cells.js';
import { columnName, countsText, join, listed, numberText, tableName } from './say.js';

/** What tables show when they are laid beside each other. */

type Row = CooperationClaimTable['rows'][number];

const countTables = ({ report }: PrintedCells): CooperationClaimTable[] =>
  report.tables.filter((table): table is CooperationClaimTable => table.shape === 'cooperation');

const cellAt = (table: ClaimTable, row: string, column: string): ClaimCell => ({
  table: table.key,
  row,
  column,
  part: 'count',
});

/** How many answered, and the cells that say so. */
function answered(table: CooperationClaimTable, row: Row): { n: number; cells: ClaimCell[] } | null {
  if (row.total !== null) return { n: Number(row.total), cells: [cellAt(table, row.label, 'total')] };
  if (row.yes.count === null || row.no.count === null) return null;
  const cells = ['yes', 'no'].map((column) => cellAt(table, row.label, column));
  return { n: Number(row.yes.count) + Number(row.no.count), cells };
}

/** More who answered in a place than were interviewed there: the table is said to count everybody. */
function moreThanInterviewed(cells: PrintedCells): ClaimFinding[] {
  const { interviewed } = cells.report;
  const base = countTables(cells).find(({ key }) => key === interviewed);
  if (base === undefined) return [];
  const keyOf = (row: Row) => `${row.kind} ${row.kind === 'total' ? '' : cells.placeOf(row.label)}`;
  const asked = new Map(base.rows.map((row) => [keyOf(row), answered(base, row)]));
  return countTables(cells).flatMap((table) =>
    table.rows.flatMap((row): ClaimFinding[] => {
      const [here, there] = [answered(table, row), asked.get(keyOf(row))];
      if (!here || !there || table === base || here.n <= there.n) return [];
      const told = join`${tableName(table)}, ${row.label}: ${numberText(String(here.n))} ${text('menjawab, lebih banyak daripada', 'answered, more than the')} ${numberText(String(there.n))} ${text('yang diwawancarai menurut', 'interviewed according to')} ${tableName(base)}`;
      return [
        {
          code: 'more-than-interviewed',
          severity: 'contradiction',
          text: told,
          cells: [...here.cells, ...there.cells],
          tables: [table.key, base.key],
        },
      ];
    }),
  );
}

interface Counts {
  readonly table: CooperationClaimTable;
  readonly name: ReturnType<typeof text>;
  readonly cells: readonly ClaimCell[];
  readonly values: readonly string[];
}

/** Groups of the same counts at the same places in more than one table; all noughts are no coincidence to note. */
function repeated(candidates: readonly (readonly [key: string, counts: Counts])[]): Counts[][] {
  const groups = new Map<string, Counts[]>();
  for (const [key, counts] of candidates) {
    if (counts.values.length < 2 || counts.values.every((value) => value === '0')) continue;
    groups.set(key, [...(groups.get(key) ?? []), counts]);
  }
  return [...groups.values()].filter((group) => new Set(group.map(({ table }) => table.key)).size > 1);
}

function columnCounts(cells: PrintedCells, table: CooperationClaimTable, column: string) {
  const rows = table.rows.filter(({ kind }) => kind === 'location');
  const found = rows.map(({ label }) => {
    const cell = cellAt(table, label, column);
    return { cell, place: cells.placeOf(label), value: cells.printed(cell) };
  });
  if (found.some(({ value }) => value === null)) return null;
  // Rows may stand in another order elsewhere.
  const sorted = [...found].sort((a, b) => (a.place < b.place ? -1 : 1));
  const key = `${column} ${sorted.map(({ place, value }) => `${place} ${value}`).join('|')}`;
  const counts: Counts = {
    table,
    name: columnName(table, column),
    cells: found.map(({ cell }) => cell),
    values: found.map(({ value }) => value!),
  };
  return [key, counts] as const;
}

/** A column of counts printed alike in several tables; equal totals are to be expected and are none. */
function identicalColumns(cells: PrintedCells): ClaimFinding[] {
  const candidates = countTables(cells).flatMap((table) => {
    const columns = ['yes', 'no', ...table.modes.map(({ key }) => key)];
    return columns.flatMap((column) => {
      const found = columnCounts(cells, table, column);
      return found === null ? [] : [found];
    });
  });
  return repeated(candidates).map((group) => identical(group, group[0]!.name, 'doubt'));
}

/** A whole row of a place printed alike in several tables. */
function identicalRows(cells: PrintedCells): ClaimFinding[] {
  const candidates = countTables(cells).flatMap((table) =>
    table.rows.flatMap((row) => {
      if (row.kind !== 'location') return [];
      const columns = ['yes', 'no', ...table.modes.map(({ key }) => key)];
      const found = columns.map((column) => cellAt(table, row.label, column));
      const values = found.map((cell) => cells.printed(cell));
      if (values.includes(null)) return [];
      const key = `${cells.placeOf(row.label)} ${columns.join(' ')} ${values.join('|')}`;
      const counts: Counts = { table, name: text(row.label), cells: found, values: values as string[] };
      return [[key, counts] as const];
    }),
  );
  return repeated(candidates).map((group) => identical(group, group[0]!.name, 'note'));
}

function identical(
  group: readonly Counts[],
  name: ReturnType<typeof text>,
  severity: ClaimFinding['severity'],
): ClaimFinding {
  const tables = [...new Map(group.map(({ table }) => [table.key, table])).values()];
  const values = countsText(group[0]!.values.map(Number));
  const same = text('banyaknya sama', 'has the same counts');
  return {
    code: 'identical-counts',
    severity,
    text: join`${name} ${same} (${values}) ${text('dalam', 'in')} ${listed(tables.map(tableName), ', ')}`,
    cells: group.flatMap((each) => each.cells),
    tables: tables.map(({ key }) => key),
  };
}

/** One title over tables of different linkages, or shapes. */
function repeatedTitles({ report }: PrintedCells): ClaimFinding[] {
  const groups = new Map<string, ClaimTable[]>();
  for (const table of report.tables) {
    const key = nameKey(table.title);
    groups.set(key, [...(groups.get(key) ?? []), table]);
  }
  const about = (table: ClaimTable) => (table.shape === 'cooperation' ? (table.linkage ?? '') : table.shape);
  return [...groups.values()]
    .filter((group) => new Set(group.map(about)).size > 1)
    .map((group) => {
      const each = group.map((table) =>
        table.shape === 'cooperation' && table.linkage !== null
          ? join`${tableName(table)} (${linkages.labels[table.linkage]})`
          : tableName(table),
      );
      return {
        code: 'repeated-title',
        severity: 'doubt',
        text: join`${text('judul yang sama', 'the same title')} “${group[0]!.title}” ${text('untuk', 'for')} ${listed(each, ', ')}`,
        cells: [],
        tables: group.map(({ key }) => key),
      };
    });
}

/** @returns what only several tables together show */
export const crossTableFindings = (cells: PrintedCells): ClaimFinding[] => [
  ...moreThanInterviewed(cells),
  ...identicalColumns(cells),
  ...identicalRows(cells),
  ...repeatedTitles(cells),
];
