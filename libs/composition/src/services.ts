import {
  AccessRecords,
  Accounts,
  allows,
  Credentials,
  Identities,
  PasswordDesk,
  realClock,
  Sessions,
  TokenDesk,
} from '@app/access';
import { CommandService, StateLoader } from '@app/application';
import { singleSignOnOf } from './single-sign-on.js';
import { JobTable, Spool } from '@app/jobs';
import { AnswerLinks } from '@app/reminders';
import { ExportDesk, ImportDesk, type TransferParts } from '@app/transfer';
import { LogDirectory } from './directory.js';
import type { EngineOptions, EngineServices } from './engine-types.js';
import type { LogParts } from './log-parts.js';
import { logOrigin } from './origin.js';
import { readinessOf } from './readiness.js';
import { Reminders } from './reminders.js';

/** The services, with what the files of answers rest on. */
export interface Services {
  readonly services: EngineServices;
  readonly transfer: TransferParts;
}

/** What the edges use, made on the parts of the log. */
export function createServices(parts: LogParts, options: EngineOptions): Services {
  const { store, keyring, pool, remindersPool, dataSource, projections, listener, sealer } = parts;
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
  const sessions = new Sessions(pool);
  const accounts = new Accounts(store);
  const identities = new Identities({ sql: pool, secret: loginSecret, accounts, clock: realClock });
  const commands = new CommandService({
    ...{ store, loader, clock, authorisation: { allows } },
    credentials: {
      reserve: (...given) => credentials.reserve(...given),
      release: (account) => credentials.release(account),
      endSessions: (account) => sessions.closeAll(account),
      reserveIdentity: (...given) => identities.reserve(...given),
      settleIdentity: (...given) => identities.settle(...given),
    },
  });
  const jobs = new JobTable(pool);
  const spool = new Spool({ pool, master: options.masterKey });
  const transfer = { store, loader, commands, keyring, pool, spool, jobs, clock };
  const reminders = new Reminders({
    ...{ pool: remindersPool, store, loader, directory, commands, demo, clock, log },
    readPool: pool,
    domain: options.publicUrl === undefined ? 'rumpun.invalid' : new URL(options.publicUrl).hostname,
    channels: options.channels ?? {},
    links: options.publicUrl === undefined ? null : new AnswerLinks(options.publicUrl, loginSecret),
    backend:
      options.redisUrl === undefined
        ? { kind: 'postgres', url: options.appUrl }
        : { kind: 'redis', url: options.redisUrl },
    role: options.roles.reminders,
    ...(options.remindersLeaseMs !== undefined && { leaseMs: options.remindersLeaseMs }),
    timing: options.queuesTiming ?? {},
  });
  const services: EngineServices = {
    commands,
    loader,
    directory,
    store,
    keyring,
    pool,
    dataSource,
    projections,
    listener,
    jobs,
    spool,
    imports: new ImportDesk(transfer),
    exports: new ExportDesk(transfer),
    credentials,
    accessRecords: new AccessRecords(pool),
    sessions,
    accounts,
    passwords: new PasswordDesk({ accounts, credentials, sessions, commands, clock }),
    tokens: new TokenDesk({ sql: pool, accounts, commands, clock }),
    singleSignOn: singleSignOnOf(options, { sql: pool, accounts, credentials, identities, commands }),
    reminders,
    answers: reminders.answers,
    feeds: reminders.feeds,
    clock,
    log,
    demo,
    origin: () => logOrigin(pool),
    readiness: () => readinessOf(parts, clock.now()),
  };
  return { services, transfer };
}
