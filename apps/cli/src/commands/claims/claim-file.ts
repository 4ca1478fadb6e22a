import { readFileSync } from 'node:fs';
import path from 'node:path';
import { issuesToReasons } from '@app/application';
import type { Bilingual, ClaimReport } from '@app/contracts';
import { claimReport } from '@app/contracts';
import { bufferSource, readClaimFile } from '@app/imports';
import type { Output } from '../../output.js';
import type { Language } from '../../language.js';
import { CommandFailed, failed } from '../../failure.js';

/** What a report is called where its file does not say; the file's name otherwise. */
export interface NameOptions {
  readonly title?: string;
  readonly source?: string;
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw failed(`Berkas ${file} tidak terbaca (${code})`, `The file ${file} cannot be read (${code})`, 2);
  }
}

/** Says everything that is wrong with a file. */
function refusedFile(
  out: Output,
  file: string,
  problems: readonly { readonly text: Bilingual }[],
  count = problems.length,
): CommandFailed {
  if (out.json) out.result({ problems, problemCount: count }, () => '');
  const list = (lang: Language) => problems.map(({ text }) => `\n  - ${text[lang]}`).join('');
  const [id, en] = [
    `${file} belum dapat diperiksa, ${count} masalah:`,
    `${file} cannot be checked yet, problems: ${count}`,
  ];
  return failed(`${id}${list('id')}`, `${en}${list('en')}`);
}

function fromJson(out: Output, file: string, bytes: Buffer): ClaimReport {
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    const why = (error as Error).message;
    throw refusedFile(out, file, [{ text: { id: `bukan JSON: ${why}`, en: `is not JSON: ${why}` } }]);
  }
  const parsed = claimReport.safeParse(value);
  if (parsed.success) return parsed.data;
  const reasons = issuesToReasons(parsed.error.issues).map(({ code, field = '', text }) => ({
    code,
    field,
    text: { id: `${field}: ${text.id}`, en: `${field}: ${text.en}` },
  }));
  throw refusedFile(out, file, reasons);
}

/**
 * Reads a report from a file: JSON by its ending `.json`, else CSV or XLSX with one line for each printed cell.
 *
 * @throws CommandFailed, exit code 2 when it cannot be read at all, 1 with everything that is wrong with it
 */
export async function reportFrom(out: Output, file: string, names: NameOptions): Promise<ClaimReport> {
  const bytes = bytesOf(file);
  if (path.extname(file).toLowerCase() === '.json') return fromJson(out, file, bytes);
  const name = path.basename(file);
  const read = await readClaimFile(bufferSource(bytes), {
    title: names.title ?? name,
    source: names.source ?? name,
  });
  if (read.report === null) throw refusedFile(out, file, read.problems, read.problemCount);
  return read.report;
}
