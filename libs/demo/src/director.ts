import type { ActingAccount, ExecuteFailure, ExecuteResult } from '@app/application';
import type { Category } from '@app/contracts';
import { demoId } from './ids.js';
import type { Stage } from './stage.js';

/** Thrown when the engine does not do what the story says: the story or the engine is wrong. */
export class StoryError extends Error {
  constructor(command: string, at: string, detail: string) {
    super(`demo, ${at}: ${command}: ${detail}`);
    this.name = 'StoryError';
  }
}

/** One command of the story. */
export interface Line {
  readonly as: ActingAccount;
  readonly category: Category;
  readonly command: string;
  /** null for a command that begins a stream. */
  readonly stream: string | null;
  readonly body: object;
  /** A day before today: recorded late. */
  readonly effectiveAt?: string;
}

type Done = Extract<ExecuteResult, { ok: true }>;

/** Gives the commands of one thread of the story, one after the other, each a little later than the last. */
export class Director {
  private lines = 0;

  /**
   * @param thread names the thread: ids and command ids come from it
   * @param beat lets time pass before a command
   */
  constructor(
    private readonly stage: Stage,
    readonly thread: string,
    private readonly beat: () => Promise<void>,
  ) {}

  /** @returns an id that is the same in every load: `id('seat', 3)` */
  id(...parts: readonly (string | number)[]): string {
    return demoId(this.thread, ...parts);
  }

  /** The day in Central Java, `YYYY-MM-DD`. */
  get today(): string {
    return new Date(Date.parse(this.stage.now()) + 7 * 3_600_000).toISOString().slice(0, 10);
  }

  /** @throws StoryError when the command is refused */
  async gives(line: Line): Promise<Done> {
    const result = await this.send(line);
    if (!result.ok) throw new StoryError(line.command, this.today, JSON.stringify(result));
    return result;
  }

  /**
   * An attempt that the engine refuses; it leaves nothing in the log.
   *
   * @throws StoryError when it succeeds
   */
  async triesInVain(line: Line): Promise<ExecuteFailure> {
    const result = await this.send(line);
    if (result.ok) throw new StoryError(line.command, this.today, 'was to be refused and was not');
    return result;
  }

  textHash(agreement: string): Promise<string> {
    return this.stage.textHash(agreement);
  }

  private async send(line: Line): Promise<ExecuteResult> {
    await this.beat();
    const { as, category, command, stream, body, effectiveAt } = line;
    this.lines++;
    this.stage.onCommand?.();
    return this.stage.execute({
      category,
      command,
      stream,
      body,
      actor: as,
      commandId: demoId(this.thread, 'command', this.lines),
      ...(effectiveAt !== undefined && { effectiveAt }),
    });
  }
}
