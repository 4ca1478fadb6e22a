/**
 * Lets several threads of a story go on in step: each waits before its command until all the others wait or have
 * nothing more to do, then time passes for all at once. So the same story gives every command the same moment,
 * whichever of them the machine is faster with.
 */
export class Rounds {
  private waiting: (() => void)[] = [];

  /**
   * @param parties how many threads take part
   * @param pass lets time pass between two rounds
   */
  constructor(
    private parties: number,
    private readonly pass: () => void,
  ) {}

  /** Waits for the next round. */
  arrive(): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      this.goOn();
    });
  }

  /** This thread has nothing more to do. */
  leave(): void {
    this.parties--;
    this.goOn();
  }

  private goOn(): void {
    if (this.parties === 0 || this.waiting.length < this.parties) return;
    const released = this.waiting;
    this.waiting = [];
    this.pass();
    for (const release of released) release();
  }
}
