export type { BackendChoice } from './backend/link.js';
export type { QueuesOptions, Timing } from './options.js';
export { openQueues, type Queues, type QueuesStatus, type WakeOptions } from './queues.js';
export { nextRun } from './setup/cron.js';
export {
  GiveUpError,
  type JobDefinition,
  type JobHandler,
  QueueSetupError,
  type Schedule,
  type SetupProblem,
  type Wakeup,
} from './setup/setup.js';
export type { DeadLetter, DeadLetterAnswer, DeadLetterRefusal } from './watch/dead-letters.js';
export type { Counts, JobStatus, QueueStatus, ScheduleStatus } from './watch/status.js';
