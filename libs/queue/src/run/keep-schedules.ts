import type { WakeupQueue } from '../backend/link.js';
import type { Kept } from '../options.js';
import { type JobDefinition, type Schedule, scheduleId } from '../setup/setup.js';
import { jobOptions } from './add-wakeup.js';

/**
 * Stores a schedule that is missing, differs from what the program wants, or lost its next wake-up. One that stands
 * is left alone: storing it again would drop a wake-up that is due and waits for a worker.
 * @returns whether it had to be stored
 */
export async function keepSchedule(
  queue: WakeupQueue,
  schedule: Schedule,
  job: JobDefinition,
  kept: Kept,
): Promise<boolean> {
  if (await stands(queue, schedule)) return false;
  const { pattern, tz } = schedule;
  await queue.upsertJobScheduler(
    scheduleId(schedule),
    { pattern, tz },
    { name: job.name, data: { key: null }, opts: jobOptions(job, kept) },
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
