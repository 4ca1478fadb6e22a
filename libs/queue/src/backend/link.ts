import type { Job, Queue, Worker, WorkerOptions } from 'bullmq';

/** What a wake-up carries. Never personal data: a queue is no place for it. */
export interface JobData {
  readonly key: string | null;
}

export type WakeupJob = Job<JobData, void, string>;
export type WakeupQueue = Queue<JobData, void, string>;
export type WakeupWorker = Worker<JobData, void, string>;
export type Run = (job: WakeupJob, token: string, signal: AbortSignal) => Promise<void>;
export type RunOptions = Omit<WorkerOptions, 'connection' | 'prefix' | 'autorun'>;

/** Nobody reads BullMQ's stream of what happened: a short one will do. */
export const STREAMS = { events: { maxLen: 100 } };

/** Where the queues stand. */
export type BackendChoice =
  | { readonly kind: 'postgres'; /** The URL of the application's role. */ readonly url: string }
  | {
      readonly kind: 'redis';
      readonly url: string;
      /** Before every key; `rumpun` by default. */ readonly prefix?: string;
    };

/** An open way to one backend. */
export interface Link {
  /** @throws the backend's error when it cannot be reached */
  ping(): Promise<void>;
  queue(name: string): WakeupQueue;
  /** A worker that does not run yet. */
  worker(name: string, run: Run, options: RunOptions): WakeupWorker;
  /** Calls back whenever a lost connection is there again. */
  onBack(callback: () => void): void;
  close(): Promise<void>;
}

/** Gives up on a promise that a dead connection may never settle. @throws Error with code ETIMEDOUT */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' })),
      ms,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Whether BullMQ refused because a job is not, or no longer, in the state that the question supposed. */
export const isStateError = (error: unknown): boolean =>
  error instanceof Error && typeof (error as { code?: unknown }).code === 'number';
