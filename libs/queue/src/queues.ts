import { createHash, randomUUID } from 'node:crypto';
import { describeFault } from '@app/event-store';
import { within } from './backend/link.js';
import { type QueuesOptions, type Timing, TIMING } from './options.js';
import { dropSchedules, jobOptions, keepSchedule } from './run/keep-schedules.js';
import { Running } from './run/running.js';
import { patternProblems } from './setup/cron.js';
import {
  DEFAULT_QUEUE,
  type JobDefinition,
  QueueSetupError,
  type Schedule,
  scheduleId,
  setupProblems,
} from './setup/setup.js';
import { Station } from './station.js';
import {
  type DeadLetter,
  type DeadLetterAnswer,
  listDeadLetters,
  refusal,
  withDeadLetter,
} from './watch/dead-letters.js';
import { Outage } from './watch/outage.js';
import { type QueueStatus, queueStatus, type ScheduleStatus, scheduleStatus } from './watch/status.js';

export interface WakeOptions {
  /** Not before so many milliseconds from now; 0 by default. */
  readonly delayMs?: number;
  /** What to look at, such as an id: handed to the handler, at most 200 characters, never personal data. */
  readonly key?: string;
}

export interface QueuesStatus {
  readonly backend: 'postgres' | 'redis';
  readonly state: 'reachable' | 'unreachable';
  /** Why it cannot be reached: an error's code or class. */
  readonly fault: string | null;
  /** ISO 8601 UTC. */
  readonly at: string;
  /** Empty while unreachable. */
  readonly queues: readonly QueueStatus[];
  readonly schedules: readonly ScheduleStatus[];
}

/**
 * The queues of wake-ups, over PostgreSQL or Redis. They hold nothing that the database does not say better: a
 * wake-up may be lost or come twice. Schedules that got lost are stored anew by a heartbeat, which also opens a
 * backend that was away.
 */
export class Queues {
  private readonly jobs: ReadonlyMap<string, JobDefinition>;
  private readonly schedules: readonly Schedule[];
  private readonly times: Timing;
  private readonly clock: { now(): string };
  private readonly running = new Running();
  private readonly stopping = new AbortController();
  private readonly outage: Outage;
  private station: Station | null = null;
  private beating: Promise<void> | null = null;
  private timer: NodeJS.Timeout | undefined;
  private started = false;
  private tidied = false;

  constructor(private readonly options: QueuesOptions) {
    this.jobs = new Map(options.jobs.map((job) => [job.name, job]));
    this.schedules = options.schedules ?? [];
    this.times = { ...TIMING, ...options.timing };
    this.clock = options.clock ?? { now: () => new Date().toISOString() };
    this.outage = new Outage(options.backend.kind, options.log);
  }

  /**
   * Checks the set-up, opens the backend, stores the schedules and works. A backend that is away is no error: it is
   * opened once it answers.
   * @throws QueueSetupError naming all that does not fit, before anything connects
   */
  async start(): Promise<void> {
    if (this.started) return;
    const { jobs, handlers } = this.options;
    const problems = [
      ...setupProblems(jobs, handlers, this.schedules),
      ...(await patternProblems(this.schedules, this.now())),
    ];
    if (problems.length > 0) throw new QueueSetupError(problems);
    this.started = true;
    await this.beat();
    this.timer = setInterval(() => void this.beat(), this.times.heartbeat);
  }

  /** Takes no more wake-ups, tells those under way to end, waits for them for the time of grace, and closes. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.stopping.abort();
    await this.beating;
    const { station } = this;
    this.station = null;
    if (station === null) return;
    await within(this.times.answer, station.pause()).catch(() => undefined);
    const idle = await within(this.times.grace, this.running.idle()).then(
      () => true,
      () => false,
    );
    await station.close(!idle || this.outage.lasts);
  }

  /**
   * Wakes a job. Wake-ups of one job and key that wait at the same time are one; one that comes while the job runs
   * leads to one more run. Delayed ones are one where they are due in the same second.
   * @returns false when the backend cannot be reached: the next schedule makes up for it
   * @throws RangeError when the name is no job, the key too long or the delay no number from 0 to a year
   */
  async wake(name: string, { delayMs = 0, key }: WakeOptions = {}): Promise<boolean> {
    const job = this.jobs.get(name);
    if (job === undefined) throw new RangeError(`${name} is no job`);
    if (key !== undefined && (key === '' || key.length > 200))
      throw new RangeError('a key has 1 to 200 letters');
    if (!(delayMs >= 0 && delayMs <= 366 * 86_400_000)) throw new RangeError(`${delayMs} ms is no delay`);
    const added = await this.ask(async (station) => {
      await this.add(station, job, key ?? null, delayMs);
      return true;
    });
    return added ?? false;
  }

  /** What an administrator sees. Answers within a few seconds whatever the backend does. */
  async status(): Promise<QueuesStatus> {
    const at = this.clock.now();
    const seen = await this.ask((station) => this.look(station, Date.parse(at)));
    return {
      backend: this.options.backend.kind,
      state: seen === undefined ? 'unreachable' : 'reachable',
      fault: seen === undefined ? (this.outage.code ?? 'not-started') : null,
      at,
      queues: seen?.queues ?? [],
      schedules: seen?.schedules ?? this.schedules.map((one) => ({ ...shown(one), nextAt: null })),
    };
  }

