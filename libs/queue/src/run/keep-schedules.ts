import type { JobsOptions } from 'bullmq';
import type { WakeupQueue } from '../backend/link.js';
import { type JobDefinition, type Schedule, scheduleId } from '../setup/setup.js';

/** Completed wake-ups are kept to be seen, dead letters to be retried: of each queue at most so many. */
export const KEPT_COMPLETED = 200;
export const KEPT_DEAD = 1_000;

/** How wake-ups of a job are tried and kept. */
export function jobOptions({ attempts = 10, backoffMs = 2_000 }: JobDefinition): JobsOptions {
  return {
    attempts,
    backoff: { type: 'exponential', delay: backoffMs, jitter: 0.2 },
    removeOnComplete: { count: KEPT_COMPLETED },
    removeOnFail: { count: KEPT_DEAD },
    // Stacks begin with the error's message.
    stackTraceLimit: 0,
  };
}

/**
 * Stores a schedule that is missing, differs from what the program wants, or lost its next wake-up. One that stands
 * is left alone: storing it again would drop a wake-up that is due and waits for a worker.
 * @returns whether it had to be stored
 */
export async function keepSchedule(
  queue: WakeupQueue,
  schedule: Schedule,
  job: JobDefinition,
): Promise<boolean> {
  if (await stands(queue, schedule)) return false;
  const { pattern, tz } = schedule;
  await queue.upsertJobScheduler(
    scheduleId(schedule),
    { pattern, tz },
    { name: job.name, data: { key: null }, opts: jobOptions(job) },
  );
  return true;
}

async function stands(queue: WakeupQueue, schedule: Schedule): Promise<boolean> {
  const id = scheduleId(schedule);
  let looked: number | null | undefined;
  for (;;) {
    const stored = await queue.getJobScheduler(id);
    if (stored?.name !== schedule.job || stored.pattern !== schedule.pattern || stored.tz !== schedule.tz)
      return false;
    if (typeof stored.next !== 'number') return false;
    if (await queue.getJob(`repeat:${id}:${stored.next}`)) return true;
    // Between the two questions a worker may have gone on to the next wake-up.
    if (looked === stored.next) return false;
    looked = stored.next;
  }
}

/** Removes the schedules of a queue that this program no longer has. */
export async function dropSchedules(queue: WakeupQueue, wanted: readonly string[]): Promise<void> {
  for (const { key } of await queue.getJobSchedulers())
    if (!wanted.includes(key)) await queue.removeJobScheduler(key);
}
