import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { Job, JobOutcome, NewJob } from './job.js';

/** A job in the hands of one worker. */
export interface Claim {
  readonly job: Job;
  /** Names the claim: who lost it writes nothing more. */
  readonly lease: string;
}

interface JobRow extends Omit<Job, 'requester' | 'createdAt' | 'updatedAt'> {
  readonly requested_by: string;
  readonly requested_person: string | null;
  readonly created_at: Date;
  readonly updated_at: Date;
}

const COLUMNS = `id, kind, subject, params, state, done::float8 as done, total::float8 as total, cancel, requested_by,
  requested_person, input, output, result, problem, attempts, created_at, updated_at`;

function jobOf(row: JobRow): Job {
  const { requested_by: account, requested_person: person, created_at, updated_at, ...rest } = row;
  return {
    ...rest,
    requester: { account, person },
    createdAt: created_at.toISOString(),
    updatedAt: updated_at.toISOString(),
  };
}

/** The table of jobs: it is the truth about them, whatever wakes the workers. */
export class JobTable {
  private readonly listeners = new Set<() => void>();

  constructor(private readonly pool: Pick<pg.Pool, 'query'>) {}

  /** Tells of work that came up in this process; a worker elsewhere finds it by looking. */
  onWork(listener: () => void): void {
    this.listeners.add(listener);
  }

  /** @returns the job as it stands: a job of this id that is there already stays as it is */
  async add(job: NewJob): Promise<Job> {
    await this.pool.query(
      `insert into work.job (id, kind, subject, params, requested_by, requested_person, input, total)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (id) do nothing`,
      [
        ...[job.id, job.kind, job.subject, job.params ?? {}],
        ...[job.requester.account, job.requester.person, job.input ?? null, job.total ?? null],
      ],
    );
    this.tell();
    return (await this.find(job.id))!;
  }

  async find(id: string): Promise<Job | null> {
    return this.one('where id = $1', [id]);
  }

  /**
   * Waits for a job to end.
   *
   * @param limitMs no longer than so many milliseconds
   * @returns the job as it stands then
   */
  async settled(id: string, limitMs: number): Promise<Job | null> {
    const end = performance.now() + limitMs;
    for (let wait = 20; ; wait = Math.min(wait * 1.5, 250)) {
      const job = await this.find(id);
      const open = job !== null && (job.state === 'queued' || job.state === 'running');
      if (!open || performance.now() + wait > end) return job;
      await pause(wait);
    }
  }

  /** @returns the newest job of a kind about something */
  async newest(kind: string, subject: string): Promise<Job | null> {
    return this.one('where kind = $1 and subject = $2 order by created_at desc, id limit 1', [kind, subject]);
  }

  /** @returns all jobs about something, newest first */
  async about(subject: string): Promise<Job[]> {
    const { rows } = await this.pool.query<JobRow>(
      `select ${COLUMNS} from work.job where subject = $1 order by created_at desc, id`,
      [subject],
    );
    return rows.map(jobOf);
  }

  /** Takes a job back: one that waits ends at once, one that runs when its worker next looks. */
  async cancel(id: string): Promise<Job | null> {
    await this.pool.query(
      `update work.job set cancel = true, updated_at = clock_timestamp(),
         state = case when state = 'queued' then 'cancelled' else state end
       where id = $1 and state in ('queued', 'running')`,
      [id],
    );
    return this.find(id);
  }

  /** Begins a job again that ended without success, or that waits and lost its file. */
  async requeue(id: string, input: string | null): Promise<Job | null> {
    await this.pool.query(
      `update work.job set state = 'queued', input = $2, problem = null, cancel = false, attempts = 0,
         not_before = clock_timestamp(), updated_at = clock_timestamp()
       where id = $1 and (state in ('failed', 'cancelled') or (state = 'queued' and input is null))`,
      [id, input],
    );
    this.tell();
    return this.find(id);
  }

