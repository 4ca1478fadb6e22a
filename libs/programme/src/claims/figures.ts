import type {
  Bilingual,
  ClaimCell,
  ClaimPart,
  ClaimTable,
  CooperationClaimTable,
  DynamicsClaimTable,
  ProblemClaimTable,
} from '@app/contracts';
import { unitOfPart } from '@app/contracts';
import { decimalsOf } from './interval.js';
import type { Input, PrintedCells } from './printed-cells.js';
import type { Figure, Relation, RowOf } from './relations.js';
import { cellName, join, tableName } from './say.js';

/**
 * Which figures of a report can be checked, by the shape of its tables alone: every figure that others determine,
 * every mean with its bounds, and every cell that should have been printed and was not.
 */
class TableFigures<T extends ClaimTable> {
  constructor(
    readonly cells: PrintedCells,
    readonly table: T,
  ) {}

  at(row: RowOf<T>, column: string, part: ClaimPart): ClaimCell {
    return { table: this.table.key, row: row.label, column, part };
  }

  input(row: RowOf<T>, column: string, part: ClaimPart): Input {
    return this.cells.input(this.at(row, column, part));
  }

  has(column: string, part: ClaimPart): boolean {
    return this.cells.has(this.table, column, part);
  }

  /** The same cell of every location, for what a last row makes of them. */
  down(column: string, part: ClaimPart): Input[] {
    const rows = this.table.rows.filter(({ kind }) => kind === 'location');
    return rows.map((row) => this.input(row, column, part));
  }

  /** A mean has its bounds; what a last row makes of others needs them only where they are printed. */
  bounded(row: RowOf<T>, column: string): Relation[] {
    const of = this.input(row, column, 'mean');
    const { min, max, scale } = of.bounds;
    const printed = min !== null || max !== null || scale !== null;
    return printed || row.kind === 'location' ? [{ kind: 'bounds', of }] : [];
  }

  /** @returns the figure when something determines it, or when it is missing; none where its column is not printed */
  figure(row: RowOf<T>, column: string, part: ClaimPart, relations: readonly Relation[]): Figure[] {
    const cell = this.at(row, column, part);
    const printed = this.cells.printed(cell);
    if (!this.has(column, part)) return [];
    if (printed === null ? this.cells.input(cell).printed !== null : relations.length === 0) return [];
    return [
      {
        cell,
        statement: null,
        label: cellName(this.table, cell),
        unit: unitOfPart(part),
        printed,
        decimals: printed === null ? this.cells.decimals(this.table, column, part) : decimalsOf(printed),
        relations,
        note: row.note ?? null,
        words: null,
      },
    ];
  }
}

function ofDynamics(cells: PrintedCells, table: DynamicsClaimTable): Figure[] {
  const figures = new TableFigures(cells, table);
  const keys = table.indicators.map(({ key }) => key);
  return table.rows.flatMap((row) => {
    const averaged = (column: string, part: ClaimPart): Relation[] =>
      row.kind === 'average' ? [{ kind: 'average', inputs: figures.down(column, part) }] : [];
    const means = keys.map((key) => figures.input(row, key, 'mean'));
    const total: Relation = { kind: table.totals === 'mean' ? 'mean' : 'sum', inputs: means };
    return [
      ...keys.flatMap((key) => [
        ...figures.figure(row, key, 'mean', [...averaged(key, 'mean'), ...figures.bounded(row, key)]),
        ...figures.figure(row, key, 'minimum', []),
        ...figures.figure(row, key, 'maximum', []),
      ]),
      ...figures.figure(row, 'total', 'total', [total]),
    ];
  });
}

function ofCooperation(cells: PrintedCells, table: CooperationClaimTable): Figure[] {
  const figures = new TableFigures(cells, table);
  const modes = table.modes.map(({ key }) => key);
  const counted = modes.filter((key) => figures.has(key, 'count'));
  return table.rows.flatMap((row) => {
    const count = (column: string) => figures.input(row, column, 'count');
    const down = (column: string): Relation[] =>
      row.kind === 'total' ? [{ kind: 'column-sum', inputs: figures.down(column, 'count') }] : [];
    const asked = figures.has('total', 'count') ? [count('total')] : [count('yes'), count('no')];
    const share = (column: string, base: readonly Input[]): Relation[] => [
      { kind: 'share', of: [count(column)], base },
    ];
    // A split that leaves out one of its columns does not add up to the yes.
    const split: Relation[] =
      modes.length > 0 && counted.length === modes.length ? [{ kind: 'sum', inputs: modes.map(count) }] : [];
    return [
      ...figures.figure(row, 'yes', 'count', [...down('yes'), ...split]),
      ...figures.figure(row, 'yes', 'percent', share('yes', asked)),
      ...figures.figure(row, 'no', 'count', down('no')),
      ...figures.figure(row, 'no', 'percent', share('no', asked)),
      ...modes.flatMap((key) => [
        ...figures.figure(row, key, 'count', down(key)),
        ...figures.figure(row, key, 'percent', share(key, [count('yes')])),
      ]),
      ...figures.figure(row, 'total', 'count', [
        ...down('total'),
        ...(figures.has('yes', 'count') && figures.has('no', 'count')
          ? [{ kind: 'sum' as const, inputs: [count('yes'), count('no')] }]
          : []),
      ]),
    ];
  });
}

function ofProblems(cells: PrintedCells, table: ProblemClaimTable): Figure[] {
  const figures = new TableFigures(cells, table);
  return table.rows.flatMap((row) =>
    table.problems.flatMap(({ key }) =>
      figures.figure(row, key, 'mean', [
        ...(row.kind === 'average' ? [{ kind: 'average' as const, inputs: figures.down(key, 'mean') }] : []),
        ...figures.bounded(row, key),
      ]),
    ),
  );
}

function ofTable(cells: PrintedCells, table: ClaimTable): Figure[] {
  if (table.shape === 'dynamics') return ofDynamics(cells, table);
  return table.shape === 'cooperation' ? ofCooperation(cells, table) : ofProblems(cells, table);
}

function ofStatement(cells: PrintedCells, index: number): Figure {
  const statement = cells.report.statements[index]!;
  const table = statement.after === null ? undefined : cells.tables.get(statement.after);
  const common = {
    cell: null,
    statement: index,
    label: paragraph(table, statement.about),
    note: null,
  };
  if (statement.kind === 'words') {
    return { ...common, unit: null, printed: null, decimals: 0, relations: [], words: statement.why };
  }
  const { unit, printed, formula } = statement;
  const inputs = formula.of.map((cell) => cells.input(cell));
  const relation: Relation =
    formula.kind === 'share'
      ? { kind: 'share', of: inputs, base: formula.base.map((cell) => cells.input(cell)) }
      : { kind: formula.kind, inputs };
  return { ...common, unit, printed, decimals: decimalsOf(printed), relations: [relation], words: null };
}

function paragraph(table: ClaimTable | undefined, about: Bilingual): Bilingual {
  if (table === undefined) return join`${{ id: 'Teks', en: 'Text' }}, ${about}`;
  const after = { id: 'Alinea setelah', en: 'Paragraph after' };
  return join`${after} ${tableName(table)}, ${about}`;
}

/** @returns every figure of a report in its order: a table, the sentences after it, the next table; loose sentences last */
export function figuresOf(cells: PrintedCells): Figure[] {
  const { tables, statements } = cells.report;
  const after = (key: string | null) =>
    statements.flatMap((statement, index) => (statement.after === key ? [ofStatement(cells, index)] : []));
  return [...tables.flatMap((table) => [...ofTable(cells, table), ...after(table.key)]), ...after(null)];
}
