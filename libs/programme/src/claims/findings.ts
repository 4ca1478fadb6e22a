import type {
  Bilingual,
  ClaimCell,
  ClaimFinding,
  ClaimRelationView,
  ClaimTable,
  ClaimVerdict,
} from '@app/contracts';
import { nameKey, text } from '@app/contracts';
import { withoutStop } from './explain.js';
import { crossTableFindings } from './findings-across.js';
import { meet, only, weightedSum } from './interval.js';
import type { Input, PrintedCells } from './printed-cells.js';
import { HUNDRED, ONE } from '../shared/ratio.js';
import {
  cellName,
  columnName,
  figureText,
  intervalView,
  join,
  listed,
  numberText,
  series,
  tableName,
} from './say.js';

/** What a table shows by itself: means outside their bounds, parts that do not sum, percentages off their counts. */

type Code = ClaimFinding['code'];

const finding = (
  code: Code,
  severity: ClaimFinding['severity'],
  told: Bilingual,
  cells: readonly ClaimCell[],
): ClaimFinding => ({
  code,
  severity,
  text: told,
  cells: [...cells],
  tables: [...new Set(cells.map(({ table }) => table))],
});

/** A rule that a verdict says is broken, by the kind of the rule. */
const CODES: Readonly<Record<ClaimRelationView['kind'], Code>> = {
  share: 'percent-off-count',
  sum: 'parts-do-not-sum',
  'column-sum': 'parts-do-not-sum',
  mean: 'average-off-values',
  average: 'average-off-values',
  bounds: 'mean-outside-bounds',
};

const SAYS: Readonly<Record<Code, Bilingual | undefined>> = {
  'percent-off-count': text('persentase tidak sesuai dengan banyaknya', 'the percentage is off its counts'),
  'parts-do-not-sum': text('bagian-bagiannya tidak berjumlah demikian', 'its parts do not add up to it'),
  'average-off-values': text('rata-rata tidak sesuai dengan nilainya', 'the mean is off its values'),
  'mean-outside-bounds': text('rata-rata di luar batasnya', 'the mean is outside its bounds'),
} as Readonly<Record<Code, Bilingual | undefined>>;

/** Every rule that a cell of a table breaks. Sentences keep to their own verdicts. */
function broken({ cell, label, printed, unit, relations }: ClaimVerdict): ClaimFinding[] {
  if (cell === null || printed === null) return [];
  return relations
    .filter(({ outcome }) => outcome === 'contradicted')
    .map(({ kind, inputs, tries }) => {
      const code = CODES[kind];
      const shown = join`${label}: ${SAYS[code]!} (${figureText(printed, unit!)}; ${tries[0]!.formula})`;
      const others = inputs.filter((each) => JSON.stringify(each) !== JSON.stringify(cell));
      return finding(code, 'contradiction', shown, [cell, ...others]);
    });
}

/** A minimum above its maximum, and ends outside the scale. */
function boundsFindings(cells: PrintedCells, table: ClaimTable): ClaimFinding[] {
  if (table.shape !== 'dynamics') return [];
  return table.rows.flatMap(({ label }) =>
    table.indicators.flatMap(({ key }) => {
      const at = (part: 'mean' | 'minimum' | 'maximum') => ({
        table: table.key,
        row: label,
        column: key,
        part,
      });
      const { min, max, scale } = cells.bounds(at('mean'));
      const ends = (['minimum', 'maximum'] as const).filter((part) => {
        const value = part === 'minimum' ? min : max;
        return value && scale && (value.compare(scale.min) < 0 || value.compare(scale.max) > 0);
      });
      const outside = ends.map((part) => {
        const printed = numberText(cells.printed(at(part))!);
        const told = join`${cellName(table, at(part))}: ${printed} ${text('di luar skala', 'is outside the scale')}`;
        return finding('outside-scale', 'contradiction', told, [at(part)]);
      });
      if (min === null || max === null || min.compare(max) <= 0) return outside;
      const where = join`${tableName(table)}, ${label}, ${columnName(table, key)}`;
      const told = join`${where}: ${text('minimum lebih besar daripada maksimum', 'the minimum is above the maximum')}`;
      return [
        ...outside,
        finding('minimum-above-maximum', 'contradiction', told, [at('minimum'), at('maximum')]),
      ];
    }),
  );
}

