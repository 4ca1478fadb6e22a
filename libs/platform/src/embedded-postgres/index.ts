import fs from 'node:fs';
import path from 'node:path';
import { readOrCreateSecret } from '../home/secrets.js';
import { prepareBinaries } from './binaries.js';
import { createClusterIfMissing } from './cluster.js';
import { createDatabaseIfMissing } from './connect.js';
import { type Installation, ownerUrl } from './files.js';
import { launch } from './launch.js';
import { findRunning } from './orphan.js';
import { serverUser } from './os-user.js';
import { makePlace, placeOf } from './place.js';
import { stopServer } from './process.js';

export interface EmbeddedPostgresOptions {
  /** The home folder; data, log and the owner's password are kept below it. Made when missing. */
  readonly home: string;
  /** Settings of PostgreSQL by name, e.g. `{ fsync: 'off' }`. An adopted server keeps those it was started with. */
  readonly flags?: Readonly<Record<string, string>>;
  /** Told, in plain English, what takes time. */
  readonly onProgress?: (message: string) => void;
}

export interface EmbeddedPostgres {
  /** The superuser's connection to the database `rumpun`. For migrations only; never hand it to what serves. */
  readonly ownerUrl: string;
  readonly port: number;
  /** The server's process id. */
  readonly pid: number;
  /** Whether an orphan of a killed run was taken over instead of starting one. */
  readonly adopted: boolean;
  /** Stops the server and waits until it is gone. May be called twice. */
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL 18 from the package's own binaries, or takes over the server that a killed run left on the
 * same data. The first start makes the data folder and a random owner's password (a file of mode 0600); the
 * database `rumpun` is created when missing. Listens on the loopback only, on a free port.
 *
 * The caller holds the home's lock: two starts at once on one home are not told apart here.
 * @returns the running server. Throws StartProblem, whose text says what to do.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const flags = options.flags ?? {};
  const onProgress = options.onProgress ?? (() => {});
  const installation = await prepareInstallation(options.home);
  await createClusterIfMissing(installation, { durable: flags.fsync !== 'off', onProgress });
  const orphan = await findRunning(installation);
  if (orphan) onProgress(`Taking over the database server of an earlier run (pid ${orphan.pid})…`);
  else onProgress('Starting the database server…');
  const { pid, port } = orphan ?? (await launch(installation, flags));
  await createDatabaseIfMissing(installation.password, port);
  return {
    ownerUrl: ownerUrl(installation.password, port),
    port,
    pid,
    adopted: orphan !== undefined,
    stop: () => stopServer(pid),
  };
}

async function prepareInstallation(home: string): Promise<Installation> {
  fs.mkdirSync(home, { recursive: true, mode: 0o700 });
  const place = placeOf(home);
  const data = path.join(place, 'data');
  const user = serverUser(data);
  // Root's home must let the server's user walk through to its data; secrets stay in a folder of mode 0700.
  if (user) fs.chmodSync(home, fs.statSync(home).mode | 0o011);
  makePlace(place, user);
  const native = await prepareBinaries(place, user);
  const password = readOrCreateSecret(home, 'postgres-owner', 24);
  return { native, data, log: path.join(place, 'postgres.log'), place, password, user };
}
