import { schemaStatus } from '@app/event-store';
import { messageOf } from '@app/platform';
import type pg from 'pg';
import type { Automations } from './automations.js';
import { createAutomations, runningAutomations } from './automations.js';
import { publishDefinitions, publishInstruments } from './definitions.js';
import type { Engine, EngineOptions } from './engine-types.js';
import type { LogParts } from './log-parts.js';
import { createLogParts } from './log-parts.js';
import { checkOrigin, logOrigin } from './origin.js';
import { databaseAway, notMigrated } from './problems.js';
import { programmeProjections } from './projections.js';
import { createServices } from './services.js';

/** Something that runs until it is stopped. */
interface Runner {
  start(): Promise<void> | void;
  stop(): Promise<void>;
}

/** Wires the parts of one process together; nothing runs and nothing is connected before `start()`. */
export function createEngine(options: EngineOptions): Engine {
  const { clock, log, roles, demo = false } = options;
  if (roles.sealer && options.sealerUrl === undefined)
    throw new Error('a process that seals needs sealerUrl');
  const parts = createLogParts({
    appUrl: options.appUrl,
    sealerUrl: roles.sealer ? options.sealerUrl : undefined,
    masterKey: options.masterKey,
    clock,
    log,
    projections: programmeProjections,
    demo,
  });
  const made = createServices(parts, options);
  const { services } = made;
  const automations = createAutomations(parts, made, options);
  const runners = [
    ...logRunners(parts, roles.projections),
    ...runningAutomations(automations, services, roles),
  ];
  const started: Runner[] = [];
  let stopping: Promise<void> | undefined;
  return {
    services,
    automations,
    readiness: services.readiness,
    start: async () => {
      await checkDatabase(parts.pool, demo);
      await parts.dataSource.initialize();
      await publishDefinitions(parts.store, clock.now());
      await publishInstruments(parts.store, clock.now());
      for (const runner of runners) {
        started.push(runner);
        await runner.start();
      }
    },
    stop: () => (stopping ??= stopAll(started, automations, parts)),
  };
}

async function stopAll(started: Runner[], automations: Automations, parts: LogParts): Promise<void> {
  const { reactors, sweep, tidy, jobs } = automations;
  // Also where they did not run by themselves: whoever called them by hand left their locks with them.
  await Promise.all([sweep.stop(), tidy.stop(), reactors.stop(), jobs.stop()]);
  for (let runner = started.pop(); runner; runner = started.pop()) await runner.stop();
  await parts.close();
}

/** In the order of starting: who waits for news of the log comes after who brings it. */
function logRunners({ listener, sealer, projections }: LogParts, runProjections: boolean): Runner[] {
  return [
    listener,
    ...(sealer === null ? [] : [sealer]),
    {
      start: () => (runProjections ? projections.start() : projections.prepare()),
      stop: () => projections.stop(),
    },
  ];
}

/** @throws StartProblem that says what to do */
async function checkDatabase(pool: pg.Pool, demo: boolean): Promise<void> {
  const status = await schemaStatus(pool).catch((error: unknown) => {
    throw databaseAway((error as { code?: string }).code ?? messageOf(error));
  });
  if (!status.ok) throw notMigrated(status.pending, status.unknown);
  checkOrigin(await logOrigin(pool), demo);
}
