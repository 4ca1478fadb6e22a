import { jest } from '@jest/globals';
import { execFileSync, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import {
  type BackupSource,
  type Manifest,
  openServer,
  placeServer,
  restoreBackup,
  type Restored,
  takeBackup,
  writeManifest,
} from '@app/backup';
import { loadSecrets } from '@app/composition';
import { migrate, openEventStore, Sealer } from '@app/event-store';
import type { EventStore } from '@app/eventsourcing';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@app/platform';
import pg from 'pg';
import { migrateUrls, urlAs } from '../../libs/event-store/src/testing/log-database.js';
import { noteRegistry, noteRequest } from './notes.js';

/** A running installation, its backup, and what is done to the backup. */
let folder: string;
let server: EmbeddedPostgres;
let source: BackupSource;
let backup: string;
let manifest: Manifest;
let acknowledged: readonly { readonly id: number; readonly at: string }[];

// Several database servers and a process of their own, on two busy cores.
jest.setTimeout(180_000);

const SCRIPT = ['--import', './test/support/ts-loader.mjs', 'test/faults/backup-process.ts'];
const EVIDENCE = path.join('evidence', 'ab', 'cdef');

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'rumpun-backup-'));
  chmodSync(folder, 0o755); // root keeps the data of a home in a private folder elsewhere
  const home = path.join(folder, 'home', 'fresh');
  server = await startEmbeddedPostgres({ home, flags: { fsync: 'off' } });
  await migrate(migrateUrls(server.ownerUrl));
  loadSecrets(home);
  await refuseReplicationConnections();
  mkdirSync(path.dirname(path.join(home, EVIDENCE)), { recursive: true });
  writeFileSync(path.join(home, EVIDENCE), randomBytes(1_000));
  source = { kind: 'fresh', home, ownerUrl: server.ownerUrl };
  backup = path.join(folder, 'backup');
  ({ manifest, acknowledged } = await backUpUnderLoad());
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** As most servers do: only connections to a database are let in. */
async function refuseReplicationConnections(): Promise<void> {
  await asOwner(server.ownerUrl, async (owner) => {
    const { rows } = await owner.query<{ hba_file: string }>('show hba_file');
    const file = rows[0]!.hba_file;
    const lines = readFileSync(file, 'utf8').split('\n');
    writeFileSync(file, lines.filter((line) => !/^\w+\s+replication\s/.test(line)).join('\n'));
    await owner.query('select pg_reload_conf()');
  });
}

async function asOwner<T>(url: string, work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}

/** Eight writers append and a sealer seals before, while and after the backup is taken. */
async function backUpUnderLoad() {
  const { appUrl, sealerUrl } = migrateUrls(server.ownerUrl);
  const { masterKey: master } = loadSecrets(source.home);
  const { store, close } = openEventStore({ appUrl, registry: noteRegistry, master });
  const sealer = new Sealer({ connectionString: sealerUrl });
  sealer.start();
  const writers = startWriters(store);
  await writers.reach(200);
  const result = await takeBackup({ source, target: backup, withKeys: true, program: '0.1.0' });
  await writers.reach(writers.acknowledged.length + 200);
  await writers.finish();
  await Promise.all([sealer.stop(), close()]);
  if (!result.ok) throw new Error(JSON.stringify(result.reasons));
  return { manifest: result.manifest, acknowledged: writers.acknowledged };
}

function startWriters(store: EventStore) {
  const entries: { id: number; at: string }[] = [];
  let stopped = false;
  const write = async () => {
    const stream = randomUUID();
    for (let version = 0; !stopped; version++) {
      const result = await store.append(noteRequest(stream, version));
      if (result.status !== 'appended') throw new Error(`unexpected: ${JSON.stringify(result)}`);
      entries.push({ id: result.receipt.id, at: new Date().toISOString() });
    }
  };
  const all = Promise.all(Array.from({ length: 8 }, write));
  const reach = async (count: number) => {
    while (entries.length < count) await Promise.race([delay(5), all]);
  };
  const finish = async () => {
    stopped = true;
    await all;
  };
  return { acknowledged: entries, reach, finish };
}

/** A copy of the backup, to damage. */
function copied(): string {
  const copy = path.join(folder, `copy-${randomUUID()}`);
  cpSync(backup, copy, { recursive: true });
  return copy;
}

const root = () => path.join(folder, `root-${randomUUID()}`);
const restored = async (from: string, to: string, keys?: string) => {
  const result = await restoreBackup({ folder: from, root: to, ...(keys !== undefined && { keys }) });
  return result.ok ? result : { kind: result.kind, reasons: result.reasons.map(({ en }) => en) };
};

