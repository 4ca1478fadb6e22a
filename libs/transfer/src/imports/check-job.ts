import { text } from '@app/contracts';
import { derivedCommandId } from '@app/event-store';
import type { CellProblem, FileFormat, GoodRow, ImportRow } from '@app/imports';
import { FileReading, isGood, problemAt, SourceFailure } from '@app/imports';
import type { Job, JobControl, JobHandler, JobOutcome, SpoolFile } from '@app/jobs';
import { SpoolDamagedError } from '@app/jobs';
import { offsetHours, surveyStatusOf, zoneOf } from '@app/programme';
import { FindingsQueries } from '@app/read-models';
import { z } from 'zod';
import type { TransferParts } from '../parts.js';
import { fileDamaged, fileGone } from '../shared/problems.js';
import { spooledSource } from '../shared/source.js';
import { type Standing, standings } from './known-responses.js';
import { problemOfReason, ReportWriter } from './report.js';
import { RowJudge, type Wave, waveOf } from './row-judge.js';

export const CHECK = 'check-import';
export const checkParams = z.strictObject({ survey: z.uuid(), sha256: z.string() });

/** What a dry run comes to; kept with its job. */
export interface CheckResult {
  readonly format: FileFormat;
  /** Rows of answers, without header and blank rows. */
  readonly rows: number;
  /** Rows against which nothing speaks. */
  readonly good: number;
  readonly problems: number;
}

/** Rows judged together: their respondents are looked up in one query. */
const BATCH = 500;
/** Any reason will do where it is only asked what else speaks against a row. */
const SOME_REASON = '-';

/**
 * Reads a file of answers to its end and says everything that is wrong with it: in the file, and with what stands in
 * the wave already. Nothing of it is recorded but that it was checked.
 */
export class CheckJob implements JobHandler {
  readonly kind = CHECK;

  constructor(private readonly parts: TransferParts) {}

  async run(job: Job, control: JobControl): Promise<JobOutcome> {
    const { spool, loader } = this.parts;
    const { survey, sha256 } = checkParams.parse(job.params);
    const wave = await waveOf(loader, survey);
    if (wave === null) throw new Error(`the wave ${survey} is gone`);
    try {
      const file = job.input === null ? null : await spool.open(job.input);
      if (file === null) return { state: 'failed', problem: fileGone };
      const outcome = await new Check(this.parts, job, wave, sha256, file).run(control);
      // Nobody can start it, and it may be another file than was meant, with names in it.
      if (outcome.state !== 'done') await spool.remove(job.input);
      return outcome;
    } catch (error) {
      const cause = error instanceof SourceFailure ? error.cause : error;
      if (cause instanceof SpoolDamagedError) return { state: 'failed', problem: fileDamaged };
      throw cause;
    }
  }
}

/** One dry run under way. */
class Check {
  private rows = 0;
  private good = 0;
  private problems = 0;
  private readonly judge: RowJudge;

  constructor(
    private readonly parts: TransferParts,
    private readonly job: Job,
    private readonly wave: Wave,
    private readonly sha256: string,
    private readonly file: SpoolFile,
  ) {
    const closed = surveyStatusOf(wave.survey.state) === 'closed';
    this.judge = new RowJudge({
      ...{ wave, import: job.subject, file: sha256, actor: job.requester },
      lateReason: closed ? SOME_REASON : undefined,
      now: () => parts.clock.now(),
    });
  }

  async run(control: JobControl): Promise<JobOutcome> {
    const report = await ReportWriter.begin(this.parts.spool);
    try {
      const outcome = await this.read(control, report);
      if (outcome.state !== 'done') await report.discard();
      return outcome;
    } catch (error) {
      await report.discard().catch(() => undefined);
      throw error;
    }
  }

