import { seededRandom } from '../../faults/random.js';

/** Choices that one number repeats: what a random command is made of. */
export class Draws {
  private readonly next: () => number;

  constructor(salt: number) {
    this.next = seededRandom(salt);
  }

  /** @returns true in that share of the cases */
  chance(share: number): boolean {
    return this.next() < share;
  }

  /** @returns a whole number, both bounds included */
  int(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1));
  }

  /** @throws RangeError when there is nothing to pick from */
  pick<T>(from: readonly T[]): T {
    if (from.length === 0) throw new RangeError('nothing to pick from');
    return from[this.int(0, from.length - 1)]!;
  }

  /** @param weighted what may be picked, each with its weight */
  weighted<T>(weighted: readonly (readonly [weight: number, value: T])[]): T {
    let left = this.next() * weighted.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, value] of weighted) {
      left -= weight;
      if (left < 0) return value;
    }
    return weighted.at(-1)![1];
  }
}
