import { setTimeout as pause } from 'node:timers/promises';
import { emailChannel } from '@app/channels';
import { createEngine, loadSecrets } from '@app/composition';
import { createLogger, SimulatedClock } from '@app/platform';

/** A worker in a process of its own, to be killed: it sweeps and delivers without end, at the moment it is given. */
const { REMIND_HOME, REMIND_APP_URL, REMIND_SEALER_URL, REMIND_SMTP, REMIND_AT } = process.env;

const LEASE_MS = 400;
const engine = createEngine({
  appUrl: REMIND_APP_URL!,
  sealerUrl: REMIND_SEALER_URL!,
  ...loadSecrets(REMIND_HOME!),
  clock: new SimulatedClock(REMIND_AT!),
  log: createLogger({ service: 'worker', level: 'warn', text: false, destination: process.stderr }),
  roles: { sealer: true, projections: true, reactors: true, sweeps: false },
  channels: {
    email: emailChannel({
      smtpUrl: REMIND_SMTP!,
      from: { name: 'Rumpun (contoh)', address: 'rumpun@example.id' },
    }),
  },
  remindersLeaseMs: LEASE_MS,
});
await engine.start();
process.stdout.write('working\n');
const { reminders } = engine.services;
for (;;) {
  await reminders.sweepNow();
  await reminders.deliverNow();
  await pause(10);
}
