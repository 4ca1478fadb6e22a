import fs from 'node:fs';
import type { Engine, EngineOptions, EngineRoles } from '@app/composition';
import { createEngine, createServerEngine } from '@app/composition';
import type { Clock, HomeKind } from '@app/platform';
import { holderOf, homePath, systemClock } from '@app/platform';
import type { Context } from './context.js';
import { loggerOf } from './context.js';
import { type CommandFailed, failed } from './failure.js';
import type { Access, Connection } from './installation.js';
import { accessTo, openInstallation, readConnection } from './installation.js';
import { resumedClock } from './demo-time.js';

/** Which installation a command is about, when the environment names no database. */
export interface PlaceOptions {
  readonly fresh?: boolean;
  readonly demo?: boolean;
}

/** What a command needs beside the usual: queues are opened only for those that look at them. */
type MoreRoles = Pick<EngineRoles, 'reminders'>;

const NO_ROLES = { sealer: false, projections: false, reactors: false, sweeps: false };
const WILDCARDS = new Set(['0.0.0.0', '::']);
const ALL_ROLES = { sealer: true, projections: true, reactors: true, sweeps: true, jobs: true };

/**
 * Runs work on the installation's engine: the database of the environment, the embedded one that runs, or the
 * embedded one started for as long as the work takes. Says which.
 *
 * @param more roles beside the usual
 * @throws StartProblem or CommandFailed when there is none
 */
export async function withEngine<T>(
  context: Context,
  place: PlaceOptions,
  work: (engine: Engine) => Promise<T>,
  more: MoreRoles = {},
): Promise<T> {
  if (context.env.DATABASE_URL !== undefined) return onServer(context, work, more);
  const kind = kindOf(context, place);
  const home = homePath(context.env.RUMPUN_HOME, kind);
  if (holderOf(home) === undefined) return onStarted(context, kind, work, more);
  const connection = readConnection(home);
  if (connection === null) throw stillStarting();
  return onRunning(context, { kind, home, connection }, work, more);
}

/** @returns where people reach the installation, without a slash at the end */
export function servedAt(context: Context, place: PlaceOptions): string {
  const { PUBLIC_URL, DATABASE_URL, RUMPUN_HOME, HOST, PORT } = context.env;
  if (PUBLIC_URL !== undefined) return PUBLIC_URL;
  const running =
    DATABASE_URL === undefined ? readConnection(homePath(RUMPUN_HOME, kindOf(context, place))) : null;
  if (running !== null) return running.url;
  const host = WILDCARDS.has(HOST) ? '127.0.0.1' : HOST;
  return `http://${host.includes(':') ? `[${host}]` : host}:${PORT}`;
}

async function onServer<T>(
  { env, out, ...rest }: Context,
  work: (engine: Engine) => Promise<T>,
  more: MoreRoles,
): Promise<T> {
  out.say({ id: 'Memakai basis data dari DATABASE_URL.', en: 'Using the database of DATABASE_URL.' });
  // With the sealer's address a command does not depend on a running worker.
  const seals = env.DATABASE_SEALER_URL !== undefined;
  const roles = { ...NO_ROLES, sealer: seals, projections: seals, ...more };
  return running(createServerEngine(env, loggerOf({ env, out, ...rest }), roles), work);
}

function onRunning<T>(
  context: Context,
  { kind, home, connection }: { kind: HomeKind; home: string; connection: Connection },
  work: (engine: Engine) => Promise<T>,
  more: MoreRoles,
): Promise<T> {
  context.out.say({
    id: `Memakai Rumpun yang sedang berjalan di ${connection.url} (${home}).`,
    en: `Using the Rumpun that runs at ${connection.url} (${home}).`,
  });
  const access = accessTo(home, kind, connection.postgresPort);
  return running(engineOn(context, access, clockOf(connection), { ...NO_ROLES, ...more }), work);
}

async function onStarted<T>(
  context: Context,
  kind: HomeKind,
  work: (engine: Engine) => Promise<T>,
  more: MoreRoles,
): Promise<T> {
  const { out, env } = context;
  out.say({
    id: `Menjalankan basis data ${homePath(env.RUMPUN_HOME, kind)} selama perintah ini.`,
    en: `Starting the database ${homePath(env.RUMPUN_HOME, kind)} for this command.`,
  });
  const installation = await openInstallation(env.RUMPUN_HOME, kind, () => {});
  try {
    const clock = kind === 'demo' ? await resumedClock(installation.appUrl) : systemClock;
    return await running(engineOn(context, installation, clock, { ...ALL_ROLES, ...more }), work);
  } finally {
    await installation.close();
  }
}

/**
 * An engine on embedded PostgreSQL.
 *
 * @param telling how an engine that hands notices over reaches people
 */
export function engineOn(
  context: Context,
  access: Access,
  clock: Clock,
  roles: EngineRoles,
  telling: Pick<EngineOptions, 'channels' | 'publicUrl' | 'singleSignOn'> = {},
): Engine {
  const { appUrl, sealerUrl, masterKey, loginSecret, kind } = access;
  const log = loggerOf(context);
  return createEngine({
    appUrl,
    sealerUrl,
    masterKey,
    loginSecret,
    clock,
    log,
    roles,
    demo: kind === 'demo',
    ...telling,
  });
}

async function running<T>(engine: Engine, work: (engine: Engine) => Promise<T>): Promise<T> {
  try {
    await engine.start();
    return await work(engine);
  } finally {
    await engine.stop();
  }
}

export const stillStarting = (): CommandFailed =>
  failed(
    'Rumpun di folder itu masih memulai (atau sedang dipakai perintah lain). Coba lagi sebentar lagi.',
    'The Rumpun of that folder is still starting (or another command is using it). Try again in a moment.',
  );

/** The demo's time goes on at the speed of the wall clock from where its process said it was. */
function clockOf({ clock }: Connection): Clock {
  if (clock === undefined) return systemClock;
  const ahead = Date.parse(clock.simulated) - Date.parse(clock.at);
  return { now: () => new Date(Date.now() + ahead).toISOString() };
}

/** @returns which embedded installation is meant @throws CommandFailed when there is none, or two and none is named */
export function kindOf({ env }: Context, { fresh, demo }: PlaceOptions): HomeKind {
  if (fresh) return 'fresh';
  if (demo) return 'demo';
  const kinds: HomeKind[] = ['fresh', 'demo'];
  const there = kinds.filter((kind) => fs.existsSync(homePath(env.RUMPUN_HOME, kind)));
  const runs = there.filter((kind) => holderOf(homePath(env.RUMPUN_HOME, kind)) !== undefined);
  const found = runs.length === 1 ? runs : there;
  if (found.length === 1) return found[0]!;
  if (found.length === 0) {
    throw failed(
      `Belum ada instalasi di ${env.RUMPUN_HOME}. Mulai dengan "npm start -- --fresh" (sungguhan) atau "npm start" (contoh), atau isi DATABASE_URL.`,
      `There is no installation in ${env.RUMPUN_HOME}. Begin with "npm start -- --fresh" (a real one) or "npm start" (the demo), or set DATABASE_URL.`,
    );
  }
  throw failed(
    'Ada dua instalasi (contoh dan sungguhan); sebutkan --demo atau --fresh.',
    'There are two installations (the demo and a real one); say --demo or --fresh.',
    2,
  );
}
