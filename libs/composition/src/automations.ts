import { LapsePolicy } from '@app/application';
import { ReactorRunner, SweepRunner } from '@app/event-store';
import { JobWorker } from '@app/jobs';
import { CheckJob, ExportJob, ImportReactor, RunJob, type TransferParts } from '@app/transfer';
import { DueDateSweep } from './due-date-sweep.js';
import type { EngineOptions, EngineRoles, EngineServices } from './engine-types.js';
import type { LogParts } from './log-parts.js';

/** How often due dates are looked at. A date comes once a day; a minute keeps "overdue" from lasting. */
const SWEEP_EVERY_MS = 60_000;
const TIDY_EVERY_MS = 3_600_000;
/** How long files that nobody works on are kept, and jobs that ended, in days. */
const FILE_DAYS = 7;
const JOB_DAYS = 30;

/** What the engine does by itself: reacts to entries and acts on due dates. */
export interface Automations {
  readonly reactors: ReactorRunner;
  readonly sweep: SweepRunner;
  /** Removes files and jobs that are kept no longer. */
  readonly tidy: SweepRunner;
  readonly jobs: JobWorker;
}

/** Makes the automations; nothing runs yet. */
export function createAutomations(
  parts: LogParts,
  { services, transfer }: { readonly services: EngineServices; readonly transfer: TransferParts },
  { jobLeaseMs }: Pick<EngineOptions, 'jobLeaseMs'>,
): Automations {
  const { store, listener, projections, projectorPool: pool } = parts;
  const { commands, loader, directory, clock, log } = services;
  const lapse = new LapsePolicy(commands, loader, directory, clock);
  const jobs = new JobWorker({
    table: transfer.jobs,
    handlers: [new CheckJob(transfer), new RunJob(transfer), new ExportJob(transfer)],
    ...(jobLeaseMs !== undefined && { leaseMs: jobLeaseMs }),
    log,
  });
  const reactors = new ReactorRunner({
    pool,
    store,
    listener,
    reactors: [
      {
        name: lapse.name,
        categories: ['forum', 'cluster', 'agreement', 'cycle', 'region'],
        from: 'start',
        react: (entry) => lapse.react(entry),
      },
      new ImportReactor(transfer),
      services.reminders.agenda,
    ],
    after: { runner: projections, projections: ['directory'] },
    clock,
    log,
  });
  const dueDates = new DueDateSweep({ pool: services.pool, commands, lapse, projections, listener, log });
  const sweep = new SweepRunner({
    pool,
    name: 'due-dates',
    everyMs: SWEEP_EVERY_MS,
    run: (now) => dueDates.run(now),
    clock,
    log,
  });
  const tidy = new SweepRunner({
    pool,
    name: 'files',
    everyMs: TIDY_EVERY_MS,
    run: () => removeOld(transfer),
    clock,
    log,
  });
  return { reactors, sweep, tidy, jobs };
}

async function removeOld({ spool, jobs }: TransferParts): Promise<void> {
  await spool.sweep(FILE_DAYS);
  await jobs.sweep(JOB_DAYS);
}

/** Those of the automations that a process was asked to run. */
export function runningAutomations(
  { reactors, sweep, tidy, jobs }: Automations,
  { reminders }: Pick<EngineServices, 'reminders'>,
  roles: EngineRoles,
) {
  return [
    // First: what reactors find wakes them.
    reminders,
    ...(roles.reactors ? [reactors] : []),
    ...(roles.sweeps ? [sweep, tidy] : []),
    ...(roles.jobs ? [jobs] : []),
  ];
}
