import { MemoryEventStore } from '@app/eventsourcing';
import { registry } from './harness.js';
import { storeContract } from './store-contract.js';

describe('the store in memory', () => {
  storeContract(async () => {
    let clock = '2026-04-01T00:00:00.000Z';
    const store = new MemoryEventStore({ registry, now: () => clock });
    return {
      open: (other) => store.withRegistry(other),
      seal: async () => void store.seal(),
      destroyKey: async (subject) => store.destroyKey(subject),
      eraseBody: async (id) => store.eraseBody(id),
      setClock: (instant) => {
        clock = instant;
      },
      close: async () => undefined,
    };
  });
});
