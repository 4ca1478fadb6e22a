import type { CommandService, InternalCommand, LapsePolicy } from '@app/application';
import type { ProjectionRunner, SealListener } from '@app/event-store';
import { derivedCommandId, describeFault } from '@app/event-store';
import type { Logger } from '@app/platform';
import type { DueDate } from '@app/read-models';
import { DueDateQueries } from '@app/read-models';
import type pg from 'pg';

export interface DueDateSweepOptions {
  readonly pool: pg.Pool;
  readonly commands: CommandService;
  readonly lapse: LapsePolicy;
  readonly projections: ProjectionRunner;
  readonly listener: SealListener;
  readonly log: Logger;
}

/** The read models that say what is due. */
const READS = ['due_dates', 'board'];
const READY_MS = 10_000;
const BATCH = 200;

type Expiry = Pick<InternalCommand, 'category' | 'command'>;

/** The command by which each kind of due date is recorded. The deciders find nothing to do where it is not due. */
const COMMANDS: Readonly<Record<Exclude<DueDate['kind'], 'rejudge'>, (due: DueDate) => Expiry>> = {
  'agreement-expiry': ({ params }) => ({
    category: 'agreement',
    command: { type: 'expire-agreement', data: { endedOn: params.until } },
  }),
  'waiver-expiry': (due) => ({
    category: 'cluster',
    command: { type: 'expire-waiver', data: { waiver: idOf(due) } },
  }),
  'member-term': (due) => ({
    category: 'forum',
    command: { type: 'end-member-term', data: { seat: idOf(due) } },
  }),
  'representative-term': (due) => ({
    category: 'cluster',
    command: { type: 'end-representative-term', data: { seat: idOf(due) } },
  }),
};

/** `member-term:<seat>` */
const idOf = ({ key, kind }: DueDate): string => key.slice(kind.length + 1);

/**
 * Acts on days that have come: an agreement's, waiver's or seat's last day is over, or an answer changes by time
 * alone. Command ids come from what is due and when, so that doubling a run, or a crash in it, has one effect.
 */
export class DueDateSweep {
  private readonly queries: DueDateQueries;
  /** Up to where completed steps were judged by this process; a fresh one judges again and changes nothing. */
  private judgedUntil: string | null = null;

  constructor(private readonly options: DueDateSweepOptions) {
    this.queries = new DueDateQueries(options.pool);
  }

  /**
   * @param now ISO 8601 UTC
   * @throws the first error met, after everything else that is due was done
   */
  async run(now: string): Promise<void> {
    await this.readModelsReady();
    const failures: unknown[] = [];
    const recorded: number[] = [];
    await this.each(
      () => this.queries.due(now, BATCH),
      async (due) => recorded.push(...(await this.expire(due))),
      failures,
    );
    await this.readModelsShow(recorded);
    await this.each(
      () => this.queries.rejudge(now, BATCH, this.judgedUntil),
      ({ stream, due }) => this.options.lapse.rejudge(stream, `due ${due}`),
      failures,
    );
    if (failures.length > 0) throw failures[0];
    this.judgedUntil = now;
  }

  /** What was recorded just now may move a due date; without news of it the next run looks again. */
  private async readModelsReady(): Promise<void> {
    const { projections, listener, log } = this.options;
    const seen = await projections.waitFor({ position: await listener.poll() }, READS, READY_MS);
    if (!seen.ok) log.warn({ waitedFor: seen.waitedFor, at: seen.at }, 'sweeping on read models that lag');
  }

  /** What was recorded is the reactor's to judge: the board must know of it before it says what is left to time. */
  private async readModelsShow(ids: readonly number[]): Promise<void> {
    const { projections, log } = this.options;
    const seen = await Promise.all(ids.map((id) => projections.waitFor({ id }, READS, READY_MS)));
    const behind = seen.find(({ ok }) => !ok);
    if (behind !== undefined) log.warn({ behind }, 'judging on read models that lag');
  }

  /** Rows go once the read model has seen the effect: one that was dealt with may still be listed. */
  private async each(
    next: () => Promise<DueDate[]>,
    act: (due: DueDate) => Promise<unknown>,
    failures: unknown[],
  ): Promise<void> {
    const done = new Set<string>();
    for (;;) {
      const listed = await next();
      const fresh = listed.filter(({ key, due }) => !done.has(`${key} ${due}`));
      for (const due of fresh) {
        done.add(`${due.key} ${due.due}`);
        await act(due).catch((error: unknown) => this.note(due, error, failures));
      }
      if (fresh.length === 0 || listed.length < BATCH) return;
    }
  }

  /** @returns the id of the entry that records it, when there was something to record */
  private async expire(due: DueDate): Promise<number[]> {
    const { commands, log } = this.options;
    const result = await commands.executeInternal({
      ...COMMANDS[due.kind as keyof typeof COMMANDS](due),
      stream: due.stream,
      commandId: derivedCommandId('sweep', `${due.key} ${due.due}`, due.stream),
      account: 'sweep',
    });
    const { kind, stream, due: day } = due;
    if (!result.ok) {
      log.warn({ kind, stream, due: day, result: result.kind }, 'a due date could not be recorded');
      return [];
    }
    if (result.receipt === null || result.replayed) return [];
    log.info({ kind, stream, due: day }, 'due date recorded');
    return [result.receipt.id];
  }

  private note({ kind, stream, due }: DueDate, error: unknown, failures: unknown[]): void {
    failures.push(error);
    this.options.log.error(
      { kind, stream, due, fault: describeFault(error) },
      'a due date could not be acted on',
    );
  }
}
