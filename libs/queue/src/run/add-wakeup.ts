import { createHash, randomUUID } from 'node:crypto';
import type { JobsOptions } from 'bullmq';
import type { WakeupQueue } from '../backend/link.js';
import type { Kept } from '../options.js';
import type { JobDefinition } from '../setup/setup.js';

/** How wake-ups of a job are tried and kept. */
export function jobOptions({ attempts = 10, backoffMs = 2_000 }: JobDefinition, kept: Kept): JobsOptions {
  return {
    attempts,
    backoff: { type: 'exponential', delay: backoffMs, jitter: 0.2 },
    removeOnComplete: { count: kept.completed },
    removeOnFail: { count: kept.dead },
    // Stacks begin with the error's message.
    stackTraceLimit: 0,
  };
}

/**
 * Adds a wake-up, unless one of the same job and key waits already; one that comes during a run is kept until the
 * run is over. A delayed one says "look again then" and is another than one that says "look now": they only merge
 * with their like, and then the later moment of the second is kept to, so that neither comes early.
 * @param now milliseconds since 1970
 * @throws the backend's error
 */
export async function addWakeup(
  queue: WakeupQueue,
  job: JobDefinition,
  { key, delayMs, now, kept }: { key: string | null; delayMs: number; now: number; kept: Kept },
): Promise<void> {
  const due = delayMs === 0 ? null : Math.ceil((now + delayMs) / 1_000) * 1_000;
  const id = createHash('sha256')
    .update(JSON.stringify([job.name, key, due]))
    .digest('hex');
  await queue.add(
    job.name,
    { key },
    {
      ...jobOptions(job, kept),
      jobId: randomUUID(),
      delay: due === null ? 0 : due - now,
      deduplication: { id, keepLastIfActive: true },
    },
  );
}
