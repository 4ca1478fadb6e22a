import { MemoryEventStore } from '@app/eventsourcing';
import type { AccountEvent } from '@app/programme';
import { event, programmeEvents } from '@app/programme';
import { Accounts } from './accounts.js';

const ACCOUNT = '0b9d6c1e-5a6f-4a3e-9c57-1f2f8b1d0a01';
const PERSON = '0b9d6c1e-5a6f-4a3e-9c57-1f2f8b1d0a02';
const GRANT = '0b9d6c1e-5a6f-4a3e-9c57-1f2f8b1d0a03';
const AT = '2026-11-24T02:00:00.000Z';
const opened = event('AccountOpened', {
  person: PERSON,
  login: { subject: PERSON, value: 'sri' },
}) as AccountEvent;
const granted = event('RoleGranted', {
  grant: GRANT,
  role: 'manager',
  scope: { region: '33.10' },
}) as AccountEvent;
const why = { reason: 'Pindah tugas' };

let store: MemoryEventStore;
let version: number;
beforeEach(() => {
  store = new MemoryEventStore({ registry: programmeEvents });
  version = 0;
});

async function record(events: AccountEvent[], category = 'account'): Promise<void> {
  await store.append({
    stream: ACCOUNT,
    category,
    expectedVersion: version,
    commandId: `00000000-0000-4000-8000-00000000000${++version}`,
    request: null,
    actor: { account: 'operator', person: null },
    at: AT,
    effectiveAt: AT,
    definition: null,
    events,
  });
}

test('an account acts with the roles granted and not revoked since', async () => {
  const accounts = new Accounts(store);
  await record([opened, granted]);
  const before = await accounts.load(ACCOUNT);
  await record([event('RoleRevoked', { grant: GRANT, ...why }) as AccountEvent]);
  expect([before, await accounts.load(ACCOUNT)]).toEqual([
    {
      account: ACCOUNT,
      person: PERSON,
      grants: [{ grant: GRANT, role: 'manager', scope: { region: '33.10' } }],
    },
    { account: ACCOUNT, person: PERSON, grants: [] },
  ]);
});

test('a disabled account cannot act until it is enabled again', async () => {
  const accounts = new Accounts(store);
  await record([opened, granted]);
  await record([event('AccountDisabled', why) as AccountEvent]);
  const disabled = await accounts.load(ACCOUNT);
  await record([event('AccountEnabled', why) as AccountEvent]);
  expect([disabled, (await accounts.load(ACCOUNT))?.grants.length]).toEqual([null, 1]);
});

test('an unknown account, and a stream that is no account, cannot act', async () => {
  const unknown = await new Accounts(store).load(PERSON);
  await record([event('DefinitionPublished', { id: 'x', version: 1, hash: 'y' }) as never], 'definition');
  expect([unknown, await new Accounts(store).load(ACCOUNT)]).toEqual([null, null]);
});

test('only what came since is read, and the cache forgets the least used', async () => {
  await record([opened, granted]);
  const asked: (number | undefined)[] = [];
  const spying = {
    readStream: (stream: string, options: { from?: number } = {}) => {
      if (stream === ACCOUNT) asked.push(options.from);
      return store.readStream(stream, options);
    },
  };
  const accounts = new Accounts(spying, 1);
  await accounts.load(ACCOUNT);
  await accounts.load(ACCOUNT);
  expect(asked).toEqual([1, 2]);
});
