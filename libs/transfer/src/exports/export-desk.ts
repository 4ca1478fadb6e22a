import { randomUUID } from 'node:crypto';
import type { Job, Requester, SpoolFile } from '@app/jobs';
import type { TransferParts } from '../parts.js';
import { EXPORT, type ExportParams } from './export-job.js';

/** Takes requests for files of answers and hands the files out. Who may is the caller's question. */
export class ExportDesk {
  constructor(private readonly parts: Pick<TransferParts, 'jobs' | 'spool'>) {}

  /** @param survey a wave's id */
  request(survey: string, params: ExportParams, requester: Requester): Promise<Job> {
    return this.parts.jobs.add({
      ...{ id: randomUUID(), kind: EXPORT, subject: survey, requester },
      params: { ...params },
    });
  }

  /** @returns the file of a finished export; null when there is none or it is kept no longer */
  async file({ kind, state, output }: Job): Promise<SpoolFile | null> {
    if (kind !== EXPORT || state !== 'done' || output === null) return null;
    return this.parts.spool.open(output);
  }
}
