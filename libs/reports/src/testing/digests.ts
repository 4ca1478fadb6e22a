import { createHash } from 'node:crypto';
import { reportCsv, reportJson, reportPdf, reportXlsx } from '../export/index.js';
import { longTable, report } from './sample-report.js';

const LETTERHEAD = { institution: 'Bappeda Klaten', unit: null, address: ['Jalan Pemuda 294'] };

/** SHA-256 of every file of the sample report, by its name. */
export async function digests(): Promise<Record<string, string>> {
  const sample = report({ synthetic: true, tables: [...report().tables, longTable(120, 12)] });
  const files: Record<string, string | Uint8Array> = { json: reportJson(sample) };
  for (const language of ['id', 'en'] as const) {
    files[`${language}.csv`] = reportCsv(sample, language);
    files[`${language}.pdf`] = await reportPdf(sample, language, LETTERHEAD);
    files[`${language}.xlsx`] = await reportXlsx(sample, language);
  }
  return Object.fromEntries(
    Object.entries(files).map(([name, bytes]) => [name, createHash('sha256').update(bytes).digest('hex')]),
  );
}