/** Percentages of one base that cannot come to 100 whatever they were rounded from. */
function hundredFindings(cells: PrintedCells, table: ClaimTable): ClaimFinding[] {
  if (table.shape !== 'cooperation') return [];
  const groups = [['yes', 'no'], table.modes.map(({ key }) => key)];
  return table.rows.flatMap(({ label }) =>
    groups.flatMap((columns) => {
      const parts = columns.map((column) =>
        cells.input({ table: table.key, row: label, column, part: 'percent' }),
      );
      if (parts.length < 2 || parts.some(({ printed }) => printed === null) || nothing(parts)) return [];
      const range = weightedSum(parts.map(({ hidden }) => [hidden, ONE]));
      if (meet(range, only(HUNDRED)) !== null) return [];
      const terms = listed(
        parts.map(({ printed }) => numberText(printed!)),
        ' + ',
      );
      const cannot = text('tidak mungkin berjumlah 100', 'cannot add up to 100');
      const told = join`${tableName(table)}, ${label}: ${terms} ${cannot}, ${text('hanya', 'only')} ${intervalView(range, 3).text}`;
      return [
        finding(
          'percentages-do-not-sum',
          'contradiction',
          told,
          parts.map(({ cell }) => cell),
        ),
      ];
    }),
  );
}

/** A row of which nobody said yes has no modes. */
const nothing = (parts: readonly Input[]): boolean => parts.every(({ value }) => value?.sign === 0);

/** Columns that print the same values in every place and different averages of them. */
function averageFindings(cells: PrintedCells, table: ClaimTable): ClaimFinding[] {
  const row = table.rows.find(({ kind }) => kind === 'average');
  if (row === undefined || table.shape === 'cooperation') return [];
  const columns = table.shape === 'dynamics' ? table.indicators : table.problems;
  const groups = new Map<string, { column: string; average: string; values: string[] }[]>();
  for (const { key } of columns) {
    const at = (label: string) => cells.printed({ table: table.key, row: label, column: key, part: 'mean' });
    const values = table.rows.filter(({ kind }) => kind === 'location').map(({ label }) => at(label));
    const average = at(row.label);
    if (average === null || values.includes(null)) continue;
    const group = groups.get(values.join('|')) ?? [];
    groups.set(values.join('|'), [...group, { column: key, average, values: values as string[] }]);
  }
  return [...groups.values()]
    .filter((group) => new Set(group.map(({ average }) => average)).size > 1)
    .map((group) => {
      const values = series(group[0]!.values.map(numberText));
      const each = group.map(
        ({ column, average }) => join`${columnName(table, column)} ${numberText(average)}`,
      );
      const told = join`${tableName(table)}: ${text('sel yang sama', 'the same cells')} (${values}) ${text('dengan rata-rata berbeda', 'with different averages')}: ${series(each)}`;
      const concerned = group.map(({ column }) => ({
        table: table.key,
        row: row.label,
        column,
        part: 'mean' as const,
      }));
      return finding('same-cells-different-averages', 'doubt', told, concerned);
    });
}

/** Rows of which cells were not printed, with what whoever entered them says. */
function missingFindings(cells: PrintedCells, verdicts: readonly ClaimVerdict[]): ClaimFinding[] {
  const rows = new Map<string, ClaimVerdict[]>();
  for (const verdict of verdicts) {
    if (verdict.cell === null || verdict.printed !== null) continue;
    const key = `${verdict.cell.table}|${nameKey(verdict.cell.row)}`;
    rows.set(key, [...(rows.get(key) ?? []), verdict]);
  }
  return [...rows.values()].map((missing) => {
    const table = cells.tables.get(missing[0]!.cell!.table)!;
    const note = table.rows.find(({ label }) => label === missing[0]!.cell!.row)?.note;
    const names = listed(
      missing.slice(0, 6).map(({ label }) => label),
      '; ',
    );
    const told = join`${text('tidak tercetak:', 'not printed:')} ${names}${missing.length > 6 ? '; …' : ''}`;
    const concerned = missing.map(({ cell }) => cell!);
    return finding('missing-cells', 'note', note ? join`${told}. ${withoutStop(note)}` : told, concerned);
  });
}

/**
 * @param verdicts of the same cells
 * @returns what the tables show, one by one and together, the gravest first
 */
export function findingsOf(cells: PrintedCells, verdicts: readonly ClaimVerdict[]): ClaimFinding[] {
  const found = [
    ...verdicts.flatMap(broken),
    ...cells.report.tables.flatMap((table) => [
      ...boundsFindings(cells, table),
      ...hundredFindings(cells, table),
      ...averageFindings(cells, table),
    ]),
    ...crossTableFindings(cells),
    ...missingFindings(cells, verdicts),
  ];
  const order = ['contradiction', 'doubt', 'note'];
  return found.sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}
