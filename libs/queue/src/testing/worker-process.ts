import type { BackendChoice } from '../backend/link.js';
import { openQueues } from '../queues.js';
import { QUICK, silent } from './parts.js';

/**
 * A worker in a process of its own, to be killed or told to stop: node --import ./test/support/ts-loader.mjs THIS
 * with QUEUE_BACKEND (JSON) and QUEUE_JOB. Its handler says `began` and never ends.
 */
const { QUEUE_BACKEND, QUEUE_JOB } = process.env;
const name = QUEUE_JOB!;
const run = () => {
  process.stdout.write('began\n');
  return new Promise<void>(() => {});
};

const queues = openQueues({
  backend: JSON.parse(QUEUE_BACKEND!) as BackendChoice,
  jobs: [{ name, queue: name }],
  handlers: [{ name, run }],
  log: silent,
  timing: { ...QUICK, grace: 200 },
});
await queues.start();
// No process.exit: what holds the process after a stop would hold a server's too.
process.once('SIGTERM', () => void queues.stop());
process.stdout.write('working\n');
