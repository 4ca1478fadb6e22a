import type { RunnerLog } from '@app/event-store';
import type { BackendChoice } from './backend/link.js';
import type { JobDefinition, JobHandler, Schedule } from './setup/setup.js';

export interface QueuesOptions {
  readonly backend: BackendChoice;
  readonly jobs: readonly JobDefinition[];
  /** Exactly one for each job. Left out by a process that only wakes jobs and works on none. */
  readonly handlers?: readonly JobHandler[];
  /** Kept stored by this process; none by default. */
  readonly schedules?: readonly Schedule[];
  /** Runs at once of each queue in this process; 4 by default. */
  readonly slots?: Readonly<Record<string, number>>;
  /** How many finished wake-ups are kept of each queue; 200 completed ones and 1,000 dead letters by default. */
  readonly kept?: Partial<Kept>;
  /** Milliseconds; the defaults suit a server, tests shorten them. */
  readonly timing?: Partial<Timing>;
  /** ISO 8601 UTC; the machine's clock by default. The backends themselves always go by the machine's. */
  readonly clock?: { now(): string };
  readonly log: RunnerLog;
}

/** At most so many of each queue, the newest. */
export interface Kept {
  readonly completed: number;
  readonly dead: number;
}

export const KEPT: Kept = { completed: 200, dead: 1_000 };

export interface Timing {
  /** Between two looks whether the backend answers and the schedules stand. */
  readonly heartbeat: number;
  /** How long the lock of a run holds without being renewed; a dead worker's wake-up comes again after it. */
  readonly lock: number;
  /** Between two searches for runs of dead workers. */
  readonly stalled: number;
  /** Longest wait for the backend's answer. */
  readonly answer: number;
  /** How long a stop waits for runs under way. */
  readonly grace: number;
  /** Before a run that a lost connection broke off is tried again. */
  readonly away: number;
}

export const TIMING: Timing = {
  heartbeat: 30_000,
  lock: 30_000,
  stalled: 15_000,
  answer: 5_000,
  grace: 10_000,
  away: 5_000,
};

export const SLOTS = 4;
