import type { Job } from '@app/jobs';
import type { ApiServices } from '../services.js';

/** A job as those see it who asked for it. */
export function jobView(job: Job): object {
  const { id, kind, subject, state, cancel, done, total, problem, createdAt, updatedAt } = job;
  return { job: id, kind, subject, state, cancel, done, total, problem, createdAt, updatedAt };
}

/** What is known of an import beside its stream: its dry run, and how far its run is. */
export async function importFindings({ imports }: Pick<ApiServices, 'imports'>, id: string): Promise<object> {
  const { job, ...findings } = await imports.findings(id);
  return { ...findings, job: job === null ? null : jobView(job) };
}
