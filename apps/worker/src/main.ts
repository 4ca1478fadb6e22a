import { createServerEngine, type EngineRoles, warnWithoutLinks, waysOutOf } from '@app/composition';
import type { Env } from '@app/platform';
import { createLogger, parseEnv, Shutdown, StartProblem } from '@app/platform';

const ROLES: EngineRoles = {
  sealer: true,
  projections: true,
  reactors: true,
  sweeps: true,
  jobs: true,
  reminders: 'work',
};

/** npm run start:worker: sealer, projections, reactors, sweeps and jobs of a server, without HTTP. */
async function main(): Promise<void> {
  const parsed = parseEnv(process.env);
  if (!parsed.ok) {
    for (const { id, en } of parsed.problems) process.stderr.write(`${id}\n${en}\n`);
    process.exit(1);
  }
  await run(parsed.env);
}

async function run(env: Env): Promise<void> {
  const log = createLogger({ service: 'worker', level: env.LOG_LEVEL });
  const shutdown = new Shutdown({ logger: log });
  shutdown.listen();
  const engine = createServerEngine(env, log, ROLES, await waysOutOf(env, { demo: false }));
  shutdown.add('engine', () => engine.stop());
  try {
    await engine.start();
  } catch (error) {
    await shutdown.close();
    throw error;
  }
  warnWithoutLinks(env.PUBLIC_URL);
  log.info(
    { origin: await engine.services.origin() },
    'the worker runs: sealer, projections, reactors, sweeps, jobs',
  );
}

try {
  await main();
} catch (error) {
  if (!(error instanceof StartProblem)) throw error;
  process.stderr.write(`${error.id}\n${error.en}\n`);
  process.exitCode = 1;
}
