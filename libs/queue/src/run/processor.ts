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
    // A worker that was told to stop may still be handed one wake-up: the one that it waited for.
    if (options.stopping.aborted) throw await stopped(job, token, options.signals);
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

/** Tells apart what failed from what a stop or a lost connection broke off, which is put back and not counted. */
async function ending(
  job: WakeupJob,
  token: string,
  error: unknown,
  { stopping, signals, awayMs, log }: ProcessorOptions,
): Promise<Error> {
  if (error instanceof GiveUpError) return signals.final(kept(error));
  if (stopping.aborted) return stopped(job, token, signals);
  log.warn({ job: job.name, attempt: job.attemptsMade + 1, fault: describeFault(error) }, 'a job broke off');
  const failed = withoutStack(new Error(kept(error)));
  if (!isTransient(error)) return failed;
  return putBack(job.moveToDelayed(Date.now() + awayMs, token), signals.delayed(), failed);
}

const stopped = (job: WakeupJob, token: string, signals: Signals): Promise<Error> =>
  putBack(job.moveToWait(token), signals.waiting(), withoutStack(new Error('stopped: the process ended')));

/** Where even that fails the lock runs out, and the wake-up comes again. */
const putBack = (moving: Promise<unknown>, done: Error, failed: Error): Promise<Error> =>
  moving.then(
    () => done,
    () => failed,
  );

/** A stack begins with the message and names folders of this machine. */
export const withoutStack = (error: Error): Error => Object.assign(error, { stack: undefined });
