import type { AnsweredRow } from '@app/imports';
import { answersCsv, answersXlsx } from '@app/imports';
import type { Job, JobControl, JobHandler, JobOutcome, StoredFile } from '@app/jobs';
import { text } from '@app/contracts';
import { FindingsQueries, type WaveEntry } from '@app/read-models';
import { z } from 'zod';
import { waveOf } from '../imports/row-judge.js';
import type { TransferParts } from '../parts.js';

export const EXPORT = 'export-answers';

export const exportParams = z.strictObject({
  format: z.enum(['csv', 'xlsx']),
  language: z.enum(['id', 'en']),
  /** Position in the log whose answers it holds. */
  position: z.int().min(0),
});
export type ExportParams = z.output<typeof exportParams>;

/** What an export came to; kept with its job. */
export interface ExportResult {
  readonly rows: number;
  readonly bytes: number;
  readonly synthetic: boolean;
}

/** Answers read in one query. */
const PAGE = 1_000;
/** A workbook is made in memory: with more rows than these it is refused and CSV proposed. */
export const XLSX_ROWS = 20_000;

/** Thrown in the middle of a file that nobody wants any more. */
class TakenBack extends Error {
  override name = 'TakenBack';
}

/**
 * Writes the answers of a wave as they stood at a position to a file that could be imported again. Pseudonyms only:
 * names of respondents stay in the log. The same position gives the same bytes.
 */
export class ExportJob implements JobHandler {
  readonly kind = EXPORT;
  private readonly findings: FindingsQueries;

  constructor(private readonly parts: TransferParts) {
    this.findings = new FindingsQueries(parts.pool);
  }

  async run(job: Job, control: JobControl): Promise<JobOutcome> {
    const params = exportParams.parse(job.params);
    const entry = await this.findings.wave(job.subject, params.position);
    const wave = await waveOf(this.parts.loader, job.subject);
    if (entry === null || wave === null) return { state: 'failed', problem: noAnswersThen };
    const { respondents: total, synthetic } = entry;
    if (params.format === 'xlsx' && total > XLSX_ROWS) return { state: 'failed', problem: tooManyForXlsx };
    control.progress(0, total);
    let rows = 0;
    const counted = this.rows(job.subject, params.position, () => {
      if (control.cancelled()) throw new TakenBack();
      control.progress(++rows, total);
    });
    try {
      const write = params.format === 'csv' ? this.csv : this.xlsx;
      const { file, bytes } = await write.call(this, wave.instrument, counted, params, entry);
      return { state: 'done', output: file, result: { rows, bytes, synthetic } satisfies ExportResult };
    } catch (error) {
      if (error instanceof TakenBack) return { state: 'cancelled' };
      throw error;
    }
  }

  private async *rows(survey: string, position: number, onRow: () => void): AsyncGenerator<AnsweredRow> {
    let after: Parameters<FindingsQueries['answers']>[1]['after'];
    for (;;) {
      const page = { limit: PAGE, ...(after === undefined ? {} : { after }) };
      const { rows, next } = await this.findings.answers({ surveys: [survey] }, page, position);
      for (const { respondent, answeredOn, answers } of rows) {
        onRow();
        yield { respondent, answeredOn, answers };
      }
      if (next === null) return;
      after = next;
    }
  }

  private csv(
    instrument: Parameters<typeof answersCsv>[0],
    rows: AsyncIterable<AnsweredRow>,
    { language, position }: ExportParams,
    wave: WaveEntry,
  ): Promise<StoredFile> {
    const pieces = answersCsv(instrument, rows, language, notesOf(wave, position, language));
    return this.parts.spool.store(gathered(pieces), Number.MAX_SAFE_INTEGER);
  }

  private async xlsx(
    instrument: Parameters<typeof answersXlsx>[0],
    rows: AsyncIterable<AnsweredRow>,
    { language, position }: ExportParams,
    wave: WaveEntry,
  ): Promise<StoredFile> {
    const all: AnsweredRow[] = [];
    for await (const row of rows) all.push(row);
    const bytes = await answersXlsx(instrument, all, language, notesOf(wave, position, language));
    return this.parts.spool.store(once(bytes), Number.MAX_SAFE_INTEGER);
  }
}

/** What a reader of the file must know of it. */
function notesOf(wave: WaveEntry, position: number, language: 'id' | 'en'): string[] {
  const { location, period, instrument, respondents, population, synthetic } = wave;
  const about = text(
    `${location}, ${period.from} sampai ${period.until}; instrumen ${instrument.key} versi ${instrument.version}; ${respondents} dari ${population} IKM; posisi log ${position}`,
    `${location}, ${period.from} to ${period.until}; instrument ${instrument.key} version ${instrument.version}; ${respondents} of ${population} firms; log position ${position}`,
  );
  return [...(synthetic ? [SYNTHETIC[language]] : []), about[language]];
}

const SYNTHETIC = text(
  'DATA SINTETIS: responden dalam berkas ini buatan, bukan jawaban orang.',
  'SYNTHETIC DATA: the respondents of this file are made up; nobody gave these answers.',
);

const noAnswersThen = {
  code: 'wave-unknown-then',
  text: text('Gelombang ini belum ada pada posisi itu', 'The wave did not exist yet at that position'),
};

const tooManyForXlsx = {
  code: 'too-many-rows-for-xlsx',
  text: text(
    `Lebih dari ${XLSX_ROWS} responden; pilih CSV`,
    `More than ${XLSX_ROWS} respondents; choose CSV`,
  ),
  params: { most: XLSX_ROWS },
};

/** Lines in pieces worth encrypting. */
async function* gathered(pieces: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let held: string[] = [];
  let length = 0;
  for await (const piece of pieces) {
    held.push(piece);
    length += piece.length;
    if (length < 65_536) continue;
    yield Buffer.from(held.join(''));
    [held, length] = [[], 0];
  }
  yield Buffer.from(held.join(''));
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
