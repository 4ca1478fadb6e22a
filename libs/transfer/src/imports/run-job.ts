import { text } from '@app/contracts';
import { derivedCommandId } from '@app/event-store';
import type { Actor, Reason } from '@app/eventsourcing';
import { FileReading, type GoodRow, type ImportRow, isGood, SourceFailure } from '@app/imports';
import type { Job, JobControl, JobHandler, JobOutcome, JobProblem, SpoolFile } from '@app/jobs';
import { SpoolDamagedError } from '@app/jobs';
import type { ImportState, ImportStatus, Known } from '@app/programme';
import { importStatusOf, offsetHours, zoneOf } from '@app/programme';
import type { TransferParts } from '../parts.js';
import { fileDamaged, fileGone } from '../shared/problems.js';
import { spooledSource } from '../shared/source.js';
import { RowJudge, type Wave, waveOf } from './row-judge.js';
import { RowRecorder, type RowRefused } from './row-recorder.js';

export const RUN = 'run-import';

/** Rows on their way together: as many as the store writes in one statement. */
const BATCH = 256;
/** Batches on their way at once: one is written while the next is decided. */
const IN_FLIGHT = 2;
/** How often it is looked whether the import was dropped, in milliseconds. */
const LOOK_MS = 500;

/**
 * Records the rows of an import that was started, then commits it. Rows count once it is committed: where this ends
 * early, nothing counts, and the same job goes on from the file's first row, over what it recorded already.
 */
export class RunJob implements JobHandler {
  readonly kind = RUN;

  constructor(private readonly parts: TransferParts) {}

  async run(job: Job, control: JobControl): Promise<JobOutcome> {
    const { loader, spool } = this.parts;
    const known = await loader.import(job.subject);
    if (known === null || importStatusOf(known.state) !== 'started') return ended(known);
    const wave = await waveOf(loader, known.state.file!.survey);
    if (wave === null) throw new Error(`the wave of import ${job.subject} is gone`);
    try {
      const file = job.input === null ? null : await spool.open(job.input);
      if (file === null) return { state: 'failed', problem: fileGone };
      return await new Run(this.parts, known, wave, file, job.requester).run(control);
    } catch (error) {
      const cause = error instanceof SourceFailure ? error.cause : error;
      if (!(cause instanceof SpoolDamagedError)) throw cause;
      // Whoever drops an import takes its file away, also from under a run that has not looked yet.
      const now = await loader.import(job.subject);
      if (now === null || importStatusOf(now.state) !== 'started') return ended(now);
      return { state: 'failed', problem: fileDamaged };
    }
  }
}

function ended(known: Known<ImportState> | null): JobOutcome {
  const status = known === null ? 'dropped' : importStatusOf(known.state);
  return status === 'committed' ? { state: 'done' } : { state: 'cancelled' };
}

/** One run under way. */
class Run {
  private readonly recorder: RowRecorder;
  private readonly flying = new Set<Promise<RowRefused | null>>();
  private refused: RowRefused | null = null;
  private recorded = 0;
  private status: ImportStatus = 'started';
  private lookedAt = performance.now();

  constructor(
    private readonly parts: TransferParts,
    private readonly known: Known<ImportState>,
    private readonly wave: Wave,
    private readonly file: SpoolFile,
    private readonly actor: Actor,
  ) {
    const { store, loader, keyring, clock } = parts;
    const judge = new RowJudge({
      ...{ wave, import: known.stream, file: known.state.file!.file, actor },
      lateReason: known.state.late?.reason,
      now: () => clock.now(),
    });
    const { cluster } = wave.survey.state.wave!;
    this.recorder = new RowRecorder({ store, loader, keyring, judge, cluster, import: known.stream });
  }

  async run(control: JobControl): Promise<JobOutcome> {
    try {
      const unreadable = await this.recordAll(control);
      await this.land(0);
      if (this.status !== 'started') return { state: 'cancelled' };
      const refused = this.refused ?? unreadable;
      if (refused !== null) return { state: 'failed', problem: refusal(refused) };
      return await this.commit();
    } finally {
      await Promise.allSettled(this.flying);
    }
  }

  /** @returns a row that reads otherwise than it did in the dry run */
  private async recordAll(control: JobControl): Promise<RowRefused | null> {
    let batch: GoodRow[] = [];
    const { rows: total } = this.known.state.file!;
    for await (const row of this.reading()) {
      if (!isGood(row)) return { row: row.row, reasons: row.problems };
      batch.push(row);
      if (batch.length < BATCH) continue;
      this.send(batch);
      batch = [];
      await this.land(IN_FLIGHT - 1);
      control.progress(this.recorded, total);
      if (await this.shouldEnd(control)) return null;
    }
    if (batch.length > 0) this.send(batch);
    await this.land(0);
    control.progress(this.recorded, total);
    return null;
  }

  private reading(): AsyncGenerator<ImportRow> {
    const { region } = this.wave.survey.state.wave!;
    const options = { others: this.wave.others, offsetHours: offsetHours(zoneOf(region)) };
    return new FileReading(spooledSource(this.file), this.wave.instrument, options).rows();
  }

  private send(batch: readonly GoodRow[]): void {
    const flight = this.recorder.record(batch).then((refused) => {
      this.recorded += refused === null ? batch.length : 0;
      this.refused ??= refused;
      return refused;
    });
    flight.catch(() => undefined); // met by `land`
    this.flying.add(flight);
  }

  /** Waits until no more than so many batches are on their way. @throws the store's error */
  private async land(atMost: number): Promise<void> {
    while (this.flying.size > atMost) {
      const [oldest] = this.flying;
      await oldest;
      this.flying.delete(oldest!);
    }
  }

  private async shouldEnd(control: JobControl): Promise<boolean> {
    if (this.refused !== null) return true;
    const taken = control.cancelled();
    if (!taken && performance.now() - this.lookedAt < LOOK_MS) return false;
    this.lookedAt = performance.now();
    const now = await this.parts.loader.import(this.known.stream);
    this.status = now === null ? 'dropped' : importStatusOf(now.state);
    return this.status !== 'started';
  }

  private async commit(): Promise<JobOutcome> {
    const { stream, version } = this.known;
    const result = await this.parts.commands.executeInternal({
      category: 'import',
      stream,
      command: { type: 'commit-import', data: { rows: this.recorded } },
      commandId: derivedCommandId('commit-import', version, stream),
      account: 'reactor',
    });
    if (result.ok) return { state: 'done', result: { rows: this.recorded } };
    if (result.kind !== 'refused') throw new Error(`the import could not be committed: ${result.kind}`);
    const now = await this.parts.loader.import(stream);
    if (now === null || importStatusOf(now.state) !== 'started') return ended(now);
    const { reasons } = result.refusal;
    return { state: 'failed', problem: { code: reasons[0]!.code, text: reasons[0]!.text } };
  }
}

/** Names the row: it is what must be corrected before anything of the file can count. */
function refusal({ row, reasons }: RowRefused): JobProblem {
  const [first] = reasons as readonly [Reason];
  const { id, en } = first.text;
  const placed = id.startsWith('Baris ') ? first.text : text(`Baris ${row}: ${id}`, `Row ${row}: ${en}`);
  return { code: first.code, text: placed, params: { row } };
}