  /** @param limit 1 to 1,000 @returns newest first; null when the backend cannot be reached */
  async deadLetters(limit = 100): Promise<readonly DeadLetter[] | null> {
    return (await this.ask(({ queues }) => listDeadLetters([...queues.values()], limit))) ?? null;
  }

  /** Puts a dead letter back to be run, with all its attempts again. */
  async retry(id: string): Promise<DeadLetterAnswer> {
    return this.deal(id, (job) =>
      job.retry('failed', { resetAttemptsMade: true, resetAttemptsStarted: true }),
    );
  }

  /** Removes a dead letter. */
  async discard(id: string): Promise<DeadLetterAnswer> {
    return this.deal(id, (job) => job.remove());
  }

  private async deal(id: string, act: Parameters<typeof withDeadLetter>[2]): Promise<DeadLetterAnswer> {
    const answer = await this.ask(({ queues }) => withDeadLetter([...queues.values()], id, act));
    return answer ?? refusal('unreachable');
  }

  private async add(
    station: Station,
    job: JobDefinition,
    key: string | null,
    delayMs: number,
  ): Promise<void> {
    const due = Math.ceil((this.now() + delayMs) / 1_000) * 1_000;
    const wait = delayMs === 0 ? 0 : due - this.now();
    const about = JSON.stringify([job.name, key, delayMs === 0 ? null : due]);
    const id = createHash('sha256').update(about).digest('hex');
    await this.queueOf(station, job).add(
      job.name,
      { key },
      { ...jobOptions(job), jobId: randomUUID(), delay: wait, deduplication: { id, keepLastIfActive: true } },
    );
  }

  private async look(station: Station, now: number): Promise<Pick<QueuesStatus, 'queues' | 'schedules'>> {
    const names = (queue: string) =>
      [...this.jobs.values()].filter((job) => (job.queue ?? DEFAULT_QUEUE) === queue).map(({ name }) => name);
    const [queues, schedules] = await Promise.all([
      Promise.all([...station.queues].map(([name, queue]) => queueStatus(queue, names(name), now))),
      Promise.all(this.schedules.map((one) => scheduleStatus(this.queueFor(station, one), one))),
    ]);
    return { queues, schedules };
  }

  /** @returns undefined when the backend cannot be reached in time */
  private async ask<T>(question: (station: Station) => Promise<T>): Promise<T | undefined> {
    const { station } = this;
    if (station === null) return undefined;
    try {
      const answer = await within(
        this.times.answer,
        station.link.ping().then(() => question(station)),
      );
      this.outage.over();
      return answer;
    } catch (error) {
      this.outage.seen(error);
      return undefined;
    }
  }

  /** One heartbeat at a time: opens what is closed, and stores the schedules that are missing. */
  private beat(): Promise<void> {
    this.beating ??= this.heartbeat().finally(() => (this.beating = null));
    return this.beating;
  }

  private async heartbeat(): Promise<void> {
    if (this.stopping.signal.aborted) return;
    try {
      if (this.station === null) await this.open();
      await within(this.times.answer, this.keepSchedules(this.station!));
      this.outage.over();
    } catch (error) {
      this.outage.seen(error);
    }
  }

  private async open(): Promise<void> {
    const station = await Station.open({
      ...this.options,
      times: this.times,
      stopping: this.stopping.signal,
      running: this.running,
      onError: (error) => this.outage.heard(error),
    });
    station.link.onBack(() => void this.beat());
    this.station = station;
    station.run((error) =>
      this.options.log.error({ fault: describeFault(error) }, 'a worker of queues ended'),
    );
  }

  private async keepSchedules(station: Station): Promise<void> {
    await station.link.ping();
    for (const schedule of this.schedules) {
      const job = this.jobs.get(schedule.job)!;
      if (!(await keepSchedule(this.queueOf(station, job), schedule, job))) continue;
      this.options.log.info({ schedule: scheduleId(schedule) }, 'a schedule was stored');
      // Nobody knows what was due since it got lost.
      if (schedule.catchUp ?? true) await this.add(station, job, null, 0);
    }
    if (!this.tidied && this.schedules.length > 0) await this.tidy(station);
    this.tidied = true;
  }

  /** Once only: while versions of the program change, two of them must not undo each other's schedules for ever. */
  private async tidy(station: Station): Promise<void> {
    const wanted = this.schedules.map(scheduleId);
    for (const queue of station.queues.values()) await dropSchedules(queue, wanted);
  }

  private queueOf(station: Station, { queue = DEFAULT_QUEUE }: JobDefinition) {
    return station.queues.get(queue)!;
  }

  private queueFor(station: Station, schedule: Schedule) {
    return this.queueOf(station, this.jobs.get(schedule.job)!);
  }

  private now(): number {
    return Date.parse(this.clock.now());
  }
}

const shown = (schedule: Schedule) => ({
  id: scheduleId(schedule),
  job: schedule.job,
  pattern: schedule.pattern,
  tz: schedule.tz,
});

/**
 * @param options which backend, which jobs, who handles them
 * @returns queues that do nothing before `start`
 */
export const openQueues = (options: QueuesOptions): Queues => new Queues(options);
