import type { CommandService, Directory, StateLoader } from '@app/application';
import type { Channel } from '@app/channels';
import type { NoticeChannel, QueuesStatusView } from '@app/contracts';
import { type PostgresEventStore, restartReactor } from '@app/event-store';
import type { Clock, Logger } from '@app/platform';
import { type BackendChoice, openQueues, type Queues, type Timing } from '@app/queue';
import { RoleHolderQueries, WishQueries } from '@app/read-models';
import {
  Addressing,
  AgendaReactor,
  Courier,
  type CourierResult,
  DeliveryTable,
  AnswerDesk,
  CalendarFeeds,
  type AnswerLinks,
  NoticeTable,
  ObligationSweep,
  type SweepResult,
  UnitTable,
  Wording,
} from '@app/reminders';
import type pg from 'pg';
import { queuesStatus } from './queues-status.js';

export interface RemindersParts {
  /** Of the sweep and of those who send. */
  readonly pool: pg.Pool;
  /** Of those who ask. */
  readonly readPool: pg.Pool;
  readonly store: PostgresEventStore;
  readonly loader: StateLoader;
  readonly directory: Directory;
  readonly commands: CommandService;
  readonly channels: Readonly<Partial<Record<NoticeChannel, Channel>>>;
  readonly links: AnswerLinks | null;
  /** Host of the installation. */
  readonly domain: string;
  readonly backend: BackendChoice;
  /** `work`: wakes and works; `watch`: wakes and shows; without it no queue is opened. */
  readonly role: 'work' | 'watch' | undefined;
  /** How long a worker that says nothing keeps what it took, in milliseconds; each part's own by default. */
  readonly leaseMs?: number;
  readonly timing: Partial<Timing>;
  readonly demo: boolean;
  readonly clock: Clock;
  readonly log: Logger;
}

/** The two jobs: look at what is due, and hand over what was raised. */
const JOBS = [{ name: 'obligations' }, { name: 'deliveries' }] as const;
type JobName = (typeof JOBS)[number]['name'];
/** Makes up for every wake-up that was lost. */
const SCHEDULES = JOBS.map(({ name }) => ({ job: name, pattern: '* * * * *', tz: 'Asia/Jakarta' }));
/** What lies further ahead than this is left to the schedule. */
const AHEAD_MS = 10 * 60_000;

/** What is due, told: the sweep, the way to the people, and the queues that wake them. */
export class Reminders {
  readonly units: UnitTable;
  readonly deliveries: DeliveryTable;
  readonly agenda: AgendaReactor;
  readonly queues: Queues;
  /** What people say by the links of their messages. */
  readonly answers: AnswerDesk;
  readonly feeds: CalendarFeeds;
  private readonly sweep: ObligationSweep;
  private readonly addressing: Addressing;
  private readonly courier: Courier;
  private readonly wanted = new Set<JobName>();

  constructor(private readonly parts: RemindersParts) {
    const { pool, loader, channels, demo: synthetic } = parts;
    const notices = new NoticeTable(pool);
    const [units, deliveries] = [new UnitTable(pool), new DeliveryTable(pool)];
    this.units = units;
    this.deliveries = deliveries;
    const holders = new RoleHolderQueries(pool);
    const onWork = (what: JobName) => this.wake(what);
    this.agenda = new AgendaReactor({ ...parts, units, notices, onWork });
    this.sweep = new ObligationSweep({ ...parts, units });
    this.addressing = new Addressing({
      ...parts,
      ...{ notices, deliveries, holders },
      channels: ['inbox', ...(Object.keys(channels) as NoticeChannel[])],
    });
    this.answers = new AnswerDesk({ ...parts, deliveries });
    const wording = new Wording(loader);
    this.feeds = new CalendarFeeds({
      ...{ sql: parts.readPool, wishes: new WishQueries(parts.readPool), holders, wording, synthetic },
      ...{ clock: parts.clock, domain: parts.domain },
    });
    this.courier = new Courier({ ...parts, deliveries, wording, synthetic });
    this.queues = openQueues({
      backend: parts.backend,
      jobs: JOBS,
      ...(parts.role === 'work' && { handlers: this.handlers(), schedules: SCHEDULES }),
      slots: { main: 2 },
      timing: parts.timing,
      log: parts.log,
    });
  }

  async start(): Promise<void> {
    if (this.parts.role !== undefined) await this.queues.start();
  }

  /** May be called without `start`. */
  async stop(): Promise<void> {
    await this.queues.stop();
    await Promise.all(Object.values(this.parts.channels).map((channel) => channel.close()));
  }

  /** Looks at every unit whose time has come and raises what is due. */
  async sweepNow(signal?: AbortSignal): Promise<SweepResult> {
    const result = await this.sweep.run(this.parts.clock.now(), signal);
    this.wakeAt('obligations', result.nextAt);
    return result;
  }

  /** Works out whom raised notices go to, and hands over what is on its way: batch by batch, so that none waits for all. */
  async deliverNow(signal?: AbortSignal): Promise<CourierResult> {
    const { clock } = this.parts;
    const total = { handedOver: 0, failed: 0, waiting: 0, dropped: 0 };
    for (;;) {
      const addressed = await this.addressing.run(clock.now());
      const { nextAt, ...done } = await this.courier.run(clock.now(), signal);
      for (const what of Object.keys(done) as (keyof typeof total)[]) total[what] += done[what];
      if (addressed > 0 && signal?.aborted !== true) continue;
      this.wakeAt('deliveries', nextAt);
      return { ...total, nextAt };
    }
  }

  /** What an administrator sees: queues, schedules, dead letters, and what waits on the agenda and on its way. */
  status(): Promise<QueuesStatusView> {
    return queuesStatus(
      { pool: this.parts.pool, queues: this.queues, deliveries: this.deliveries },
      this.parts.clock.now(),
    );
  }

  /** Makes the agenda anew from the log: for one that was lost or is doubted. What was told is not told again. */
  async renew(): Promise<void> {
    await this.units.clear();
    await restartReactor(this.parts.pool, this.agenda.name);
  }

  /** Many entries at once wake a job once. */
  private wake(job: JobName): void {
    if (this.parts.role === undefined || this.wanted.has(job)) return;
    this.wanted.add(job);
    setImmediate(() => {
      this.wanted.delete(job);
      void this.queues.wake(job);
    });
  }

  private wakeAt(job: JobName, at: string | null): void {
    if (this.parts.role === undefined || at === null) return;
    const delayMs = Math.max(0, Date.parse(at) - Date.parse(this.parts.clock.now()));
    // What is due now and was left is in others' hands, or waits for its lease to end: the schedule looks again.
    if (delayMs > 0 && delayMs <= AHEAD_MS) void this.queues.wake(job, { delayMs });
  }

  private handlers() {
    return [
      {
        name: 'obligations',
        run: async ({ signal }: { signal: AbortSignal }) => void (await this.sweepNow(signal)),
      },
      {
        name: 'deliveries',
        run: async ({ signal }: { signal: AbortSignal }) => void (await this.deliverNow(signal)),
      },
    ];
  }
}
