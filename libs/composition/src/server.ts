import path from 'node:path';
import type { Env, Logger } from '@app/platform';
import { prepareHome, systemClock } from '@app/platform';
import { createEngine } from './engine.js';
import type { Engine, EngineRoles } from './engine-types.js';
import { variableMissing } from './problems.js';
import { loadSecrets } from './secrets.js';
import { readSingleSignOn } from './single-sign-on.js';
import type { WaysOut } from './ways-out.js';

/**
 * The engine of a process on a real server: `start:api` and `start:worker`. It never migrates and never takes a
 * demo's log.
 *
 * @param roles what this process takes upon itself
 * @param channels ways out of a process that hands notices over
 * @throws StartProblem for a variable that is missing, or a home that cannot be used
 */
export function createServerEngine(
  env: Env,
  log: Logger,
  roles: EngineRoles,
  channels: WaysOut = {},
): Engine {
  if (env.DATABASE_URL === undefined) {
    throw variableMissing('DATABASE_URL', {
      id: 'alamat basis data untuk peran aplikasi',
      en: 'the address of the database for the application role',
    });
  }
  if (roles.sealer && env.DATABASE_SEALER_URL === undefined) {
    throw variableMissing('DATABASE_SEALER_URL', {
      id: 'alamat basis data untuk peran penyegel (sealer)',
      en: 'the address of the database for the sealer role',
    });
  }
  return createEngine({
    appUrl: env.DATABASE_URL,
    sealerUrl: env.DATABASE_SEALER_URL,
    ...loadSecrets(prepareHome(path.resolve(env.RUMPUN_HOME, 'server'))),
    clock: systemClock,
    log,
    roles,
    channels,
    redisUrl: env.REDIS_URL,
    publicUrl: env.PUBLIC_URL,
    singleSignOn: readSingleSignOn(env),
  });
}
