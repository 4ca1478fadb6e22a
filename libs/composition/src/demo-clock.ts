import type { Clock } from '@app/platform';
import { SimulatedClock } from '@app/platform';

/**
 * The demo's clock. While the demo is loaded it stands still and is moved by the story; after `run()` it goes on
 * at the speed of the wall clock from where it stood. Time that passes while the demo is switched off does not
 * pass in it: otherwise every agreement of the story would have expired by the next look.
 */
export class DemoClock implements Clock {
  private readonly simulated: SimulatedClock;
  private since: number | null = null;

  /** @param start ISO 8601 with a zone: the story's first day, or the newest moment of a loaded log */
  constructor(start: string) {
    this.simulated = new SimulatedClock(start);
  }

  now(): string {
    if (this.since === null) return this.simulated.now();
    return new Date(Date.parse(this.simulated.now()) + (performance.now() - this.since)).toISOString();
  }

  /** Moves a standing clock. @throws RangeError backwards, Error once it runs */
  set(to: string): void {
    if (this.since !== null) throw new Error('the demo is loaded: its clock runs by itself');
    this.simulated.set(to);
  }

  /** From now on it moves by itself. */
  run(): void {
    this.since ??= performance.now();
  }
}
