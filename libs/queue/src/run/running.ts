import type { Run } from '../backend/link.js';

/** Knows which runs are under way in this process, so that a stop can wait for them. */
export class Running {
  private readonly runs = new Set<Promise<void>>();

  /** @returns the same function, watched */
  watch(run: Run): Run {
    // The number of parameters counts: BullMQ hands a signal only to a function that takes three.
    return (job, token, signal) => {
      const one = run(job, token, signal);
      this.runs.add(one);
      const over = () => void this.runs.delete(one);
      one.then(over, over);
      return one;
    };
  }

  /** Resolves once nothing runs. */
  async idle(): Promise<void> {
    while (this.runs.size > 0) await Promise.allSettled([...this.runs]);
  }
}