async function inRestored<T>(to: string, work: (url: string, home: string) => Promise<T>): Promise<T> {
  const home = path.join(to, 'fresh');
  const opened = await startEmbeddedPostgres({ home, flags: { fsync: 'off' } });
  try {
    return await work(opened.ownerUrl, home);
  } finally {
    await opened.stop();
  }
}

/** What a restore that was killed leaves: nobody takes it for an installation, and the next one begins anew. */
function leaveKilledRestore(draft: string): void {
  mkdirSync(path.join(draft, 'secrets'), { recursive: true });
  writeFileSync(path.join(draft, 'secrets', 'master-key'), 'of another backup');
  writeFileSync(path.join(draft, 'rumpun.lock'), JSON.stringify({ pid: 0, started: '', token: 'gone' }));
}

describe('a backup that was taken under load', () => {
  let to: string;
  let outcome: Restored;
  beforeAll(async () => {
    to = root();
    leaveKilledRestore(path.join(to, 'fresh.restoring'));
    outcome = (await restored(backup, to)) as Restored;
  });

  test('is restored with every entry that was acknowledged before its moment', async () => {
    const before = acknowledged.filter(({ at }) => at < manifest.log.asOf).map(({ id }) => id);
    const found = await inRestored(to, async (ownerUrl, home) => {
      const { masterKey: master } = loadSecrets(home);
      const { store, close } = openEventStore({
        appUrl: migrateUrls(ownerUrl).appUrl,
        registry: noteRegistry,
        master,
      });
      const entries = await store.readAll(0, 1_000_000);
      await close();
      return entries.map(({ id }) => id);
    });
    expect(before.length).toBeGreaterThan(200);
    expect(before.length).toBeLessThan(acknowledged.length);
    expect(before.filter((id) => !found.includes(id))).toEqual([]);
    expect(outcome.log).toMatchObject({ entries: found.length, problems: [], streams: { note: 8 } });
  });

  test('opens an era that says so, and keeps keys and files as they were', async () => {
    const home = path.join(to, 'fresh');
    const same = (name: string) =>
      readFileSync(path.join(home, name)).equals(readFileSync(path.join(source.home, name)));
    expect({ key: same('secrets/master-key'), evidence: same(EVIDENCE), era: outcome.log.era }).toEqual({
      key: true,
      evidence: true,
      era: 2,
    });
    expect(statSync(path.join(home, 'secrets', 'master-key')).mode & 0o777).toBe(0o600);
  });

  test('is restored into an empty home only', async () => {
    const again = await restored(backup, to);
    expect(again).toEqual({ kind: 'request', reasons: [expect.stringMatching(/fresh is not empty/)] });
  });
});

test("a demo's log goes on at its own time, not at the wall clock's", async () => {
  const copy = copied();
  rmSync(path.join(copy, 'manifest.json'));
  writeManifest(copy, { ...manifest, kind: 'demo' });
  const outcome = (await restored(copy, root())) as Restored;
  const opened = await startEmbeddedPostgres({ home: outcome.home, flags: { fsync: 'off' } });
  const { rows } = await asOwner(opened.ownerUrl, (owner) =>
    owner.query('select era, max(sealed_at) as last from log.tick group by era order by era'),
  );
  await opened.stop();
  expect(rows).toEqual([
    { era: 1, last: expect.any(Date) },
    { era: 2, last: rows[0].last },
  ]);
});

