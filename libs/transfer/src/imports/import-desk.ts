import type { Bilingual } from '@app/contracts';
import { text } from '@app/contracts';
import { defaultLimits, type CellProblem } from '@app/imports';
import type { Job, Requester, StoredFile } from '@app/jobs';
import type { ImportStatus } from '@app/programme';
import { importStatusOf, importStreamId, surveyStatusOf } from '@app/programme';
import type { TransferParts } from '../parts.js';
import { CHECK, type CheckResult } from './check-job.js';
import { enqueueRun, isUnderWay, jobIdOf } from './import-jobs.js';
import { Report } from './report.js';

/** What became of a file that was sent. */
export interface Received {
  /** The import's stream; there is none before the file was checked. */
  readonly import: string;
  /** What works on it, or has; null when there is nothing to do. */
  readonly job: Job | null;
  /** Said when the file was sent before and its import runs or is in. */
  readonly already: Bilingual | null;
}

export type ReceiveResult =
  | ({ readonly ok: true } & Received)
  | { readonly ok: false; readonly code: string; readonly text: Bilingual };

/** What is known of an import beside its stream. */
export interface ImportFindings {
  /** The job at work or the last one; null when it is forgotten. */
  readonly job: Job | null;
  /** Rows against which nothing speaks; null when the dry run is forgotten. */
  readonly good: number | null;
  readonly unknownColumns: readonly string[];
  /** The first problems, in the order of the file. */
  readonly firstProblems: readonly CellProblem[];
  /** Whether the file is still kept, so that the import can be started. */
  readonly fileKept: boolean;
}

/** 64 MiB. */
export const UPLOAD_LIMIT = defaultLimits.fileBytes;
/** How many problems are shown at once; the file of problems has all. */
export const SHOWN_PROBLEMS = 200;

const ALREADY: Readonly<Partial<Record<ImportStatus, Bilingual>>> = {
  committed: text(
    'Berkas ini sudah diimpor; tidak ada yang berubah.',
    'This file was imported already; nothing changes.',
  ),
  started: text('Impor berkas ini sedang berjalan.', 'The import of this file is running.'),
};

/** Takes files of answers and tells how their imports stand. Who may is the caller's question. */
export class ImportDesk {
  constructor(private readonly parts: TransferParts) {}

  /**
   * Stores a file as it comes and has it checked.
   *
   * @param survey a wave's id @param content in pieces, never held in memory
   * @throws SpoolLimitError beyond 64 MiB, and whatever the content ends with; nothing of it stays then
   */
  async receive(
    survey: string,
    content: AsyncIterable<Uint8Array>,
    requester: Requester,
  ): Promise<ReceiveResult> {
    const wave = await this.parts.loader.survey(survey);
    if (wave === null || surveyStatusOf(wave.state) === 'withdrawn') return noWave;
    const stored = await this.parts.spool.store(content, UPLOAD_LIMIT);
    const received = await this.take(survey, stored, requester);
    return { ok: true, ...received };
  }

  private async take(survey: string, stored: StoredFile, requester: Requester): Promise<Received> {
    const { jobs, spool, loader } = this.parts;
    const stream = importStreamId(survey, stored.sha256);
    const known = await loader.import(stream);
    const status = known === null ? null : importStatusOf(known.state);
    const already = (status !== null && ALREADY[status]) || null;
    if (status === 'started') return { import: stream, job: await this.resume(stream, stored.file), already };
    const checking = status === 'committed' ? null : await jobs.newest(CHECK, stream);
    if (status === 'committed' || isUnderWay(checking)) {
      await spool.remove(stored.file);
      return { import: stream, job: checking, already };
    }
    const job = await jobs.add({
      id: jobIdOf(CHECK, stream, stored.file),
      ...{ kind: CHECK, subject: stream, requester, input: stored.file, total: stored.bytes },
      params: { survey, sha256: stored.sha256 },
    });
    await spool.remove(checking?.input ?? null, checking?.output ?? null);
    return { import: stream, job, already };
  }

  /** The file of a running import came again: the run goes on with it where its own is gone, or where it failed. */
  private async resume(stream: string, file: string): Promise<Job | null> {
    const { jobs, spool } = this.parts;
    // The run of this start: one of an earlier start, dropped since, is over.
    const run = await enqueueRun(this.parts, stream);
    const going = run === null || run.state === 'done' || (isUnderWay(run) && run.input !== null);
    if (going) {
      await spool.remove(file);
      return run;
    }
    await spool.remove(run.input);
    return jobs.requeue(run.id, file);
  }

  /** Takes a dry run back that was not over; its file is kept no longer. @param id of the job */
  async takeBack(id: string): Promise<Job | null> {
    const job = await this.parts.jobs.cancel(id);
    // One that runs removes its file itself when it ends.
    if (job?.state === 'cancelled') await this.parts.spool.remove(job.input);
    return job;
  }

  /** Makes the job of an import that was just started, without waiting for the reactor that would. */
  run(stream: string): Promise<Job | null> {
    return enqueueRun(this.parts, stream);
  }

  /** @param shown how many problems to tell */
  async findings(stream: string, shown: number = SHOWN_PROBLEMS): Promise<ImportFindings> {
    const about = await this.parts.jobs.about(stream);
    const checked = about.find(({ kind, state }) => kind === CHECK && state === 'done');
    const report = await this.report(checked);
    const first = await report?.first(shown);
    return {
      job: about[0] ?? null,
      good: (checked?.result as CheckResult | undefined)?.good ?? null,
      unknownColumns: first?.unknownColumns ?? [],
      firstProblems: first?.problems ?? [],
      fileKept: about.some(({ input }) => input !== null),
    };
  }

  /** @returns every problem of the newest dry run, in the order of the file; null when it is kept no longer */
  async problems(stream: string): Promise<AsyncGenerator<CellProblem> | null> {
    const about = await this.parts.jobs.about(stream);
    const report = await this.report(about.find(({ kind, state }) => kind === CHECK && state === 'done'));
    return report?.problems() ?? null;
  }

  private async report(checked: Job | undefined): Promise<Report | null> {
    if (checked === undefined || checked.output === null) return null;
    const file = await this.parts.spool.open(checked.output);
    return file === null ? null : new Report(file);
  }
}

const noWave = {
  ok: false,
  code: 'wave-withdrawn',
  text: text('Gelombang ini telah dicabut atau tidak ada', 'The wave was withdrawn or does not exist'),
} as const;
