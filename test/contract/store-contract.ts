import type { AppendReceipt, AppendRequest, EventStore } from '@app/eventsourcing';
import { InvalidAppendError, OversizedHeadError, UnknownEventError } from '@app/eventsourcing';
import type { ContractHarness } from './harness.js';
import { laterRegistry, note, registry, request, smallerRegistry, uuid } from './harness.js';

/** Everything that holds for a store, whatever it is made of. */
export function storeContract(makeHarness: () => Promise<ContractHarness>): void {
  let harness: ContractHarness;
  let store: EventStore;

  beforeAll(async () => {
    harness = await makeHarness();
    store = harness.open(registry);
  });
  afterAll(() => harness.close());

  const append = async (special: Partial<AppendRequest> = {}): Promise<AppendReceipt> => {
    const result = await store.append(request(special));
    if (result.status !== 'appended') throw new Error(`expected to append, got ${JSON.stringify(result)}`);
    return result.receipt;
  };

  describe('append', () => {
    it('answers the place of the entry and gives back what was written', async () => {
      const sent = request({ events: [note('one'), note('two')], definition: 'sha256-abc' });
      const result = await store.append(sent);
      const [entry] = await store.readStream(sent.stream);
      expect({ result, entry }).toEqual({
        result: { status: 'appended', receipt: { stream: sent.stream, version: 1, id: entry!.id } },
        entry: {
          id: entry!.id,
          stream: sent.stream,
          category: 'note',
          version: 1,
          commandId: sent.commandId,
          actor: sent.actor,
          at: sent.at,
          effectiveAt: sent.effectiveAt,
          definition: 'sha256-abc',
          events: sent.events,
        },
      });
    });

    it('reports a conflict with the version that stands', async () => {
      const { stream } = await append();
      await append({ stream, expectedVersion: 1 });
      expect(await store.append(request({ stream, expectedVersion: 1 }))).toEqual({
        status: 'conflict',
        actual: 2,
      });
    });

    it('reports a version that does not exist yet', async () => {
      const { stream } = await append();
      expect(await store.append(request({ stream, expectedVersion: 5 }))).toEqual({
        status: 'ahead',
        actual: 1,
      });
    });

    it('reports an expected version of a stream that does not exist', async () => {
      expect(await store.append(request({ expectedVersion: 1 }))).toEqual({ status: 'ahead', actual: 0 });
    });

    it('lets one of several racing appends through', async () => {
      const stream = uuid('stream');
      const results = await Promise.all(
        Array.from({ length: 8 }, (_, writer) =>
          store.append(request({ stream, events: [note(`by ${writer}`)] })),
        ),
      );
      expect(results.map(({ status }) => status).sort()).toEqual([
        'appended',
        ...Array<string>(7).fill('conflict'),
      ]);
    });

    it('takes a hundred streams at once', async () => {
      const results = await Promise.all(Array.from({ length: 100 }, () => store.append(request())));
      expect(results.every(({ status }) => status === 'appended')).toBe(true);
    });
  });

  describe('a command that is recorded', () => {
    it('answers with its entry, whatever version is expected now', async () => {
      const sent = request();
      const first = await store.append(sent);
      await append({ stream: sent.stream, expectedVersion: 1 });
      const again = await store.append({ ...sent, expectedVersion: 2, events: [note('decided anew')] });
      expect(again).toEqual({ ...first, status: 'known' });
    });

    it('is refused with another request', async () => {
      const sent = request();
      await store.append(sent);
      const again = await store.append({ ...sent, request: { kind: 'another' } });
      expect(again).toEqual({ status: 'command-id-reused' });
    });

    it('is told apart from another request whatever the order of members', async () => {
      const sent = request({ request: { a: 1, b: [{ c: 2, d: 3 }] } });
      await store.append(sent);
      const again = await store.append({ ...sent, request: { b: [{ d: 3, c: 2 }], a: 1 } });
      expect(again.status).toBe('known');
    });

    it('has one effect when it is sent many times at once', async () => {
      const sent = request();
      const results = await Promise.all(Array.from({ length: 5 }, () => store.append(sent)));
      expect(results.map(({ status }) => status).sort()).toEqual([
        'appended',
        'known',
        'known',
        'known',
        'known',
      ]);
    });

    it('is found by its id', async () => {
      const sent = request();
      const receipt = await append(sent);
      const found = await store.findByCommand(sent.commandId, sent.request);
      expect(found).toMatchObject({ id: receipt.id, events: sent.events });
    });

    it('is not found with another request', async () => {
      const sent = request();
      await store.append(sent);
      expect(await store.findByCommand(sent.commandId, { kind: 'another' })).toBe('command-id-reused');
    });

    it('is not found before it was sent', async () => {
      expect(await store.findByCommand(uuid('command'), {})).toBeNull();
    });
  });

  describe('what no store may take', () => {
    it.each([
      ['NUL', 'a\0b'],
      ['half of a surrogate pair', 'a\ud800b'],
    ])('refuses text with %s and names the field', async (_name, content) => {
      const events = [{ type: 'Noted', schema: 1, data: { text: 'ok', deep: [{ remark: content }] } }];
      await expect(store.append(request({ events }))).rejects.toMatchObject({
        name: InvalidAppendError.name,
        path: 'events.0.data.deep.0.remark',
      });
    });

    it('refuses an unknown event type', async () => {
      const events = [{ type: 'Unheard', schema: 1, data: {} }];
      await expect(store.append(request({ events }))).rejects.toThrow(UnknownEventError);
    });

    it('refuses data that its type does not allow', async () => {
      const events = [{ type: 'Noted', schema: 1, data: { text: 7 } }];
      await expect(store.append(request({ events }))).rejects.toThrow('text is not text');
    });

    it('refuses a schema that is not the newest', async () => {
      const events = [{ type: 'Noted', schema: 2, data: { text: 'x' } }];
      await expect(store.append(request({ events }))).rejects.toMatchObject({ path: 'events.0.schema' });
    });

    it('refuses an entry without events', async () => {
      await expect(store.append(request({ events: [] }))).rejects.toMatchObject({ path: 'events' });
    });

    it('refuses a head that is too large, and writes nothing', async () => {
      const sent = request({ events: Array.from({ length: 3_000 }, () => note('x')) });
      await expect(store.append(sent)).rejects.toThrow(OversizedHeadError);
      expect(await store.readStream(sent.stream)).toEqual([]);
    });

    it('refuses a personal value where its type declares none', async () => {
      const secret = { subject: uuid('person'), value: 'Budi' };
      const events = [{ type: 'Noted', schema: 1, data: { text: 'x', by: secret } }];
      await expect(store.append(request({ events }))).rejects.toMatchObject({ path: 'events.0.data.by' });
    });

    it('refuses a plain value where a personal one is declared', async () => {
      const events = [{ type: 'MemberNamed', schema: 1, data: { name: 'Budi' } }];
      await expect(store.append(request({ events }))).rejects.toMatchObject({ path: 'events.0.data.name' });
    });
  });

  describe('text', () => {
    it('is kept in the normal form NFC', async () => {
      const { stream } = await append({ events: [note('Cafe\u0301')] });
      const [entry] = await store.readStream(stream);
      expect(entry!.events[0]!.data).toEqual({ text: 'Caf\u00e9' });
    });
  });

  describe('reading a stream', () => {
    it('is empty for an unknown stream and for what is no stream id at all', async () => {
      expect([await store.readStream(uuid('stream')), await store.readStream('nonsense')]).toEqual([[], []]);
    });

    it('begins at the version asked for', async () => {
      const { stream } = await append();
      for (const version of [1, 2, 3]) await append({ stream, expectedVersion: version });
      const entries = await store.readStream(stream, { from: 3 });
      expect(entries.map(({ version }) => version)).toEqual([3, 4]);
    });

    it('shows the stream as it was at a position', async () => {
      const first = await append();
      await harness.seal();
      const position = await store.positionOf(first.id);
      await append({ stream: first.stream, expectedVersion: 1 });
      await harness.seal();
      const entries = await store.readStream(first.stream, { asOf: position! });
      expect(entries.map(({ version }) => version)).toEqual([1]);
    });

    it('shows nothing that is not sealed when asked for a position', async () => {
      const { stream } = await append();
      expect(await store.readStream(stream, { asOf: 1_000_000 })).toEqual([]);
    });
  });

  describe('the global order', () => {
    it('is dense and keeps the order of each stream', async () => {
      const before = (await store.head()).position;
      const streams = [uuid('stream'), uuid('stream')];
      for (const version of [0, 1, 2])
        for (const stream of streams) await append({ stream, expectedVersion: version });
      await harness.seal();
      const entries = (await store.readAll(before + 1, 100)).filter(({ stream }) => streams.includes(stream));
      const versionsOf = (wanted: string) =>
        entries.filter(({ stream }) => stream === wanted).map((e) => e.version);
      expect(streams.map(versionsOf)).toEqual([
        [1, 2, 3],
        [1, 2, 3],
      ]);
      const positions = (await store.readAll(0, 10_000)).map(({ position }) => position);
      expect(positions).toEqual(positions.map((_, index) => index));
    });

    it('answers no more than asked for, and nothing beyond the head', async () => {
      await append();
      await append();
      await harness.seal();
      const { position } = await store.head();
      const pages = [await store.readAll(position - 1, 1), await store.readAll(position + 1, 10)];
      expect(pages.map((page) => page.map((entry) => entry.position))).toEqual([[position - 1], []]);
    });

    it('knows the position of a sealed entry only', async () => {
      const { id } = await append();
      const unsealed = await store.positionOf(id);
      await harness.seal();
      const sealed = await store.positionOf(id);
      const [entry] = await store.readAll(sealed!, 1);
      expect([unsealed, entry!.id]).toEqual([null, id]);
    });
  });

  describe('time', () => {
    it('finds the last entry sealed at or before an instant', async () => {
      harness.setClock('2040-01-01T00:00:00.000Z');
      const first = await append();
      await harness.seal();
      harness.setClock('2040-01-02T00:00:00.000Z');
      const second = await append();
      await harness.seal();
      const positions = await Promise.all([first, second].map(({ id }) => store.positionOf(id)));
      const asked = ['2040-01-01T00:00:00.000Z', '2040-01-01T12:00:00+07:00', '2040-01-02T00:00:00.000Z'];
      const found = await Promise.all(asked.map((instant) => store.positionAt(instant)));
      expect(found).toEqual([positions[0], positions[0], positions[1]]);
    });

    it('never seals before what is sealed, though the clock went back', async () => {
      harness.setClock('2040-02-01T00:00:00.000Z');
      await append();
      await harness.seal();
      harness.setClock('2040-01-15T00:00:00.000Z');
      await append();
      await harness.seal();
      expect((await store.head()).sealedAt).toBe('2040-02-01T00:00:00.000Z');
    });

    it('knows nothing of the future, nor of a time before the log', async () => {
      const asked = ['2999-01-01T00:00:00.000Z', '1999-01-01T00:00:00.000Z'];
      expect(await Promise.all(asked.map((instant) => store.positionAt(instant)))).toEqual([null, -1]);
    });

    it('refuses what is no instant', async () => {
      await expect(store.positionAt('yesterday')).rejects.toThrow(RangeError);
    });
  });

  describe('personal values', () => {
    const named = (subject: string, other: string) => ({
      type: 'MemberNamed',
      schema: 1,
      data: {
        name: { subject, value: 'Budi Santoso' },
        contacts: [{ phone: { subject: other, value: '0812' } }, { phone: null }],
      },
    });

    it('read as they were written', async () => {
      const event = named(uuid('person'), uuid('person'));
      const { stream } = await append({ events: [event] });
      expect((await store.readStream(stream))[0]!.events).toEqual([event]);
    });

    it('of one person read as erased once the key is destroyed, those of others go on', async () => {
      const [gone, stays] = [uuid('person'), uuid('person')];
      const { stream } = await append({ events: [named(gone, stays)] });
      await harness.destroyKey(gone);
      expect((await store.readStream(stream))[0]!.events[0]!.data).toEqual({
        name: { subject: gone, erased: true },
        contacts: [{ phone: { subject: stays, value: '0812' } }, { phone: null }],
      });
    });

    it('that are erased may be written on', async () => {
      const data = { name: { subject: uuid('person'), erased: true }, contacts: [] };
      const { stream } = await append({ events: [{ type: 'MemberNamed', schema: 1, data }] });
      expect((await store.readStream(stream))[0]!.events[0]!.data).toEqual(data);
    });
  });

  describe('an erased body', () => {
    it('reads as its event type says', async () => {
      const data = { name: { subject: uuid('person'), value: 'Budi' }, contacts: [] };
      const { stream, id } = await append({ events: [{ type: 'MemberNamed', schema: 1, data }] });
      await harness.eraseBody(id);
      const [entry] = await store.readStream(stream);
      expect({ erased: entry!.erased, events: entry!.events }).toEqual({
        erased: true,
        events: [
          { type: 'MemberNamed', schema: 1, data: { name: { subject: stream, erased: true }, contacts: [] } },
        ],
      });
    });

    it('is corruption where the event type allows no erasure', async () => {
      const { stream, id } = await append();
      await harness.eraseBody(id);
      await expect(store.readStream(stream)).rejects.toThrow('cannot be erased');
    });

    it('leaves its command known, though the request can no longer be compared', async () => {
      const sent = request({ events: [{ type: 'MemberNamed', schema: 1, data: { contacts: [] } }] });
      const { id } = await append(sent);
      await harness.eraseBody(id);
      expect((await store.append({ ...sent, request: 'another' })).status).toBe('known');
    });
  });

  describe('versions of the program', () => {
    it('reads old events in the newest schema', async () => {
      const { stream } = await append();
      const [entry] = await harness.open(laterRegistry).readStream(stream);
      expect(entry!.events).toEqual([{ type: 'Noted', schema: 2, data: { text: 'first', language: 'id' } }]);
    });

    it('refuses events of a newer schema', async () => {
      const events = [{ type: 'Noted', schema: 2, data: { text: 'x', language: 'en' } }];
      const sent = request({ events });
      await harness.open(laterRegistry).append(sent);
      await expect(store.readStream(sent.stream)).rejects.toThrow('has schema 2; this program knows 1');
    });

    it('refuses to read a type that it does not know', async () => {
      const { stream } = await append({
        events: [{ type: 'MemberNamed', schema: 1, data: { contacts: [] } }],
      });
      await expect(harness.open(smallerRegistry).readStream(stream)).rejects.toThrow(UnknownEventError);
    });
  });
}
