import { randomBytes } from 'node:crypto';
import type { Engine, EngineOptions, EngineRoles } from '@app/composition';
import { createEngine } from '@app/composition';
import { MasterKey } from '@app/event-store';
import { createLogger, SimulatedClock } from '@app/platform';
import { createLogDatabase, type LogDatabase } from '../../libs/event-store/src/testing/log-database.js';

/** The day after the dates that the catalogue's examples bear. */
export const TEST_NOW = '2026-11-24T02:00:00.000Z';

/** A whole engine on a database of its own, with everything that runs in it. */
export interface TestEngine {
  readonly engine: Engine;
  readonly database: LogDatabase;
  /** What commands are decided by; moves when it is told to. */
  readonly clock: SimulatedClock;
  close(): Promise<void>;
}

/**
 * @param start what the clock shows at first
 * @param roles other than the usual: everything but sweeps and reminders
 * @param options what else is other than usual: a home's secrets, where the command line is to read names and logins
 */
export async function startTestEngine(
  start: string = TEST_NOW,
  roles: Partial<EngineRoles> = {},
  options: Partial<Omit<EngineOptions, 'roles'>> = {},
): Promise<TestEngine> {
  const database = await createLogDatabase();
  const clock = new SimulatedClock(start);
  const engine = createEngine({
    appUrl: database.appUrl,
    sealerUrl: database.sealerUrl,
    masterKey: new MasterKey(randomBytes(32)),
    loginSecret: randomBytes(32),
    clock,
    log: createLogger({ service: 'test', level: 'silent', text: false }),
    roles: { sealer: true, projections: true, reactors: true, sweeps: false, jobs: true, ...roles },
    ...options,
  });
  await engine.start();
  const close = async () => {
    await engine.stop();
    await database.drop();
  };
  return { engine, database, clock, close };
}
