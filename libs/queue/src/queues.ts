import { within } from './backend/link.js';
import { Keeper } from './keeper.js';
import { type QueuesOptions, type Timing, TIMING } from './options.js';
import { addWakeup } from './run/add-wakeup.js';
import { patternProblems } from './setup/cron.js';
import {
  DEFAULT_QUEUE,
  type JobDefinition,
  QueueSetupError,
  type Schedule,
  setupProblems,
} from './setup/setup.js';
import type { Station } from './station.js';
import {
  type DeadLetter,
  type DeadLetterAnswer,
  listDeadLetters,
  refusal,
  withDeadLetter,
} from './watch/dead-letters.js';
import { Outage } from './watch/outage.js';
import {
  type QueueStatus,
  queueStatus,
  type ScheduleStatus,
  scheduleStatus,
  storedSchedules,
  unstored,
} from './watch/status.js';

export interface WakeOptions {
  /** Not before so many milliseconds from now, up to a year; 0 by default. */
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

const YEAR_MS = 366 * 86_400_000;
const KEY_MAX = 200;

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
  private readonly outage: Outage;
  private readonly keeper: Keeper;
  private started = false;

  constructor(private readonly options: QueuesOptions) {
    this.jobs = new Map(options.jobs.map((job) => [job.name, job]));
    this.schedules = options.schedules ?? [];
    this.times = { ...TIMING, ...options.timing };
    this.clock = options.clock ?? { now: () => new Date().toISOString() };
    this.outage = new Outage(options.backend.kind, options.log);
    this.keeper = new Keeper(options, this.times, this.outage, () => this.now());
  }

  /**
   * Checks the set-up, opens the backend, stores the schedules and works. A backend that is away is no error: it is
   * opened once it answers.
   * @throws QueueSetupError naming all that does not fit, before anything connects
   */
  async start(): Promise<void> {
    if (this.started) return;
    const problems = [
      ...setupProblems(this.options.jobs, this.options.handlers, this.schedules),
      ...(await patternProblems(this.schedules, this.now())),
    ];
    if (problems.length > 0) throw new QueueSetupError(problems);
    this.started = true;
    await this.keeper.start();
  }

  /** Takes no more wake-ups, tells those under way to end, waits for them for the time of grace, and closes. */
  stop(): Promise<void> {
    return this.keeper.stop();
  }

  /**
   * Wakes a job. Wake-ups of one job and key that wait at the same time are one; one that comes while the job runs
   * leads to one more run. Delayed ones are one where they are due in the same second.
   * @returns false when the backend cannot be reached: the next schedule makes up for it
   * @throws RangeError when the name is no job, the key empty or too long, or the delay not from 0 to a year
   */
  async wake(name: string, { delayMs = 0, key }: WakeOptions = {}): Promise<boolean> {
    const job = this.jobs.get(name);
    if (job === undefined) throw new RangeError(`${name} is no job`);
    if (key === '' || (key?.length ?? 0) > KEY_MAX)
      throw new RangeError(`a key has 1 to ${KEY_MAX} characters`);
    if (!(delayMs >= 0 && delayMs <= YEAR_MS)) throw new RangeError(`${delayMs} ms is no delay`);
    const wakeup = { key: key ?? null, delayMs, now: this.now(), kept: this.keeper.kept };
    const added = await this.ask(async (station) => {
      await addWakeup(this.keeper.queueOf(station, job), job, wakeup);
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
      schedules: seen?.schedules ?? this.schedules.map(unstored),
    };
  }

  /** @param limit 1 to 1,000 @returns newest first; null when the backend cannot be reached */
  async deadLetters(limit = 100): Promise<readonly DeadLetter[] | null> {
    return (await this.ask(({ queues }) => listDeadLetters([...queues.values()], limit))) ?? null;
  }

  /** Puts a dead letter back to be run, with all its attempts again. */
  retry(id: string): Promise<DeadLetterAnswer> {
    return this.deal(id, (job) =>
      job.retry('failed', { resetAttemptsMade: true, resetAttemptsStarted: true }),
    );
  }

  /** Removes a dead letter. */
  discard(id: string): Promise<DeadLetterAnswer> {
    return this.deal(id, (job) => job.remove());
  }

  private async deal(id: string, act: Parameters<typeof withDeadLetter>[2]): Promise<DeadLetterAnswer> {
    const answer = await this.ask(({ queues }) => withDeadLetter([...queues.values()], id, act));
    return answer ?? refusal('unreachable');
  }

  private async look(station: Station, now: number): Promise<Pick<QueuesStatus, 'queues' | 'schedules'>> {
    const names = (queue: string) =>
      this.options.jobs.filter((job) => (job.queue ?? DEFAULT_QUEUE) === queue).map(({ name }) => name);
    const [queues, schedules] = await Promise.all([
      Promise.all([...station.queues].map(([name, queue]) => queueStatus(queue, names(name), now))),
      this.lookAtSchedules(station),
    ]);
    return { queues, schedules };
  }

  /** A process that keeps none shows those that others keep. */
  private async lookAtSchedules(station: Station): Promise<readonly ScheduleStatus[]> {
    if (this.schedules.length === 0)
      return (await Promise.all([...station.queues.values()].map(storedSchedules))).flat();
    const kept = this.schedules.map((one) =>
      scheduleStatus(this.keeper.queueOf(station, this.jobs.get(one.job)!), one),
    );
    return Promise.all(kept);
  }

  /** @returns undefined when the backend cannot be reached in time */
  private async ask<T>(question: (station: Station) => Promise<T>): Promise<T | undefined> {
    const { station } = this.keeper;
    if (station === null) return undefined;
    try {
      const answer = await within(this.times.answer, question(station));
      this.outage.over();
      return answer;
    } catch (error) {
      this.outage.seen(error);
      return undefined;
    }
  }

  private now(): number {
    return Date.parse(this.clock.now());
  }
}

/**
 * @param options which backend, which jobs, who handles them
 * @returns queues that do nothing before `start`
 */
export const openQueues = (options: QueuesOptions): Queues => new Queues(options);
