import net from 'node:net';
import type { Engine } from '@app/composition';
import { DemoClock, readSingleSignOn, warnWithoutLinks, waysOutOf } from '@app/composition';
import type { HomeKind } from '@app/platform';
import {
  assertSafeToServe,
  holderOf,
  homePath,
  isLoopback,
  Shutdown,
  StartProblem,
  systemClock,
} from '@app/platform';
import { createApi } from '@app/http';
import { engineOn } from '../connect.js';
import type { Context } from '../context.js';
import { loggerOf } from '../context.js';
import { loadedDemo } from '../demo-home.js';
import { loadChapterDemo } from '../demo-loading.js';
import { resumedClock } from '../demo-time.js';
import type { Installation } from '../installation.js';
import { openInstallation } from '../installation.js';
import { welcome } from '../welcome.js';

const ROLES = {
  sealer: true,
  projections: true,
  reactors: true,
  sweeps: true,
  jobs: true,
  reminders: 'work',
} as const;

/**
 * Runs a whole installation in this process: embedded PostgreSQL, API and worker, on one port. Returns once it
 * serves; signals end it.
 *
 * @param options.fresh a real, empty installation in a home of its own instead of the demo
 */
export async function up(context: Context, options: { fresh?: boolean }): Promise<void> {
  const { env, out } = context;
  const kind: HomeKind = options.fresh ? 'fresh' : 'demo';
  if (kind === 'demo' && !isLoopback(env.HOST)) throw demoIsLocal(env.HOST);
  assertSafeToServe(env);
  const log = loggerOf(context);
  const shutdown = new Shutdown({ logger: log });
  shutdown.add('farewell', () => out.say({ id: 'Rumpun berhenti.', en: 'Rumpun has stopped.' }));
  shutdown.listen();
  try {
    await serve(context, kind, shutdown);
  } catch (error) {
    // Ctrl-C while starting takes away what the start is using: what it then says is of no interest.
    if (shutdown.isClosing) return;
    await shutdown.close();
    throw error;
  }
}

async function serve(context: Context, kind: HomeKind, shutdown: Shutdown): Promise<void> {
  const { env, out } = context;
  // A home that is in use says so itself, and where it answers: that the port is taken too is no news then.
  if (holderOf(homePath(env.RUMPUN_HOME, kind)) === undefined) await assertPortFree(env.HOST, env.PORT);
  const channels = await waysOutOf(env, { demo: kind === 'demo' });
  const installation = await openInstallation(env.RUMPUN_HOME, kind, (message) => out.note(message));
  shutdown.add('postgres', () => installation.close());
  const clock = kind === 'demo' ? await resumedClock(installation.appUrl) : systemClock;
  const engine = engineOn(context, installation, clock, ROLES, {
    channels,
    publicUrl: publicUrlOf(env),
    singleSignOn: readSingleSignOn(env),
  });
  shutdown.add('engine', () => engine.stop());
  await start(context, installation, engine, clock, shutdown);
  const api = await createApi({ services: engine.services, env, log: loggerOf(context) });
  shutdown.add('api', () => api.close());
  const url = await listening(api, env.HOST, env.PORT);
  installation.lock.announce(url);
  installation.publish({ url, ...(clock instanceof DemoClock && { clock: clockNow(clock) }) });
  out.print(await welcome(context, installation, engine, url));
  if (Object.keys(channels).length > 0) warnWithoutLinks(publicUrlOf(env));
}

/** Loads the demo where it is not yet, then starts everything. */
async function start(
  context: Context,
  installation: Installation,
  engine: Engine,
  clock: DemoClock | typeof systemClock,
  shutdown: Shutdown,
): Promise<void> {
  if (clock instanceof DemoClock) {
    if (loadedDemo(installation.home) === null) {
      await loadChapterDemo(context, installation, clock, (loader) =>
        shutdown.add('loading', () => loader.stop()),
      );
    }
    clock.run();
  }
  await engine.start();
}

const WILDCARDS = new Set(['0.0.0.0', '::', '[::]']);

/** Where links in messages lead; undefined where no address is known beforehand by which people come here. */
function publicUrlOf({ PUBLIC_URL, HOST, PORT }: Context['env']): string | undefined {
  if (PUBLIC_URL !== undefined) return PUBLIC_URL;
  if (PORT === 0 || WILDCARDS.has(HOST)) return undefined;
  return `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${PORT}`;
}

const clockNow = (clock: DemoClock) => ({ simulated: clock.now(), at: new Date().toISOString() });

interface Listener {
  listen(port: number, host: string): Promise<unknown>;
  getUrl(): Promise<string>;
}

async function listening(api: Listener, host: string, port: number): Promise<string> {
  try {
    await api.listen(port, host);
  } catch (error) {
    throw isTaken(error) ? portTaken(host, port) : error;
  }
  const url = new URL(await api.getUrl());
  // Nest names the address that it bound; a person types the name that was asked for.
  url.hostname = host.includes(':') ? `[${host}]` : host;
  return url.href.replace(/\/$/, '');
}

/** Asked first: nobody should wait for a database only to learn that the port is taken. */
async function assertPortFree(host: string, port: number): Promise<void> {
  if (port === 0) return;
  const server = net.createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(isTaken(error) ? portTaken(host, port) : error));
    server.listen(port, host, () => server.close(() => resolve()));
  });
}

const isTaken = (error: unknown): boolean => (error as { code?: string }).code === 'EADDRINUSE';

function portTaken(host: string, port: number): StartProblem {
  return new StartProblem({
    id: `Porta ${port} di ${host} sudah dipakai program lain. Pilih porta lain, misalnya: PORT=${port + 1} npm start`,
    en: `Port ${port} on ${host} is taken by another program. Choose another, e.g.: PORT=${port + 1} npm start`,
  });
}

function demoIsLocal(host: string): StartProblem {
  return new StartProblem({
    id: `Contoh hanya melayani komputer ini, bukan HOST=${host}: kata sandinya diumumkan. Untuk instalasi sungguhan: npm start -- --fresh`,
    en: `The demo serves this computer only, not HOST=${host}: its passwords are public. For a real installation: npm start -- --fresh`,
  });
}
