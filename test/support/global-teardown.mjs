import { removeRun } from './run-folder.mjs';

/** Stops the server that the run started, if any file asked for one, and removes its data. */
export default async function globalTeardown() {
  if (process.env.RUMPUN_TEST_RUN) await removeRun(process.env.RUMPUN_TEST_RUN);
}
