import { Grouped } from './grouped.js';

/** Answers when it is told to. */
function gate() {
  let open!: () => void;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}

describe('Grouped', () => {
  it('writes together what comes in one turn, and what comes meanwhile in the next statement', async () => {
    const written: number[][] = [];
    const first = gate();
    const begun = gate();
    const grouped = new Grouped<number, string>(async (items) => {
      written.push([...items]);
      begun.open();
      if (written.length === 1) await first.opened;
      return items.map((item) => `n${item}`);
    });
    const early = [grouped.add(1), grouped.add(2)];
    await begun.opened;
    const late = [grouped.add(3), grouped.add(4)];
    first.open();
    expect(await Promise.all([...early, ...late])).toEqual(['n1', 'n2', 'n3', 'n4']);
    expect(written).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it('writes no more than so many in one statement', async () => {
    const sizes: number[] = [];
    const grouped = new Grouped<number, number>((items) => {
      sizes.push(items.length);
      return Promise.resolve(items);
    }, 2);
    await Promise.all([1, 2, 3, 4, 5].map((item) => grouped.add(item)));
    expect(sizes).toEqual([2, 2, 1]);
  });

  it('an item that cannot be written takes no other with it', async () => {
    const grouped = new Grouped<number, number>((items) =>
      items.includes(2) ? Promise.reject(new Error('not 2')) : Promise.resolve(items.map((item) => -item)),
    );
    const outcomes = await Promise.allSettled([1, 2, 3].map((item) => grouped.add(item)));
    expect(outcomes).toEqual([
      { status: 'fulfilled', value: -1 },
      { status: 'rejected', reason: new Error('not 2') },
      { status: 'fulfilled', value: -3 },
    ]);
    expect(await grouped.add(4)).toBe(-4);
  });
});
