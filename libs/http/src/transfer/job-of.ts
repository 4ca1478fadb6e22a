import { uuid } from '@app/contracts';
import type { Job } from '@app/jobs';
import { unknownId } from '../reads/reads.js';
import type { ApiServices } from '../services.js';

/**
 * @param id as the address has it
 * @returns the job
 * @throws ApiProblem 404 when there is none, or the id is no id at all
 */
export async function jobOf({ jobs }: Pick<ApiServices, 'jobs'>, id: string): Promise<Job> {
  const key = id.toLowerCase();
  const job = uuid.safeParse(key).success ? await jobs.find(key) : null;
  if (job === null) throw unknownId('job');
  return job;
}
