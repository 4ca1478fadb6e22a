import type { ProjectionReader, SealedEntry } from '@app/eventsourcing';
import { ClusterHistory } from '../testing/cluster-history.js';
import { StateCache } from './state-cache.js';

/** A reader that counts how often it was asked. */
function readerOf(entries: readonly SealedEntry[]): ProjectionReader & { reads: number } {
  const reader = {
    reads: 0,
    stream: async (id: string) => {
      reader.reads++;
      return entries.filter(({ stream }) => stream === id);
    },
  };
  return reader;
}

describe('state cache', () => {
  it('folds entries as they come without reading the log', async () => {
    const { log } = new ClusterHistory().forum(1).enrol(1, 1);
    const states = new StateCache();
    const read = readerOf(log.entries);
    for (const entry of log.entries) await states.advance(entry, read);
    const cluster = await states.of('cluster', log.entries.at(-1)!.stream, read);
    expect(cluster).toMatchObject({ version: 1, state: { identity: { name: 'Klaster 1' } } });
    expect(read.reads).toBe(0);
  });

  it('reads a stream whose earlier entries it has not seen', async () => {
    const { log } = new ClusterHistory().forum(1);
    const read = readerOf(log.entries);
    const last = log.entries.at(-1)!;
    const fresh = await new StateCache().advance(last, read);
    expect([fresh.version, read.reads]).toEqual([last.version, 1]);
  });

  it('does not know a stream of another kind', async () => {
    const history = new ClusterHistory().forum(1);
    const read = readerOf(history.log.entries);
    expect(await new StateCache().of('cluster', history.forumId(1), read)).toBeNull();
  });

  it('lets the least recently used go', async () => {
    const history = new ClusterHistory().forum(1).forum(2);
    const read = readerOf(history.log.entries);
    const states = new StateCache(1);
    await states.of('forum', history.forumId(1), read);
    await states.of('forum', history.forumId(2), read);
    await states.of('forum', history.forumId(2), read);
    expect(read.reads).toBe(2);
    await states.of('forum', history.forumId(1), read);
    expect(read.reads).toBe(3);
  });
});
