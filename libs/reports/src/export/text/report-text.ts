import type { Report, ReportCell, ReportRow, ReportTable } from '@app/contracts';
import type { Language } from '@app/programme';
import { clean } from '../clean.js';
import type { Grid, GridCell, GridRow } from '../grid.js';
import { gridOf } from '../grid.js';
import { momentLine } from '../moment.js';
import { printedNumber } from '../numbers.js';
import { waveTable } from '../waves.js';
import { WORDS } from '../words.js';
import { aligned } from './aligned.js';

/**
 * A report for a terminal: each table under its title with columns lined up, what its figures rest on (N, and n of each
 * base), its notes; then the notes of the report, its waves and the position of the log. Made-up respondents are told on
 * the second line.
 *
 * @returns lines without a last line break
 */
export function reportText(report: Report, language: Language): string {
  const { heading, rows } = waveTable(report, language);
  const waves = [heading, ...rows].map((row) => row.map(String));
  return [
    clean(report.title[language]),
    ...(report.synthetic ? [WORDS.syntheticLong[language]] : []),
    ...report.tables.flatMap((table) => ['', ...tableLines(table, language)]),
    ...(report.notes.length === 0 ? [] : ['', ...report.notes.map(({ text }) => clean(text[language]))]),
    ...(waves.length === 1 ? [] : ['', WORDS.waves[language], ...aligned(waves, 'left')]),
    '',
    momentLine(report, language),
  ].join('\n');
}

function tableLines(table: ReportTable, language: Language): string[] {
  const grid = gridOf(table, language);
  return [
    grid.title,
    ...aligned([...headings(grid), ...grid.rows.map((row) => rowCells(row, language))], 'right'),
    ...restingLines(table.rows, language),
    ...grid.notes.map(({ mark, text }) => (mark === '' ? text : `${mark}  ${text}`)),
  ];
}

/** The group's name stands over its first column only: the columns under it follow. */
function headings({ groups, columns, rowHeading }: Grid): string[][] {
  const over = columns.map((_, index) => groups?.find(({ from }) => from === index)?.label ?? '');
  return [...(groups === null ? [] : [['', ...over]]), [rowHeading, ...columns]];
}

const rowCells = ({ label, cells }: GridRow, language: Language): string[] => [
  label,
  ...cells.map((cell) => cellText(cell, language)),
];

function cellText(cell: GridCell, language: Language): string {
  if (cell.type === 'empty') return '';
  const { marks } = cell;
  const words =
    cell.type === 'words'
      ? cell.words
      : printedNumber(cell.value, cell.decimals, language, cell.kind === 'difference');
  return marks === '' ? words : `${words} ${marks}`;
}

/** `  Ceper: N = 320; n = 12 (yang menjawab)`; neighbouring rows that rest on the same share a line. */
function restingLines(rows: readonly ReportRow[], language: Language): string[] {
  const runs: { first: string; last: string; words: string }[] = [];
  for (const row of rows) {
    const [label, words] = [clean(row.label[language]), restsOn(row, language)];
    const run = runs.at(-1);
    if (run?.words === words) run.last = label;
    else runs.push({ first: label, last: label, words });
  }
  return runs
    .filter(({ words }) => words !== '')
    .map(({ first, last, words }) => `  ${first === last ? first : `${first} … ${last}`}: ${words}`);
}

/** `N = 320; n = 12 (yang menjawab), 4 (yang ada)`; empty where no cell may tell. */
function restsOn(row: ReportRow, language: Language): string {
  const cells = Object.values(row.cells);
  const populations = [...new Set(cells.flatMap(({ population }) => population ?? []))];
  const bases = [...new Set(cells.flatMap((cell) => baseWords(cell, language)))];
  if (bases.length === 0) return '';
  const population = populations.length === 1 ? [`N = ${populations[0]}`] : [];
  return [...population, `n = ${bases.join(', ')}`].join('; ');
}

const baseWords = ({ base, n, value }: ReportCell, language: Language): string[] =>
  base === null || n === null || value === null ? [] : [`${base.n} (${clean(base.text[language])})`];
