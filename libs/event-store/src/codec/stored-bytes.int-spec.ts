import { createHash, randomUUID } from 'node:crypto';
import { type AppendRequest, EventRegistry } from '@app/eventsourcing';
import { canonicalJson } from '@app/ledger';
import pg from 'pg';
import { MasterKey } from '../crypto/master-key.js';
import { openEventStore, type OpenEventStore } from '../open.js';
import { createLogDatabase, type LogDatabase } from '../testing/log-database.js';

const registry = new EventRegistry([
  { type: 'MemberNamed', schema: 1, personal: ['name'], parse: (data) => data as object },
]);

let database: LogDatabase;
let owner: pg.Client;
let opened: OpenEventStore;
beforeAll(async () => {
  database = await createLogDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  opened = openEventStore({ appUrl: database.appUrl, registry, master: new MasterKey(Buffer.alloc(32, 5)) });
});
afterAll(async () => {
  await Promise.all([opened.close(), owner.end()]);
  await database.drop();
});

const subject = randomUUID();

function naming(special: Partial<AppendRequest> = {}): AppendRequest {
  return {
    stream: randomUUID(),
    category: 'person',
    expectedVersion: 0,
    commandId: randomUUID(),
    request: { b: 1, a: 2 },
    actor: { account: 'operator', person: subject },
    at: '2026-03-31T09:00:00.000Z',
    effectiveAt: '2026-03-31T16:00:00+07:00',
    definition: 'sha256-xyz',
    events: [
      { type: 'MemberNamed', schema: 1, data: { name: { subject, value: 'Budi Santoso' }, at: 'Ceper' } },
    ],
    ...special,
  };
}

interface Row {
  readonly id: string;
  readonly head: Buffer;
  readonly body: Buffer;
  readonly salt: Buffer;
}

async function stored(request: AppendRequest): Promise<Row> {
  await opened.store.append(request);
  const { rows } = await owner.query<Row>('select id, head, body, salt from log.entry where stream = $1', [
    request.stream,
  ]);
  return rows[0]!;
}

const digest = (...parts: (Buffer | string)[]) =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('base64url');

// These bytes stand in logs for ever: a test that must be changed here means that old logs no longer read.
test('the head is canonical JSON of exactly these members', async () => {
  const request = naming();
  const { head, body, salt } = await stored(request);
  const parsed = JSON.parse(head.toString()) as { nonce: string };
  expect(head.toString()).toBe(canonicalJson(parsed));
  expect(parsed).toEqual({
    format: 1,
    stream: request.stream,
    category: 'person',
    version: 1,
    command: request.commandId,
    actor: { account: 'operator', person: subject },
    at: '2026-03-31T09:00:00.000Z',
    effectiveAt: '2026-03-31T16:00:00+07:00',
    definition: 'sha256-xyz',
    events: [{ type: 'MemberNamed', schema: 1 }],
    nonce: expect.stringMatching(/^[A-Za-z0-9_-]{22}$/),
    body: digest(salt, body),
    request: digest(salt, '{"a":2,"b":1}'),
  });
});

test('the body holds a personal value as ciphertext only', async () => {
  const { head, body } = await stored(naming());
  const [data] = JSON.parse(body.toString()) as { name: object; at: string }[];
  expect(data).toEqual({
    at: 'Ceper',
    name: {
      subject,
      keyVersion: expect.any(Number),
      alg: 'A256GCM',
      nonce: expect.stringMatching(/^[A-Za-z0-9_-]{16}$/),
      ciphertext: expect.stringMatching(/^[A-Za-z0-9_-]{38}$/),
    },
  });
  expect(Buffer.concat([head, body]).includes('Budi')).toBe(false);
});

test('the same command written twice has another nonce, salt and ciphertext', async () => {
  const [first, second] = [await stored(naming()), await stored(naming())];
  expect([first.body.equals(second.body), first.salt.equals(second.salt)]).toEqual([false, false]);
});

test('a ciphertext that was moved to another stream does not decrypt', async () => {
  const source = await stored(naming());
  const target = naming();
  const { id } = await stored(target);
  await owner.query('update log.entry set body = $1 where id = $2', [source.body, id]);
  await expect(opened.store.readStream(target.stream)).rejects.toThrow('does not decrypt');
});
