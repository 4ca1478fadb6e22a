import type { Job } from '@app/jobs';
import { v5 as uuidv5 } from 'uuid';
import type { TransferParts } from '../parts.js';
import { CHECK } from './check-job.js';
import { RUN } from './run-job.js';

/** Namespace of the ids of jobs; never changed while jobs are kept. */
const NAMESPACE = '6d5e2c1a-3b7f-5e94-a0d8-7c9b1f4e2a63';

export const jobIdOf = (kind: string, ...of: readonly (string | number)[]): string =>
  uuidv5([kind, ...of].join('|'), NAMESPACE);

const isOpen = ({ state }: Job): boolean => state === 'queued' || state === 'running';

/** @returns whether a job waits or runs */
export const isUnderWay = (job: Job | null): boolean => job !== null && isOpen(job);

/**
 * Makes the job of a started import. Asked for twice, there is one: its id comes from the entry that started it.
 *
 * @returns null when the import was never started
 */
export async function enqueueRun(parts: TransferParts, stream: string): Promise<Job | null> {
  const entries = await parts.store.readStream(stream);
  const started = entries.findLast(({ events }) => events.some(({ type }) => type === 'ImportStarted'));
  if (started === undefined) return null;
  const checked = await parts.jobs.newest(CHECK, stream);
  const { rows } = started.events[0]!.data as { rows: number };
  return parts.jobs.add({
    id: jobIdOf(RUN, stream, started.version),
    kind: RUN,
    subject: stream,
    requester: started.actor,
    input: checked?.input ?? null,
    total: rows,
  });
}

/** Removes an import's files that nobody works on, and takes back a run that is still under way. */
export async function clearFiles(parts: TransferParts, stream: string): Promise<void> {
  const about = await parts.jobs.about(stream);
  for (const { id } of about.filter((job) => job.kind === RUN && isOpen(job))) await parts.jobs.cancel(id);
  const over = about.filter((job) => job.kind === RUN || !isOpen(job));
  const used = new Set(about.filter((job) => job.kind === CHECK && isOpen(job)).map(({ input }) => input));
  const files = over.flatMap(({ input, output }) => [input, output]).filter((file) => !used.has(file));
  await parts.spool.remove(...files);
}
