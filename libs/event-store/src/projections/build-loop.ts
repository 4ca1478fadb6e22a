import { describeFault } from '../follow/fault.js';
import type { Fault } from '../follow/fault.js';
import type { RunnerLog } from '../follow/log.js';
import type { SealListener } from '../follow/seal-listener.js';
import { backoff, pause } from '../follow/signal.js';
import type { BuildWorker, StepResult } from './build-worker.js';
import type { Progress } from './progress.js';

export interface BuildLoopOptions {
  readonly worker: BuildWorker;
  readonly listener: SealListener;
  readonly progress: Progress;
  readonly log: RunnerLog;
  readonly signal: AbortSignal;
  /** Whether the build is the one that is read. */
  isActive(): boolean;
  /** Called whenever the build has applied everything that is sealed. */
  onIdle(): Promise<void>;
  /** Called when the loop begins and ceases to stand still. */
  onStall(fault: Fault | null): void;
}

/** Keeps one build up with the log until it is stopped or the build is dropped. */
export async function runBuildLoop(options: BuildLoopOptions): Promise<void> {
  const { worker, log, signal, listener } = options;
  let failures = 0;
  while (!signal.aborted) {
    try {
      const result = await worker.step();
      if (failures > 0) options.onStall(null);
      failures = 0;
      if (result.status === 'gone') return;
      await afterStep(options, result);
    } catch (error) {
      const fault = describeFault(error);
      // A worker that is being stopped may find its pool closed.
      if (signal.aborted) return;
      failures++;
      options.onStall(fault);
      log.error({ ...worker.key, fault, failures }, 'projection stands still');
      await pause(Math.min(backoff(failures), listener.pollMs * 5), signal);
    }
  }
}

async function afterStep(
  options: BuildLoopOptions,
  result: Exclude<StepResult, { status: 'gone' }>,
): Promise<void> {
  const { worker, listener, progress, signal } = options;
  if (result.status === 'applied') {
    const { projection, build } = worker.key;
    if (options.isActive()) progress.announce({ projection, build, position: result.position });
    // Two workers taking turns would throw each other's caches away with every batch.
    if (result.foreign && result.position < listener.position) await leaveToOther(options);
    return;
  }
  if (result.status === 'held') return leaveToOther(options);
  await options.onIdle();
  if (listener.position <= result.position) await listener.waitForNews(listener.pollMs * 2, signal);
  // The store does not show what the listener was told: a replica that lags.
  else await pause(20, signal);
}

/** Waits while another worker keeps the build up; looks again after a poll's time without progress. */
async function leaveToOther({ worker, listener, progress, signal }: BuildLoopOptions): Promise<void> {
  const { projection } = worker.key;
  for (;;) {
    const before = progress.position(projection);
    const news = await listener.waitForNews(listener.pollMs, signal);
    if (!news || signal.aborted || progress.position(projection) === before) return;
  }
}
