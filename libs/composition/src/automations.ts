import { LapsePolicy } from '@app/application';
import { ReactorRunner, SweepRunner } from '@app/event-store';
import { DueDateSweep } from './due-date-sweep.js';
import type { EngineRoles, EngineServices } from './engine-types.js';
import type { LogParts } from './log-parts.js';

/** How often due dates are looked at. A date comes once a day; a minute keeps "overdue" from lasting. */
const SWEEP_EVERY_MS = 60_000;

/** What the engine does by itself: reacts to entries and acts on due dates. */
export interface Automations {
  readonly reactors: ReactorRunner;
  readonly sweep: SweepRunner;
}

/** Makes the automations; nothing runs yet. */
export function createAutomations(parts: LogParts, services: EngineServices): Automations {
  const { store, listener, projections, projectorPool: pool } = parts;
  const { commands, loader, directory, clock, log } = services;
  const lapse = new LapsePolicy(commands, loader, directory, clock);
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
  return { reactors, sweep };
}

/** Those of the automations that a process was asked to run. */
export function runningAutomations({ reactors, sweep }: Automations, roles: EngineRoles) {
  return [...(roles.reactors ? [reactors] : []), ...(roles.sweeps ? [sweep] : [])];
}
