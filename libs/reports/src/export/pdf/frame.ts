import type { Language } from '@app/programme';
import type { Content } from 'pdfmake';
import { WORDS } from '../words.js';
import { FAINT_INK, INK, lineText, MARGINS } from './page.js';

/** Who publishes a report, as its first page says it. */
export interface Letterhead {
  /** `Pemerintah Kabupaten Klaten` */
  readonly institution: string;
  /** `Dinas Perindustrian dan Tenaga Kerja`; null where the institution itself publishes. */
  readonly unit: string | null;
  /** Street, town and post code, telephone: a line each. */
  readonly address: readonly string[];
}

const SMALL = 7.5;
const LINE_LENGTH = 120;
/** A letterhead is a head: what is longer would leave no page for the report. */
const ADDRESS_LINES = 5;

/** @param width of the text, in points @returns the letterhead, closed by a double rule as official letters have it */
export function letterheadBlock({ institution, unit, address }: Letterhead, width: number): Content {
  const line = (y: number, lineWidth: number): object => ({
    type: 'line',
    x1: 0,
    y1: y,
    x2: width,
    y2: y,
    lineWidth,
  });
  return {
    stack: [
      { text: lineText(institution, LINE_LENGTH), fontSize: unit === null ? 14 : 11, bold: unit === null },
      ...(unit === null ? [] : [{ text: lineText(unit, LINE_LENGTH), fontSize: 14, bold: true }]),
      ...address
        .slice(0, ADDRESS_LINES)
        .map((each) => ({ text: lineText(each, LINE_LENGTH), fontSize: SMALL + 0.5, color: FAINT_INK })),
      { canvas: [line(6, 1.5), line(8.5, 0.5)] as never },
    ],
    alignment: 'center',
    margin: [0, 0, 0, 18],
  };
}

/** @returns the report's title from the second page on, and on every page the label of made-up respondents */
export function runningHead(page: number, title: string, synthetic: string | null): Content {
  return {
    columns: [
      { text: page === 1 ? '' : lineText(title, 90), fontSize: SMALL, color: FAINT_INK, width: '*' },
      ...(synthetic === null ? [] : [syntheticLabel(synthetic)]),
    ],
    margin: [MARGINS.side, 26, MARGINS.side, 0],
  };
}

const syntheticLabel = (words: string): Content & { width: 'auto' } => ({
  width: 'auto',
  table: { body: [[{ text: words, bold: true, fontSize: 8, characterSpacing: 0.8 }]] },
  layout: {
    hLineWidth: () => 0.8,
    vLineWidth: () => 0.8,
    hLineColor: () => INK,
    vLineColor: () => INK,
    paddingTop: () => 1,
    paddingBottom: () => 0,
  },
});

/** @returns `Posisi log 1234 · dicatat 24 November 2026 09.00 WIB`, and `Halaman 1 dari 3` at the right */
export function footer(page: number, pages: number, moment: string, language: Language): Content {
  return {
    columns: [
      { text: moment, width: '*' },
      {
        text: `${WORDS.page[language]} ${page} ${WORDS.of[language]} ${pages}`,
        width: 'auto',
        alignment: 'right',
      },
    ],
    fontSize: SMALL,
    color: FAINT_INK,
    margin: [MARGINS.side, 18, MARGINS.side, 0],
  };
}
