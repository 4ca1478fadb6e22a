import { describeFault } from '@app/event-store';
import { isStateError, type WakeupQueue, within } from './backend/link.js';
import { KEPT, type Kept, type QueuesOptions, type Timing } from './options.js';
import { addWakeup } from './run/add-wakeup.js';
import { dropSchedules, keepSchedule } from './run/keep-schedules.js';
import { Running } from './run/running.js';
import { DEFAULT_QUEUE, type JobDefinition, type Schedule, scheduleId } from './setup/setup.js';
import { Station } from './station.js';
import type { Outage } from './watch/outage.js';

/**
 * Keeps the way to the backend open and the schedules stored: at the start, at every heartbeat, and whenever a lost
 * connection is back.
 */
export class Keeper {
  readonly kept: Kept;
  private readonly running = new Running();
  private readonly stopping = new AbortController();
  private readonly jobs: ReadonlyMap<string, JobDefinition>;
  private readonly schedules: readonly Schedule[];
  private open: Station | null = null;
  private beating: Promise<void> | null = null;
  private timer: NodeJS.Timeout | undefined;
  private tidied = false;

  constructor(
    private readonly options: QueuesOptions,
    private readonly times: Timing,
    private readonly outage: Outage,
    private readonly now: () => number,
  ) {
    this.kept = { ...KEPT, ...options.kept };
    this.jobs = new Map(options.jobs.map((job) => [job.name, job]));
    this.schedules = options.schedules ?? [];
  }

  /** Null before the backend answered for the first time, and after the end. */
  get station(): Station | null {
    return this.open;
  }

  async start(): Promise<void> {
    await this.beat();
    this.timer = setInterval(() => void this.beat(), this.times.heartbeat);
  }

  /** Tells runs under way to end, waits for them for the time of grace, and closes. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.stopping.abort();
    await this.beating;
    const station = this.open;
    this.open = null;
    if (station === null) return;
    const ended = (work: Promise<void>, ms: number) =>
      within(ms, work).then(
        () => true,
        () => false,
      );
    await ended(station.pause(), this.times.answer);
    const idle = await ended(this.running.idle(), this.times.grace);
    await station.close(!idle || this.outage.lasts);
  }

  /** @throws Error when the station has no such queue, which the check of the set-up rules out */
  queueOf(station: Station, job: JobDefinition): WakeupQueue {
    const queue = station.queues.get(job.queue ?? DEFAULT_QUEUE);
    if (queue === undefined) throw new Error(`no queue for job ${job.name}`);
    return queue;
  }

  /** One at a time: who asks during one waits for it. */
  private beat(): Promise<void> {
    this.beating ??= this.heartbeat().finally(() => (this.beating = null));
    return this.beating;
  }

  private async heartbeat(): Promise<void> {
    if (this.stopping.signal.aborted) return;
    try {
      this.open ??= await this.opened();
      await within(this.times.answer, this.keepSchedules(this.open));
      this.outage.over();
    } catch (error) {
      this.outage.seen(error);
    }
  }

  private async opened(): Promise<Station> {
    const station = await Station.open({
      ...this.options,
      times: this.times,
      stopping: this.stopping.signal,
      running: this.running,
      onError: (error) => this.outage.heard(error),
    });
    station.link.onBack(() => void this.beat());
    station.run((error) =>
      this.options.log.error({ fault: describeFault(error) }, 'a worker of queues ended'),
    );
    return station;
  }

  private async keepSchedules(station: Station): Promise<void> {
    await station.link.ping();
    for (const schedule of this.schedules) await this.keep(station, schedule);
    if (!this.tidied) await this.tidy(station);
  }

  private async keep(station: Station, schedule: Schedule): Promise<void> {
    const job = this.jobs.get(schedule.job)!;
    const queue = this.queueOf(station, job);
    try {
      if (!(await keepSchedule(queue, schedule, job, this.kept))) return;
    } catch (error) {
      if (!isStateError(error)) throw error;
      // The wake-up of that moment exists already; the next heartbeat looks again.
      this.options.log.warn({ schedule: scheduleId(schedule) }, 'a schedule could not be stored yet');
      return;
    }
    this.options.log.info({ schedule: scheduleId(schedule) }, 'a schedule was stored');
    // Nobody knows what was due since it got lost.
    if (schedule.catchUp ?? true)
      await addWakeup(queue, job, { key: null, delayMs: 0, now: this.now(), kept: this.kept });
  }

  /** Once only: while versions of the program change, two of them must not undo each other's schedules for ever. */
  private async tidy(station: Station): Promise<void> {
    if (this.schedules.length > 0)
      for (const queue of station.queues.values()) await dropSchedules(queue, this.schedules.map(scheduleId));
    this.tidied = true;
  }
}
