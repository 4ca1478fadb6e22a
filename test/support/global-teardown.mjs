import path from 'node:path';
import pg from 'pg';
import { removeRun, runName } from './run-folder.mjs';

/** Stops the server that the run started, if any file asked for one, and removes its data. */
export default async function globalTeardown() {
  const folder = process.env.RUMPUN_TEST_RUN;
  if (!folder) return;
  const given = process.env.DATABASE_OWNER_URL_TEST;
  if (given) await dropTemplates(given, runName(path.basename(folder)));
  await removeRun(folder);
}

/** On a server that outlives the run, what the run made is removed by name. */
async function dropTemplates(connectionString, run) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const pattern = `template\\_%\\_${run}%`;
    const { rows } = await client.query('select datname from pg_database where datname like $1', [pattern]);
    for (const { datname } of rows) {
      await client.query(`drop database ${client.escapeIdentifier(datname)} with (force)`);
    }
  } finally {
    await client.end();
  }
}
