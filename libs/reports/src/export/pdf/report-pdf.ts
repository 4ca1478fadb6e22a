import type { Report } from '@app/contracts';
import type { Language } from '@app/programme';
import { clean } from '../clean.js';
import { creationDate, momentLine } from '../moment.js';
import { WORDS } from '../words.js';
import { bodyOf } from './body.js';
import { footer, type Letterhead, runningHead } from './frame.js';
import { INK, lineText, MARGINS } from './page.js';

export interface PdfOptions {
  /** False leaves the pages readable in the file itself; true by default. */
  readonly compress?: boolean;
}

/**
 * A report on paper: A4 with the institution's letterhead, each table with its notes, the notes of the report, its
 * waves, and on every page its number, the position of the log and the moment at which that was recorded. Every page says
 * when respondents are made up.
 *
 * Wide tables lie sideways, wider ones go on in bands; headings come again on each page. Labels and headings of
 * unusual length are cut with `…`: CSV, XLSX and JSON hold them whole.
 *
 * @param letterhead who publishes
 * @returns the bytes of the file: the same for the same report, language and letterhead, whenever and wherever made
 */
export async function reportPdf(
  report: Report,
  language: Language,
  letterhead: Letterhead,
  { compress = true }: PdfOptions = {},
): Promise<Uint8Array> {
  const title = lineText(report.title[language], 200);
  const moment = momentLine(report, language);
  const { content, orientation } = bodyOf(report, language, letterhead);
  // The printer takes longer to load than most commands to run.
  const { printPdf } = await import('./printer.js');
  return printPdf({
    pageSize: 'A4',
    pageOrientation: orientation,
    pageMargins: [MARGINS.side, MARGINS.top, MARGINS.side, MARGINS.bottom],
    header: (page) => runningHead(page, title, report.synthetic ? WORDS.synthetic[language] : null),
    footer: (page, pages) => footer(page, pages, moment, language),
    content,
    defaultStyle: { font: 'Roboto', fontSize: 9, lineHeight: 1.15, color: INK },
    info: {
      title,
      author: clean(letterhead.institution),
      subject: moment,
      creator: 'Rumpun',
      producer: 'Rumpun',
      creationDate: creationDate(report.recordedAt),
    },
    language,
    displayTitle: true,
    compress,
  });
}
