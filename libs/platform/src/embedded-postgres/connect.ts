import pg from 'pg';
import { StartProblem } from '../problem.js';
import { DATABASE, type Installation, ownerUrl } from './files.js';

/** Opens one connection, answers one query on it, closes it. Throws what pg throws. */
export async function ping(password: string, port: number): Promise<void> {
  await withClient(ownerUrl(password, port, 'postgres'), (client) => client.query('select 1'));
}

/** Creates the programme's database when it is missing. */
export async function createDatabaseIfMissing(password: string, port: number): Promise<void> {
  await withClient(ownerUrl(password, port, 'postgres'), async (client) => {
    const found = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (!found.rowCount) await client.query(`create database ${client.escapeIdentifier(DATABASE)}`);
  });
}

/** Whether the server answered and turned the password down: waiting will not help. */
export function isWrongPassword(error: unknown): boolean {
  return (error as { code?: string }).code === '28P01';
}

export function wrongPassword(installation: Installation): StartProblem {
  return new StartProblem({
    id: `Basis data di ${installation.data} dibuat dengan kata sandi lain. Pulihkan berkas secrets/postgres-owner di folder RUMPUN_HOME dari cadangan, atau pindahkan folder itu untuk memulai dari awal.`,
    en: `The database in ${installation.data} was made with another password. Restore the file secrets/postgres-owner of the RUMPUN_HOME folder from a backup, or move that folder away to begin anew.`,
  });
}

async function withClient<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5000 });
  client.on('error', () => {}); // a server that ends meanwhile fails the query too; that is the error reported
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
