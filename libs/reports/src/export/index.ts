export type { Letterhead } from './pdf/frame.js';
export { reportPdf, type PdfOptions } from './pdf/report-pdf.js';
export { formatPeriod } from './moment.js';
export { reportCsv } from './csv/report-csv.js';
export { reportJson } from './json.js';
export { reportText } from './text/report-text.js';
export { reportXlsx } from './xlsx/report-xlsx.js';
