import { Coalesced } from './coalesced.js';

/** A loader whose queries are answered when the test says so. */
function held() {
  const queries: { keys: readonly string[]; answer(): void; fail(error: Error): void }[] = [];
  const load = (keys: readonly string[]) =>
    new Promise<ReadonlyMap<string, string>>((resolve, reject) => {
      const answer = () =>
        resolve(new Map(keys.filter((k) => k !== 'none').map((k) => [k, k.toUpperCase()])));
      queries.push({ keys, answer, fail: reject });
    });
  return { queries, load };
}

describe('look-ups asked for together', () => {
  it('go at once while a lane is idle, and together once all are busy', async () => {
    const { queries, load } = held();
    const lookUp = new Coalesced(load, 1);
    const first = lookUp.get('a');
    expect(queries.map(({ keys }) => keys)).toEqual([['a']]);
    const rest = [lookUp.get('b'), lookUp.get('none'), lookUp.get('b')];
    queries[0]!.answer();
    expect(await first).toBe('A');
    expect(queries.map(({ keys }) => keys)).toEqual([['a'], ['b', 'none']]);
    queries[1]!.answer();
    expect(await Promise.all(rest)).toEqual(['B', undefined, 'B']);
  });

  it('never get an answer that was on its way before they asked', async () => {
    const { queries, load } = held();
    const lookUp = new Coalesced(load, 1);
    const before = lookUp.get('a');
    const after = lookUp.get('a');
    queries[0]!.answer();
    await before;
    expect(queries).toHaveLength(2);
    queries[1]!.answer();
    expect(await after).toBe('A');
  });

  it('fail together with their query, and the next ones go on', async () => {
    const { queries, load } = held();
    const lookUp = new Coalesced(load, 1);
    const lost = lookUp.get('a');
    queries[0]!.fail(new Error('connection lost'));
    await expect(lost).rejects.toThrow('connection lost');
    const next = lookUp.get('b');
    queries[1]!.answer();
    expect(await next).toBe('B');
  });

  it('split at the most keys of one query', async () => {
    const { queries, load } = held();
    const lookUp = new Coalesced(load, 1, 2);
    const all = ['a', 'b', 'c', 'd'].map((key) => lookUp.get(key));
    for (let sent = 0; sent < 3; sent++) {
      queries[sent]!.answer();
      await all[sent === 0 ? 0 : sent === 1 ? 2 : 3];
    }
    expect(queries.map(({ keys }) => keys)).toEqual([['a'], ['b', 'c'], ['d']]);
  });
});
