import { randomBytes } from 'node:crypto';
import type { Engine, EngineOptions, EngineRoles } from '@app/composition';
import { createEngine, programmeProjections } from '@app/composition';
import { MasterKey } from '@app/event-store';
import { createLogger, SimulatedClock } from '@app/platform';
import {
  createLogDatabase,
  type LogDatabase,
  type Prepared,
} from '../../libs/event-store/src/testing/log-database.js';

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

const DEFAULT_ROLES = { sealer: true, projections: true, reactors: true, sweeps: false, jobs: true };

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
  const all = { ...DEFAULT_ROLES, ...roles };
  // What begins at another moment, or without read models, begins with an empty log.
  const usual = start === TEST_NOW && all.sealer && all.projections;
  const database = await createLogDatabase(usual ? begun : undefined);
  const clock = new SimulatedClock(start);
  const engine = engineOn(database, { clock, roles: all, ...options });
  await engine.start();
  const close = async () => {
    await engine.stop();
    await database.drop();
  };
  return { engine, database, clock, close };
}

/**
 * A log as an engine leaves it that was started at `TEST_NOW` and stopped: definitions and instruments published, read
 * models built. Nothing in it depends on an installation's secrets.
 */
const begun: Prepared = {
  template: 'begun',
  prepare: async (urls) => {
    const engine = engineOn(urls, { clock: new SimulatedClock(TEST_NOW), roles: DEFAULT_ROLES });
    await engine.start();
    const { pool, projections } = engine.services;
    const { rows } = await pool.query<{ id: number }>('select max(id)::int as id from log.entry');
    const names = programmeProjections.map(({ name }) => name);
    const built = await projections.waitFor({ id: rows[0]!.id }, names, 60_000);
    await engine.stop();
    if (!built.ok) throw new Error(`read models were not built: ${JSON.stringify(built)}`);
  },
};

function engineOn(
  { appUrl, sealerUrl }: Pick<LogDatabase, 'appUrl' | 'sealerUrl'>,
  options: Pick<EngineOptions, 'clock' | 'roles'> & Partial<EngineOptions>,
): Engine {
  return createEngine({
    appUrl,
    sealerUrl,
    masterKey: new MasterKey(randomBytes(32)),
    loginSecret: randomBytes(32),
    log: createLogger({ service: 'test', level: 'silent', text: false }),
    ...options,
  });
}
