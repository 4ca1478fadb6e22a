interface Waiter<V> {
  resolve(value: V | undefined): void;
  reject(error: unknown): void;
}

/**
 * Look-ups that are asked for at the same time go to the database together: an idle lane sends at once, and what
 * is asked while all lanes are busy goes in the next query. An answer is always from a query that was sent after
 * it was asked for.
 */
export class Coalesced<V> {
  private idle: number;
  private waiting = new Map<string, Waiter<V>[]>();

  /**
   * @param load one query for many distinct keys; a key without an answer is left out
   * @param lanes queries under way at once
   * @param most keys in one query
   */
  constructor(
    private readonly load: (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>,
    lanes = 2,
    private readonly most = 64,
  ) {
    this.idle = lanes;
  }

  /** @returns what was loaded under the key, undefined when nothing was. Rejects with what `load` throws. */
  get(key: string): Promise<V | undefined> {
    return new Promise((resolve, reject) => {
      const waiters = this.waiting.get(key);
      if (waiters === undefined) this.waiting.set(key, [{ resolve, reject }]);
      else waiters.push({ resolve, reject });
      if (this.idle > 0) void this.send();
    });
  }

  private async send(): Promise<void> {
    this.idle -= 1;
    while (this.waiting.size > 0) {
      const batch = this.take();
      try {
        const found = await this.load([...batch.keys()]);
        for (const [key, waiters] of batch) for (const { resolve } of waiters) resolve(found.get(key));
      } catch (error) {
        for (const waiters of batch.values()) for (const { reject } of waiters) reject(error);
      }
    }
    this.idle += 1;
  }

  private take(): Map<string, Waiter<V>[]> {
    const batch = new Map([...this.waiting].slice(0, this.most));
    for (const key of batch.keys()) this.waiting.delete(key);
    return batch;
  }
}
