interface Pending<T, R> {
  readonly item: T;
  resolve(result: R): void;
  reject(error: unknown): void;
}

/**
 * Group commit for rows: what is to be written at the same time goes to the database in one statement, and what
 * comes while that is on its way goes in the next.
 */
export class Grouped<T, R> {
  private waiting: Pending<T, R>[] = [];
  private busy = false;

  /**
   * @param write writes all or nothing and answers for each, in order; written again, an item changes nothing more
   * @param most items in one statement
   */
  constructor(
    private readonly write: (items: readonly T[]) => Promise<readonly R[]>,
    private readonly most = 100,
  ) {}

  /** @returns what `write` answers for the item. Rejects with what it throws for this item alone */
  add(item: T): Promise<R> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      if (!this.busy) void this.send();
    });
  }

  private async send(): Promise<void> {
    this.busy = true;
    // Whatever is ready in this turn of the event loop goes together.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.waiting.length > 0) await this.writeAll(this.waiting.splice(0, this.most));
    this.busy = false;
  }

  /** An item that cannot be written takes no other with it: after a failure each is tried by itself. */
  private async writeAll(group: readonly Pending<T, R>[]): Promise<void> {
    try {
      const results = await this.write(group.map(({ item }) => item));
      group.forEach(({ resolve }, index) => resolve(results[index]!));
    } catch (error) {
      if (group.length === 1) return group[0]!.reject(error);
      for (const each of group) await this.writeAll([each]);
    }
  }
}
