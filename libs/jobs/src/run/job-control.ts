import type { Claim, JobTable } from '../table/job-table.js';

/** Thrown in the middle of work that another worker has taken over, or that this process must leave. */
export class JobLostError extends Error {
  override name = 'JobLostError';
}

/** Thrown in the middle of work when its process is about to end: another one goes on. */
export class JobInterruptedError extends Error {
  override name = 'JobInterruptedError';
}

/**
 * Between a job and the table: progress goes there about once a second, and whether the job was taken back comes
 * from there. It beats on by itself, so that a step that takes long does not cost the lease.
 */
export class JobControl {
  private done = 0;
  private total: number | null;
  private standing: 'going' | 'cancel' | 'lost' = 'going';
  private beating: Promise<void> = Promise.resolve();
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly table: JobTable,
    private readonly claim: Claim,
    private readonly leaseMs: number,
    private readonly stopping: AbortSignal,
  ) {
    this.total = claim.job.total;
    const every = Math.min(1_000, leaseMs / 3);
    this.timer = setInterval(() => (this.beating = this.beating.then(() => this.beat())), every);
  }

  /** Notes how far it is; cheap enough to be called for every row. */
  progress(done: number, total: number | null = this.total): void {
    this.done = done;
    this.total = total;
  }

  /**
   * To be asked between two steps.
   *
   * @returns whether the job was taken back
   * @throws JobLostError when another worker has it, JobInterruptedError when this process ends
   */
  cancelled(): boolean {
    if (this.standing === 'lost') throw new JobLostError();
    if (this.stopping.aborted) throw new JobInterruptedError();
    return this.standing === 'cancel';
  }

  /** Writes the last word on progress. */
  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.beating;
    await this.beat();
  }

  private async beat(): Promise<void> {
    try {
      const { done, total } = this;
      this.standing = await this.table.progress(this.claim, { done, total }, this.leaseMs);
    } catch {
      // The database is away: the work itself finds out, and the lease decides.
    }
  }
}
