import { randomBytes, randomUUID } from 'node:crypto';
import { createLogPool, MasterKey } from '@app/event-store';
import type pg from 'pg';
import { createLogDatabase } from '../../../event-store/src/testing/log-database.js';
import { JobTable } from '../table/job-table.js';
import type { NewJob } from '../table/job.js';

/** A database of its own with what jobs rest on. */
export interface JobParts {
  readonly pool: pg.Pool;
  readonly master: MasterKey;
  readonly table: JobTable;
  close(): Promise<void>;
}

export async function jobParts(): Promise<JobParts> {
  const database = await createLogDatabase();
  const pool = createLogPool({ connectionString: database.appUrl });
  const close = async () => {
    await pool.end();
    await database.drop();
  };
  return { pool, master: new MasterKey(randomBytes(32)), table: new JobTable(pool), close };
}

export const newJob = (more: Partial<NewJob> = {}): NewJob => ({
  id: randomUUID(),
  kind: 'count',
  subject: randomUUID(),
  requester: { account: 'operator', person: null },
  ...more,
});
