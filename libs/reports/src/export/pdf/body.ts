import type { Report } from '@app/contracts';
import type { Language } from '@app/programme';
import type { Content, TableCell } from 'pdfmake';
import type { Grid } from '../grid.js';
import { gridOf } from '../grid.js';
import { waveTable } from '../waves.js';
import { WORDS } from '../words.js';
import { bandsOf, type Banding } from './bands.js';
import { type Letterhead, letterheadBlock } from './frame.js';
import { blockText, FAINT_INK, HAIRLINE, INK, INNER_WIDTH, lineText, type Orientation } from './page.js';
import { bandTable, tableNotes } from './table.js';

/** What a row takes on a page at least, and what headings and notes take besides, in points. */
const ROW_HEIGHT = 17;
const HEAD_HEIGHT = 90;
/** A table up to this height, in points, goes to the next page as a whole: less than a page turned sideways has. */
const UNTORN_HEIGHT = 340;

interface Section {
  readonly orientation: Orientation;
  readonly content: readonly Content[];
}

/** @returns all that stands between the margins, and how the first page lies */
export function bodyOf(
  report: Report,
  language: Language,
  letterhead: Letterhead,
): { content: Content[]; orientation: Orientation } {
  const sections = report.tables.map((table) => tableSection(gridOf(table, language), language));
  const orientation = sections[0]?.orientation ?? 'portrait';
  const content: Content[] = [
    letterheadBlock(letterhead, INNER_WIDTH[orientation]),
    ...titleBlock(report, language),
  ];
  let lies = orientation;
  for (const section of sections) {
    if (section.orientation !== lies) content.push(turned(section.orientation));
    lies = section.orientation;
    content.push(...section.content);
  }
  content.push(...generalNotes(report, language), ...wavesBlock(report, INNER_WIDTH[lies], language));
  return { content, orientation };
}

const turned = (orientation: Orientation): Content => ({
  text: '',
  pageBreak: 'before',
  pageOrientation: orientation,
});

function titleBlock(report: Report, language: Language): Content[] {
  const title = {
    text: lineText(report.title[language], 300),
    fontSize: 16,
    bold: true,
    margin: [0, 0, 0, 4],
  };
  const synthetic = { text: WORDS.syntheticLong[language], bold: true, margin: [0, 0, 0, 4] };
  return [title, ...(report.synthetic ? [synthetic] : []), { text: '', margin: [0, 0, 0, 8] }] as Content[];
}

function tableSection(grid: Grid, language: Language): Section {
  const { orientation, bands }: Banding = bandsOf(grid, language);
  const tables = bands.map((band, part) => bandTable(grid, band, part, language));
  const blocks = [...tables.slice(0, -1), { stack: [tables.at(-1)!, tableNotes(grid)] }] as Content[];
  return { orientation, content: fitsOnAPage(grid) ? blocks.map(unbroken) : blocks };
}

/** A small table is not torn apart; a larger one would leave its page half empty, and runs on. */
const fitsOnAPage = (grid: Grid): boolean => {
  const lines = grid.rows.reduce(
    (sum, { label }) => sum + 1 + Math.floor(label.length / 25),
    grid.notes.length,
  );
  return HEAD_HEIGHT + lines * ROW_HEIGHT < UNTORN_HEIGHT && isPlain(grid);
};

/** Whether no text is so long that the estimate of its height would fail. */
const isPlain = (grid: Grid): boolean =>
  [grid.title, ...grid.columns, ...grid.notes.map(({ text }) => text)].every((each) => each.length <= 200);

const unbroken = (block: Content): Content => ({ stack: [block], unbreakable: true });

function generalNotes({ notes }: Report, language: Language): Content[] {
  if (notes.length === 0) return [];
  return [
    { text: WORDS.notes[language], bold: true, margin: [0, 4, 0, 3] },
    {
      stack: notes.map(({ text }) => ({ text: blockText(text[language]), margin: [0, 0, 0, 2] })),
      fontSize: 8,
      margin: [0, 0, 0, 14],
    },
  ];
}

/** Shares of the page's width: location, instrument, method, period, N, n, status, restated, synthetic. */
const WAVE_SHARES = [14, 14, 14, 17, 10, 12, 14, 18, 10];
const WAVE_COUNTS = [4, 5];
const WAVE_GAP = 8;

function wavesBlock(report: Report, width: number, language: Language): Content[] {
  if (report.waves.length === 0) return [];
  const { heading, rows } = waveTable(report, language);
  const told = shownColumns(report);
  const shares = told.reduce((sum, index) => sum + WAVE_SHARES[index]!, 0);
  const line = (values: readonly (string | number)[], color: string): TableCell[] =>
    told.map((index) => ({
      text: lineText(String(values[index]!), 100),
      alignment: WAVE_COUNTS.includes(index) ? 'right' : 'left',
      color,
    }));
  return [
    { text: WORDS.waves[language], bold: true, margin: [0, 4, 0, 3] },
    {
      table: {
        headerRows: 1,
        dontBreakRows: true,
        widths: told.map((index) => (WAVE_SHARES[index]! / shares) * width - (index === 0 ? 0 : WAVE_GAP)),
        body: [line(heading, FAINT_INK), ...rows.map((row) => line(row, INK))],
      },
      layout: {
        hLineWidth: (line) => (line === 0 || line === rows.length + 1 ? 0.8 : line === 1 ? 0.6 : 0.25),
        hLineColor: (line) => (line > 1 && line <= rows.length ? HAIRLINE : INK),
        vLineWidth: () => 0,
        paddingLeft: (column) => (column === 0 ? 0 : WAVE_GAP),
        paddingRight: () => 0,
      },
      fontSize: 7.5,
    },
  ];
}

/** What is the same empty word for every wave takes no column: restated where none is, synthetic where none is. */
function shownColumns({ waves }: Report): number[] {
  const restated = waves.some((wave) => wave.restated !== null) ? [7] : [];
  const synthetic = waves.some((wave) => wave.synthetic) ? [8] : [];
  return [0, 1, 2, 3, 4, 5, 6, ...restated, ...synthetic];
}
