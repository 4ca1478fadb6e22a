import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startEmbeddedPostgres } from '@app/platform';
import { runName } from './run-folder.mjs';

export interface TestServer {
  readonly adminUrl: string;
  /** Tells this run's template databases from those of other runs on the same server. */
  readonly run: string;
}

const FLAGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_prepared_transactions: '10',
  max_connections: '200',
};

/**
 * The server of this test run, started by whichever worker asks first. DATABASE_OWNER_URL_TEST names another one.
 * Global teardown stops it.
 */
export async function testServer(): Promise<TestServer> {
  const folder = process.env.RUMPUN_TEST_RUN;
  if (!folder) throw new Error('RUMPUN_TEST_RUN is not set: tests run through jest and its global setup');
  const run = runName(path.basename(folder));
  const given = process.env.DATABASE_OWNER_URL_TEST;
  if (given) return { adminUrl: given, run };
  return { adminUrl: await sharedServer(folder), run };
}

async function sharedServer(folder: string): Promise<string> {
  const answer = path.join(folder, 'server.json');
  if (!claim(path.join(folder, 'starting'))) return waitFor(answer);
  try {
    const server = await startEmbeddedPostgres({ home: folder, flags: FLAGS });
    publish(answer, { url: server.ownerUrl, pid: server.pid });
    return server.ownerUrl;
  } catch (error) {
    publish(answer, { error: String(error) });
    throw error;
  }
}

function claim(file: string): boolean {
  try {
    fs.writeFileSync(file, '', { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function publish(file: string, answer: { url?: string; pid?: number; error?: string }): void {
  fs.writeFileSync(`${file}.new`, JSON.stringify(answer));
  fs.renameSync(`${file}.new`, file);
}

async function waitFor(file: string): Promise<string> {
  const end = Date.now() + 90_000;
  while (!fs.existsSync(file)) {
    if (Date.now() > end) throw new Error('The test server did not start within 90 seconds');
    await delay(50);
  }
  const { url, error } = JSON.parse(fs.readFileSync(file, 'utf8')) as { url?: string; error?: string };
  if (!url) throw new Error(`The test server did not start: ${error}`);
  return url;
}
