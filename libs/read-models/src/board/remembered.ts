import type { Surroundings } from '@app/programme';
import { Looked } from './looked-at.js';

interface Answer {
  readonly value: unknown;
  readonly looked: Looked;
  /** The day judged on, and the next on which time alone changes the answer. */
  readonly day: string;
  readonly nextChange: string | null;
}

/** What a judge answers that can be remembered. */
export interface Lasting {
  readonly nextChange: string | null;
}

/**
 * Answers about one cluster, each kept while nothing that it rests on has changed and no day has come that changes
 * it. Forgetting them costs time and nothing else.
 */
export class Remembered {
  private readonly answers = new Map<string, Answer>();

  /** @returns a way to ask in these surroundings on this day */
  on(surroundings: Surroundings, day: string): Asking {
    const { cluster, forum, agreements, cycles } = surroundings;
    const known = [cluster, ...(forum === null ? [] : [forum]), ...agreements, ...cycles];
    const states = new Map<string, unknown>(known.map(({ stream, state }) => [stream, state]));
    return {
      ask: (key, judge) => {
        const before = this.answers.get(key);
        if (before !== undefined && isOf(before, day) && before.looked.stands(surroundings, states)) {
          return before.value as ReturnType<typeof judge>;
        }
        const looked = new Looked(surroundings);
        const value = judge(looked.on);
        this.answers.set(key, { value, looked, day, nextChange: value.nextChange });
        return value;
      },
    };
  }
}

export interface Asking {
  /**
   * @param key of the question
   * @param judge must read nothing but the surroundings that it is given
   * @returns its answer, the very same object as long as it stands
   */
  ask<T extends Lasting>(key: string, judge: (on: Surroundings) => T): T;
}

/** Entries do not come in the order of their times: an answer holds for the days from its own on. */
const isOf = ({ day: judged, nextChange }: Answer, day: string): boolean =>
  judged <= day && (nextChange === null || day < nextChange);

/** Clusters whose answers are kept before the least recently judged is let go. */
const KEPT_CLUSTERS = 5_000;

/** The answers of many clusters. */
export class Memories {
  private readonly clusters = new Map<string, Remembered>();

  constructor(private readonly kept = KEPT_CLUSTERS) {}

  of(cluster: string): Remembered {
    const memory = this.clusters.get(cluster) ?? new Remembered();
    this.clusters.delete(cluster);
    this.clusters.set(cluster, memory);
    if (this.clusters.size > this.kept) this.clusters.delete(this.clusters.keys().next().value!);
    return memory;
  }

  reset(): void {
    this.clusters.clear();
  }
}
