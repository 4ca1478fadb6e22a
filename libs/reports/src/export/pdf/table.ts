import type { Language } from '@app/programme';
import type { Content, CustomTableLayout, TableCell } from 'pdfmake';
import type { Grid, GridCell, GridRow } from '../grid.js';
import { WORDS } from '../words.js';
import type { Band } from './bands.js';
import { HEADING_LENGTH, LABEL_LENGTH, markRoom, markWidth, printedCell, printedMarks } from './bands.js';
import { blockText, FAINT_INK, HAIRLINE, INK, lineText } from './page.js';

const TITLE_LENGTH = 300;
const LINE = { strong: 1, plain: 0.6, hair: 0.25 };
/** Space at the left of every column but the first, in points; a column's width counts it. */
const PADDING = 8;

/**
 * A band of a table as a publication sets it: rules and no boxes, numbers at the right, the title and the headings
 * again on every page that it runs on to.
 *
 * @param part index of the band, from 0: all but the first are marked as continued
 */
export function bandTable(grid: Grid, band: Band, part: number, language: Language): Content {
  const headings = headingRows(grid, band);
  const title = titleRow(grid, band, part, language);
  return {
    table: {
      headerRows: headings.length + 1,
      keepWithHeaderRows: grid.rows.length === 0 ? 0 : 1,
      dontBreakRows: true,
      widths: [band.labelWidth, ...band.columns.map(({ width }) => width - PADDING)],
      body: [title, ...headings, ...grid.rows.map((row) => bodyRow(grid, row, band, language))],
    },
    layout: layoutOf(grid, headings.length + 1),
    fontSize: 8,
    margin: [0, part === 0 ? 0 : 12, 0, 4],
  };
}

/** @returns the notes under a table, each with the mark by which cells name it */
export function tableNotes({ notes }: Grid): Content {
  return {
    stack: notes.map(({ mark, text }) => ({
      text: [...(mark === '' ? [] : [{ text: `${lineText(mark, 20)} `, sup: true }]), blockText(text)],
      margin: [0, 0, 0, 1.5],
    })),
    fontSize: 7.5,
    color: FAINT_INK,
    margin: [0, 0, 0, 18],
  };
}

function titleRow(grid: Grid, band: Band, part: number, language: Language): TableCell[] {
  const title = lineText(grid.title, TITLE_LENGTH);
  return [
    {
      text: part === 0 ? title : `${title} (${WORDS.continued[language]})`,
      colSpan: band.columns.length + 1,
      fontSize: 10,
      bold: true,
      margin: [0, 0, 0, 2],
    },
    ...band.columns.map(() => ({})),
  ];
}

function headingRows(grid: Grid, band: Band): TableCell[][] {
  const columns = band.columns.map(({ index }) => heading(grid.columns[index]!, 'right'));
  const last = [heading(grid.rowHeading, 'left'), ...columns];
  if (band.groups === null) return [last];
  const groups = band.groups.flatMap(({ label, from, span }): TableCell[] => {
    if (label === null) return Array.from({ length: span }, () => ({ text: '' }));
    const width = band.columns.slice(from, from + span).reduce((sum, column) => sum + column.width, 0);
    return [groupHeading(label, span, width), ...Array.from({ length: span - 1 }, () => ({}))];
  });
  return [[{ text: '' }, ...groups], last];
}

const heading = (label: string, alignment: 'left' | 'right'): TableCell => ({
  text: lineText(label, HEADING_LENGTH),
  alignment,
  verticalAlignment: 'bottom',
  color: FAINT_INK,
});

/** The rule under a group stops short of its neighbours, so that one sees where each ends. */
function groupHeading(label: string, span: number, width: number): TableCell {
  return {
    colSpan: span,
    stack: [
      { text: lineText(label, HEADING_LENGTH), alignment: 'center', color: FAINT_INK },
      {
        canvas: [
          { type: 'line', x1: 0, y1: 2, x2: width - PADDING, y2: 2, lineWidth: LINE.plain, lineColor: INK },
        ],
      },
    ],
  };
}

function bodyRow(grid: Grid, row: GridRow, band: Band, language: Language): TableCell[] {
  const bold = row.kind === 'total';
  return [
    { text: lineText(row.label, LABEL_LENGTH), bold },
    ...band.columns.map(({ index }) =>
      bodyCell(row.cells[index]!, markRoom(grid.rows, index), bold, language),
    ),
  ];
}

/** Marks hang to the right of the figures, which stay in line whether or not they have one. */
function bodyCell(cell: GridCell, room: number, bold: boolean, language: Language): TableCell {
  if (cell.type === 'empty') return { text: '' };
  const marks = printedMarks(cell);
  const mark = marks === '' ? [] : [{ text: marks, sup: true, bold: false }];
  return {
    text: [{ text: printedCell(cell, language), italics: cell.type === 'words' }, ...mark],
    alignment: 'right',
    bold,
    margin: [0, 0, Math.max(0, room - markWidth(cell)), 0],
  };
}

function layoutOf(grid: Grid, headerRows: number): CustomTableLayout {
  const last = headerRows + grid.rows.length;
  return {
    hLineWidth: (line) => {
      if (line === 0) return 0;
      if (line === 1 || line === last) return LINE.strong;
      if (line < headerRows) return 0;
      const total = grid.rows[line - headerRows]?.kind === 'total';
      return line === headerRows || total ? LINE.plain : LINE.hair;
    },
    hLineColor: (line) =>
      line > headerRows && line < last && grid.rows[line - headerRows]?.kind !== 'total' ? HAIRLINE : INK,
    vLineWidth: () => 0,
    paddingLeft: (column) => (column === 0 ? 0 : PADDING),
    paddingRight: () => 0,
    paddingTop: (line) => (line === 0 ? 0 : 3),
    paddingBottom: () => 3,
  };
}
