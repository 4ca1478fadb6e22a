import fs from 'node:fs';
import path from 'node:path';
import { loadSecrets, markDemo } from '@app/composition';
import type { InstallationSecrets } from '@app/composition';
import { migrate } from '@app/event-store';
import type { HomeKind, HomeLock } from '@app/platform';
import pg from 'pg';
import { loadedDemo } from './demo-home.js';
import { homePath, lockHome, prepareHome, readOrCreateSecret, startEmbeddedPostgres } from '@app/platform';

/** How the command line of another terminal reaches a running installation. */
export interface Connection {
  readonly pid: number;
  readonly postgresPort: number;
  readonly url: string;
  /** The demo's clock at an instant of the wall clock: between the two it runs at the same speed. */
  readonly clock?: { readonly simulated: string; readonly at: string };
}

/** The addresses and secrets of an installation on embedded PostgreSQL. */
export interface Access extends InstallationSecrets {
  readonly kind: HomeKind;
  readonly home: string;
  readonly appUrl: string;
  readonly sealerUrl: string;
}

/** An installation that this process holds: nobody else uses its home until `close()`. */
export interface Installation extends Access {
  readonly postgresPort: number;
  readonly lock: HomeLock;
  /** Tells other terminals how to reach it. */
  publish(connection: Omit<Connection, 'pid' | 'postgresPort'>): void;
  /** Stops PostgreSQL and gives the home back. */
  close(): Promise<void>;
}

const CONNECTION = 'connection.json';

/**
 * Takes a home, starts its PostgreSQL and brings its schema up to date.
 *
 * @param root RUMPUN_HOME
 * @param onProgress told what takes time
 * @throws StartProblem when another process holds the home, or PostgreSQL does not start
 */
export async function openInstallation(
  root: string,
  kind: HomeKind,
  onProgress: (message: string) => void,
): Promise<Installation> {
  const home = prepareHome(homePath(root, kind));
  const lock = lockHome(home);
  const server = await startEmbeddedPostgres({ home, onProgress }).catch((error: unknown) => {
    lock.release();
    throw error;
  });
  const close = async () => {
    fs.rmSync(path.join(home, CONNECTION), { force: true });
    await server.stop();
    lock.release();
  };
  try {
    if (kind === 'demo' && loadedDemo(home) === null) await dropHalfLoaded(server.ownerUrl, onProgress);
    const access = accessTo(home, kind, server.port);
    await migrate({ ownerUrl: server.ownerUrl, appUrl: access.appUrl, sealerUrl: access.sealerUrl });
    if (kind === 'demo') await markDemo(server.ownerUrl);
    const publish: Installation['publish'] = (connection) =>
      writeConnection(home, { ...connection, pid: process.pid, postgresPort: server.port });
    return { ...access, postgresPort: server.port, lock, publish, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** @param port of the home's PostgreSQL @returns how to reach it as the roles that serve */
export function accessTo(home: string, kind: HomeKind, port: number): Access {
  const as = (role: 'app' | 'sealer') => {
    const password = readOrCreateSecret(home, `postgres-${role}`, 24);
    return `postgres://rumpun_${role}_login:${password}@127.0.0.1:${port}/rumpun`;
  };
  return { kind, home, appUrl: as('app'), sealerUrl: as('sealer'), ...loadSecrets(home) };
}

/** @returns how to reach the installation that runs in a home, or null when none says so */
export function readConnection(home: string): Connection | null {
  try {
    return JSON.parse(fs.readFileSync(path.join(home, CONNECTION), 'utf8')) as Connection;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || error instanceof SyntaxError) return null;
    throw error;
  }
}

function writeConnection(home: string, connection: Connection): void {
  const draft = path.join(home, `${CONNECTION}.${process.pid}`);
  fs.writeFileSync(draft, `${JSON.stringify(connection)}\n`, { mode: 0o600 });
  fs.renameSync(draft, path.join(home, CONNECTION));
}

/** Loading a demo was interrupted: it begins anew, for its refused attempts belong to states long past. */
async function dropHalfLoaded(ownerUrl: string, onProgress: (message: string) => void): Promise<void> {
  const { begun } = await asOwner<{ begun: boolean }>(
    ownerUrl,
    `select to_regclass('log.entry') is not null as begun`,
  );
  if (!begun) return;
  onProgress('The demo was not loaded to the end: beginning anew…');
  const admin = new URL(ownerUrl);
  const database = admin.pathname.slice(1);
  admin.pathname = '/postgres';
  await asOwner(admin.href, `drop database ${pg.escapeIdentifier(database)} with (force)`);
  await asOwner(admin.href, `create database ${pg.escapeIdentifier(database)}`);
}

async function asOwner<T>(url: string, statement: string): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows[0] as T;
  } finally {
    await client.end();
  }
}
