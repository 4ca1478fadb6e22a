export { SpoolDamagedError, SpoolFile } from './spool/spool-file.js';
export type { SpoolWriter, StoredFile } from './spool/spool-writer.js';
export { Spool, SpoolLimitError, type SpoolOptions } from './spool/spool.js';
export type { Job, JobOutcome, JobProblem, JobState, NewJob, Requester } from './table/job.js';
export { type Claim, JobTable } from './table/job-table.js';
export { JobControl, JobInterruptedError, JobLostError } from './run/job-control.js';
export { type JobHandler, JobWorker, type JobWorkerOptions } from './run/job-worker.js';
