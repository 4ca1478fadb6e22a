/** Wakes everybody who waits at that moment and remembers nothing: look at the condition, then wait, without an await between. */
export class Signal {
  private readonly waiting = new Set<(raised: boolean) => void>();

  raise(): void {
    const woken = [...this.waiting];
    this.waiting.clear();
    for (const wake of woken) wake(true);
  }

  /**
   * @param timeoutMs longest wait in milliseconds
   * @param abort ends the wait early
   * @returns true when raised, false on time-out or abort
   */
  wait(timeoutMs: number, abort?: AbortSignal): Promise<boolean> {
    if (abort?.aborted || timeoutMs <= 0) return Promise.resolve(false);
    return new Promise((resolve) => {
      const done = (raised: boolean): void => {
        clearTimeout(timer);
        abort?.removeEventListener('abort', stop);
        this.waiting.delete(done);
        resolve(raised);
      };
      const stop = (): void => done(false);
      // A time-out above 2^31 - 1 ms would fire at once.
      const timer = setTimeout(stop, Math.min(timeoutMs, 2_147_483_647));
      abort?.addEventListener('abort', stop);
      this.waiting.add(done);
    });
  }
}

/** A pause that an abort ends early. @param ms milliseconds */
export function pause(ms: number, abort?: AbortSignal): Promise<boolean> {
  return new Signal().wait(ms, abort);
}

/** Milliseconds before attempt `n` (from 1): doubling from `firstMs`, at most `capMs`. */
export function backoff(attempt: number, firstMs = 100, capMs = 5_000): number {
  return Math.min(capMs, firstMs * 2 ** Math.min(attempt - 1, 30));
}
