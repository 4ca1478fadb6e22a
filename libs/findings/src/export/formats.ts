import type { Report } from '@app/contracts';
import { MEDIA_TYPES } from '@app/contracts';
import type { Language } from '@app/programme';
import type { Letterhead } from '@app/reports';
import { reportCsv, reportJson, reportPdf, reportXlsx } from '@app/reports';

/** In the order in which an answer is chosen when a reader takes several alike. */
export const reportFormats = ['json', 'csv', 'xlsx', 'pdf'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** How a report is written as one kind of file. */
export interface ExportFormat {
  readonly format: ReportFormat;
  /** As Accept names it. */
  readonly mediaType: string;
  /** As Content-Type gives it. */
  readonly contentType: string;
  /** Whether its words are in one language; JSON holds both. */
  readonly isInOneLanguage: boolean;
  /** The same bytes for the same report, language and letterhead. */
  write(report: Report, language: Language, letterhead: Letterhead): Promise<Uint8Array>;
}

const bytesOf = (words: string): Uint8Array => Buffer.from(words, 'utf8');

export const exportFormats: Readonly<Record<ReportFormat, ExportFormat>> = {
  json: {
    format: 'json',
    mediaType: MEDIA_TYPES.json,
    contentType: `${MEDIA_TYPES.json}; charset=utf-8`,
    isInOneLanguage: false,
    write: async (report) => bytesOf(reportJson(report)),
  },
  csv: {
    format: 'csv',
    mediaType: MEDIA_TYPES.csv,
    contentType: `${MEDIA_TYPES.csv}; charset=utf-8`,
    isInOneLanguage: true,
    write: async (report, language) => bytesOf(reportCsv(report, language)),
  },
  xlsx: {
    format: 'xlsx',
    mediaType: MEDIA_TYPES.xlsx,
    contentType: MEDIA_TYPES.xlsx,
    isInOneLanguage: true,
    write: (report, language) => reportXlsx(report, language),
  },
  pdf: {
    format: 'pdf',
    mediaType: MEDIA_TYPES.pdf,
    contentType: MEDIA_TYPES.pdf,
    isInOneLanguage: true,
    write: (report, language, letterhead) => reportPdf(report, language, letterhead),
  },
};
