import { readOrCreateSecret } from '../home/secrets.js';
import { createClusterIfMissing } from './cluster.js';
import { createDatabaseIfMissing } from './connect.js';
import { ownerUrl } from './files.js';
import { launch } from './launch.js';
import { findRunning } from './orphan.js';
import { prepareInstallation } from './prepare.js';
import { stopServer } from './process.js';

export { placeCluster, removeHome } from './restored.js';

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

/**
 * The superuser's address of a home's server that runs: for backups, which read every file of the cluster.
 *
 * @param port where it listens
 */
export function embeddedOwnerUrl(home: string, port: number): string {
  return ownerUrl(readOrCreateSecret(home, 'postgres-owner', 24), port);
}
