import { describeFault, isTransient, type RunnerLog } from '@app/event-store';
import { GiveUpError, type JobHandler } from '../setup/setup.js';
import type { Run, WakeupJob } from '../backend/link.js';

/** BullMQ's ways to end a run otherwise than by success or failure; it tells them by their names. */
export interface Signals {
  readonly delayed: () => Error;
  readonly waiting: () => Error;
  readonly final: (message: string) => Error;
}

export interface ProcessorOptions {
  readonly handlers: ReadonlyMap<string, JobHandler>;
  /** Aborted when the process stops. */
  readonly stopping: AbortSignal;
  readonly signals: Signals;
  /** Pause before a run that a lost connection broke off is tried again, in milliseconds. */
  readonly awayMs: number;
  readonly log: RunnerLog;
}

/** What is kept of a failure: never an error's own message unless it declares it safe, see `describeFault`. */
const kept = (error: unknown): string => {
  const { code, message } = describeFault(error);
  return `${code}: ${message}`.slice(0, 300);
};

/** @returns what BullMQ calls for each wake-up */
export function processor(options: ProcessorOptions): Run {
  return async (job, token, lost) => {
    const handler = options.handlers.get(job.name);
    if (handler === undefined)
      throw options.signals.final(`unknown-job: this program has no handler for ${job.name}`);
    try {
      await handler.run({
        name: job.name,
        key: job.data.key ?? null,
        attempt: job.attemptsMade + 1,
        signal: AbortSignal.any([lost, options.stopping]),
      });
    } catch (error) {
      throw await ending(job, token, error, options);
    }
  };
}

/** Puts back what a stop or a lost connection broke off, without counting it as a failure. */
async function ending(
  job: WakeupJob,
  token: string,
  error: unknown,
  { stopping, signals, awayMs, log }: ProcessorOptions,
): Promise<Error> {
  const fault = describeFault(error);
  if (error instanceof GiveUpError) return signals.final(kept(error));
  const failed = Object.assign(new Error(kept(error)), { stack: undefined });
  if (stopping.aborted) return putBack(job.moveToWait(token), signals.waiting(), failed);
  log.warn({ job: job.name, attempt: job.attemptsMade + 1, fault }, 'a job broke off');
  if (!isTransient(error)) return failed;
  return putBack(job.moveToDelayed(Date.now() + awayMs, token), signals.delayed(), failed);
}

const putBack = async (moving: Promise<unknown>, done: Error, failed: Error): Promise<Error> => {
  try {
    await moving;
    return done;
  } catch {
    return failed; // the lock runs out, and the wake-up comes again
  }
};
