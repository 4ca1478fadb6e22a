import type pg from 'pg';
import { describeFault } from './fault.js';
import type { Fault } from './fault.js';
import { LockHolder } from './lock-holder.js';
import { machineClock, silentLog } from './log.js';
import type { RunnerClock, RunnerLog } from './log.js';
import { pause } from './signal.js';

export interface SweepOptions {
  readonly pool: pg.Pool;
  readonly name: string;
  /** Pause between two runs, in milliseconds. */
  readonly everyMs: number;
  /** Does what is due. It may be called again for the same moment: commands take ids from `derivedCommandId`. */
  run(now: string): Promise<void>;
  readonly clock?: RunnerClock;
  readonly log?: RunnerLog;
}

export type SweepOutcome =
  | { readonly status: 'done'; readonly at: string }
  | { readonly status: 'failed'; readonly at: string; readonly fault: Fault }
  /** Another worker holds the sweep. */
  | { readonly status: 'held' };

export interface SweepStatus {
  readonly name: string;
  /** Whether this process holds the sweep. */
  readonly holding: boolean;
  /** ISO 8601 UTC of the last run here that did not fail. */
  readonly lastDone: string | null;
  /** Why the last run here failed, if it did. */
  readonly fault: Fault | null;
  /** Failures since the last run that did not fail. */
  readonly failures: number;
}

/** Runs something again and again in one process of many, one run at a time. */
export class SweepRunner {
  private readonly holder: LockHolder;
  private readonly clock: RunnerClock;
  private readonly log: RunnerLog;
  private readonly stopping = new AbortController();
  private turn: Promise<unknown> = Promise.resolve();
  private loop: Promise<void> | null = null;
  private lastDone: string | null = null;
  private fault: Fault | null = null;
  private failures = 0;

  constructor(private readonly options: SweepOptions) {
    this.holder = new LockHolder(options.pool);
    this.clock = options.clock ?? machineClock;
    this.log = options.log ?? silentLog;
  }

  /** Runs now and then every `everyMs` until stopped. */
  start(): void {
    this.loop ??= this.keepRunning();
  }

  /** Ends after the run under way and lets another worker take over. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.loop;
    await this.turn;
    await this.holder.close();
  }

  /** Runs once, after a run under way. For tests and the demo's simulated clock. Never throws. */
  runOnce(): Promise<SweepOutcome> {
    const outcome = this.turn.then(() => this.attempt());
    this.turn = outcome;
    return outcome;
  }

  status(): SweepStatus {
    const { lastDone, fault, failures } = this;
    const { name } = this.options;
    return { name, holding: this.holder.holds(lockName(name)), lastDone, fault, failures };
  }

  private async attempt(): Promise<SweepOutcome> {
    const { name } = this.options;
    const at = this.clock.now();
    try {
      if (!(await this.holder.acquire(lockName(name)))) return { status: 'held' };
      await this.options.run(at);
      this.lastDone = at;
      this.fault = null;
      this.failures = 0;
      return { status: 'done', at };
    } catch (error) {
      this.fault = describeFault(error);
      this.failures++;
      this.log.error({ sweep: name, fault: this.fault, failures: this.failures }, 'sweep failed');
      return { status: 'failed', at, fault: this.fault };
    }
  }

  private async keepRunning(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      await this.runOnce();
      await pause(this.options.everyMs, this.stopping.signal);
    }
  }
}

const lockName = (name: string): string => `sweep:${name}`;
