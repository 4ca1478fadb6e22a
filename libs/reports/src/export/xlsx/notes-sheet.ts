import type { Report, ReportCell, ReportTable } from '@app/contracts';
import type { Language } from '@app/programme';
import type { Worksheet } from 'exceljs';
import { cellOf, marksOf, tableTitle } from '../grid.js';
import { formatInstant } from '../moment.js';
import { isDecimal } from '../numbers.js';
import { waveTable } from '../waves.js';
import { KIND_WORDS, reasonWords, WORDS } from '../words.js';
import { BOLD, numberFormat, putCount, putText } from './cells.js';

type Value = string | number | null;

/** A line of the sheet: texts and counts, with the format of those cells that are numbers of the report. */
interface Line {
  readonly values: readonly Value[];
  readonly bold?: boolean;
  readonly formats?: Readonly<Record<number, string>>;
}

const BLANK: Line = { values: [] };
const heading = (...values: string[]): Line => ({ values, bold: true });

/**
 * Fills the last sheet of a workbook: what the whole report says of itself, its waves with their instrument versions,
 * every note, and one line per figure with n, N, base, weighting and rounding.
 */
export function fillNotesSheet(sheet: Worksheet, report: Report, language: Language): void {
  const lines = [
    ...aboutLines(report, language),
    ...noteLines(report, language),
    ...waveLines(report, language),
    BLANK,
    ...figureLines(report, language),
  ];
  lines.forEach((line, index) => putLine(sheet, index + 1, line));
  [30, 26, 30, 24, 16, 22, 18, 18, 26, 14, 16, 12, 14].forEach((width, index) => {
    sheet.getColumn(index + 1).width = width;
  });
}

function putLine(sheet: Worksheet, at: number, { values, bold, formats }: Line): void {
  values.forEach((value, index) => {
    const cell = sheet.getCell(at, index + 1);
    if (typeof value === 'string') return putText(cell, value, bold === true ? BOLD : undefined);
    const format = formats?.[index];
    if (format === undefined) return putCount(cell, value);
    cell.value = value;
    cell.numFmt = format;
  });
}

function aboutLines(report: Report, language: Language): Line[] {
  const say = (key: keyof typeof WORDS): string => WORDS[key][language];
  const { position, recordedAt } = report;
  return [
    heading(report.title[language]),
    ...(report.synthetic ? [heading(say('syntheticLong'))] : []),
    { values: position < 0 ? [say('emptyLog')] : [say('position'), position] },
    ...(recordedAt === null ? [] : [{ values: [say('recordedAt'), formatInstant(recordedAt, language)] }]),
    { values: [say('rounding'), say('halfAwayFromZero')] },
  ];
}

function noteLines({ notes, tables }: Report, language: Language): Line[] {
  const general = notes.map(({ text }) => ({ values: ['', '', text[language]] }));
  const own = tables.flatMap((table) => {
    const marks = marksOf(table);
    const title = tableTitle(table, language);
    return table.notes.map(({ code, text }) => ({ values: [title, marks.get(code) ?? '', text[language]] }));
  });
  if (general.length + own.length === 0) return [];
  const [table, mark, note] = [WORDS.table, WORDS.mark, WORDS.note].map((each) => each[language]);
  return [BLANK, heading(table!, mark!, note!), ...general, ...own];
}

function waveLines(report: Report, language: Language): Line[] {
  if (report.waves.length === 0) return [];
  const waves = waveTable(report, language);
  const rows = waves.rows.map((row, index) => ({ values: [...row, report.waves[index]!.instrument.hash] }));
  return [BLANK, heading(WORDS.waves[language]), heading(...waves.heading, WORDS.hash[language]), ...rows];
}

function figureLines(report: Report, language: Language): Line[] {
  const columns = [
    ...[WORDS.table, WORDS.row, WORDS.column, WORDS.measure, WORDS.value, WORDS.exact, WORDS.answered],
    ...[WORDS.population, WORDS.base, WORDS.baseN, WORDS.weighting, WORDS.decimals, WORDS.note],
  ].map((each) => each[language]);
  return [
    heading(WORDS.figures[language]),
    heading(...columns),
    ...report.tables.flatMap((table) => figuresOf(table, language)),
  ];
}

function figuresOf(table: ReportTable, language: Language): Line[] {
  const marks = marksOf(table);
  const title = tableTitle(table, language);
  return table.rows.flatMap((row) =>
    table.columns.flatMap(({ key, label, group }) => {
      const cell = cellOf(row, key);
      if (cell === undefined) return [];
      const column = group === null ? label[language] : `${group[language]}: ${label[language]}`;
      const notes = [...new Set(cell.notes.map((code) => marks.get(code)!))].join(', ');
      return [figureLine([title, row.label[language], column], cell, notes, language)];
    }),
  );
}

/** Without a value its base stays untold as well: it might give away what was suppressed. */
function figureLine(place: readonly string[], cell: ReportCell, notes: string, language: Language): Line {
  const { value, why, exact, base, weighting, rounding, kind } = cell;
  const none = value === null ? reasonWords(why)[language] : null;
  const format = numberFormat(kind, rounding.decimals);
  return {
    values: [
      ...place,
      KIND_WORDS[kind][language],
      none ?? asNumber(value!),
      none === null && exact !== null ? asNumber(exact) : null,
      cell.n ?? none ?? null,
      cell.population,
      none === null && base !== null ? base.text[language] : null,
      none === null && base !== null ? base.n : null,
      WORDS[weighting === 'none' ? 'unweighted' : 'weightedByN'][language],
      rounding.decimals,
      notes,
    ],
    formats: { 4: format, 5: 'General' },
  };
}

const asNumber = (value: string): Value => (isDecimal(value) ? Number(value) : value);
