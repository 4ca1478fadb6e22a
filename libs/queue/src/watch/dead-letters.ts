import { type Bilingual, text } from '@app/contracts';
import { isStateError, type WakeupJob, type WakeupQueue } from '../backend/link.js';

/** A wake-up that was given up. It may be retried or discarded; what it was about stands in the database anyway. */
export interface DeadLetter {
  readonly id: string;
  readonly queue: string;
  readonly name: string;
  readonly key: string | null;
  /** Runs that failed. */
  readonly attempts: number;
  /** ISO 8601 UTC. */
  readonly failedAt: string;
  /** SQLSTATE, an error's code, or its class. */
  readonly code: string;
  /** Short, in English, free of personal data. */
  readonly message: string;
}

/** Why a dead letter cannot be retried or discarded. */
export interface DeadLetterRefusal {
  readonly ok: false;
  readonly code: 'not-found' | 'not-dead' | 'unreachable';
  readonly text: Bilingual;
}
export type DeadLetterAnswer = { readonly ok: true } | DeadLetterRefusal;

const REFUSALS: Readonly<Record<DeadLetterRefusal['code'], Bilingual>> = {
  'not-found': text('Tidak ada pekerjaan dengan id itu di antrean', 'No job of that id is in the queues'),
  'not-dead': text(
    'Pekerjaan ini tidak gagal: ia menunggu, sedang berjalan, atau sudah selesai',
    'This job did not fail for good: it waits, runs, or is done',
  ),
  unreachable: text(
    'Antrean sedang tidak dapat dihubungi; coba lagi nanti',
    'The queues cannot be reached now; try again later',
  ),
};

export const refusal = (code: DeadLetterRefusal['code']): DeadLetterRefusal => ({
  ok: false,
  code,
  text: REFUSALS[code],
});

/** @param limit at most so many of each queue @returns newest first @throws the backend's error */
export async function listDeadLetters(
  queues: readonly WakeupQueue[],
  limit: number,
): Promise<readonly DeadLetter[]> {
  const found = await Promise.all(
    queues.map(async (queue) =>
      (await queue.getFailed(0, limit - 1)).map((job) => deadLetter(queue.name, job)),
    ),
  );
  return found
    .flat()
    .sort((a, b) => (a.failedAt < b.failedAt ? 1 : -1))
    .slice(0, limit);
}

/** BullMQ's own words for a wake-up that took its worker down with it too often. */
const STALLED = 'job stalled more than allowable limit';

function deadLetter(queue: string, job: WakeupJob): DeadLetter {
  const reason = job.failedReason ?? '';
  const [code, message] =
    reason === STALLED ? ['stalled', 'its worker ended in mid-run, again and again'] : parted(reason);
  return {
    id: job.id!,
    queue,
    name: job.name,
    key: job.data?.key ?? null,
    attempts: job.attemptsMade,
    failedAt: new Date(job.finishedOn ?? job.timestamp).toISOString(),
    code,
    message,
  };
}

function parted(reason: string): [code: string, message: string] {
  const at = reason.indexOf(': ');
  return at < 0 ? ['unknown', reason] : [reason.slice(0, at), reason.slice(at + 2)];
}

/** Finds a dead letter among all queues and does something to it. @throws the backend's error */
export async function withDeadLetter(
  queues: readonly WakeupQueue[],
  id: string,
  act: (job: WakeupJob) => Promise<unknown>,
): Promise<DeadLetterAnswer> {
  for (const queue of queues) {
    const job = await queue.getJob(id);
    if (job === undefined) continue;
    if (!(await job.isFailed())) return refusal('not-dead');
    return acted(act(job));
  }
  return refusal('not-found');
}

/** Meanwhile another administrator may have dealt with it: BullMQ says so by numbers, a lost connection by words. */
async function acted(act: Promise<unknown>): Promise<DeadLetterAnswer> {
  try {
    await act;
    return { ok: true };
  } catch (error) {
    if (isStateError(error)) return refusal('not-dead');
    throw error;
  }
}
