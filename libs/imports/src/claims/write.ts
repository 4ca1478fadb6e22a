import type { ClaimCell, ClaimReport, ClaimTable } from '@app/contracts';
import { claimCellsOf, locationKeys, nameKey } from '@app/contracts';
import { BYTE_ORDER_MARK, csvText, plainNumber } from '@app/workbook';
import { disarmed } from '../rows/cell-text.js';
import type { Language } from '../templates/cells.js';
import { CLAIM_COLUMNS, type ClaimColumn, claimColumns } from './columns.js';

type Line = Readonly<Partial<Record<ClaimColumn, string>>>;

const figure = (printed: string | null, language: Language): string =>
  printed === null ? '' : plainNumber(printed, language);

const columnsOf = (table: ClaimTable) =>
  table.shape === 'dynamics'
    ? table.indicators
    : table.shape === 'cooperation'
      ? table.modes
      : table.problems;

function ofTable(table: ClaimTable, report: ClaimReport, language: Language): Line {
  const { key, shape, title, number, year, source } = table;
  const scale = table.shape === 'cooperation' ? null : table.scale;
  return {
    table: key,
    shape,
    title,
    number: number ?? '',
    year: year === null ? '' : String(year),
    table_source: source ?? '',
    linkage: (table.shape === 'cooperation' && table.linkage) || '',
    totals: (table.shape === 'dynamics' && table.totals) || '',
    scale_min: figure(scale?.min ?? null, language),
    scale_max: figure(scale?.max ?? null, language),
    interviewed: report.interviewed === key ? 'yes' : '',
  };
}

/** The place that a row names, where the report calls it otherwise too. */
function locationOf({ aliases }: ClaimReport, label: string): string {
  const placeOf = locationKeys(aliases);
  const alias = aliases.find(({ location }) => nameKey(location) === placeOf(label));
  return alias === undefined || nameKey(alias.location) === nameKey(label) ? '' : alias.location;
}

function lineOf(table: ClaimTable, { row, column, part }: ClaimCell, report: ClaimReport): Line {
  const { kind } = table.rows.find(({ label }) => label === row)!;
  const label = columnsOf(table).find(({ key }) => key === column)?.label;
  return {
    row,
    row_kind: kind,
    column,
    part,
    location: kind === 'location' ? locationOf(report, row) : '',
    label_id: label?.id ?? '',
    label_en: label?.en ?? '',
  };
}

function linesOf(report: ClaimReport, language: Language): Line[] {
  const { title, source } = report;
  return report.tables.flatMap((table) => {
    const head = { ...ofTable(table, report, language), report: title, source };
    return claimCellsOf(table).map(({ cell, printed }) => ({
      ...head,
      ...lineOf(table, cell, report),
      printed: figure(printed, language),
    }));
  });
}

/** Figures are written as they are; all else is text, and no text is run as a formula. */
const FIGURES = new Set<ClaimColumn>(['printed', 'scale_min', 'scale_max']);

function file(lines: readonly Line[], language: Language): string {
  const rows = lines.map((line) =>
    claimColumns.map((column) => (FIGURES.has(column) ? (line[column] ?? '') : disarmed(line[column] ?? ''))),
  );
  const head = [[...claimColumns], claimColumns.map((column) => CLAIM_COLUMNS[column][language])];
  return BYTE_ORDER_MARK + csvText([...head, ...rows], language);
}

/**
 * The tables of a report as a file that reads back as the same tables: one line for each cell, printed or not. Left
 * out are what it has no columns for: sentences, notes, and names of places that no row uses. UTF-8 with its mark,
 * RFC 4180; in Indonesian semicolons and decimal commas, in English commas and points.
 */
export const claimCsv = (report: ClaimReport, language: Language): string =>
  file(linesOf(report, language), language);
