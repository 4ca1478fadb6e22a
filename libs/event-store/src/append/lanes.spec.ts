import { OverloadedError } from '@app/eventsourcing';
import type { EncodedEntry } from '../codec/entry-codec.js';
import { AppendLanes } from './lanes.js';
import type { Outcome } from './write-batch.js';

/** A writer that answers when the test says so. */
class Writer {
  readonly batches: string[][] = [];
  private readonly answers: (() => void)[] = [];

  write = (entries: readonly EncodedEntry[]): Promise<Outcome[]> => {
    this.batches.push(entries.map(({ stream, version }) => `${stream}${version}`));
    return new Promise((resolve) => {
      this.answers.push(() =>
        resolve(
          entries.map(({ stream, version }) =>
            stream === 'x'
              ? { status: 'failed', error: new Error('no') }
              : { status: 'appended', receipt: { stream, version, id: version } },
          ),
        ),
      );
    });
  };

  async answer(): Promise<void> {
    this.answers.shift()!();
    await new Promise(setImmediate);
  }
}

const entry = (stream: string, version = 1) => ({ stream, version }) as EncodedEntry;

function lanesWith(options: Partial<ConstructorParameters<typeof AppendLanes>[0]> = {}) {
  const writer = new Writer();
  return {
    writer,
    lanes: new AppendLanes({ lanes: 1, maxBatch: 10, maxWaiting: 100, write: writer.write, ...options }),
  };
}

describe('append lanes', () => {
  it('send at once when a lane is idle', () => {
    const { lanes, writer } = lanesWith();
    void lanes.append(entry('a'));
    expect(writer.batches).toEqual([['a1']]);
  });

  it('send what came in the meantime together, sorted by stream and version', async () => {
    const { lanes, writer } = lanesWith();
    for (const stream of ['a', 'd', 'b', 'c']) void lanes.append(entry(stream));
    await writer.answer();
    expect(writer.batches).toEqual([['a1'], ['b1', 'c1', 'd1']]);
  });

  it('send one entry of a stream at a time, in order of arrival', async () => {
    const { lanes, writer } = lanesWith({ lanes: 2 });
    for (const version of [1, 2, 3]) void lanes.append(entry('a', version));
    void lanes.append(entry('b'));
    await writer.answer();
    await writer.answer();
    await writer.answer();
    expect(writer.batches).toEqual([['a1'], ['b1'], ['a2'], ['a3']]);
  });

  it('send no more than the batch holds', async () => {
    const { lanes, writer } = lanesWith({ maxBatch: 2 });
    for (const stream of ['a', 'b', 'c', 'd']) void lanes.append(entry(stream));
    await writer.answer();
    expect(writer.batches).toEqual([['a1'], ['b1', 'c1']]);
  });

  it('refuse what is too much, and take on again once answers came', async () => {
    const { lanes, writer } = lanesWith({ maxWaiting: 1 });
    const first = lanes.append(entry('a'));
    await expect(lanes.append(entry('b'))).rejects.toThrow(OverloadedError);
    await writer.answer();
    await first;
    void lanes.append(entry('c'));
    expect(writer.batches).toEqual([['a1'], ['c1']]);
  });

  it('reject an entry that failed and answer the others', async () => {
    const { lanes, writer } = lanesWith();
    void lanes.append(entry('first'));
    const both = Promise.allSettled([lanes.append(entry('x')), lanes.append(entry('y'))]);
    await writer.answer();
    await writer.answer();
    expect((await both).map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  });

  it('answer everything taken before they are closed, and take nothing more', async () => {
    const { lanes, writer } = lanesWith();
    let closed = false;
    const taken = lanes.append(entry('a'));
    const closing = lanes.close().then(() => (closed = true));
    await expect(lanes.append(entry('b'))).rejects.toThrow('closed');
    expect(closed).toBe(false);
    await writer.answer();
    await Promise.all([taken, closing]);
  });
});