  /**
   * Takes the oldest job that nobody works on: one that waits, or one whose worker has not been heard of.
   *
   * @param lease uuid of this claim @param leaseMs how long it holds without a word, in milliseconds
   */
  async claim(kinds: readonly string[], lease: string, leaseMs: number): Promise<Claim | null> {
    const { rows } = await this.pool.query<JobRow>({
      name: 'rumpun-claim-job',
      text: `update work.job set state = 'running', attempts = attempts + 1, lease = $2,
               lease_until = clock_timestamp() + make_interval(secs => $3 / 1000.0),
               updated_at = clock_timestamp()
             where id = (select id from work.job
                         where kind = any($1)
                           and ((state = 'queued' and not_before <= clock_timestamp())
                                or (state = 'running' and lease_until < clock_timestamp()))
                         order by created_at for update skip locked limit 1)
             returning ${COLUMNS}`,
      values: [kinds, lease, leaseMs],
    });
    return rows[0] === undefined ? null : { job: jobOf(rows[0]), lease };
  }

  /**
   * Notes how far a job is, and that its worker lives.
   *
   * @returns `lost` when another worker has it, `cancel` when it was taken back
   */
  async progress(
    { job, lease }: Claim,
    { done, total }: { done: number; total: number | null },
    leaseMs: number,
  ): Promise<'going' | 'cancel' | 'lost'> {
    const { rows } = await this.pool.query<{ cancel: boolean }>({
      name: 'rumpun-job-progress',
      text: `update work.job set attempts = case when $3 > done then 0 else attempts end,
               done = greatest(done, $3), total = $4, updated_at = clock_timestamp(),
               lease_until = clock_timestamp() + make_interval(secs => $5 / 1000.0)
             where id = $1 and lease = $2 and state = 'running' returning cancel`,
      values: [job.id, lease, done, total, leaseMs],
    });
    if (rows[0] === undefined) return 'lost';
    return rows[0].cancel ? 'cancel' : 'going';
  }

  /** @returns false when another worker has it by now: nothing was written */
  async end({ job, lease }: Claim, outcome: JobOutcome): Promise<boolean> {
    const [result, output, problem] =
      outcome.state === 'done'
        ? [outcome.result ?? null, outcome.output ?? null, null]
        : [null, null, outcome.state === 'failed' ? outcome.problem : null];
    const { rowCount } = await this.pool.query(
      `update work.job set state = $3, result = $4, output = $5, problem = $6, lease = null, lease_until = null,
         done = case when $3 = 'done' then coalesce(total, done) else done end, updated_at = clock_timestamp()
       where id = $1 and lease = $2 and state = 'running'`,
      [job.id, lease, outcome.state, result, output, problem],
    );
    return rowCount === 1;
  }

  /**
   * Gives a job back to be tried again.
   *
   * @param pauseMs not before so many milliseconds from now
   * @param counts whether this claim was an attempt that failed
   */
  async release({ job, lease }: Claim, pauseMs: number, counts: boolean): Promise<void> {
    await this.pool.query(
      `update work.job set state = 'queued', lease = null, lease_until = null, updated_at = clock_timestamp(),
         attempts = case when $4 then attempts else greatest(attempts - 1, 0) end,
         not_before = clock_timestamp() + make_interval(secs => $3 / 1000.0)
       where id = $1 and lease = $2 and state = 'running'`,
      [job.id, lease, pauseMs, counts],
    );
  }

  /** Forgets jobs that ended long ago. @returns how many */
  async sweep(days: number): Promise<number> {
    const { rowCount } = await this.pool.query(
      `delete from work.job where state in ('done', 'failed', 'cancelled')
         and updated_at < clock_timestamp() - make_interval(days => $1)`,
      [days],
    );
    return rowCount ?? 0;
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }

  private async one(where: string, values: readonly unknown[]): Promise<Job | null> {
    const { rows } = await this.pool.query<JobRow>(`select ${COLUMNS} from work.job ${where}`, [...values]);
    return rows[0] === undefined ? null : jobOf(rows[0]);
  }
}
