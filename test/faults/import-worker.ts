import { createEngine, loadSecrets } from '@app/composition';
import { createLogger, systemClock } from '@app/platform';

/** A worker in a process of its own, to be killed: it takes over a dead one's job soon. */
const { IMPORT_HOME, IMPORT_APP_URL, IMPORT_SEALER_URL } = process.env;

/** Long enough for a busy machine to renew it in time: a job whose lease runs out ten times is given up. */
const LEASE_MS = 1_500;
const engine = createEngine({
  appUrl: IMPORT_APP_URL!,
  sealerUrl: IMPORT_SEALER_URL!,
  ...loadSecrets(IMPORT_HOME!),
  clock: systemClock,
  log: createLogger({ service: 'worker', level: 'warn', text: false, destination: process.stderr }),
  roles: { sealer: true, projections: true, reactors: true, sweeps: true, jobs: true },
  jobLeaseMs: LEASE_MS,
});
process.once('SIGTERM', () => void engine.stop().then(() => process.exit(0)));
await engine.start();
process.stdout.write('working\n');
