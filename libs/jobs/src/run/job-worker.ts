import { randomUUID } from 'node:crypto';
import type { RunnerLog } from '@app/event-store';
import { describeFault, isTransient } from '@app/event-store';
import { text } from '@app/contracts';
import type { Job, JobOutcome } from '../table/job.js';
import type { Claim, JobTable } from '../table/job-table.js';
import { JobControl, JobLostError } from './job-control.js';

/** What does the work of one kind of job. It may be called again for the same job after a crash. */
export interface JobHandler {
  readonly kind: string;
  /**
   * @throws Error when it should be tried again: a lost connection for as long as it takes, anything else a few times
   */
  run(job: Job, control: JobControl): Promise<JobOutcome>;
  /** Called once a job of this kind was given up after too many attempts, for what it should leave behind. */
  readonly onGivenUp?: (job: Job) => Promise<void>;
}

export interface JobWorkerOptions {
  readonly table: JobTable;
  readonly handlers: readonly JobHandler[];
  /** Jobs at work at once in this process; 2 by default. */
  readonly slots?: number;
  /** How long a job is left alone whose worker says nothing, in milliseconds; 15,000 by default. */
  readonly leaseMs?: number;
  /** Pause between two looks at the table, in milliseconds; 500 by default. */
  readonly everyMs?: number;
  /** Claims without progress before a job is given up; 10 by default. */
  readonly attempts?: number;
  readonly log: RunnerLog;
}

/** Works on jobs: several processes may, each job is in the hands of one. */
export class JobWorker {
  private readonly handlers: ReadonlyMap<string, JobHandler>;
  private readonly kinds: readonly string[];
  private readonly stopping = new AbortController();
  private readonly leaseMs: number;
  private loops: readonly Promise<void>[] = [];
  private wakers: (() => void)[] = [];

  /** @throws Error when two handlers are of one kind */
  constructor(private readonly options: JobWorkerOptions) {
    this.handlers = new Map(options.handlers.map((handler) => [handler.kind, handler]));
    if (this.handlers.size < options.handlers.length) throw new Error('two handlers are of one kind');
    this.kinds = [...this.handlers.keys()];
    this.leaseMs = options.leaseMs ?? 15_000;
    options.table.onWork(() => this.hint());
  }

  start(): void {
    if (this.loops.length > 0 || this.stopping.signal.aborted) return;
    this.loops = Array.from({ length: this.options.slots ?? 2 }, () => this.loop());
  }

  /** Gives back what it works on, to be gone on with by another worker, and ends. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.hint();
    await Promise.all(this.loops);
  }

  /** There may be work: look at once. */
  hint(): void {
    for (const wake of this.wakers.splice(0)) wake();
  }

  /** Works on one job, if there is one. @returns whether there was @throws the database's error */
  async runOnce(): Promise<boolean> {
    const claim = await this.options.table.claim(this.kinds, randomUUID(), this.leaseMs);
    if (claim === null) return false;
    await this.work(claim);
    return true;
  }

  private async loop(): Promise<void> {
    const { log, everyMs = 500 } = this.options;
    let failures = 0;
    while (!this.stopping.signal.aborted) {
      const found = await this.runOnce().then(
        (worked) => ((failures = 0), worked),
        (error: unknown) => {
          if (++failures === 1)
            log.error({ fault: describeFault(error) }, 'jobs cannot be looked for; trying on');
          return false;
        },
      );
      if (!found) await this.wait(Math.min(everyMs * 2 ** failures, Math.max(everyMs, 5_000)));
    }
  }

  private async work(claim: Claim): Promise<void> {
    const { table, log, attempts = 10 } = this.options;
    const { job } = claim;
    if (job.attempts > attempts) return this.giveUp(claim);
    const control = new JobControl(table, claim, this.leaseMs, this.stopping.signal);
    try {
      const outcome = await this.handlers.get(job.kind)!.run(job, control);
      await control.close();
      if (await table.end(claim, outcome))
        log.info({ job: job.id, kind: job.kind, state: outcome.state }, 'job');
    } catch (error) {
      await control.close();
      await this.failed(claim, error);
    }
  }

  private async failed(claim: Claim, error: unknown): Promise<void> {
    const { table, log } = this.options;
    const { id, kind, attempts } = claim.job;
    if (error instanceof JobLostError) return;
    const stopping = this.stopping.signal.aborted;
    if (!stopping) log.warn({ job: id, kind, attempts, fault: describeFault(error) }, 'a job broke off');
    const counts = !stopping && !isTransient(error);
    const pauseMs = counts ? Math.min(30_000, 250 * 2 ** attempts) : stopping ? 0 : 1_000;
    // Without news of it the lease runs out and the job comes again.
    await table.release(claim, pauseMs, counts).catch(() => undefined);
  }

  private async giveUp(claim: Claim): Promise<void> {
    const { table, log } = this.options;
    const { job } = claim;
    log.error({ job: job.id, kind: job.kind }, 'a job was given up');
    await this.handlers.get(job.kind)!.onGivenUp?.(job);
    const words = text(
      'Pekerjaan ini berulang kali gagal karena kesalahan di server; kesalahannya dicatat',
      'This work failed again and again through a fault of the server, which has been recorded',
    );
    await table.end(claim, { state: 'failed', problem: { code: 'internal', text: words } });
  }

  private wait(ms: number): Promise<void> {
    if (this.stopping.signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wakers.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}