describe('a backup that is not whole', () => {
  test('names every file with a flipped byte or that is missing, and writes nothing', async () => {
    const copy = copied();
    const archive = path.join(copy, 'database', 'base.tar.gz');
    const bytes = readFileSync(archive);
    bytes[bytes.length >> 1]! ^= 1;
    writeFileSync(archive, bytes);
    rmSync(path.join(copy, 'files', EVIDENCE));
    const to = root();
    expect(await restored(copy, to)).toEqual({
      kind: 'damage',
      reasons: [
        'Damaged: database/base.tar.gz is not as it was written (SHA-256 differs).',
        expect.stringMatching(/^Missing: files\/evidence\/ab\/cdef /),
      ],
    });
    expect(existsSync(to)).toBe(false);
  });

  test('is refused when its manifest says something else than was written, or is gone', async () => {
    const copy = copied();
    const file = path.join(copy, 'manifest.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/"position": (\d+)/, '"position": 1$1'));
    const changed = await restored(copy, root());
    rmSync(file);
    const gone = await restored(copy, root());
    expect([changed, gone]).toEqual([
      { kind: 'damage', reasons: [expect.stringMatching(/manifest.json in .* is damaged/)] },
      { kind: 'request', reasons: [expect.stringMatching(/no backup, or one that was interrupted/)] },
    ]);
  });

  test('of another installation, its keys are told from the right ones', async () => {
    const keys = path.join(folder, 'keys');
    cpSync(path.join(backup, 'keys'), keys, { recursive: true });
    writeFileSync(path.join(keys, 'master-key'), `${randomBytes(32).toString('hex')}\n`);
    expect(await restored(backup, root(), keys)).toEqual({
      kind: 'damage',
      reasons: [expect.stringMatching(/^Another key: .*master-key/)],
    });
  });

  test('because it was killed is never taken for one, nor overwritten', async () => {
    const target = path.join(folder, 'killed');
    const child = spawn(process.execPath, [...SCRIPT, JSON.stringify({ source, target })], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    await once(child, 'message');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const left = readdirSync(target);
    const restoring = await restored(target, root());
    const again = await takeBackup({ source, target, withKeys: true, program: '0.1.0' });
    expect({ left, restoring, again }).toEqual({
      left: ['database'],
      restoring: { kind: 'request', reasons: [expect.stringMatching(/interrupted/)] },
      again: {
        ok: false,
        kind: 'request',
        reasons: [expect.objectContaining({ en: expect.stringMatching(/interrupted .* not overwritten/) })],
      },
    });
  });
});

test('without keys none are written, and a restore asks for them', async () => {
  const target = path.join(folder, 'without-keys');
  const result = await takeBackup({ source, target, withKeys: false, program: '0.1.0' });
  expect({
    ok: result.ok,
    parts: readdirSync(target).sort(),
    restoring: await restored(target, root()),
  }).toEqual({
    ok: true,
    parts: ['database', 'files', 'manifest.json'],
    restoring: { kind: 'request', reasons: [expect.stringMatching(/without keys.*--keys/)] },
  });
});

describe("a server's backup", () => {
  let target: string;
  let refused: Awaited<ReturnType<typeof takeBackup>>;
  let taken: Awaited<ReturnType<typeof takeBackup>>;
  beforeAll(async () => {
    target = path.join(folder, 'of-server');
    const ownerUrl = urlAs(server.ownerUrl, 'cadangan', 'cadangan');
    const of = {
      source: { ...source, kind: 'server', ownerUrl },
      target,
      withKeys: true,
      program: '0.1.0',
    } as const;
    await asOwner(server.ownerUrl, (owner) =>
      owner.query(`create role cadangan login password 'cadangan'; grant rumpun_app to cadangan`),
    );
    refused = await takeBackup(of);
    await asOwner(server.ownerUrl, (owner) => owner.query('alter role cadangan replication'));
    taken = await takeBackup(of);
  });

  test('needs the right to replicate and nothing more', () => {
    const reasons = refused.ok ? [] : refused.reasons.map(({ en }) => en);
    expect({ reasons, taken: taken.ok }).toEqual({
      reasons: [expect.stringMatching(/may not replicate.*alter role "cadangan" replication/)],
      taken: true,
    });
  });

  test('goes into a data folder of its own, and is verified once PostgreSQL runs on it', async () => {
    const to = root();
    const home = path.join(to, 'fresh');
    const database = path.join(home, 'postgres', 'data');
    const refusal = await restored(target, root());
    const placed = await placeServer({ folder: target, root: to, database });
    cpSync(path.join(to, 'server', 'secrets'), path.join(home, 'secrets'), { recursive: true });
    for (const name of [to, home, path.dirname(database)]) chmodSync(name, 0o711);
    if (process.getuid?.() === 0) execFileSync('chown', ['-R', 'postgres:', database]);
    const opened = await inRestored(to, async (ownerUrl) => {
      const first = await openServer(target, ownerUrl);
      return { first, second: await openServer(target, ownerUrl) };
    });
    expect({ refusal, placed: placed.ok, opened }).toMatchObject({
      refusal: { kind: 'request', reasons: [expect.stringMatching(/--database FOLDER.*--verify/)] },
      placed: true,
      opened: {
        first: { ok: true, log: { entries: acknowledged.length, era: 2, problems: [] } },
        second: { ok: true, log: { entries: acknowledged.length, era: 2 } },
      },
    });
  });

  test('is not verified while the database is served', async () => {
    const { appUrl } = migrateUrls(server.ownerUrl);
    const { store, close } = openEventStore({
      appUrl,
      registry: noteRegistry,
      master: loadSecrets(source.home).masterKey,
    });
    await store.head();
    const outcome = await openServer(target, server.ownerUrl);
    await close();
    expect(outcome).toMatchObject({ ok: false, kind: 'request' });
  });
});
