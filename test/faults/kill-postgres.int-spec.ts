import { randomBytes, randomUUID } from 'node:crypto';
import { MasterKey, migrate, openEventStore, Sealer } from '@app/event-store';
import type { AppendReceipt, AppendRequest, EventStore } from '@app/eventsourcing';
import { type OwnServer, startOwnServer } from '../support/own-server.js';
import { LogProxy } from './log-proxy.js';
import { noteRegistry, noteRequest } from './notes.js';

let server: OwnServer;
let proxy: LogProxy;
beforeAll(async () => {
  server = await startOwnServer();
  await migrate(server.urls);
  proxy = await LogProxy.start(Number(new URL(server.urls.ownerUrl).port));
}, 60_000);
afterAll(async () => {
  await proxy.stop();
  await server.remove();
});

interface Acknowledged {
  readonly request: AppendRequest;
  readonly receipt: AppendReceipt;
}

const WRITERS = 8;
const BEFORE_KILL = 300;
const AFTER_RESTART = 300;

/** Appends to streams of their own until told to stop; what was acknowledged is noted. */
function startWriters(store: EventStore) {
  const acknowledged: Acknowledged[] = [];
  let stopped = false;
  let waiters: { count: number; resolve: () => void }[] = [];
  const write = async () => {
    const stream = randomUUID();
    for (let version = 0; !stopped; version++) {
      const request = noteRequest(stream, version);
      const result = await store.append(request);
      if (result.status !== 'appended') throw new Error(`unexpected: ${JSON.stringify(result)}`);
      acknowledged.push({ request, receipt: result.receipt });
      waiters = waiters.filter(({ count, resolve }) => acknowledged.length < count || resolve());
    }
  };
  const all = Promise.all(Array.from({ length: WRITERS }, write));
  return {
    acknowledged,
    reach: (count: number) =>
      Promise.race([new Promise<void>((resolve) => waiters.push({ count, resolve })), all]),
    finish: async () => {
      stopped = true;
      await all;
    },
  };
}

test('what was acknowledged before PostgreSQL was killed is there after it, and every retry is known', async () => {
  const { store, close } = openEventStore({
    appUrl: proxy.url(server.urls.appUrl),
    registry: noteRegistry,
    master: new MasterKey(randomBytes(32)),
    patience: 60_000,
  });
  const writers = startWriters(store);
  await writers.reach(BEFORE_KILL);
  process.kill(server.pid, 'SIGKILL');
  await server.restart();
  proxy.target = Number(new URL(server.urls.ownerUrl).port);
  await writers.reach(writers.acknowledged.length + AFTER_RESTART);
  await writers.finish();

  const sealer = new Sealer({ connectionString: server.urls.sealerUrl });
  await sealer.sealOnce();
  const sealed = await store.readAll(0, 100_000);
  const retried = await Promise.all(writers.acknowledged.map(({ request }) => store.append(request)));
  await Promise.all([sealer.stop(), close()]);

  const ids = writers.acknowledged.map(({ receipt }) => receipt.id).sort((a, b) => a - b);
  expect(sealed.map(({ id }) => id).sort((a, b) => a - b)).toEqual(ids);
  expect(retried).toEqual(writers.acknowledged.map(({ receipt }) => ({ status: 'known', receipt })));
}, 120_000);
