import type { Logger } from 'pino';
import { messageOf } from './problem.js';

type Closer = () => Promise<unknown> | unknown;

export interface ShutdownOptions {
  /** How long closing may take, in milliseconds. */
  readonly timeLimit?: number;
  readonly logger?: Pick<Logger, 'info' | 'error' | 'warn'>;
  /** Ends the process; replaced in tests. */
  readonly exit?: (code: number) => void;
  /** Where signals come from; replaced in tests. */
  readonly signals?: Pick<NodeJS.Process, 'on' | 'off'>;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** npm hands a Ctrl-C on to its child, which the terminal has told already: that is one wish, not two. */
const SAME_WISH = 400;

/**
 * Closes what a program opened, in reverse order, once. A signal begins it (Ctrl-C, kill, a closed terminal); a second Ctrl-C ends the
 * process at once with code 130, and so does the time limit with code 1.
 */
export class Shutdown {
  private readonly closers: { name: string; close: Closer }[] = [];
  private readonly timeLimit: number;
  private readonly exit: (code: number) => void;
  private readonly signals: Pick<NodeJS.Process, 'on' | 'off'>;
  private closing: Promise<number> | undefined;
  private askedAt = 0;

  constructor(private readonly options: ShutdownOptions = {}) {
    this.timeLimit = options.timeLimit ?? 20_000;
    this.exit = options.exit ?? ((code) => process.exit(code));
    this.signals = options.signals ?? process;
  }

  /**
   * Registers what to close. The last one registered is closed first.
   * @param name for the log
   */
  add(name: string, close: Closer): void {
    this.closers.push({ name, close });
  }

  /** Whether closing has begun: what fails from now on may fail because of it. */
  get isClosing(): boolean {
    return this.closing !== undefined;
  }

  /** Begins to obey SIGINT, SIGTERM and SIGHUP. */
  listen(): void {
    for (const signal of SIGNALS) this.signals.on(signal, this.onSignal);
  }

  /**
   * Closes everything; later calls get the first one's answer. One that fails does not keep the others open.
   * @returns the exit code: 0 when all closed in time, else 1
   */
  close(): Promise<number> {
    this.closing ??= this.closeAll();
    return this.closing;
  }

  private readonly onSignal = (signal: NodeJS.Signals): void => {
    const now = Date.now();
    if (!this.closing) {
      this.askedAt = now;
      this.options.logger?.info({ signal }, 'shutting down');
      void this.close().then((code) => this.finish(code));
    } else if (now - this.askedAt > SAME_WISH) {
      this.options.logger?.warn({ signal }, 'second signal: ending at once');
      this.finish(130);
    }
  };

  private finish(code: number): void {
    for (const signal of SIGNALS) this.signals.off(signal, this.onSignal);
    this.exit(code);
  }

  private async closeAll(): Promise<number> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<number>((resolve) => {
      timer = setTimeout(() => {
        this.options.logger?.error({ milliseconds: this.timeLimit }, 'shutdown took too long');
        resolve(1);
      }, this.timeLimit);
    });
    try {
      return await Promise.race([this.closeInReverse(), late]);
    } finally {
      clearTimeout(timer);
    }
  }

  private async closeInReverse(): Promise<number> {
    let code = 0;
    for (let closer = this.closers.pop(); closer; closer = this.closers.pop()) {
      try {
        await closer.close();
      } catch (error) {
        code = 1;
        this.options.logger?.error({ closing: closer.name, reason: messageOf(error) }, 'closing failed');
      }
    }
    return code;
  }
}
