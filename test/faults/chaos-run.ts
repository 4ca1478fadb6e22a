import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import path from 'node:path';
import { Follower, MasterKey, migrate, openEventStore, Sealer, SealListener } from '@app/event-store';
import pg from 'pg';
import type { SealStrategy } from '../../libs/event-store/src/seal/strategy.js';
import { migrateUrls } from '../../libs/event-store/src/testing/log-database.js';
import type { Acknowledged, Delivered } from './check-delivery.js';
import type { WriterTask } from './chaos-writer.js';
import { noteRegistry } from './notes.js';

export interface ChaosOptions {
  /** The owner's URL of a server with durable commits; its own database is "another database" here. */
  readonly serverUrl: string;
  readonly seed: number;
  /** Appends of each of the two processes: three writers through the store, one that commits late. */
  readonly fast: number;
  readonly slow: number;
  /** How the sealers look for unsealed entries; the real way by default. */
  readonly strategy?: SealStrategy;
}

export interface ChaosResult {
  readonly acknowledged: readonly Acknowledged[];
  readonly delivered: readonly Delivered[];
}

const PROCESSES = 2;

/**
 * Lets writers loose on a log while two sealers race, transactions stay open in this and another database, and a
 * prepared one is forgotten. All of these are still open when the last entry has been delivered.
 */
export async function runChaos(options: ChaosOptions): Promise<ChaosResult> {
  const name = `chaos_${randomBytes(6).toString('hex')}`;
  const admin = await connected(options.serverUrl);
  await admin.query(`create database ${name}`);
  const own = new URL(options.serverUrl);
  own.pathname = `/${name}`;
  const urls = migrateUrls(own.href);
  await migrate(urls);
  const obstacles = await leaveOpen(urls.ownerUrl, admin, name);
  const sealers = [0, 1].map(
    () => new Sealer({ connectionString: urls.sealerUrl, strategy: options.strategy, busyInterval: 10 }),
  );
  sealers.forEach((sealer) => sealer.start());
  const follower = follow(urls.appUrl);
  const contended = randomUUID();
  const { fast, slow } = options;
  const reports = await Promise.all(
    Array.from({ length: PROCESSES }, (_, index) =>
      runWriter({ appUrl: urls.appUrl, seed: options.seed + 100 * index, fast, slow, contended }),
    ),
  );
  await quiet(sealers[0]!);
  const delivered = await follower.untilHead();
  await Promise.all(sealers.map((sealer) => sealer.stop()));
  await obstacles.end();
  await admin.query(`drop database ${name} with (force)`);
  await admin.end();
  return { acknowledged: reports.flat(), delivered };
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

/** Three transactions with an id of their own that nobody ends: here, elsewhere, and prepared. */
async function leaveOpen(
  ownerUrl: string,
  elsewhere: pg.Client,
  name: string,
): Promise<{ end(): Promise<void> }> {
  const [here, forgetful] = [await connected(ownerUrl), await connected(ownerUrl)];
  const open = 'begin; select pg_current_xact_id()';
  await here.query(open);
  await elsewhere.query(open);
  await forgetful.query(open);
  await forgetful.query(`prepare transaction '${name}'`);
  return {
    end: async () => {
      // Fails when one of them was no longer open.
      await forgetful.query(`rollback prepared '${name}'`);
      await here.query('select 1; rollback');
      await elsewhere.query('select 1; rollback');
      await Promise.all([here.end(), forgetful.end()]);
    },
  };
}

/** Follows the log from its beginning, as a reader of its own. */
function follow(appUrl: string): { untilHead(): Promise<Delivered[]> } {
  const { store, pool, close } = openEventStore({
    appUrl,
    registry: noteRegistry,
    master: new MasterKey(Buffer.alloc(32, 1)),
  });
  const listener = new SealListener({ pool, pollMs: 100 });
  const abort = new AbortController();
  const delivered: Delivered[] = [];
  let last = Number.POSITIVE_INFINITY;
  const reading = (async () => {
    await listener.start();
    for await (const batch of new Follower({ store, listener, signal: abort.signal })) {
      delivered.push(
        ...batch.map(({ position, id, stream, version }) => ({ position, id, stream, version })),
      );
      if (delivered.length > last) return;
    }
  })();
  return {
    untilHead: async () => {
      last = (await store.head()).position;
      if (delivered.length > last) abort.abort();
      await reading;
      await listener.stop();
      await close();
      return delivered;
    },
  };
}

/** Seals until nothing is found: whatever is missing then will never come. */
async function quiet(sealer: Sealer): Promise<void> {
  while ((await sealer.sealOnce()).status !== 'empty');
}

function runWriter(task: WriterTask): Promise<Acknowledged[]> {
  const root = path.resolve(import.meta.dirname, '../..');
  const loader = path.join(root, 'test/support/ts-loader.mjs');
  const script = path.join(root, 'test/faults/chaos-writer.ts');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', loader, script, JSON.stringify(task)], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    let report: Acknowledged[] | undefined;
    child.on('message', (message) => (report = message as Acknowledged[]));
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 && report ? resolve(report) : reject(new Error(`a writer ended with code ${code}`)),
    );
  });
}
