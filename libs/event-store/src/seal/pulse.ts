/**
 * When to look again: soon after something was found, ever later while nothing is, at once when somebody who knows
 * says so.
 */
export class Pulse {
  private pause: number;
  private wake: (() => void) | undefined;
  private hinted = false;
  private stopped = false;

  /**
   * @param busy milliseconds between looks while there is work: appends that come together share a tick
   * @param idle longest pause in milliseconds
   */
  constructor(
    private readonly busy: number,
    private readonly idle: number,
  ) {
    this.pause = busy;
  }

  /**
   * Waits until the next look is due.
   * @param found whether the last look found work
   */
  async next(found: boolean): Promise<void> {
    this.pause = found ? this.busy : Math.min(this.pause * 2, this.idle);
    await this.sleep(this.busy, false);
    if (!found && !this.hinted) await this.sleep(this.pause - this.busy, true);
    if (this.hinted) this.pause = this.busy;
    this.hinted = false;
  }

  /** There is work. */
  hint(): void {
    this.hinted = true;
    this.wake?.();
  }

  /** Ends any waiting, now and later. */
  stop(): void {
    this.stopped = true;
    this.wake?.();
  }

  private async sleep(milliseconds: number, wakeOnHint: boolean): Promise<void> {
    if (this.stopped || milliseconds <= 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wake = () => {
        if (!wakeOnHint && !this.stopped) return;
        clearTimeout(timer);
        resolve();
      };
    });
    this.wake = undefined;
  }
}
