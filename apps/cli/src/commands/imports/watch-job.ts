import type { Engine } from '@app/composition';
import type { Job } from '@app/jobs';
import { CommandFailed, failed } from '../../failure.js';
import { progressBar } from '../../progress.js';

/** Between two looks at a job. */
const LOOK_MS = 500;

/**
 * Shows how far a job is until it ends. This process works on jobs too, so that it does not hang on a worker that
 * is not there.
 *
 * @param label what is going on
 * @throws CommandFailed when the job failed or was taken back
 */
export async function watchJob({ services }: Engine, id: string, label: string): Promise<Job> {
  const bar = progressBar(label);
  try {
    for (;;) {
      const job = await services.jobs.settled(id, LOOK_MS);
      if (job === null) throw failed('Pekerjaan ini tidak ada lagi.', 'This job is there no more.');
      if (job.total !== null && job.total > 0) bar.update(job.done, job.total);
      if (job.state === 'done') return job;
      if (job.state === 'failed') throw new CommandFailed(job.problem!.text);
      if (job.state === 'cancelled') throw failed('Pekerjaan ini dibatalkan.', 'This job was taken back.');
    }
  } finally {
    bar.stop();
  }
}

/** Runs work while this process works on jobs. */
export async function workingOnJobs<T>({ automations }: Engine, work: () => Promise<T>): Promise<T> {
  automations.jobs.start();
  try {
    return await work();
  } finally {
    await automations.jobs.stop();
  }
}