  private async read(control: JobControl, report: ReportWriter): Promise<JobOutcome> {
    const reading = this.reading(control);
    let batch: ImportRow[] = [];
    let unreadable: CellProblem | null = null;
    for await (const row of reading.rows()) {
      if (control.cancelled()) return { state: 'cancelled' };
      await report.head({ format: reading.format, unknownColumns: reading.unknownColumns });
      unreadable = row.kind === 'file' ? (row.problems[0] ?? null) : null;
      batch.push(row);
      if (batch.length < BATCH) continue;
      await this.flush(batch, report);
      batch = [];
    }
    await this.flush(batch, report);
    const { format } = reading;
    if (format === null) {
      const { code, text } = unreadable!;
      return { state: 'failed', problem: { code, text } };
    }
    await report.head({ format, unknownColumns: reading.unknownColumns });
    const { file } = await report.finish();
    return this.record(format, file);
  }

  private reading(control: JobControl): FileReading {
    const { wave, others } = { wave: this.wave.survey.state.wave!, others: this.wave.others };
    return new FileReading(spooledSource(this.file), this.wave.instrument, {
      others,
      offsetHours: offsetHours(zoneOf(wave.region)),
      onProgress: ({ bytes, size }) => control.progress(bytes, size),
    });
  }

  private async flush(batch: readonly ImportRow[], report: ReportWriter): Promise<void> {
    const { pool, loader } = this.parts;
    const good = batch.filter(isGood);
    const streams = new Map(good.map((row) => [row as ImportRow, this.judge.streamOf(row)]));
    const known = await standings(pool, loader, [...streams.values()]);
    const strays = await this.strays(good);
    for (const row of batch) {
      if (row.kind === 'row') this.rows += 1;
      const stream = streams.get(row);
      const problems = isGood(row)
        ? [...this.against(row, stream!, known.get(stream!)!), ...strayed(row, strays)]
        : row.problems;
      if (row.kind === 'row' && problems.length === 0) this.good += 1;
      this.problems += problems.length;
      await report.problems(problems);
    }
  }

  /** @returns the clusters, of the same forum, in which respondents of these codes have answered */
  private async strays(rows: readonly GoodRow[]): Promise<ReadonlyMap<string, string>> {
    const codes = rows.map(({ respondent }) => respondent);
    const { cluster } = this.wave.survey.state.wave!;
    const found = await new FindingsQueries(this.parts.pool).respondentsElsewhere(cluster, codes);
    return new Map(found.map(({ respondent, name }) => [respondent, name]));
  }

  private against(row: GoodRow, stream: string, { state, source }: Standing): readonly CellProblem[] {
    const { decision } = this.judge.decide(row, stream, state, source);
    return decision.ok ? [] : decision.refusal.reasons.map((reason) => problemOfReason(row.row, reason));
  }

  /** That the file was checked is a fact; what was found in it is not. */
  private async record(format: FileFormat, output: string): Promise<JobOutcome> {
    const { rows, good, problems, job } = this;
    const data = {
      ...{ survey: this.judge.survey, file: this.sha256, format },
      ...{ bytes: this.file.size, rows, problems },
    };
    const recorded = await this.parts.commands.executeInternal({
      category: 'import',
      stream: job.subject,
      command: { type: 'check-import', data },
      commandId: derivedCommandId(CHECK, job.id, job.subject),
      ...job.requester,
    });
    if (!recorded.ok) throw new Error(`a dry run could not be recorded: ${recorded.kind}`);
    return { state: 'done', output, result: { format, rows, good, problems } satisfies CheckResult };
  }
}

/** A code stands for one firm: the file was meant for another cluster's wave, or two firms share a code. */
function strayed({ row, respondent }: GoodRow, strays: ReadonlyMap<string, string>): CellProblem[] {
  const name = strays.get(respondent);
  if (name === undefined) return [];
  const words = text(
    `kode ini milik responden ${name}; kirim barisnya ke gelombang klaster itu, atau beri IKM ini kode lain`,
    `this code is of a respondent of ${name}; send its row to a wave of that cluster, or give this firm another code`,
  );
  return [problemAt({ row, column: 'respondent' }, 'respondent-in-another-cluster', words)];
}
