import { randomBytes, randomUUID } from 'node:crypto';
import {
  MasterKey,
  migrate,
  openEventStore,
  type OpenEventStore,
  StoreUnavailableError,
} from '@app/event-store';
import {
  accept,
  type CommandEnvelope,
  type Decider,
  type DomainEvent,
  handleCommand,
} from '@app/eventsourcing';
import { type OwnServer, startOwnServer } from '../support/own-server.js';
import { type Cut, LogProxy } from './log-proxy.js';
import { noteRegistry, noteRequest } from './notes.js';

/** Named in every append's bytes: the prepared statement of an entry that goes alone. */
const APPEND = 'rumpun-append';

let server: OwnServer;
let proxy: LogProxy;
const master = new MasterKey(randomBytes(32));
const opened: OpenEventStore[] = [];

beforeAll(async () => {
  server = await startOwnServer();
  await migrate(server.urls);
  proxy = await LogProxy.start(Number(new URL(server.urls.ownerUrl).port));
}, 60_000);
afterAll(async () => {
  await Promise.all(opened.map(({ close }) => close()));
  await proxy.stop();
  await server.remove();
});

/** @param patience milliseconds that the store goes on trying by itself */
function storeWith(patience: number): OpenEventStore {
  const appUrl = proxy.url(server.urls.appUrl);
  opened.push(openEventStore({ appUrl, registry: noteRegistry, master, lanes: 1, patience }));
  return opened.at(-1)!;
}

test.each<Cut>(['answer-lost', 'cut-at-once'])(
  'the store sends again after %s, with one effect',
  async (cut) => {
    const { store } = storeWith(20_000);
    const request = noteRequest(randomUUID(), 0);
    proxy.cutNext(cut, APPEND);
    const cuts = proxy.cuts;
    const result = await store.append(request);
    const entries = await store.readStream(request.stream);
    expect({ status: result.status, cuts: proxy.cuts - cuts, entries: entries.length }).toEqual({
      status: 'appended',
      cuts: 1,
      entries: 1,
    });
  },
);

test('a caller whose answer was lost learns from a retry what happened', async () => {
  const { store } = storeWith(0);
  const request = noteRequest(randomUUID(), 0);
  proxy.cutNext('answer-lost', APPEND);
  await expect(store.append(request)).rejects.toThrow(StoreUnavailableError);
  const retried = await store.append(request);
  const entries = await store.readStream(request.stream);
  expect({ status: retried.status, entries: entries.length }).toEqual({ status: 'known', entries: 1 });
});

test('a command whose answer was lost is answered with its entry and not decided again', async () => {
  const { store } = storeWith(0);
  let decided = 0;
  const decider: Decider<number, string, DomainEvent> = {
    category: 'note',
    initial: () => 0,
    evolve: (count) => count + 1,
    decide: (text) => {
      decided += 1;
      return accept([{ type: 'Noted', schema: 1, data: { text } }]);
    },
  };
  const { stream, commandId, actor, at, effectiveAt, request } = noteRequest(randomUUID(), 0, 'once');
  const context = { commandId, stream, actor, at, effectiveAt };
  const envelope: CommandEnvelope<string> = { command: 'once', request, context };
  proxy.cutNext('answer-lost', APPEND);
  await expect(handleCommand(store, decider, envelope)).rejects.toThrow(StoreUnavailableError);
  const outcome = await handleCommand(store, decider, envelope);
  expect([outcome, decided]).toEqual([expect.objectContaining({ ok: true, replayed: true, version: 1 }), 1]);
});
