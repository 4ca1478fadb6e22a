import { allows, Credentials, Sessions } from '@app/access';
import { CommandService, StateLoader } from '@app/application';
import { LogDirectory } from './directory.js';
import type { EngineOptions, EngineServices } from './engine-types.js';
import type { LogParts } from './log-parts.js';
import { logOrigin } from './origin.js';
import { readinessOf } from './readiness.js';

/** What the edges use, made on the parts of the log. */
export function createServices(parts: LogParts, options: EngineOptions): EngineServices {
  const { store, keyring, pool, dataSource, projections, listener, sealer } = parts;
  const { clock, log, loginSecret, demo = false } = options;
  const directory = new LogDirectory({
    pool,
    waitFor: (target, names, timeoutMs) => projections.waitFor(target, names, timeoutMs),
    onWait: () => sealer?.hint(),
  });
  const loader = new StateLoader(store, directory);
  const credentials = new Credentials({
    sql: pool,
    secret: loginSecret,
    exists: async (account) => (await store.readStream(account)).length > 0,
  });
  const commands = new CommandService({ store, loader, clock, authorisation: { allows }, credentials });
  return {
    commands,
    loader,
    directory,
    store,
    keyring,
    pool,
    dataSource,
    projections,
    listener,
    credentials,
    sessions: new Sessions(pool),
    clock,
    log,
    demo,
    origin: () => logOrigin(pool),
    readiness: () => readinessOf(parts, clock.now()),
  };
}
